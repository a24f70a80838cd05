#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-or-later
# Two web workers post with the same idempotency key at the same moment.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../support";
use Psql;
use Test::More;

my ( $one, $two, $watch ) = ( Psql->new( 'SOCIAL_DSN_WEB', 1 ), Psql->new( 'SOCIAL_DSN_WEB', 1 ), Psql->new );

sub post {
	my ( $key, $text ) = @_;
	return "EXECUTE status_post('w', 5, '$text', '', 0::int2, '$key', '[]', NULL, NULL, NULL, NULL)";
}

sub by_key {
	my ( $session, $key, $text ) = @_;
	my $row = $session->run("EXECUTE status_by_key('w', 5, '$text', '', 0::int2, '$key', 0, NULL, NULL, NULL, NULL)");
	my ( $same, undef, $id ) = split /\|/, $row;
	return ( $same // '', $id // '' );
}

my $posts = sub { $watch->run("SELECT count(*) FROM social.status WHERE text LIKE '$_[0]%'") };

$one->run("EXECUTE actor_ensure('w', 0::int2, 5, false)");

# The second waits for the first and then gets the first one's status.
$one->run('BEGIN');
my ($id) = split /\|/, $one->run( post( 'k1', 'first' ) );
like( $id, qr/^\d+$/, 'the first post is made' );
$two->run('BEGIN');
$two->start( post( 'k1', 'first' ) );
ok( $watch->blocked($two), 'a second one with the same key waits for it' );
$one->run('COMMIT');
is( $two->finish, '', 'and makes no status' );
is_deeply( [ by_key( $two, 'k1', 'first' ) ], [ 't', $id ], 'it finds the first one by the key, in the same transaction' );
is_deeply( [ by_key( $two, 'k1', 'other' ) ], [ 'f', $id ], 'another body is told apart' );
$two->run('COMMIT');
is( $posts->('first'), 1, 'one status is stored' );
is( $watch->run("SELECT count(*) FROM social.activity WHERE object_id = $id"), 1, 'and one row of the log' );

# When the first one fails, the second makes it.
$one->run('BEGIN');
$one->run( post( 'k2', 'second' ) );
$two->start( post( 'k2', 'second' ) );
ok( $watch->blocked($two), 'again the second waits' );
$one->run('ROLLBACK');
my ($made) = split /\|/, $two->finish;
like( $made, qr/^\d+$/, 'the first is rolled back: the second is made' );
is( $posts->('second'), 1, 'one status is stored again' );

# An expired key that two take up at once goes to one of them.
$watch->run("UPDATE social.idempotency SET created_at = now() - interval '25 hours'");
$one->run('BEGIN');
my ($renewed) = split /\|/, $one->run( post( 'k1', 'third' ) );
like( $renewed, qr/^\d+$/, 'an expired key is used again' );
$two->start( post( 'k1', 'third' ) );
ok( $watch->blocked($two), 'by one at a time' );
$one->run('COMMIT');
is( $two->finish, '', 'the other makes no status' );
is_deeply( [ by_key( $two, 'k1', 'third' ) ], [ 't', $renewed ], 'and finds the new one' );
is( $posts->('third'), 1, 'one status is stored once more' );

# First actions of one person at the same moment.
$one->run('BEGIN');
$one->run("EXECUTE actor_ensure('w', 0::int2, 6, false)");
$two->start("EXECUTE actor_ensure('w', 0::int2, 6, false)");
ok( $watch->blocked($two), 'two first actions of one person: the second waits' );
$one->run('COMMIT');
is( $two->finish, '', 'and goes on' );
is( $watch->run("SELECT count(*) FROM social.actor WHERE local_id = 6"), 1, 'one actor is made' );

# Two posts of one author without keys do not wait for ids, only for the author's own head.
$one->run('BEGIN');
$one->run("EXECUTE status_post('w', 6, 'a', '', 0::int2, NULL, '[]', NULL, NULL, NULL, NULL)");
like( $two->run("EXECUTE status_post('w', 5, 'b', '', 0::int2, NULL, '[]', NULL, NULL, NULL, NULL)"), qr/^\d+\|/, 'posts of different authors do not wait for each other' );
$one->run('COMMIT');

$_->close for $one, $two, $watch;
done_testing();
