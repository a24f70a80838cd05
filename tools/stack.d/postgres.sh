# SPDX-License-Identifier: GPL-2.0-or-later
# Two private clusters: one for the wikis, one for the social store, so that the store can be
# stopped, frozen or filled while the wiki goes on.

sql() {
	PGOPTIONS="-c client_min_messages=warning" as_user postgres "$PG_BIN/psql" -X -q -A -t -v ON_ERROR_STOP=1 -h "$SOCKDIR" -p "$1" -d "$2" "${@:3}"
}

postgres_up() {
	local name=$1 port=$2 data=$STATE/pg/$1 log=$STATE/log/postgres-$1.log
	alive "pg-$name" && return
	: >>"$log"
	chown postgres "$log"
	if [ ! -f "$data/PG_VERSION" ] || [ "$(<"$data/PG_VERSION")" != "$PG_V" ]; then
		rm -rf "$data" "$data.new" "$STATE"/done/{"$name"-*,update}
		# Made beside and renamed: a half-made cluster is never taken for a whole one.
		step "making the $name cluster" "$log" as_user postgres "$PG_BIN/initdb" -A trust -U postgres -E UTF8 \
			--locale=C.UTF-8 --no-sync -D "$data.new"
		mv "$data.new" "$data"
	fi
	rm -f "$data/postmaster.pid"
	postgres_settings "$name" "$port" >"$data/postgresql.auto.conf"
	chown postgres:postgres "$data/postgresql.auto.conf"
	step "starting the $name cluster" "$log" as_user postgres "$PG_BIN/pg_ctl" start -w -t 60 -s -D "$data" -l "$log" 9>&-
}

postgres_settings() {
	local connections=${WIKI_MAX_CONNECTIONS:-40}
	[ "$1" = wiki ] || connections=${SOCIAL_MAX_CONNECTIONS:-40}
	cat <<-END
		listen_addresses = ''
		unix_socket_directories = '$SOCKDIR'
		port = $2
		max_connections = $connections
		shared_buffers = 64MB
		fsync = $FSYNC
		synchronous_commit = $FSYNC
		jit = off
		timezone = 'UTC'
		log_timezone = 'UTC'
	END
}

# INT is PostgreSQL's fast stop: it ends the connections.
postgres_down() { stop_server "pg-$1" INT; }

has_database() { [ "$(sql "$1" postgres -c "SELECT 1 FROM pg_database WHERE datname = '$2'")" = 1 ]; }
