# SPDX-License-Identifier: GPL-2.0-or-later
# nginx and php-fpm.

stored_port() { cat "$STATE/port" 2>/dev/null; }
stored_url() { sed -n "s/^URL='\(.*\)'/\1/p" "$STATE/env"; }
taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
pair_taken() { taken "$1" || taken $(($1 + 1)); }

# fill FILE… : from tools/stack.d/etc into etc/, with the names between @ signs replaced.
fill() {
	local name
	for name in "$@"; do
		sed -e "s|@STATE@|$STATE|g" -e "s|@SOCKDIR@|$SOCKDIR|g" -e "s|@MW@|$MW|g" -e "s|@SRC@|$SRC|g" \
			-e "s|@PORT@|$port|g" -e "s|@COMMONS_PORT@|$((port + 1))|g" -e "s|@URL@|http://127.0.0.1:$port|g" \
			-e "s|@COMMONS_URL@|http://127.0.0.1:$((port + 1))|g" -e "s|@WIKI_PGPORT@|$WIKI_PGPORT|g" \
			-e "s|@FPM_CHILDREN@|${FPM_CHILDREN:-2}|g" -e "s|@JOB_RUN_RATE@|$JOB_RUN_RATE|g" \
			-e "s|@SECRET@|$(<"$STATE/secret")|g" "$here/stack.d/etc/$name" >"$STATE/etc/$name.new"
		mv "$STATE/etc/$name.new" "$STATE/etc/$name"
	done
}

# The bound socket is the claim on a port: nginx starts before anything else that knows the address,
# and moves on when somebody else was quicker.
web_claim_port() {
	local wish=${PORT:-} port old first tries conf
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
	if [ -n "$wish" ] && pair_taken "$wish"; then
		fail "port $wish or $((wish + 1)) belongs to another program"
	fi
	for tries in {1..20}; do
		if ! pair_taken "$port"; then
			echo "$port" >"$STATE/port"
			nginx_start && break
			[ -z "$wish" ] || fail "nginx does not start on port $wish, see $STATE/log/nginx.log"
			grep -q 'Address already in use' "$STATE/log/nginx-start.log" ||
				{ tail -n 25 "$STATE/log/nginx-start.log" >&2; fail "nginx does not start"; }
		fi
		[ "$tries" -lt 20 ] || fail "no free pair of ports from $first up"
		[ "$port" -ge "$NEXT_PORT" ] && port=$((port + 2)) || port=$NEXT_PORT
	done
	[ "$port" = "$first" ] || say "port $first or $((first + 1)) is another program's: took $port and $((port + 1))"
}

nginx_start() {
	fill mediawiki.nginx nginx.conf
	rm -f "$STATE/run/publish.sock" # a killed nginx leaves it, and then cannot bind
	say "starting nginx on 127.0.0.1:$port and :$((port + 1))"
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

wiki_answers() {
	local url
	url=$(stored_url) && [ -n "$url" ] || return 1
	[ "$(curl -s -o /dev/null -m 20 -w '%{http_code}' "$url/api.php?action=query&meta=siteinfo&format=json")" = 200 ]
}

wait_for_wiki() {
	say "asking the wiki"
	until_true 30 wiki_answers && return
	tail -n 25 "$STATE"/log/{nginx,fpm,mw-wiki}.log >&2 2>/dev/null || true
	fail "the wiki does not answer at $(stored_url)"
}
