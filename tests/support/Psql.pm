# SPDX-License-Identifier: GPL-2.0-or-later
# A psql session as a coprocess, for tests in which several sessions meet.
#   my $s = Psql->new('SOCIAL_DSN_WEB');      my $rows = $s->run('SELECT 1');
#   $s->start('SELECT …');  ok( $other->blocked($s) );  my $rows = $s->finish;
package Psql;
use strict;
use warnings;
use IPC::Open2;

# Opens a session with the DSN in that variable; the catalogue's statements are prepared in it
# where SOCIAL_STATEMENTS names their file and $prepare is true.
sub new {
	my ( $class, $variable, $prepare ) = @_;
	my $dsn = $variable ? $ENV{$variable} // die "$variable is not set\n" : '';
	my $pid = open2( my $out, my $in, "sh", '-c', 'exec "$0" -XqAt -F "|" -d "$1" 2>&1',
		"$ENV{PG_TEMP_BIN}/psql", $dsn );
	my $self = bless { pid => $pid, in => $in, out => $out }, $class;
	$in->autoflush(1);
	$self->{backend} = $self->run('SELECT pg_backend_pid()');
	$self->run("\\i $ENV{SOCIAL_STATEMENTS}") if $prepare;
	return $self;
}

sub start {
	my ( $self, $sql ) = @_;
	print { $self->{in} } "$sql\n;\n\\echo --end--\n";
}

# The answer as text, rows by line, columns by |; an error's text too.
sub finish {
	my ($self) = @_;
	my @lines;
	while ( defined( my $line = readline $self->{out} ) ) {
		chomp $line;
		return join "\n", @lines if $line eq '--end--';
		push @lines, $line;
	}
	die "psql has gone: @lines\n";
}

sub run {
	my ( $self, $sql ) = @_;
	$self->start($sql);
	return $self->finish;
}

# Whether the other session comes to wait for a lock within five seconds.
sub blocked {
	my ( $self, $other ) = @_;
	for ( 1 .. 500 ) {
		return 1 if $self->run("SELECT cardinality(pg_blocking_pids($other->{backend})) > 0") eq 't';
		select undef, undef, undef, 0.01;
	}
	return 0;
}

sub close {
	my ($self) = @_;
	close $self->{in};
	close $self->{out};
	waitpid $self->{pid}, 0;
}

1;
