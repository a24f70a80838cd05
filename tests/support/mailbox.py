#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""A mail server on loopback that keeps what it is given: mailbox.py FOLDER [REFUSED].

Says its port on the first line. Each message becomes FOLDER/NUMBER.eml as it came; while there is a
file FOLDER/refuse the server takes nothing. Other files have it go wrong: "early" hangs up before it is ready
for the text, "cut" once it has all of it, "deaf" says nothing any more from then on, "stuck" from before.
Ends when its input does.
"""
import os
import sys

from aiosmtpd.controller import UnthreadedController
import asyncio


class Box:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    def wants(self, what):
        return os.path.exists(os.path.join(self.folder, what))

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.wants('early'):
            server.transport.abort()
        if self.wants('stuck'):
            open(os.path.join(self.folder, 'is-stuck'), 'w').close()
            await asyncio.sleep(3600)
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        if self.wants('refuse'):
            return '451 Not now'
        self.count += 1
        path = os.path.join(self.folder, f'{self.count:04}.eml')
        with open(path + '.new', 'wb') as file:
            file.write(b'X-Envelope-To: ' + ', '.join(envelope.rcpt_tos).encode() + b'\r\n' + envelope.content)
        os.rename(path + '.new', path)
        if self.wants('cut'):
            server.transport.abort()
        if self.wants('deaf'):
            await asyncio.sleep(3600)
        return '250 Kept'


def main():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    box = UnthreadedController(Box(sys.argv[1]), hostname='127.0.0.1', port=0, loop=loop)
    box.begin()
    print(box.server.sockets[0].getsockname()[1], flush=True)
    loop.add_reader(sys.stdin, loop.stop)
    loop.run_forever()


main()
