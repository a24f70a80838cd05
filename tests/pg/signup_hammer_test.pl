#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# 200 people want 50 seats at the same time, give them back, ask again, bring guests, while seats are added.
# In the snapshot of every reader no more seats are taken than there are, nobody waits for a seat that is
# free, and nobody is seated behind whom somebody waits who asked before. SOCIAL_ROUNDS of them (5).
use strict;
use warnings;
use File::Temp qw(tempdir);

my ( $CLIENTS, $EACH, $SEATS, $MORE ) = ( 200, 6, 50, 60 );
# Planned once in each session: that is most of the work.
$ENV{PGOPTIONS} = '-c plan_cache_mode=force_generic_plan';
my $rounds = $ENV{SOCIAL_ROUNDS} // 5;
my $bin = $ENV{PG_TEMP_BIN};
my $folder = tempdir( CLEANUP => 1 );

sub write_file {
	my ( $name, $text ) = @_;
	open my $out, '>', "$folder/$name" or die "$name: $!\n";
	print {$out} $text;
	close $out;
	return "$folder/$name";
}

sub sql {
	my ($text) = @_;
	my $file = write_file( 'sql', "$text;\n" );
	my $answer = `$bin/psql -XqAt -v ON_ERROR_STOP=1 -f $file`;
	die "psql failed\n" if $?;
	chomp $answer;
	return $answer;
}

open my $in, '<', $ENV{SOCIAL_STATEMENTS} or die "$ENV{SOCIAL_STATEMENTS}: $!\n";
my %statement = do { local $/; map { /^PREPARE (\w+)[^\n]*? AS\s*(.*?);\s*\z/s ? ( $1 => $2 ) : () } split /(?<=;)\n(?=PREPARE )/, <$in> };

# A statement with its parameters written out, for pgbench and psql.
sub filled {
	my ( $name, @value ) = @_;
	my $text = $statement{$name} // die "no statement $name\n";
	$text =~ s/\$(\d+)/$value[ $1 - 1 ]/g;
	return $text =~ s/--[^\n]*//gr =~ s/\s+/ /gr;
}

my %said = (
	lock => filled( 'signup_lock', "'w'", '9' ),
	put => filled( 'signup_put', "'w'", ':person', 'false', '9', '3', ':guests', 'true', "''", 'false', 'ARRAY[]::int8[]' ),
	decline => filled( 'signup_put', "'w'", ':person', 'false', '9', '0', '0', 'true', "''", 'false', 'ARRAY[]::int8[]' ),
	remove => filled( 'signup_remove', "'w'", ':person', '9' ),
	promote => filled( 'signup_promote', "'w'", '9' ),
	raise => "UPDATE social.event SET capacity = capacity + 1 WHERE id = 9 AND capacity < $MORE",
);
my $taken = "SELECT e.capacity, coalesce(sum(1 + s.guests) FILTER (WHERE s.state = 3), 0) AS taken, max(s.queue) FILTER (WHERE s.state = 3) AS last,"
	. " min(s.queue) FILTER (WHERE s.state = 2) AS first, min(ARRAY[s.queue, s.guests]) FILTER (WHERE s.state = 2) AS party"
	. " FROM social.event AS e LEFT JOIN social.signup AS s ON s.event_id = e.id WHERE e.id = 9 GROUP BY e.id";
# What every reader must find, in one snapshot.
my $right = "SELECT n.taken <= n.capacity AND coalesce(n.last < n.first, true) AND coalesce(n.taken + 1 + n.party[2] > n.capacity, true) FROM ($taken) AS n";

# The mix of what people do, each with its statements in their order; %change puts others in their place.
sub mix {
	my ( $guests, %change ) = @_;
	my %text = ( %said, %change );
	my $setting = "\\set person :client_id + 1\n\\set guests random(0, $guests)\n";
	my $do = sub {
		my ( $name, @part ) = @_;
		return write_file( $name, $setting . "BEGIN;\n" . join( '', map { "$text{$_};\n" } grep { $text{$_} } @part ) . "COMMIT;\n" );
	};
	my @order = $change{before} ? ( 'lock', 'promote', 'remove' ) : ( 'lock', 'remove', 'promote' );
	my @file = ( $do->( 'put', 'put' ), $do->( 'decline', 'decline' ), $do->( 'remove', @order ) );
	return (
		"$file[0]\@12", "$file[1]\@2", "$file[2]\@3", $do->( 'raise', 'raise', 'promote' ) . '@1',
		write_file( 'read', "SELECT 1 / ($right)::int;\n" ) . '@4'
	);
}

my $number = 0;
my $failed = 0;

sub ok {
	my ( $good, $name ) = @_;
	$number++;
	$failed++ unless $good;
	print $good ? '' : 'not ', "ok $number - $name\n";
	return $good;
}

sub note {
	print "# $_\n" for split /\n/, shift;
}

# One round: whether every reader and the end were right, and what was said.
sub hammer {
	my ( $clients, @weighted ) = @_;
	sql("TRUNCATE social.signup; DELETE FROM social.activity; UPDATE social.event SET capacity = $SEATS WHERE id = 9");
	my @files = map { ( '-f', $_ ) } @weighted;
	my $said = `$bin/pgbench -n -M prepared -c $clients -j 2 -t $EACH @files 2>&1`;
	my ($done) = $said =~ m{actually processed: (\d+)/};
	my $good = defined $done && $done == $clients * $EACH && $said !~ /aborted|ERROR/ && sql($right) eq 't';
	return ( $good, $said . sql( $taken ) );
}

sql("INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 0, g FROM generate_series(1, $CLIENTS) AS g; INSERT INTO social.actor (wiki, kind, local_id) VALUES ('w', 2, 50);
	INSERT INTO social.target (id, wiki, kind, key) VALUES (9, 'w', 0, '9');
	INSERT INTO social.event (id, wiki, tag, home_id, page_id, title, zone, starts, ends, starts_at, ends_at, last_at, capacity, guests_max)
	SELECT 9, 'w', 't', a.id, a.id, 'Title', 'UTC', '2040-01-01', '2040-01-02', '2040-01-01', '2040-01-02', '2040-01-02', $SEATS, 2 FROM social.actor AS a WHERE a.kind = 2");

# Everybody asks once more, nobody with guests: who waits keeps the place, and exactly all seats are taken.
sub exactly {
	sql( "\\i $ENV{SOCIAL_STATEMENTS}\n" . join ";\n", map { (
		"EXECUTE signup_put('w', $_, false, 9, 3::int2, 0::int2, true, '', false, ARRAY[]::int8[])"
	) } 1 .. $CLIENTS );
	return sql("SELECT n.taken = n.capacity AND ($right) FROM ($taken) AS n");
}

for my $round ( 1 .. $rounds ) {
	my $guests = $round % 2 ? 0 : 2;
	my ( $good, $said ) = hammer( $CLIENTS, mix($guests) );
	my $who = $guests ? 'people with guests' : 'people';
	ok( $good, "round $round: $CLIENTS $who, $EACH times each: every reader found the seats in order" ) or note($said);
	my $exact = exactly();
	ok( $exact eq 't', "round $round: and when all ask exactly all seats are taken" ) or note( sql($taken) );
}
my $logged = sql('SELECT bool_and(n > 10) AND count(*) = 3 FROM (SELECT verb, count(*) AS n FROM social.activity WHERE verb IN (11, 12, 13) GROUP BY verb) AS v');
ok( $logged eq 't', 'people came, left, and were promoted' );
my $agrees = sql("SELECT count(*) FROM social.signup AS s WHERE s.event_id = 9 AND s.state = 3 AND (SELECT a.verb FROM social.activity AS a WHERE a.actor_id = s.actor_id ORDER BY a.id DESC LIMIT 1) NOT IN (11, 13)");
ok( $agrees eq '0', 'and the log says last of everybody seated that they are' );

# The oracle itself: what decides without the lock, promotes before the change, lets newcomers pass, or seats
# the last one first is found, each by some round.
sub found {
	my ( $name, @mix ) = @_;
	for my $try ( 1 .. 5 ) {
		return ok( 1, $name ) unless ( hammer( $CLIENTS, @mix ) )[0];
	}
	return ok( 0, $name );
}

# With a function of the store made worse, until it is as it was.
sub found_with {
	my ( $name, $function, $from, $to ) = @_;
	my $definition = sql("SELECT pg_get_functiondef('social.$function'::regproc)");
	my $worse = $definition =~ s/$from/$to/r;
	die "$name: nothing to leave out\n" if $worse eq $definition;
	sql($worse);
	found( $name, mix(2) );
	sql($definition);
}
found_with( 'a lock that is left out is found', 'signup_put', 'FOR NO KEY UPDATE', '' );
found( 'a promotion that does not see the change is found', mix( 2, before => 1 ) );
found_with( 'newcomers who pass those waiting are found', 'signup_put', 'here\.before = 0', 'true' );
found_with( 'a promotion from the end is found', 'event_promote', 'ORDER BY u.queue', 'ORDER BY u.queue DESC' );
print "1..$number\n";
exit( $failed ? 1 : 0 );
