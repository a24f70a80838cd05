#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What ext/cal writes, read by python-icalendar, unfolded by recurring_ical_events. TAP; read.py ASK

Local times become instants by zoneinfo and the TZID, not by the calendar's own VTIMEZONE, which
read.mjs goes by."""
import json
import os
import subprocess
import sys
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

ENV = dict(os.environ, ASAN_OPTIONS='detect_leaks=0')
CASES = json.load(open(os.path.join(os.path.dirname(__file__), 'cases.json'), encoding='utf-8'))
ESCAPES = str.maketrans({'\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t'})


def ask(what, lines):
	return subprocess.run([sys.argv[1], what], input=''.join(l + '\n' for l in lines).encode(), env=ENV,
		check=True, stdout=subprocess.PIPE).stdout.decode()


def expected():
	lines = ['\t'.join([c['zone'], c['start'], c['end'], c['rule'], c.get('except', '')]) for c in CASES]
	for line in ask('expand', lines).splitlines():
		yield [tuple(map(int, pair.split('-'))) for pair in line.split('\t')[1:]]


def instant(value, zone):
	# fold=0: the first of two, and the offset before a jump.
	local = value.replace(tzinfo=ZoneInfo(zone), fold=0)
	return int(local.astimezone(timezone.utc).timestamp()) * 1000000


def main():
	text = ask('write', ['\t'.join(f'{k}={str(v).translate(ESCAPES)}' for k, v in c.items() if k != 'edge')
		for c in CASES])
	calendar = icalendar.Calendar.from_ical(text)
	events = list(calendar.walk('VEVENT'))
	failed = len(events) != len(CASES)
	print('not ok' if failed else 'ok', 1, '- python-icalendar: an event for each case')
	for number, (case, event, wanted) in enumerate(zip(CASES, events, expected()), 2):
		alone = icalendar.Calendar()
		alone.add_component(event)
		years = datetime.fromisoformat(case['start']).year
		found = recurring_ical_events.of(alone).between(datetime(years, 1, 1), datetime(years + 11, 1, 1))
		zone = event['DTSTART'].params.get('TZID', 'UTC')
		got = sorted(instant(e['DTSTART'].dt, zone) for e in found)
		# By the clock alone, a day that was jumped over is one more that begins with the next.
		good = sorted(set(got)) == [start for start, _ in wanted] and zone == case['zone']
		if not case['rule']:
			good = good and instant(event['DTEND'].dt, zone) == wanted[0][1]
		failed |= not good
		name = case['uid'].split('@')[0].split(';')[0]
		print('ok' if good else 'not ok', number, f'- python-icalendar: dates of {name}')
		if not good:
			print(f'# {len(got)} dates {got[:5]}, not {len(wanted)} {[s for s, _ in wanted][:5]}')
	print(f'1..{len(CASES) + 1}')
	return 1 if failed else 0


sys.exit(main())
