#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-or-later
# social.next_id(): unique, never backwards, near the clock, and no writer waits for another's commit.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../support";
use Psql;
use Test::More;

my ( $one, $two, $owner ) = ( Psql->new('SOCIAL_DSN_WEB'), Psql->new('SOCIAL_DSN_WEB'), Psql->new );
my $lag = 'round((social.id_of_time(clock_timestamp()) - social.next_id()) / 1048576.0)';

sub set_sequence {
	my ($behind) = @_;
	$owner->run("SELECT setval('social.id_seq', social.id_of_time(clock_timestamp() + interval '$behind'))");
}

set_sequence('-2 days');
cmp_ok( abs $one->run("SELECT $lag"), '<', 1000, 'after two idle days the first id is near the clock' );

# The one who lifts the sequence keeps its transaction open.
set_sequence('-2 days');
$one->run('BEGIN');
my $first = $one->run('SELECT social.next_id()');
$two->run("SET lock_timeout = '3s'");
my $second = $two->run('SELECT social.next_id()');
cmp_ok( $second, '>', $first, 'another gets its id at once, and a higher one' );
is( $owner->run("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"), 0, 'no lock is left behind in the open transaction' );
set_sequence('-2 days');
cmp_ok( abs $two->run("SELECT $lag"), '<', 1000, 'another may lift it meanwhile' );
$one->run('ROLLBACK');
cmp_ok( $two->run('SELECT social.next_id()'), '>', $second, 'a rollback does not turn it back' );

# A clock that steps back: ids count on.
set_sequence('1 hour');
my ( $ahead, $next ) = map { $one->run('SELECT social.next_id()') } 1, 2;
is( $owner->run("SELECT $next - $ahead"), 1, 'while the clock is behind, ids count on by one' );

like( $one->run("SELECT setval('social.id_seq', 1)"), qr/permission denied/, 'the web role cannot set the sequence' );
like( $one->run("ALTER SEQUENCE social.id_seq RESTART"), qr/must be owner/, 'nor restart it' );

# Six sessions draw at once for some seconds, with pauses, so that the sequence falls behind and is
# lifted again while others draw.
$owner->run('CREATE TABLE public.drawn (session int, n bigserial, id bigint, before bigint, after bigint)');
$owner->run('GRANT ALL ON public.drawn, public.drawn_n_seq TO PUBLIC');
set_sequence('-30 days');
my @session = map { Psql->new('SOCIAL_DSN_WEB') } 1 .. 6;
my $n = 0;
for my $s (@session) {
	$n++;
	$s->start(<<"SQL");
DO \$\$
DECLARE
  before bigint;
  drawn bigint;
BEGIN
  FOR step IN 1 .. 3000 LOOP
    before := social.id_of_time(clock_timestamp());
    drawn := social.next_id();
    INSERT INTO public.drawn (session, id, before, after) VALUES ($n, drawn, before, social.id_of_time(clock_timestamp()));
    IF step % 50 = 0 THEN
      COMMIT;
      PERFORM pg_sleep(0.02);
    END IF;
  END LOOP;
END
\$\$
SQL
}
is( join( '', map { $_->finish } @session ), '', 'six sessions drew 3,000 ids each' );
is( $owner->run('SELECT count(DISTINCT id) FROM public.drawn'), 18000, 'all different' );
is(
	$owner->run('SELECT count(*) FROM (SELECT id < lag(id) OVER (PARTITION BY session ORDER BY n) AS back FROM public.drawn) AS x WHERE back'),
	0, 'none lower than an earlier one of the same session'
);
is(
	$owner->run(<<'SQL'), 0, 'none lower than one that another session had before it asked'
SELECT count(*)
FROM (
  SELECT e.asked, e.id, max(e.id) FILTER (WHERE NOT e.asked) OVER (ORDER BY e.at) AS highest
  FROM (
    SELECT false AS asked, after + 2097152 AS at, id FROM public.drawn
    UNION ALL
    SELECT true, before, id FROM public.drawn
  ) AS e
) AS x
WHERE x.asked AND x.highest > x.id
SQL
);
cmp_ok( $owner->run('SELECT round(max(before - id) / 1048576.0) FROM public.drawn'), '<', 1100, 'none more than about a second behind the clock' );
cmp_ok( $owner->run('SELECT count(DISTINCT id >> 30) FROM public.drawn'), '>', 1, 'the sequence was lifted on the way' );

$_->close for $one, $two, $owner, @session;
done_testing();
