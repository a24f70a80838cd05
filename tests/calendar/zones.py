#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Instants of local times against Python's zoneinfo, in all zones. TAP; zones.py ASK"""
import os
import random
import subprocess
import sys
import zoneinfo
from datetime import datetime, timedelta, timezone

ENV = dict(os.environ, ASAN_OPTIONS='detect_leaks=0')
EPOCH = datetime(1970, 1, 1)
YEARS = (1970, 2200)
# Not names of zones: the machine's own, and one that says nothing.
OTHERS = {'localtime', 'Factory', 'posixrules'}


def changes(zone):
	"""Local times around the changes of the clock, found by looking every three weeks."""
	at, last, found = datetime(1970, 1, 1, tzinfo=timezone.utc), None, []
	for week in range(0, 76 * 53, 3):
		now = at + timedelta(weeks=week)
		offset = now.astimezone(zone).utcoffset()
		if last is not None and offset != last:
			low, high = now - timedelta(weeks=3), now
			while high - low > timedelta(minutes=1):
				middle = low + (high - low) / 2
				if middle.astimezone(zone).utcoffset() == last:
					low = middle
				else:
					high = middle
			found += [(high + o).replace(tzinfo=None, second=0, microsecond=0) for o in (offset, last)]
		last = offset
	return found


def questions(name, rng):
	zone = zoneinfo.ZoneInfo(name)
	near = changes(zone)
	picked = rng.sample(near, min(6, len(near))) + near[-4:]
	for local in picked:
		for minutes in (-61, -31, -1, 0, 1, 29, 59):
			yield local + timedelta(minutes=minutes)
	for _ in range(10):
		yield EPOCH + timedelta(minutes=rng.randrange(76 * 525960))
	for _ in range(10):
		yield EPOCH + timedelta(minutes=rng.randrange(230 * 525960))


def expected(name, local):
	# fold=0: the first of two, and the offset before a gap, as RFC 5545 has it.
	instant = local.replace(tzinfo=zoneinfo.ZoneInfo(name), fold=0).astimezone(timezone.utc)
	return int((instant.replace(tzinfo=None) - EPOCH) // timedelta(microseconds=1))


def main():
	rng = random.Random(5545)
	asked = []
	for name in sorted(zoneinfo.available_timezones() - OTHERS):
		asked += [(name, at) for at in questions(name, rng) if YEARS[0] <= at.year <= YEARS[1]]
	text = ''.join(f'{name}\t{at:%Y-%m-%dT%H:%M}\n' for name, at in asked)
	said = subprocess.run([sys.argv[1], 'instants'], input=text, env=ENV, text=True, check=True,
		stdout=subprocess.PIPE).stdout.split('\n')[:-1]
	wrong = [(q, answer, expected(*q)) for q, answer in zip(asked, said)
		if answer != str(expected(*q))]
	good = not wrong and len(said) == len(asked) > 30000
	print('ok' if good else 'not ok', 1, '- local times of all zones are the instants that zoneinfo says')
	print(f'# {len(asked)} times in {len({q[0] for q in asked})} zones, {len(wrong)} wrong')
	for (name, at), answer, wanted in wrong[:20]:
		print(f'# {name} {at}: {answer}, not {wanted}')
	print('1..1')
	return 0 if good else 1


sys.exit(main())
