#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-or-later
# Two senders at once, one of them killed between handing over and done: nothing is sent twice.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../support";
use Psql;
use Test::More;

my ( $one, $other ) = map { Psql->new( 'SOCIAL_DSN_WEB', 1 ) } 1 .. 2;
my ( $worker, $owner ) = ( Psql->new('SOCIAL_DSN_WORKER'), Psql->new );
$owner->run("INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 0, g FROM generate_series(1, 20) AS g");
$worker->run("INSERT INTO social.delivery (id, wiki, recipient_id, kind, object_id, due_at)
	SELECT a.id, 'w', a.id, 1, 1, now() - a.id * interval '1 second' FROM social.actor AS a") eq '' or BAIL_OUT('no rows');

sub ids { return join ' ', sort { $a <=> $b } map { ( split /\|/ )[1] } split /\n/, shift }
sub lists { my @ids = split / /, shift; return sprintf "'{%s}', '{%s}'", join( ',', @ids ), join( ',', (1) x @ids ) }

# Each takes while the other one has not committed.
$one->run('BEGIN');
my $first = ids( $one->run("EXECUTE delivery_take('w', 5, 50)") );
$other->start("EXECUTE delivery_take('w', 20, 50)");
my $second = ids( $other->finish );
$one->run('COMMIT');
is( scalar split( / /, $first ), 5, 'one takes five' );
is( $second, join( ' ', grep { my $id = $_; !grep { $_ == $id } split / /, $first } 1 .. 20 ), 'the other one takes the rest, and does not wait' );

# The consumer meets a row that is being taken: it waits, then knows that this may be sent already.
my ($id) = split / /, $first;
$one->run("UPDATE social.delivery SET leased_until = NULL WHERE id = $id");
$one->run('BEGIN');
$one->run("EXECUTE delivery_take('w', 20, 50)");
$worker->start("INSERT INTO social.delivery AS d (id, wiki, recipient_id, kind, object_id, due_at) VALUES (99, 'w', $id, 1, 1, now())
	ON CONFLICT (recipient_id, kind, object_id, channel) WHERE dead_at IS NULL DO UPDATE SET again = true WHERE d.leased_until IS NOT NULL");
ok( $owner->blocked($worker), 'what grows waits for who takes it' );
$one->run('COMMIT');
$worker->finish;
is( $owner->run("SELECT again FROM social.delivery WHERE id = $id"), 't', 'and is sent again afterwards' );

# Killed in between.
$second =~ s/ .*//;
is( $other->run( 'EXECUTE delivery_handed(' . lists($second) . ')' ), 't', 'one hands over' );
$owner->run("SELECT pg_terminate_backend($other->{backend})");
$owner->run("UPDATE social.delivery SET leased_until = now() - interval '1 second'");
$one->run("EXECUTE delivery_bury('w')");
my $taken = ids( $one->run("EXECUTE delivery_take('w', 20, 50)") );
unlike( " $taken ", qr/ $second /, 'what was handed over by who was killed is not taken again' );
is( scalar split( / /, $taken ), 19, 'all else is' );
is( $owner->run('SELECT id, reason FROM social.delivery WHERE dead_at IS NOT NULL'), "$second|unknown", 'it is kept for a look' );

# Both say done to the same lease.
$one->run('BEGIN');
my ($last) = grep { $_ != $id } split / /, $taken;
my $again = Psql->new( 'SOCIAL_DSN_WEB', 1 );
is( $one->run("EXECUTE delivery_handed('{$last}', '{2}')"), 't', 'handed over in a transaction' );
$again->start("EXECUTE delivery_handed('{$last}', '{2}')");
ok( $owner->blocked($again), 'a second one waits' );
$one->run('COMMIT');
is( $again->finish, 'f', 'and may not send it' );
done_testing;
