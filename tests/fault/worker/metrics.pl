#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-or-later
# metrics.pl FILE [NAME]: reads Prometheus' text format more strictly than Prometheus does, and prints the values of
# NAME, or of all as "name labels value". Exit 1 with what is wrong.
use strict;
use warnings;
my ( $file, $wanted ) = @ARGV;
open my $in, '<', $file or die "$file: $!\n";
my $text = do { local $/; <$in> };
die "it is empty or does not end with a newline\n" unless $text =~ /\n\z/;
my ( %help, %type, %closed, %seen, $family );

sub begin {
	my ($name) = @_;
	return if defined $family && $family eq $name;
	die "$name comes twice\n" if $closed{$name};
	$closed{$family} = 1 if defined $family;
	$family = $name;
}

for ( split /\n/, $text ) {
	if (/^# HELP ([a-z_]+) ([^\\\n]+\.)$/) {
		die "$1: a second HELP\n" if $help{$1}++;
		begin($1);
	} elsif (/^# TYPE ([a-z_]+) (counter|gauge)$/) {
		die "$1: TYPE without HELP before it\n" unless $help{$1} && $family eq $1;
		die "$1: a second TYPE\n" if $type{$1};
		$type{$1} = $2;
		die "$1: a counter's name ends in _total, no other's\n" if ( $2 eq 'counter' ) != ( $1 =~ /_total$/ );
	} elsif (/^(wikisocial_worker_[a-z_]+)\{((?:[a-z]+="(?:[^"\\\n]|\\[\\"n])*",?)+)\} (\d+(?:\.\d+)?)$/) {
		my ( $name, $labels, $value ) = ( $1, $2, $3 );
		die "$name: not under its own TYPE\n" unless $type{$name} && $family eq $name;
		die "$name: labels end with a comma\n" if $labels =~ /,$/;
		die "$name\{$labels\}: twice\n" if $seen{"$name $labels"}++;
		print defined $wanted ? ( $wanted eq $name ? "$value\n" : '' ) : "$name $labels $value\n";
	} else {
		die "not a line: $_\n";
	}
}
