#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-or-later
# What tools/sqlgen refuses, pastes and writes.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use FindBin;
use Test::More;

my $top = abs_path("$FindBin::Bin/../..");
my $good = "-- name: a_get :one\n-- \$1 id int8\n-- > x int4\nSELECT \$1::int8 AS x\n";

# A folder like sql/ with these files; answers with what sqlgen said and the folder written to.
sub generate {
	my (%file) = @_;
	my $dir = tempdir( CLEANUP => 1 );
	for my $path ( keys %file ) {
		make_path( dirname("$dir/sql/$path") );
		open my $out, '>:raw', "$dir/sql/$path" or die "$path: $!\n";
		print {$out} $file{$path};
		close $out;
	}
	my $said = `$top/tools/sqlgen --sql $dir/sql $dir/out 2>&1`;
	return ( $?, $said, "$dir/out" );
}

sub slurp {
	my ($path) = @_;
	open my $in, '<', $path or return '';
	local $/;
	return scalar <$in>;
}

sub refuses {
	my ( $what, $said, %file ) = @_;
	my ( $status, $message ) = generate(%file);
	ok( $status != 0 && $message =~ /$said/, "refuses $what" ) or diag $message;
}

my ( $status, $message, $out ) = generate( 'query/a.sql' => $good );
is( $status, 0, 'takes a good file' ) or diag $message;
like( slurp("$out/sql_catalog.h"), qr/^\tSOC_P_A_GET_ID,$/m, 'names the parameter' );
like( slurp("$out/sql_catalog.h"), qr/^\tSOC_C_A_GET_X,$/m, 'names the column' );
like( slurp("$out/sql_catalog.c"), qr{/\* sql/query/a\.sql:1 \*/}, 'says where a statement stands' );
like( slurp("$out/sql_catalog.c"), qr/^\t\{ "id", 20 \},$/m, 'knows the number of the type' );

refuses( 'a bad header', 'bad header', 'query/a.sql' => $good =~ s/:one/one/r );
refuses( 'a name of one word', 'bad header', 'query/a.sql' => $good =~ s/a_get/get/r );
refuses( 'an unknown kind', 'unknown kind', 'query/a.sql' => $good =~ s/:one/:some/r );
refuses( 'one name twice', 'duplicate name a_get, first at sql/query/a.sql:1', 'query/a.sql' => $good, 'query/b.sql' => $good );
refuses( 'SQL before a name', 'sql/query/a.sql:1: SQL before a name', 'query/a.sql' => "SELECT 1;\n$good" );
refuses( 'a name without SQL', 'has no SQL', 'query/a.sql' => "-- name: b_get :one\n-- > x int4\n$good" );
refuses( 'an undeclared parameter', '\$2 is not declared', 'query/a.sql' => $good =~ s/\$1::int8/\$1::int8 + \$2/r );
refuses( 'an unused parameter', '\$1 is declared and not used', 'query/a.sql' => $good =~ s/\$1::int8/7/r );
refuses( 'a parameter used only in a string', 'declared and not used', 'query/a.sql' => $good =~ s/\$1::int8/'\$1'/r );
refuses( 'parameters out of order', 'out of order', 'query/a.sql' => $good =~ s/-- \$1 id/-- \$2 id/r );
refuses( 'a malformed parameter', 'bad parameter', 'query/a.sql' => $good =~ s/-- \$1 id int8/-- \$1 int8/r );
refuses( 'an unknown type', 'unknown type xid8', 'query/a.sql' => $good =~ s/id int8/id xid8/r );
refuses( 'one column twice', 'x declared twice', 'query/a.sql' => $good =~ s/(-- > x int4\n)/$1$1/r );
refuses( ':exec with columns', ':exec has no columns', 'query/a.sql' => $good =~ s/:one/:exec/r );
refuses( ':one without columns', ':one needs columns', 'query/a.sql' => $good =~ s/-- > x int4\n//r );
refuses( 'two statements under one name', 'more than one statement', 'query/a.sql' => "$good; SELECT 2\n" );
refuses( 'more than 20 parameters', 'more than 20',
	'query/a.sql' => "-- name: a_get :one\n" . join( '', map { "-- \$$_ p$_ int4\n" } 1 .. 21 ) . "-- > x int4\nSELECT 1\n" );
refuses( 'what is not ASCII', 'sql/query/a.sql:5: only printable ASCII', 'query/a.sql' => "$good-- \xc3\xbc\n" );
refuses( 'an unknown placeholder', 'unknown placeholder', 'query/a.sql' => $good =~ s/AS x/AS x WHERE {{p s}}/r );
refuses( 'a placeholder without its value', 'does not give viewer',
	'query/a.sql' => $good =~ s/AS x/AS x WHERE {{p s}}/r, 'predicate/p.sql' => '{{alias}}.a = {{viewer}}' );
refuses( 'a value that is not asked for', 'which p does not use',
	'query/a.sql' => $good =~ s/AS x/AS x WHERE {{p s viewer=1}}/r, 'predicate/p.sql' => '{{alias}}.a' );
refuses( 'predicates in a circle', 'without end',
	'query/a.sql' => $good =~ s/AS x/AS x WHERE {{p s}}/r, 'predicate/p.sql' => '{{p {{alias}}}}' );
refuses( 'an open brace', 'unbalanced', 'query/a.sql' => $good =~ s/AS x/AS x WHERE {{p/r );
refuses( 'a gap in the migrations', 'migration 0002 is missing', 'query/a.sql' => $good,
	'schema/0001_a.sql' => 'SELECT 1;', 'schema/0003_b.sql' => 'SELECT 1;' );
refuses( 'a migration number taken twice', 'taken twice', 'query/a.sql' => $good,
	'schema/0001_a.sql' => 'SELECT 1;', 'schema/0001_b.sql' => 'SELECT 1;' );
refuses( 'a migration without number', 'not NNNN_name', 'query/a.sql' => $good, 'schema/first.sql' => 'SELECT 1;' );
refuses( 'a folder without statements', 'no statement' );

( $status, $message, $out ) = generate(
	'query/a.sql' => $good =~ s/AS x/AS x WHERE {{p s viewer=(SELECT 1)}}/r,
	'predicate/p.sql' => "-- a comment\n{{q {{alias}} v={{viewer}}}}\nOR {{alias}}.b",
	'predicate/q.sql' => '{{alias}}.a = {{v}}',
	'schema/0001_a.sql' => "SELECT '\\', \"a\";\t-- kept\n" . "SELECT 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx';\n" x 500,
);
is( $status, 0, 'pastes a predicate that pastes another' ) or diag $message;
like( slurp("$out/sql_catalog.c"), qr/WHERE \(\(s\.a = \(SELECT 1\)\)\\n"\n\t\t"OR s\.b\)/, 'in parentheses, comments left out' );
like( slurp("$out/sql_catalog.c"), qr/SELECT '\\\\', \\"a\\";\\t-- kept\\n/, 'a migration is written as it is' );

# Compiled strictly, with both compilers, and with nothing writable in it.
mkdir "$out/gen";
rename "$out/$_", "$out/gen/$_" for qw(sql_catalog.h sql_catalog.c);
for my $cc (qw(gcc clang)) {
	is(
		system("$cc -std=c11 -Wall -Wextra -Wpedantic -Werror -I$out -I$top/ext -c $out/gen/sql_catalog.c -o $out/catalog.o"),
		0, "$cc takes it without a warning"
	);
}
is( join( ' ', sort map { /^\s*\d+ (\.(?:data|bss)\S*)\s+(\S+)/ && hex $2 ? $1 : () } `objdump -h $out/catalog.o` ) =~ s/\.data\.rel\.ro\S*//gr =~ s/^\s+|\s+$//gr, '', 'nothing writable' );

# The same again writes nothing, so that nothing is compiled again.
( undef, undef, $out ) = generate( 'query/a.sql' => $good );
my $dir = dirname($out);
utime 1, 1, "$out/sql_catalog.h", "$out/sql_catalog.c";
system("$top/tools/sqlgen --sql $dir/sql $out");
is( ( stat "$out/sql_catalog.h" )[9] + ( stat "$out/sql_catalog.c" )[9], 2, 'unchanged files are left alone' );

done_testing();
