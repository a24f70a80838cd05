#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-or-later
# publisher.pl SOCKET [silent]: takes numbers as nginx's publisher does, and writes for each one its time in
# milliseconds, channel, number and connection; or takes connections and never answers.
use strict;
use warnings;
use IO::Select;
use IO::Socket::UNIX;
use Time::HiRes qw(time);

my ( $path, $silent ) = @ARGV;
$| = 1;
my $listener = IO::Socket::UNIX->new( Local => $path, Listen => 64 ) or die "$path: $!\n";
my $all = IO::Select->new($listener);
my ( %text, %name );
my $connections = 0;
while ( my @ready = $all->can_read ) {
	for my $one (@ready) {
		if ( $one == $listener ) {
			my $new = $listener->accept or next;
			$name{$new} = ++$connections;
			$text{$new} = '';
			$all->add($new);
			next;
		}
		if ( !sysread $one, $text{$one}, 65536, length $text{$one} ) {
			$all->remove($one);
			close $one;
			next;
		}
		next if $silent;
		while ( $text{$one} =~ s{\APOST /pub\?id=(\S+) HTTP/1.1\r\n.*?Content-Length: (\d+)\r\n(?:[^\r\n]+\r\n)*\r\n}{}si ) {
			my ( $channel, $length ) = ( $1, $2 );
			sysread $one, $text{$one}, 65536, length $text{$one} while length $text{$one} < $length;
			my $number = substr $text{$one}, 0, $length, '';
			printf "%d %s %s %d\n", time * 1000, $channel, $number, $name{$one};
			syswrite $one, "HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\nok";
		}
	}
}
