# SPDX-License-Identifier: GPL-2.0-or-later
# nginx and php-fpm.

stored_port() { cat "$STATE/port" 2>/dev/null; }
url_of() { echo "http://127.0.0.1:$(($(stored_port) + $(place_of "$1")))"; }
taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
# A stack takes a block of ports, one for each wiki.
block_taken() {
	local place
	for place in "${!WIKIS[@]}"; do taken $(($1 + place)) && return; done
	return 1
}

# fill FILE… : from tools/stack.d/etc into etc/, with the names between @ signs replaced.
fill() {
	local name
	for name in "$@"; do fill_for wiki "$name" "$name"; done
}

# fill_for WIKI FILE TARGET: what differs between the wikis is WIKI's.
fill_for() {
	sed -e "s|@STATE@|$STATE|g" -e "s|@SOCKDIR@|$SOCKDIR|g" -e "s|@MW@|$MW|g" -e "s|@SRC@|$SRC|g" \
		-e "s|@PORT@|$port|g" -e "s|@COMMONS_PORT@|$((port + 1))|g" -e "s|@DE_PORT@|$((port + 2))|g" \
		-e "s|@AR_PORT@|$((port + 3))|g" -e "s|@URL@|http://127.0.0.1:$((port + $(place_of "$1")))|g" \
		-e "s|@COMMONS_URL@|http://127.0.0.1:$((port + 1))|g" -e "s|@WIKI_PGPORT@|$WIKI_PGPORT|g" \
		-e "s|@FPM_CHILDREN@|${FPM_CHILDREN:-2}|g" -e "s|@JOB_RUN_RATE@|$JOB_RUN_RATE|g" \
		-e "s|@WIKI@|$1|g" -e "s|@LANG@|$(lang_of "$1")|g" -e "s|@NAME@|$(name_of "$1")|g" \
		-e "s|@SECRET@|$(<"$STATE/secret")|g" "$here/stack.d/etc/$2" >"$STATE/etc/$3.new"
	mv "$STATE/etc/$3.new" "$STATE/etc/$3"
}

# The bound socket is the claim on a port: nginx starts before anything else that knows the address,
# and moves on when somebody else was quicker.
web_claim_port() {
	local wish=${PORT:-} port old first tries conf last=$((${#WIKIS[@]} - 1))
	old=$(stored_port || true)
	if alive nginx && [ -z "$wish" -o "$wish" = "$old" ]; then
		port=$old
		conf=$(cat "$STATE"/etc/{mediawiki.nginx,nginx.conf} 2>/dev/null || true)
		fill mediawiki.nginx nginx.conf
		# A reload that fails says nothing and keeps the old settings: so it is a restart.
		[ "$conf" != "$(cat "$STATE"/etc/{mediawiki.nginx,nginx.conf})" ] || return 0
	fi
	stop_server nginx
	first=${wish:-${old:-$FIRST_PORT}}
	port=$first
	if [ -n "$wish" ] && block_taken "$wish"; then
		fail "a port of $wish to $((wish + last)) belongs to another program"
	fi
	for tries in {1..20}; do
		if ! block_taken "$port"; then
			echo "$port" >"$STATE/port"
			nginx_start && break
			[ -z "$wish" ] || fail "nginx does not start on port $wish, see $STATE/log/nginx.log"
			grep -q 'Address already in use' "$STATE/log/nginx-start.log" ||
				{ tail -n 25 "$STATE/log/nginx-start.log" >&2; fail "nginx does not start"; }
		fi
		[ "$tries" -lt 20 ] || fail "no ${#WIKIS[@]} free ports in a row from $first up"
		[ "$port" -ge "$NEXT_PORT" ] && port=$((port + ${#WIKIS[@]})) || port=$NEXT_PORT
	done
	[ "$port" = "$first" ] || say "a port of $first to $((first + last)) is another program's: took $port to $((port + last))"
}

nginx_start() {
	fill mediawiki.nginx nginx.conf
	rm -f "$STATE/run/publish.sock" # a killed nginx leaves it, and then cannot bind
	say "starting nginx on 127.0.0.1:$port to :$((port + ${#WIKIS[@]} - 1))"
	nginx -e "$STATE/log/nginx.log" -c "$STATE/etc/nginx.conf" >"$STATE/log/nginx-start.log" 2>&1 </dev/null 9>&- || return
	until_true 50 alive nginx
}

# An empty first element of PHP_INI_SCAN_DIR is the distribution's own folder.
php_up() {
	stop_server fpm QUIT
	step "starting php-fpm" "$STATE/log/fpm.log" env PHP_INI_SCAN_DIR=":$STATE/php.d" \
		"php-fpm$PHP_V" -y "$STATE/etc/fpm.conf" </dev/null 9>&-
	until_true 50 alive fpm || fail "php-fpm does not start, see $STATE/log/fpm.log"
}

# wiki_answers WIKI: as itself, not as another one.
wiki_answers() {
	curl -s -m 20 "$(url_of "$1")/api.php?action=query&meta=siteinfo&format=json" | grep -qF "\"wikiid\":\"$1\""
}

wait_for_wikis() {
	local name
	say "asking the wikis"
	for name in "${WIKIS[@]}"; do
		until_true 30 wiki_answers "$name" && continue
		tail -n 25 "$STATE"/log/{nginx,fpm,"mw-$name"}.log >&2 2>/dev/null || true
		fail "the wiki $name does not answer at $(url_of "$name")"
	done
}
