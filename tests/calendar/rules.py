#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Random repeat rules against dateutil. TAP; rules.py ASK"""
import os
import random
import subprocess
import sys
from itertools import islice
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

ENV = dict(os.environ, ASAN_OPTIONS='detect_leaks=0')
DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu',
	'Africa/Casablanca', 'America/Sao_Paulo', 'Europe/Dublin', 'Pacific/Apia']
RULES = 300
MOST, SPAN = 366, 3653


def some(rng, choices, most):
	return rng.sample(choices, rng.randint(1, min(most, len(choices))))


def rule_of(rng):
	freq = rng.choice(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'])
	parts = {'FREQ': freq}
	if rng.random() < 0.4:
		parts['INTERVAL'] = rng.randint(1, 5)
	if rng.random() < 0.3:
		parts['BYMONTH'] = ','.join(map(str, some(rng, range(1, 13), 4)))
	if freq != 'WEEKLY' and rng.random() < 0.3:
		days = [d for d in range(-31, 32) if d]
		parts['BYMONTHDAY'] = ','.join(map(str, some(rng, days, 8)))
	if rng.random() < 0.5:
		# Not both kinds in one: dateutil takes a list of both as if each must be met.
		days = list(DAYS)
		# A year's n-th weekday that is also some day of a month is refused.
		of_year = freq == 'YEARLY' and 'BYMONTH' not in parts and 'BYMONTHDAY' in parts
		if freq in ('MONTHLY', 'YEARLY') and not of_year and rng.random() < 0.5:
			most = 5 if freq == 'MONTHLY' or 'BYMONTH' in parts else 53
			days = [f'{n}{d}' for d in DAYS for n in range(-most, most + 1) if n]
		parts['BYDAY'] = ','.join(some(rng, days, 5))
	# Days that two parts may name are refused with BYSETPOS from the end.
	names = [d[-2:] for d in parts.get('BYDAY', '').split(',')]
	days = parts.get('BYMONTHDAY', '').split(',')
	twice = len(set(names)) < len(names) or len({d[:1] == '-' for d in days}) > 1
	positions = [n for n in (-3, -2, -1, 1, 2, 3, 5) if n > 0 or not twice]
	chooses = {'BYMONTH', 'BYMONTHDAY', 'BYDAY'} & set(parts)
	if freq in ('MONTHLY', 'YEARLY') and chooses and rng.random() < 0.3:
		parts['BYSETPOS'] = ','.join(map(str, some(rng, positions, 3)))
	if rng.random() < 0.3:
		parts['WKST'] = rng.choice(DAYS)
	items = list(parts.items())
	rng.shuffle(items)
	return items


def question(rng):
	zone, items = rng.choice(ZONES), rule_of(rng)
	start = datetime(2020, 1, 1) + timedelta(minutes=15 * rng.randrange(25 * 366 * 96))
	if rng.random() < 0.5:
		items.append(('COUNT', rng.randint(1, 40)))
	else:
		until = start + timedelta(days=rng.randrange(0, 1500), minutes=rng.randrange(2000))
		items.append(('UNTIL', until.strftime('%Y%m%dT%H%M%S')))
	rule = ';'.join(f'{k}={v}' for k, v in items)
	return zone, start, start + timedelta(minutes=90), rule


def instant(local, zone):
	at = local.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(timezone.utc)
	return int(at.timestamp()) * 1000000


def expected(zone, start, rule):
	"""Instants, or the reason of the error."""
	parts = dict(p.split('=') for p in rule.split(';'))
	count = int(parts.pop('COUNT', 0))
	until = parts.pop('UNTIL', None)
	last = start + timedelta(days=SPAN)
	endless = ';'.join(f'{k}={v}' for k, v in parts.items()) + f';UNTIL={last:%Y%m%dT235959}'
	named = list(islice(rrulestr(endless, dtstart=start), MOST + 2))
	if not named:
		return 'event-repeat-invalid'
	dates = [start] + [d for d in named if d > start]
	if count:
		return [instant(d, zone) for d in dates[:count]] if len(dates) >= count else 'event-repeat-too-many'
	end = instant(datetime.strptime(until, '%Y%m%dT%H%M%S'), zone)
	kept = [start] + [d for d in dates[1:] if instant(d, zone) <= end]
	if len(kept) > MOST:
		return 'event-repeat-too-many'
	return [instant(d, zone) for d in kept]


def ask(program, questions):
	text = ''.join(f'{z}\t{s:%Y-%m-%dT%H:%M}\t{e:%Y-%m-%dT%H:%M}\t{r}\t\n' for z, s, e, r in questions)
	return subprocess.run([program, 'expand'], input=text, env=ENV, text=True, check=True,
		stdout=subprocess.PIPE).stdout.split('\n')[:-1]


def starts(answer):
	fields = answer.split('\t')
	return [int(f.split('-')[0]) for f in fields[1:]] if len(fields) > 1 else answer


def main():
	rng = random.Random(5545)
	questions = [question(rng) for _ in range(RULES)]
	said = ask(sys.argv[1], questions)
	wrong, dates = [], 0
	for (zone, start, end, rule), answer in zip(questions, said):
		wanted = expected(zone, start, rule)
		dates += isinstance(wanted, list) and len(wanted)
		if starts(answer) != wanted:
			wrong.append(f'{zone} {start} {rule}: {answer[:200]}, not {str(wanted)[:200]}')
	good = not wrong and len(said) == RULES and dates > 5000
	print('ok' if good else 'not ok', 1, '- random rules have the dates that dateutil says')
	print(f'# {RULES} rules, {dates} dates, {len(wrong)} wrong')
	for line in wrong[:10]:
		print('#', line)
	# A canonical rule is its own canonical rule, and means the same.
	well = [(q, a) for q, a in zip(questions, said) if '\t' in a]
	again = ask(sys.argv[1], [(*q[:3], a.split('\t')[0]) for q, a in well])
	changed = [(a, b) for (_, a), b in zip(well, again) if a != b]
	good = good and not changed and len(again) > RULES / 3
	print('not ok' if changed or len(again) <= RULES / 3 else 'ok', 2,
		'- the normalised rule means the same and stays as it is')
	for pair in changed[:10]:
		print('#', *pair)
	print('1..2')
	return 0 if good else 1


sys.exit(main())
