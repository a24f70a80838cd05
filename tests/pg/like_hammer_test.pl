#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# 64 clients like and unlike one object 10,000 times while its total is rolled and people are hidden:
# in the snapshot of every reader the count is that of the rows, and nobody waits for a lock for long.
use strict;
use warnings;
use File::Temp qw(tempdir);

my ( $CLIENTS, $EACH, $PEOPLE ) = ( 64, 157, 200 );
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
	my $answer = `$bin/psql -XqAt -v ON_ERROR_STOP=1 -c "$text"`;
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

sql("INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 0, g FROM generate_series(1, 1000) AS g");
sql("INSERT INTO social.target (id, wiki, kind, key) VALUES (5, 'w', 1, '17')");
my @object = ( "1::int2", "'17'", "0" );
my $like = filled( 'like_put', "'w'", ':person', @object );
my $undo = filled( 'like_remove', "'w'", ':person', @object );
my $state = filled( 'like_state', "'w'", '0', '0', @object );

my $put_file = write_file( 'put', "\\set person random(1, $PEOPLE)\n$like;\n" );
my $undo_file = write_file( 'undo', "\\set person random(1, $PEOPLE)\n$undo;\n" );
# What each reader must find, in one snapshot: the likes of those who are not hidden.
my $rows = 'SELECT count(*) FROM social.reaction AS r JOIN social.actor AS a ON a.id = r.actor_id WHERE r.target_id = 5 AND NOT a.hidden';
my $read_file = write_file( 'read', "SELECT 1 / (s.count = ($rows))::int FROM ($state) AS s;\n" );
my $roll_file = write_file( 'roll', "SELECT social.reaction_roll(5);\n" );
my $hide_file = write_file( 'hide', "\\set person random(1, $PEOPLE)\nUPDATE social.actor SET hidden = NOT hidden WHERE local_id = :person AND kind = 0 AND wiki = 'w';\n" );

my $number = 0;
my $failed = 0;

sub ok {
	my ( $good, $name ) = @_;
	$number++;
	$failed++ unless $good;
	print $good ? '' : 'not ', "ok $number - $name\n";
	return $good;
}

sub hammer {
	my (@weighted) = @_;
	my @files = map { ( '-f', $_ ) } @weighted;
	my $said = `$bin/pgbench -n -M prepared -c $CLIENTS -j 2 -t $EACH @files 2>&1`;
	my ($done) = $said =~ m{actually processed: (\d+)/};
	return ( defined $done && $done == $CLIENTS * $EACH && $said !~ /aborted|ERROR/, $said );
}

my @mix = ( "$put_file\@10", "$undo_file\@8", "$read_file\@4", "$roll_file\@1", "$hide_file\@1" );
my ( $good, $said ) = hammer(@mix);
ok( $good, "$CLIENTS clients, $EACH transactions each: every reader found the exact count" ) or print "# $said\n" =~ s/\n(?=.)/\n# /gr;
my $count = sql("SELECT s.count FROM ($state) AS s");
ok( $count == sql($rows), 'and so it is afterwards' );
ok( sql('SELECT total FROM social.reaction_total WHERE target_id = 5') > 0, 'with a total that was rolled' );
ok( sql('SELECT count(*) FROM social.reaction_total AS t, social.activity AS a WHERE a.verb IN (6, 8) AND NOT pg_visible_in_snapshot(a.xid, t.upto)') < 1000,
	'which was brought up more than once' );

# The oracle itself: a total that is wrong by one is seen.
sql('UPDATE social.reaction_total SET total = total + 1 WHERE target_id = 5');
( $good, $said ) = hammer($read_file);
ok( !$good && $said =~ /division by zero/, 'a count that is wrong by one is found' );
print "1..$number\n";
exit( $failed ? 1 : 0 );
