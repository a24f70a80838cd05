#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Messages that mailbox.py kept, read by Python's own reader: mail.py FILE… answers a JSON list."""
import email
import email.policy
import json
import sys


def read(path):
    with open(path, 'rb') as file:
        message = email.message_from_binary_file(file, policy=email.policy.default)
    parts = {kind: message.get_body((kind,)) for kind in ('plain', 'html')}
    return {
        'headers': {name.lower(): str(value) for name, value in message.items()},
        'defects': [str(one) for one in message.defects],
        **{kind: part.get_content() if part else None for kind, part in parts.items()},
    }


print(json.dumps([read(path) for path in sys.argv[1:]], ensure_ascii=False))
