#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-or-later
# Notifications are read and counted while others write: what grows stays unread, nobody waits in a ring,
# counts are those of the moment, and of two who mirror preferences the later one stands.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../support";
use Psql;
use Test::More;

my ( $reader, $other ) = map { Psql->new( 'SOCIAL_DSN_WEB', 1 ) } 1 .. 2;
my ( $writer, $owner ) = ( Psql->new( 'SOCIAL_DSN_WORKER', 1 ), Psql->new );
$reader->run("EXECUTE actor_ensure('w', 0::int2, $_, false)") for 1 .. 9;
my $me = $owner->run(q{SELECT id FROM social.actor WHERE local_id = 1});
$owner->run("INSERT INTO social.status (id, wiki, author_id, visibility, text) SELECT g, 'w', $me, 0, 'x' FROM generate_series(1, 3) AS g");
$owner->run("INSERT INTO social.reaction (target_id, actor_id, id) SELECT g, a.id, g * 10 + a.local_id
	FROM generate_series(1, 3) AS g, social.actor AS a WHERE a.local_id IN (2, 3)");
$owner->run("INSERT INTO social.status (id, wiki, author_id, root_id, parent_id, thread_id, visibility, text)
	SELECT 50 + a.local_id, 'w', a.id, 1, 1, 50 + a.local_id, 0, 'x' FROM social.actor AS a WHERE a.local_id IN (2, 3)");

# As the log's consumer writes.
sub told {
	my ( $kind, $object, $seq, $since ) = @_;
	return "INSERT INTO social.notification AS n (recipient_id, kind, object_id, id, seq, since_id)
		VALUES ($me, $kind, $object, $seq, $seq, $since) ON CONFLICT (recipient_id, kind, object_id) DO UPDATE
		SET seq = excluded.seq, since_id = CASE WHEN n.seq > n.read_seq THEN least(n.since_id, excluded.since_id) ELSE excluded.since_id END";
}
sub unread { return $other->run("EXECUTE notification_count('w', 1, 1000, 3000, '{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}')") }
sub mark { my ($up_to) = @_; return "EXECUTE notification_read('w', 1, NULL, $up_to, 1000)" }

$writer->run( told( @$_ ) ) for [ 4, 1, 101, 12 ], [ 4, 2, 102, 22 ], [ 2, 1, 103, 52 ];
is( unread(), 3, 'three bundles' );

# One grows while all that was shown is read.
$writer->run('BEGIN');
$writer->run( told( 4, 1, 110, 13 ) );
is( unread(), 3, 'what is not committed does not count' );
$reader->start( mark(103) );
ok( $other->blocked($reader), 'reading waits for who writes' );
is( $writer->run( told( 4, 2, 111, 23 ) ), '', 'who goes on to write in the order of keys and waits for nobody' );
$writer->run('COMMIT');
is( $reader->finish, 1, 'then that is read which did not grow' );
is( unread(), 2, 'and what grew is unread' );
is( $reader->run( mark(111) ), 2, 'until it is read' );
is( unread(), 0, 'then nothing is' );

# The same the other way round: the consumer waits for who reads, and its bundle is unread.
$reader->run( told( 4, 3, 120, 32 ) ) =~ /denied/ or fail('who reads writes no bundles');
$writer->run( told( 4, 3, 120, 32 ) );
$reader->run('BEGIN');
is( $reader->run( mark(120) ), 1, 'one is read' );
$writer->start( told( 4, 3, 130, 33 ) );
ok( $other->blocked($writer), 'the consumer waits for who reads' );
$reader->run('COMMIT');
$writer->finish;
is( unread(), 1, 'what came meanwhile is unread' );
is( $owner->run('SELECT since_id FROM social.notification WHERE object_id = 3'), 33, 'from what came on' );

# A bundle that comes below what was shown, after it was shown, is not lost where bundles are named.
$writer->run( told( 2, 2, 125, 1 ) );
is( $reader->run("EXECUTE notification_read('w', 1, '{120}', 130, 1000)"), 1, 'bundles read by name' );
is( $owner->run('SELECT read_seq FROM social.notification WHERE object_id = 2 AND kind = 2'), 0, 'leave others' );

# Counts are of the moment, whatever else is under way.
$writer->run( told( 4, 1, 140, 13 ) );
is( unread(), 1, 'a like is unread' );
$other->run('SELECT 1');
my $session = Psql->new;
$session->run('BEGIN');
$session->run('DELETE FROM social.reaction WHERE id = 13');
is( unread(), 1, 'while it is being taken back' );
$session->run('COMMIT');
is( unread(), 0, 'not any more then' );
$session->run('BEGIN');
$session->run("INSERT INTO social.reaction (target_id, actor_id, id) SELECT 1, id, 14 FROM social.actor WHERE local_id = 4");
is( unread(), 0, 'nor while another is given' );
$session->run('COMMIT');
is( unread(), 1, 'but when it was' );

# Many at once: three write and take back, one reads; what is counted in the end is what is there.
my @many = map { Psql->new('') } 1 .. 3;
$owner->run("INSERT INTO social.status (id, wiki, author_id, visibility, text) SELECT 1000 + g, 'w', $me, 0, 'x' FROM generate_series(1, 30) AS g");
for my $i ( 0 .. 2 ) {
	$many[$i]->start( "DO \$\$ BEGIN FOR i IN 1 .. 300 LOOP
		INSERT INTO social.reaction (target_id, actor_id, id) SELECT 1001 + i % 30, a.id, 2000 + i * 10 + $i FROM social.actor AS a
		WHERE a.local_id = 2 + $i ON CONFLICT DO NOTHING;
		IF FOUND THEN
			" . told( 4, '1001 + i % 30', "nextval('social.id_seq')", "2000 + i * 10 + $i" ) =~ s/VALUES \((.*?), nextval\((.*?)\), nextval\(.*?\), (.*?)\) ON/SELECT $1, s, s, $3 FROM nextval($2) AS s ON/r . ";
		END IF;
		COMMIT;
		IF i % 3 = 0 THEN DELETE FROM social.reaction WHERE target_id = 1001 + i * 7 % 30 AND id >= 2000 AND id % 10 = $i; END IF;
		COMMIT;
	END LOOP; END \$\$" );
}
my $bad = 0;
for ( 1 .. 40 ) {
	$bad++ unless unread() =~ /^\d+$/;
	$bad++ unless $reader->run( mark( int( rand 2 ) ? 150 : $other->run('SELECT max(seq) FROM social.notification') ) ) =~ /^\d+$/;
}
is( join( '', map { $_->finish } @many ), '', 'three write at once' );
is( $bad, 0, 'while one reads' );
# Whatever the reader met last.
$owner->run("INSERT INTO social.reaction (target_id, actor_id, id) SELECT 1001, id, 9999 FROM social.actor WHERE local_id = 9");
$writer->run( told( 4, 1001, $owner->run(q{SELECT nextval('social.id_seq')}), 9999 ) );
my $there = $owner->run('SELECT count(*) FROM social.notification AS n WHERE n.seq > n.read_seq AND n.kind = 4 AND EXISTS (
	SELECT FROM social.reaction AS r WHERE r.target_id = n.object_id AND r.id >= n.since_id)');
is( unread(), $there, 'in the end as many are unread as are there' );
cmp_ok( $there, '>', 0, 'which are some' );

# Preferences: the one that waits sees what the other wrote.
sub mirror {
	my ($muted) = @_;
	return ( "EXECUTE notification_lock_people('w', '{1,2}')", "EXECUTE notification_mirror('w', '{1,2}', '{1}', '{4}', '{$muted->[0]}', '{1,1}', '{$muted->[1],$muted->[2]}', '{}', '{}', '')" );
}
sub muted { return $owner->run("SELECT string_agg(b.local_id::text, ',' ORDER BY b.local_id) FROM social.mute AS m JOIN social.actor AS b ON b.id = m.muted_id WHERE m.actor_id = $me") }
my ( $lock, $set ) = mirror( [ 2, 5, 6 ] );
$reader->run($_) for 'BEGIN', $lock;
is( $reader->run($set), 1, 'one tells of a person' );
my ( $lock2, $set2 ) = mirror( [ 3, 6, 7 ] );
$other->run('BEGIN');
$other->start($lock2);
ok( $reader->blocked($other), 'another one waits' );
$reader->run('COMMIT');
$other->finish;
is( $other->run($set2), 1, 'and tells of that person' );
$other->run('COMMIT');
is( muted(), '6,7', 'the later one stands' );
is( $owner->run("SELECT string_agg(kind || '=' || channels, ' ') FROM social.preference"), '4=3', 'in all of it' );

done_testing();
