# SPDX-License-Identifier: GPL-2.0-or-later
# The two wikis: settings, installation, accounts.

settings_write() {
	local port name
	port=$(stored_port)
	fill common.php wiki.php commons.php fpm.conf stack.ini
	cp "$STATE/etc/stack.ini" "$STATE/php.d/90-stack.ini"
	social_ini
	wrappers_write
	env_write
	for name in wiki commons; do
		# While a wiki is not installed its settings stay away: the installer insists.
		[ ! -e "$STATE/done/wiki-$name" ] || cp "$STATE/etc/$name.php" "$STATE/$name/LocalSettings.php"
	done
}

wrappers_write() {
	local bin=$STATE/bin
	cat >"$bin/php" <<-END
		#!/bin/sh
		# PHP as the wiki's own: its user, its settings, the module.
		export MW_CONFIG_FILE="\${MW_CONFIG_FILE:-$STATE/wiki/LocalSettings.php}" MW_INSTALL_PATH='$MW'
		export PHP_INI_SCAN_DIR=':$STATE/php.d:$STATE/php-cli.d' HOME=/nonexistent
		exec setpriv --reuid=$WEB_USER --regid=$WEB_USER --init-groups php$PHP_V "\$@"
	END
	cat >"$bin/mw" <<-END
		#!/bin/sh
		# A maintenance script of the wiki, or with WIKI=commons of Commons.
		export MW_CONFIG_FILE="$STATE/\${WIKI:-wiki}/LocalSettings.php"
		# run.php looks for WikiSocial:Script in the wiki's own folder of extensions; here it is elsewhere.
		case \${1:-} in WikiSocial:*)
			file="$SRC/php-bindings/Maintenance/\${1#*:}.php"
			shift
			set -- "\$file" "\$@"
		esac
		exec '$bin/php' '$MW/maintenance/run.php' "\$@"
	END
	cat >"$bin/wikisociald" <<-END
		#!/bin/sh
		# The daemon, or with an option what it does else; its PHP child boots the wiki.
		export WIKISOCIAL_DSN="\${WIKISOCIAL_DSN:-$SOCIAL_DSN user=social_worker}" WIKISOCIAL_STATE='$STATE/'
		export MW_CONFIG_FILE='$STATE/wiki/LocalSettings.php' MW_INSTALL_PATH='$MW' HOME=/nonexistent
		export PHP_INI_SCAN_DIR=':$STATE/php.d'
		exec setpriv --reuid=$WEB_USER --regid=$WEB_USER --init-groups '$SRC/build/bin/wikisociald' "\$@"
	END
	cat >"$bin/psql" <<-END
		#!/bin/sh
		# psql DATABASE [option…] as the superuser; the social store has a cluster of its own.
		db=\$1
		shift
		case \$db in wiki | commons) port=$WIKI_PGPORT ;; *) port=$SOCIAL_PGPORT ;; esac
		exec setpriv --reuid=postgres --regid=postgres --init-groups $PG_BIN/psql -X -h '$SOCKDIR' -p \$port -d "\$db" "\$@"
	END
	chmod 755 "$bin"/*
}

env_write() {
	cat >"$STATE/env" <<-END
		URL='http://127.0.0.1:$port'
		COMMONS_URL='http://127.0.0.1:$((port + 1))'
		PORT=$port
		STATE='$STATE'
		MW='$MW'
		SOCKDIR='$SOCKDIR'
		PGPORT=$SOCIAL_PGPORT
		WIKI_PGPORT=$WIKI_PGPORT
		SOCIAL_SOCKDIR='$SOCKDIR'
		SOCIAL_PGPORT=$SOCIAL_PGPORT
		SOCIAL_PGDATA='$STATE/pg/social'
		SOCIAL_DSN_WEB='$SOCIAL_DSN user=social_web'
		SOCIAL_DSN_OWNER='$SOCIAL_DSN user=social_owner'
		SOCIAL_DSN_WORKER='$SOCIAL_DSN user=social_worker'
		NGINX_PIDFILE='$STATE/run/nginx.pid'
		FPM_PIDFILE='$STATE/run/fpm.pid'
		WIKISOCIALD_PIDFILE='$STATE/run/wikisociald.pid'
		WIKI_PG_PIDFILE='$STATE/pg/wiki/postmaster.pid'
		SOCIAL_PG_PIDFILE='$STATE/pg/social/postmaster.pid'
	END
}

wiki_install() {
	local admin
	mapfile -t admin < <(seed_demo admin)
	install_one wiki WikiSocial
	install_one commons Commons
}

# The installer makes the tables of the extensions too. Interrupted, it starts again from an empty
# database.
install_one() {
	local name=$1 title=$2 log=$STATE/log/install-$1.log conf=$STATE/tmp/install-$1
	[ ! -e "$STATE/done/wiki-$name" ] || return 0
	sql $WIKI_PGPORT postgres -c "DROP DATABASE IF EXISTS $name WITH (FORCE)"
	sql $WIKI_PGPORT postgres -c "DO \$\$ BEGIN CREATE ROLE mw LOGIN PASSWORD 'mw'; EXCEPTION WHEN duplicate_object THEN NULL; END \$\$"
	sql $WIKI_PGPORT postgres -c "CREATE DATABASE $name OWNER mw TEMPLATE template0 ENCODING 'UTF8'"
	rm -rf "$conf"
	mkdir "$conf"
	chown $WEB_USER "$conf"
	: >"$log"
	step "installing MediaWiki: $name" "$log" env MW_CONFIG_FILE="$conf/LocalSettings.php" "$STATE/bin/php" "$MW/maintenance/install.php" \
		--confpath "$conf" --dbtype postgres --dbserver "$SOCKDIR" --dbport $WIKI_PGPORT --dbname "$name" \
		--dbuser mw --dbpass mw --installdbuser mw --installdbpass mw --dbschema mediawiki \
		--server "http://127.0.0.1:$(stored_port)" --scriptpath "" --lang en --pass "${admin[1]}" --skins Vector \
		"$title" "${admin[0]}"
	rm -rf "$conf"
	cp "$STATE/etc/$name.php" "$STATE/$name/LocalSettings.php"
	touch "$STATE/done/wiki-$name"
}

# Tables of the extensions, migrations of the social store. Again only when one of them changed.
wiki_update() {
	local now
	now=$(update_stamp)
	[ "$now" != "$(cat "$STATE/done/update" 2>/dev/null)" ] || return 0
	: >"$STATE/log/update.log"
	step "making the tables" "$STATE/log/update.log" "$STATE/bin/mw" update --quick
	echo "$now" >"$STATE/done/update"
}

update_stamp() {
	{
		find "$STATE/etc/wiki.php" "${SOURCES[@]}" -type f -print0 | sort -z | xargs -0 sha1sum
		sha1sum "$MW/includes/Defines.php"
	} | sha1sum
}

# The world of the demo, through the wiki's own interfaces.
seed() {
	local url commons_url
	url=$(stored_url) commons_url=http://127.0.0.1:$(($(stored_port) + 1))
	seed_once wiki-seed "making the accounts and the first pages" world "$url"
	seed_once social-seed "posting the first statuses" statuses "$url"
	seed_demo list "$url" "$commons_url" "$SOCIAL_DSN user=social_web" >"$VAR/$PROFILE.json.new"
	mv "$VAR/$PROFILE.json.new" "$VAR/$PROFILE.json"
}

seed_demo() { "$STATE/bin/php" "$SRC/tools/seed-demo" "$@"; }

seed_once() {
	local mark=$STATE/done/$1 text=$2
	shift 2
	[ ! -e "$mark" ] || return 0
	say "$text"
	if ! seed_demo "$@"; then
		tail -n 25 "$STATE/log/mw-wiki.log" "$STATE/log/nginx.log" >&2 || true
		fail "$text: failed"
	fi
	step "running the jobs" "$STATE/log/jobs.log" "$STATE/bin/mw" runJobs
	touch "$mark"
}
