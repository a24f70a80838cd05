#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-or-later
# listen.pl SOCKET: a service manager's datagram socket; each message on a line of stdout, as it comes.
use strict;
use warnings;
use IO::Socket::UNIX;
use Socket qw(SOCK_DGRAM);
my $socket = IO::Socket::UNIX->new( Type => SOCK_DGRAM, Local => $ARGV[0] =~ s/^@/\0/r ) or die "no socket: $!\n";
$| = 1;
print "listening\n";
while ( defined $socket->recv( my $message, 4096 ) ) {
	print $message =~ s/\n/ /gr, "\n";
}
