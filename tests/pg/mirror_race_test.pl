#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-or-later
# Marks for another inbox while others write: a person's presence is held before their mark by whoever holds both,
# and a mark that is under way is not taken for an older one.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../support";
use Psql;
use Test::More;

my ( $reader, $child ) = map { Psql->new( 'SOCIAL_DSN_WEB', 1 ) } 1 .. 2;
my ( $worker, $owner ) = ( Psql->new( 'SOCIAL_DSN_WORKER', 1 ), Psql->new );
my $channels = q{'{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}'};
$reader->run("EXECUTE actor_ensure('w', 0::int2, $_, false)") for 1 .. 9;
$reader->run("EXECUTE mirror_start('w')");
$owner->run("INSERT INTO social.status (id, wiki, author_id, visibility, text) SELECT a.id, 'w', a.id, 0, 'x' FROM social.actor AS a");
my $me = $owner->run(q{SELECT id FROM social.actor WHERE local_id = 1});
is( $reader->run("EXECUTE live_present('w', 1, 600)"), $me, 'somebody is looking' );

my $next = 1000;
# The fan-out of a like of a person's status, as a statement.
sub liking {
	my ( $fan, $object ) = @_;
	$next++;
	$owner->run("INSERT INTO social.reaction (target_id, actor_id, id) VALUES ($object, $fan, $next)");
	$owner->run("INSERT INTO social.activity (id, actor_id, verb, object_id, visibility) VALUES ($next, $fan, 6, $object, 0)");
	return "EXECUTE fanout_serve('{$next}', '{6}', '{$fan}', '{$object}', $channels, 1000, 50000)";
}
sub takes { return $child->run("EXECUTE mirror_take('w', 100, 100, 300, $channels)") }
sub done { my ($taken) = @_; my ( $user, $mark ) = split /\|/, $taken; return $child->run("EXECUTE mirror_done('w', '{$user}', '{$mark}')") }

# Who marks as read has the presence, and goes on to the mark: the fan-out holds no mark by then.
$reader->run('BEGIN');
$reader->run("EXECUTE live_present('w', 1, 600)");
$worker->start( liking( $me + 1, $me ) );
ok( $owner->blocked($worker), 'the fan-out waits for who holds the presence' );
is( $reader->run("EXECUTE live_touch('w', 1)"), '', 'who may go on to the mark' );
$reader->run('COMMIT');
is( $worker->finish, '1|0', 'then the fan-out goes on' );
is( takes() =~ s/\|\d+\|/:/r, '1:1', 'one mark, of the number with both' );

# And the other way round.
$worker->run('BEGIN');
$worker->run("UPDATE social.presence SET poke = false WHERE actor_id = $me");
$reader->start("EXECUTE live_touch('w', 1)");
ok( $owner->blocked($reader), 'who marks as read waits for who holds the presence' );
unlike( $worker->run( liking( $me + 2, $me ) ), qr/ERROR/, 'who may go on to the mark' );
$worker->run('COMMIT');
is( $reader->finish, '', 'then the reader goes on' );

# What is being written is not ended by who took an older one.
my $taken = takes();
$worker->run('BEGIN');
$worker->run( liking( $me + 3, $me ) );
is( done($taken), 0, 'a mark that is being written stays, and nobody waits' );
$worker->run('COMMIT');
is( done($taken), 0, 'and when it is written' );
is( done( takes() ), 1, 'until it was taken itself' );

# Another one that comes while the row is being taken away.
$worker->run( liking( $me + 4, $me ) );
$taken = takes();
$child->run('BEGIN');
is( done($taken), 1, 'a row is being taken away' );
$worker->start( liking( $me + 5, $me ) );
ok( $owner->blocked($worker), 'the fan-out waits for it' );
$child->run('COMMIT');
is( $worker->finish, '1|0', 'and goes on' );
is( takes() =~ s/\|\d+\|/:/r, '1:1', 'with a row anew' );

# Many at once.
my @many = map { Psql->new( 'SOCIAL_DSN_WEB', 1 ) } 1 .. 3;
$owner->run("INSERT INTO social.presence (actor_id, until, poke) SELECT id, now() + interval '1 hour', true FROM social.actor ON CONFLICT DO NOTHING");
my @answers;
for my $round ( 1 .. 25 ) {
	my @likes = map { liking( $me + ( $_ + $round ) % 9, $me + $_ ) } grep { ( $_ + $round ) % 9 != $_ } 0 .. 8;
	for my $session (@many) {
		$session->start( join ' ', map { "BEGIN; EXECUTE notification_read('w', $_, NULL, 9223372036854775807, 100); EXECUTE live_touch('w', $_); COMMIT;" }
			map { 1 + int rand 9 } 1 .. 12 );
	}
	push @answers, $worker->run($_) for @likes;
	push @answers, done($_) for split /\n/, takes();
	push @answers, map { $_->finish } @many;
}
is( scalar( grep { /ERROR/ } @answers ), 0, 'nobody waits in a ring' ) or diag( grep { /ERROR/ } @answers );
done($_) for split /\n/, takes();
is( $owner->run('SELECT count(*) FROM social.mirror'), 0, 'in the end all of them are brought over' );
done_testing();
