# SPDX-License-Identifier: GPL-2.0-or-later
# The wikis: settings, installation, accounts.

# Each by its folder, which is its database too, in the order of their ports.
WIKIS=(wiki commons dewiki arwiki)
# Those that share the social store; the first is the one that tools and tests mean by "the wiki".
SOCIAL_WIKIS=(wiki dewiki arwiki)

place_of() {
	local place
	for place in "${!WIKIS[@]}"; do [ "${WIKIS[place]}" != "$1" ] || echo "$place"; done
}
lang_of() { case $1 in dewiki) echo de ;; arwiki) echo ar ;; *) echo en ;; esac }
name_of() {
	case $1 in
		commons) echo Commons ;;
		dewiki) echo 'WikiSocial auf Deutsch' ;;
		arwiki) echo 'ويكي سوشيال' ;;
		*) echo WikiSocial ;;
	esac
}

settings_write() {
	local port name
	port=$(stored_port)
	fill common.php fpm.conf stack.ini
	fill_for commons commons.php commons.php
	for name in "${SOCIAL_WIKIS[@]}"; do fill_for "$name" wiki.php "$name.php"; done
	cp "$STATE/etc/stack.ini" "$STATE/php.d/90-stack.ini"
	social_ini
	wrappers_write
	env_write
	for name in "${WIKIS[@]}"; do
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
		# A maintenance script of the wiki, or with WIKI=commons, dewiki, arwiki of another one.
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
		case \$db in wiki | commons | dewiki | arwiki) port=$WIKI_PGPORT ;; *) port=$SOCIAL_PGPORT ;; esac
		exec setpriv --reuid=postgres --regid=postgres --init-groups $PG_BIN/psql -X -h '$SOCKDIR' -p \$port -d "\$db" "\$@"
	END
	chmod 755 "$bin"/*
}

env_write() {
	cat >"$STATE/env" <<-END
		URL='http://127.0.0.1:$port'
		COMMONS_URL='http://127.0.0.1:$((port + 1))'
		DE_URL='http://127.0.0.1:$((port + 2))'
		AR_URL='http://127.0.0.1:$((port + 3))'
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
	local name
	for name in "${WIKIS[@]}"; do install_one "$name"; done
}

# The installer makes the tables of the extensions too. Interrupted, it starts again from an empty
# database.
install_one() {
	local name=$1 log=$STATE/log/install-$1.log conf=$STATE/tmp/install-$1 admin
	[ ! -e "$STATE/done/wiki-$name" ] || return 0
	mapfile -t admin < <(seed_demo admin "$(lang_of "$name")")
	sql $WIKI_PGPORT postgres -c "DROP DATABASE IF EXISTS $name WITH (FORCE)"
	sql $WIKI_PGPORT postgres -c "DO \$\$ BEGIN CREATE ROLE mw LOGIN PASSWORD 'mw'; EXCEPTION WHEN duplicate_object THEN NULL; END \$\$"
	sql $WIKI_PGPORT postgres -c "CREATE DATABASE $name OWNER mw TEMPLATE template0 ENCODING 'UTF8'"
	rm -rf "$conf" "$STATE/done/social-$name" "$STATE/done/wiki-$name-files"
	mkdir "$conf"
	chown $WEB_USER "$conf"
	: >"$log"
	step "installing MediaWiki: $name" "$log" env MW_CONFIG_FILE="$conf/LocalSettings.php" "$STATE/bin/php" "$MW/maintenance/install.php" \
		--confpath "$conf" --dbtype postgres --dbserver "$SOCKDIR" --dbport $WIKI_PGPORT --dbname "$name" \
		--dbuser mw --dbpass mw --installdbuser mw --installdbpass mw --dbschema mediawiki \
		--server "$(url_of "$name")" --scriptpath "" --lang "$(lang_of "$name")" --pass "${admin[1]}" --skins Vector \
		"$(name_of "$name")" "${admin[0]}"
	rm -rf "$conf"
	cp "$STATE/etc/$name.php" "$STATE/$name/LocalSettings.php"
	touch "$STATE/done/wiki-$name"
}

# Tables of the extensions, migrations of the social store. Again only when one of them changed.
wiki_update() {
	local name
	update_one wiki update "${SOURCES[@]}"
	# The store's tables are there by now; those of the wiki come from few files.
	for name in "${SOCIAL_WIKIS[@]:1}"; do
		update_one "$name" "wiki-$name-update" "$ROOT/extension.json" "$ROOT/php-bindings/Hooks/SchemaHandler.php"
	done
}

# update_one WIKI MARK FILE…: what it is made from
update_one() {
	local name=$1 mark=$STATE/done/$2 now
	shift 2
	now=$(find "$STATE/etc/$name.php" "$MW/includes/Defines.php" "$@" -type f -print0 | sort -z | xargs -0 sha1sum | sha1sum)
	[ "$now" != "$(cat "$mark" 2>/dev/null)" ] || return 0
	: >"$STATE/log/update-$name.log"
	step "making the tables: $name" "$STATE/log/update-$name.log" env WIKI="$name" "$STATE/bin/mw" update --quick
	echo "$now" >"$mark"
}

# The world of the demo, through the wiki's own interfaces.
seed() {
	local url name lang
	url=$(url_of wiki)
	seed_once wiki-seed wiki "making the accounts and the first pages" world "$url" en
	seed_once wiki-commons-files commons "uploading pictures to Commons" files "$(url_of commons)" "$FILES"
	seed_once social-seed wiki "posting the first statuses" statuses "$url"
	for name in "${SOCIAL_WIKIS[@]:1}"; do
		lang=$(lang_of "$name")
		seed_once "social-$name" "$name" "making accounts, pages, statuses: $name" world "$(url_of "$name")" "$lang"
	done
	seed_demo list "$SOCIAL_DSN user=social_web" "$url" "$(url_of commons)" "de=$(url_of dewiki)" \
		"ar=$(url_of arwiki)" >"$VAR/$PROFILE.json.new"
	mv "$VAR/$PROFILE.json.new" "$VAR/$PROFILE.json"
}

seed_demo() { "$STATE/bin/php" "$SRC/tools/seed-demo" "$@"; }

seed_once() {
	local mark=$STATE/done/$1 name=$2 text=$3
	shift 3
	[ ! -e "$mark" ] || return 0
	say "$text"
	if ! seed_demo "$@"; then
		tail -n 25 "$STATE/log/mw-$name.log" "$STATE/log/nginx.log" >&2 || true
		fail "$text: failed"
	fi
	step "running the jobs" "$STATE/log/jobs.log" env WIKI="$name" "$STATE/bin/mw" runJobs
	touch "$mark"
}
