# SPDX-License-Identifier: GPL-2.0-or-later
# WikiSocial itself: its database and roles, the PHP module, the migrations, the daemon.
MODULE=$ROOT/build/ext/modules/wikisocial.so
DAEMON=$ROOT/build/bin/wikisociald
# What a change of means new tables, and what only has to be shown anew.
SOURCES=("$ROOT"/{extension.json,php-bindings,sql,build/ext/modules/wikisocial.so})
LOOKS=("$ROOT"/{i18n,resources,build/bin})

# What the servers read of the checkout. Where www-data cannot reach it they get a copy, renewed
# whenever the stack comes up.
find_sources() {
	local name
	SRC=$ROOT
	servable "$ROOT" && return
	SRC=$VAR/checkout
	say "$WEB_USER cannot reach $ROOT: copying what the servers read to $SRC"
	rm -rf "$SRC"
	mkdir -p "$SRC/build"
	for name in extension.json WikiSocial.i18n.alias.php i18n php-bindings resources sql tools build/ext/modules build/bin; do
		[ -e "$ROOT/$name" ] || continue
		mkdir -p "$SRC/$(dirname "$name")"
		cp -rL "$ROOT/$name" "$SRC/$name"
	done
	chmod -R a+rX "$SRC"
}

# Owner and logins: none is a superuser. The rights come with the migrations, given to the groups.
social_databases() {
	sql $SOCIAL_PGPORT postgres -f - <"$ROOT/sql/roles.sql"
	sql $SOCIAL_PGPORT postgres -f - <<-'END'
		SELECT 'CREATE ROLE ' || r || ' LOGIN' FROM unnest(ARRAY['social_owner', 'social_web', 'social_worker']) r
		WHERE r NOT IN (SELECT rolname FROM pg_roles) \gexec
		GRANT wikisocial_web TO social_web;
		GRANT wikisocial_worker TO social_worker;
	END
	has_database $SOCIAL_PGPORT social ||
		sql $SOCIAL_PGPORT postgres -c "CREATE DATABASE social OWNER social_owner TEMPLATE template0 ENCODING 'UTF8'"
}

social_ini() {
	cat >"$STATE/php.d/95-wikisocial.ini" <<-END
		extension = $SRC/build/ext/modules/wikisocial.so
		wikisocial.dsn = "$SOCIAL_DSN user=social_web"
	END
	cat >"$STATE/php-cli.d/95-wikisocial.ini" <<-END
		wikisocial.migration_dsn = "$SOCIAL_DSN user=social_owner"
	END
}

daemon_up() {
	stop_server wikisociald
	: >>"$STATE/log/wikisociald.log"
	step "asking store, schema and PHP child" "$STATE/log/wikisociald.log" "$STATE/bin/wikisociald" --check
	say "starting wikisociald"
	# The wrapper becomes the daemon, so this is its pid.
	setsid "$STATE/bin/wikisociald" --mail-every 0 --live-url "unix:$STATE/run/publish.sock:/pub" >>"$STATE/log/wikisociald.log" 2>&1 </dev/null 9>&- &
	echo $! >"$STATE/run/wikisociald.pid"
	sleep 0.2
	alive wikisociald && return
	tail -n 25 "$STATE/log/wikisociald.log" >&2
	fail "wikisociald does not start"
}

daemon_down() { stop_server wikisociald; }
