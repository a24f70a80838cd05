#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-or-later
# Pages that are saved at the same moment: two revisions of one, two with the same event.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../support";
use Psql;
use Test::More;

my ( $one, $two, $watch ) = ( Psql->new( 'SOCIAL_DSN_WEB', 1 ), Psql->new( 'SOCIAL_DSN_WEB', 1 ), Psql->new );

sub sync {
	my ( $page, $revision, %title ) = @_;
	my $tags = join ',', map {
		qq({"tag":"$_","keep":false,"title":"$title{$_}","description":"","place":"","link":"","file":"","lang":"","zone":"UTC",)
			. '"starts":"2090-05-01T10:00","ends":"2090-05-01T12:00","start_us":3797316000000000,"end_us":3797323200000000,'
			. '"last_us":3797323200000000,"rule":"","except_dates":[],"waitlist":true,"guests_max":0,"first_date":1,"last_date":1}'
	} sort keys %title;
	return "EXECUTE event_sync('w', 5, 0, $page, $revision, true, '[$tags]', '{3797316000000000}', '{3797323200000000}', '{63288600}', '{63288720}')";
}

# What became of the tags, each "place|id|result|kept", without place and id.
sub results {
	my ($rows) = @_;
	return join ' ', map { ( split /\|/ )[2] } split /\n/, $rows;
}

sub stands {
	my ($tag) = @_;
	return $watch->run( "SELECT e.title || ' ' || coalesce(p.local_id::text, 'none') || ' ' ||"
			. " (SELECT count(*) FROM social.event_page AS k WHERE k.event_id = e.id) || ' ' ||"
			. " (SELECT string_agg(a.verb::text, ',' ORDER BY a.id) FROM social.activity AS a WHERE a.object_id = e.id)"
			. " FROM social.event AS e LEFT JOIN social.actor AS p ON p.id = e.page_id WHERE e.tag = '$tag'" );
}

# Runs the first one, then the second while the first has not committed, and ends the first.
sub meet {
	my ( $first, $second, $end ) = @_;
	$one->run('BEGIN');
	my $told = results( $one->run($first) );
	$two->start($second);
	my $waited = $watch->blocked($two) ? 'waits' : 'does not wait';
	$one->run($end);
	return join ' ', $told, $waited, results( $two->finish );
}

$one->run("EXECUTE actor_ensure('w', 0::int2, 5, false)");
$one->run("EXECUTE actor_ensure_many('w', 2::int2, '{101,102,103}')");

is( meet( sync( 101, 10, a => 'ten' ), sync( 101, 11, a => 'eleven' ), 'COMMIT' ), 'created waits changed', 'the newer of two saves of a page comes after the older' );
is( stands('a'), 'eleven 101 1 9,20', 'and is what counts' );
is( meet( sync( 101, 13, a => 'thirteen' ), sync( 101, 12, a => 'twelve' ), 'COMMIT' ), 'changed waits stale', 'the older one that comes later changes nothing' );
is( stands('a'), 'thirteen 101 1 9,20,20', 'nor does it tell' );
is( meet( sync( 101, 15, a => 'fifteen' ), sync( 101, 14, a => 'fourteen' ), 'ROLLBACK' ), 'changed waits changed', 'unless the newer one failed' );
is( meet( sync( 101, 16, a => 'sixteen' ), sync( 101, 16, a => 'sixteen' ), 'COMMIT' ), 'changed waits same', 'one save that is told twice is one' );
is( $watch->run("SELECT count(*) FROM social.event"), 1, 'of one event' );

is( meet( sync( 101, 20, a => 'sixteen', b => 'one' ), sync( 102, 21, b => 'two' ), 'COMMIT' ), 'same created waits copy', 'of two pages with one new id the first one has the event' );
is( stands('b'), 'one 101 2 9', 'and speaks for it' );
is( meet( sync( 101, 22, a => 'sixteen', b => 'one', c => 'one' ), sync( 102, 23, b => 'one', c => 'two' ), 'ROLLBACK' ), 'same same created waits copy created', 'the second one where the first failed' );
is( stands('c'), 'two 102 1 9', 'which is its home then' );

is( meet( sync( 101, 30 ), sync( 103, 31, a => 'sixteen' ), 'COMMIT' ), ' waits same', 'an archive that is saved while the tag leaves its page' );
is( stands('a'), 'sixteen 103 1 9,20,20,20,20,18,19', 'has the event' );
is( meet( sync( 101, 32, a => 'home' ), sync( 103, 33 ), 'COMMIT' ), 'changed waits ', 'and gives it back' );
is( stands('a'), 'home 101 1 9,20,20,20,20,18,19,20', 'to its home' );

done_testing();
