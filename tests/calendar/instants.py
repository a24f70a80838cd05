#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads iCalendar from stdin by python-icalendar, and prints its events with the instants they begin at, as JSON.

Local times become instants by zoneinfo and the TZID."""
import json
import sys
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events


def seconds(value, zone):
	return int(value.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(timezone.utc).timestamp())


def read(event):
	alone = icalendar.Calendar()
	alone.add_component(event)
	zone = event['DTSTART'].params.get('TZID', 'UTC')
	year = event['DTSTART'].dt.year
	found = recurring_ical_events.of(alone).between(datetime(year, 1, 1), datetime(year + 11, 1, 1))
	return {
		'uid': str(event['UID']), 'summary': str(event['SUMMARY']), 'status': str(event['STATUS']),
		'sequence': int(event['SEQUENCE']), 'stamp': int(event['DTSTAMP'].dt.timestamp()), 'url': str(event['URL']),
		'starts': sorted({seconds(e['DTSTART'].dt, zone) for e in found}),
	}


print(json.dumps([read(e) for e in icalendar.Calendar.from_ical(sys.stdin.buffer.read()).walk('VEVENT')]))
