#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-or-later
# The log read in snapshot windows misses nothing and doubles nothing: late commits, savepoints,
# aborted subtransactions, long writers, chunks, two consumers of one name, 64 writers.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../support";
use Psql;
use Test::More;

my @web = map { Psql->new( 'SOCIAL_DSN_WEB', 1 ) } 1 .. 3;
my ( $worker, $second, $owner ) = ( Psql->new( 'SOCIAL_DSN_WORKER', 1 ), Psql->new( 'SOCIAL_DSN_WORKER', 1 ), Psql->new );
$web[0]->run("EXECUTE actor_ensure('w', 0::int2, $_, false)") for 1 .. 3;
$worker->run("EXECUTE consumer_ensure('t')");

# One row of the log; answers with its id.
sub write_row {
	my ($session) = @_;
	return $session->run('INSERT INTO social.activity (id, actor_id, verb, object_id, visibility)
		VALUES (social.next_id(), 1, 1, 1, 0) RETURNING id');
}

sub literal { my ($v) = @_; return defined $v && $v ne '' ? "'$v'" : 'NULL' }

# One batch as service/activity.c makes it; answers with the ids.
sub batch {
	my ( $session, $limit ) = @_;
	$session->run('BEGIN');
	my ( $number, $from, $to, $last ) = split /\|/, $session->run("EXECUTE consumer_lock('t')"), -1;
	$to = $session->run("EXECUTE snapshot_next('$from', $limit)") if $to eq '';
	my @ids = map { ( split /\|/ )[0] } split /\n/, $session->run("EXECUTE activity_window('$from', '$to', $last, $limit)");
	my $sum = @ids ? $session->run( 'SELECT sum(x) FROM unnest(ARRAY[' . join( ',', @ids ) . ']::bigint[]) AS x' ) : 0;
	my @next = @ids < $limit ? ( $to, '', 0 ) : ( $from, $to, $ids[-1] );
	my $moved = $session->run( "EXECUTE consumer_advance('t', $number, '$next[0]', " . literal( $next[1] )
			. ", $next[2], " . @ids . ", '$sum')" );
	$session->run( $moved eq '' ? 'ROLLBACK' : 'COMMIT' );
	return \@ids;
}

sub pending { return ( split m{\|}, $worker->run("EXECUTE consumer_pending('t')") )[0] }

is( pending(), 'f', 'nothing is pending in an empty log' );
is_deeply( batch( $worker, 10 ), [], 'and a batch of it is empty' );

# Late commits: the lower id becomes visible after the higher one was handled.
$web[0]->run('BEGIN');
my $low = write_row( $web[0] );
my $high = write_row( $web[1] );
cmp_ok( $low, '<', $high, 'the open transaction holds the lower id' );
is( pending(), 't', 'the committed row is pending' );
is_deeply( batch( $worker, 10 ), [$high], 'only the committed one is read' );
is( pending(), 'f', 'then nothing is pending' );
$web[0]->run('COMMIT');
is( pending(), 't', 'until the late one commits' );
is_deeply( batch( $worker, 10 ), [$low], 'which is read then' );
is_deeply( batch( $worker, 10 ), [], 'and not again' );

# Savepoints: released and aborted ones, rows on both sides of a window.
$web[0]->run('BEGIN');
my @kept = write_row( $web[0] );
$web[0]->run('SAVEPOINT a');
push @kept, write_row( $web[0] );
$web[0]->run('RELEASE a');
$web[0]->run('SAVEPOINT b');
write_row( $web[0] );
$web[0]->run('ROLLBACK TO b');
my $between = write_row( $web[1] );
is_deeply( batch( $worker, 10 ), [$between], 'a window in the middle of a transaction with savepoints' );
$web[0]->run('SAVEPOINT c');
push @kept, write_row( $web[0] );
$web[0]->run('COMMIT');
is_deeply( batch( $worker, 10 ), \@kept, 'later all its rows but those of the aborted savepoint' );
is( $owner->run("SELECT count(DISTINCT xid) FROM social.activity WHERE id IN (" . join( ',', @kept ) . ')' ), 1, 'which bear the one number of the whole transaction' );

# A long writer that lasts over many windows, with others coming and going.
$web[0]->run('BEGIN');
my $long = write_row( $web[0] );
for my $round ( 1 .. 3 ) {
	my $row = write_row( $web[1] );
	is_deeply( batch( $worker, 10 ), [$row], "beside a long writer: round $round" );
}
$web[1]->run('BEGIN');
write_row( $web[1] );
$web[1]->run('ROLLBACK');
is_deeply( batch( $worker, 10 ), [], 'a rolled back row never comes' );
$web[0]->run('COMMIT');
is_deeply( batch( $worker, 10 ), [$long], 'the row of the long writer comes once' );

# Chunks: a window larger than the limit is handled in id order, its edges kept.
$web[0]->run('BEGIN');
my @many = map { write_row( $web[0] ) } 1 .. 7;
$web[0]->run('COMMIT');
my @got = @{ batch( $worker, 3 ) };
is_deeply( \@got, [ @many[ 0 .. 2 ] ], 'a transaction larger than the limit: first chunk' );
my $later = write_row( $web[1] );
is( pending(), 't', 'an unfinished window is pending' );
push @got, @{ batch( $worker, 3 ) }, @{ batch( $worker, 3 ) };
is_deeply( \@got, \@many, 'the chunks make up the window' );
is( ( split /\|/, $worker->run("EXECUTE consumer_verify('t')") )[2], 't', 'verify holds between' );
is_deeply( batch( $worker, 3 ), [$later], 'what came meanwhile is in the next window' );

# More waiting than the limit: the window ends early, beside a writer that is still open.
$web[0]->run('BEGIN');
my $open = write_row( $web[0] );
my @waiting = map { write_row( $web[1] ) } 1 .. 9;
my @read;
for ( 1 .. 3 ) {
	my $ids = batch( $worker, 4 );
	cmp_ok( scalar @$ids, '<=', 4, 'a backlog is read in windows of about the limit' );
	push @read, @$ids;
}
push @read, map { @{ batch( $worker, 4 ) } } 1 .. 3;
is_deeply( [ sort @read ], [ sort @waiting ], 'all of the backlog, nothing twice' );
$web[0]->run('COMMIT');
is_deeply( batch( $worker, 4 ), [$open], 'then the row of the writer that was open all along' );

# Two consumers of one name: the second waits and goes on where the first ended.
my $row = write_row( $web[0] );
$worker->run('BEGIN');
my ( $number, $from ) = split /\|/, $worker->run("EXECUTE consumer_lock('t')");
$second->run('BEGIN');
$second->start("EXECUTE consumer_lock('t')");
ok( $owner->blocked($second), 'a second worker waits for the cursor' );
my $to = $worker->run("EXECUTE snapshot_next('$from', 10)");
is( ( split /\|/, $worker->run("EXECUTE activity_window('$from', '$to', 0, 10)") )[0], $row, 'the first reads the row' );
$worker->run("EXECUTE consumer_advance('t', $number, '$to', NULL, 0, 1, '$row')");
$worker->run('COMMIT');
my ( $number2, $from2 ) = split /\|/, $second->finish;
is( $number2, $number + 1, 'the second sees the next number' );
my $to2 = $second->run("EXECUTE snapshot_next('$from2', 10)");
is( $second->run("EXECUTE activity_window('$from2', '$to2', 0, 10)"), '', 'and not the row again' );
is( $second->run("EXECUTE consumer_advance('t', $number, '$to2', NULL, 0, 0, '0')"), '', 'an advance with a stale number moves nothing' );
$second->run('ROLLBACK');

# A batch that fails after its effects takes the cursor back with them.
my $again = write_row( $web[0] );
$worker->run('BEGIN');
$worker->run("EXECUTE consumer_lock('t')");
$worker->run("EXECUTE consumer_advance('t', $number2, '$to', NULL, 0, 1, '$again')");
$worker->run('ROLLBACK');
is_deeply( batch( $worker, 10 ), [$again], 'a rolled back batch is done again' );
like( $worker->run("EXECUTE consumer_verify('t')"), qr/^(\d+)\|\1\|t$/, 'verify: as many handled as the log holds' );
$owner->run("UPDATE social.consumer SET id_sum = id_sum + 1 WHERE name = 't'");
like( $worker->run("EXECUTE consumer_verify('t')"), qr/\|f$/, 'verify sees a row handled in place of another' );
$owner->run("UPDATE social.consumer SET id_sum = id_sum - 1 WHERE name = 't'");

# 64 writers with savepoints, rollbacks and pauses, two workers of one name with a small limit.
my $script = "$ENV{PGHOST}/writer.sql";
open my $out, '>', $script or die "$script: $!\n";
print {$out} <<'SQL';
\set mode random(1, 6)
\set pause random(1, 30)
BEGIN;
INSERT INTO social.activity (id, actor_id, verb, object_id, visibility) VALUES (social.next_id(), 2, 1, :mode, 0);
\if :mode = 1
SAVEPOINT a;
INSERT INTO social.activity (id, actor_id, verb, object_id, visibility) VALUES (social.next_id(), 2, 1, :mode, 0);
ROLLBACK TO a;
\endif
\if :mode < 4
\sleep :pause ms
SAVEPOINT b;
INSERT INTO social.activity (id, actor_id, verb, object_id, visibility) VALUES (social.next_id(), 2, 1, :mode, 0);
\endif
\if :mode = 6
ROLLBACK;
\else
COMMIT;
\endif
SQL
close $out;
$owner->run('CREATE TABLE public.handled (n bigserial, id bigint)');
$owner->run('GRANT ALL ON public.handled, public.handled_n_seq TO PUBLIC');
my $before = $owner->run('SELECT count(*) FROM social.activity');
my $pid = fork // die "fork: $!\n";
if ( !$pid ) {
	open STDOUT, '>', '/dev/null';
	open STDERR, '>', '/dev/null';
	exec "$ENV{PG_TEMP_BIN}/pgbench", '-n', '-c', 64, '-j', 1, '-t', 60, '-f', $script, $ENV{SOCIAL_DSN_WEB};
}
my ( $out_of_order, $highest, $batches, $quiet ) = ( 0, 0, 0, 0 );
while ( $quiet < 3 ) {
	my $session = $batches++ % 2 ? $second : $worker;
	my $ids = batch( $session, 50 );
	$session->run( 'INSERT INTO public.handled (id) SELECT unnest(ARRAY[' . join( ',', @$ids ) . ']::bigint[])' ) if @$ids;
	$out_of_order += grep { $_ < $highest } @$ids;
	for (@$ids) { $highest = $_ if $_ > $highest }
	my $running = kill 0, $pid;
	$running = 0 if $running && waitpid( $pid, 1 ) == $pid;
	$quiet = !$running && !@$ids ? $quiet + 1 : 0;
}
my $written = $owner->run('SELECT count(*) FROM social.activity') - $before;
cmp_ok( $written, '>', 4000, "64 writers wrote $written rows" );
cmp_ok( $out_of_order, '>', 100, "$out_of_order of them committed behind a higher id" );
is( $owner->run('SELECT count(*) FROM public.handled'), $written, "as many handled, in $batches batches" );
is( $owner->run('SELECT count(DISTINCT id) FROM public.handled'), $written, 'none twice' );
is(
	$owner->run('SELECT count(*) FROM social.activity AS a WHERE a.actor_id = 2 AND NOT EXISTS (SELECT FROM public.handled AS h WHERE h.id = a.id)'),
	0, 'none missed'
);
like( $worker->run("EXECUTE consumer_verify('t')"), qr/^(\d+)\|\1\|t$/, 'and verify says so' );

$_->close for @web, $worker, $second, $owner;
done_testing();
