# SPDX-License-Identifier: GPL-2.0-or-later
# What must not be reachable, and what must not wait for what.

for path in extension.json README.md Makefile COPYING .git/config .git/HEAD sql/ sql/README.md ext/ \
	ext/zend/wikisocial.stub.php tools/stack php-bindings/ build/ext/modules/wikisocial.so var/test.json \
	resources/../extension.json resources/%2e%2e/README.md resources../README.md; do
	is "/extensions/WikiSocial/$path is not served" "$(http_status "$URL/extensions/WikiSocial/$path")" 404
done
for path in extension.json .git/config LocalSettings.php var/test.json includes/Defines.php \
	maintenance/run.php extensions/Echo/includes/Bundleable.php composer.json; do
	is "/$path is not served" "$(http_status "$URL/$path")" 404
	is "/$path is not served by Commons" "$(http_status "$COMMONS_URL/$path")" 404
	is "/$path is not served by the German wiki" "$(http_status "$DE_URL/$path")" 404
done
is 'files of core are' "$(http_status "$URL/resources/assets/poweredby_mediawiki.svg")" 200
resource=$(find resources -type f | sort | head -1)
is "/$resource is served as it is" \
	"$(curl -s -m 20 "$URL/extensions/WikiSocial/$resource" | sha1sum)" "$(sha1sum <"$resource")"

pool() { pgrep -f "^php-fpm: pool $1" -P "$(<"$FPM_PIDFILE")"; }
mapfile -t wiki_pool < <(pool wiki)
mapfile -t commons_pool < <(pool commons)
is 'the wiki has a pool of two' ${#wiki_pool[@]} 2
is 'Commons has its own' ${#commons_pool[@]} 2
freeze() {
	frozen=("$@")
	kill -STOP "$@"
}
thaw() {
	kill -CONT "${frozen[@]}"
	frozen=()
}
freeze "${wiki_pool[@]}"
commons_answer=$(http_status "$COMMONS_URL/index.php?title=Main_Page" 10)
thaw
is "Commons answers while the wiki's pool stands still" "$commons_answer" 200
freeze "${commons_pool[@]}"
wiki_answer=$(http_status "$URL/index.php?title=Main_Page" 10)
began=$EPOCHSECONDS
foreign=$(curl -s -m 30 -o /dev/null -w '%{http_code}' --data-urlencode "titles=File:Never seen $EPOCHREALTIME.png" \
	-d 'action=query&prop=imageinfo&format=json' "$URL/api.php")
waited=$((EPOCHSECONDS - began))
thaw
is "the wiki answers while Commons' pool stands still" "$wiki_answer" 200
is 'also when asked for a file of Commons' "$foreign" 200
ok "within its deadline ($waited s)" test "$waited" -le 5

# Each process of the stack: by the state folder in its command line, its pid file, or its parent.
ours() {
	local pid
	for pid in $(pgrep -f "$STATE/") $(cat "$FPM_PIDFILE" "$NGINX_PIDFILE" "$WIKISOCIALD_PIDFILE"); do
		echo "$pid"
		pgrep -P "$pid"
	done | sort -u
}
listening() { ss -Hltnp | grep -E "pid=($(ours | paste -sd'|'))[,)]" | awk '{ print $4 }' | sort -u; }
is 'only four TCP ports are open, on loopback' "$(listening | paste -sd' ')" \
	"$(printf '127.0.0.1:%d\n' $((PORT)) $((PORT + 1)) $((PORT + 2)) $((PORT + 3)) | sort | paste -sd' ')"

is 'others on this machine reach neither the publishing socket nor PostgreSQL' "$(for place in run/publish.sock s/.s.PGSQL.$PGPORT; do
	setpriv --reuid=nobody --regid=nogroup --clear-groups test -e "$STATE/$place" && echo "$place"
done)" ''
attributes="SELECT rolname, rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls FROM pg_roles
	WHERE rolname IN ('social_owner', 'social_web', 'social_worker') ORDER BY 1"
is 'no role of the social store is privileged' "$("$STATE/bin/psql" social -At -c "$attributes" | paste -sd' ')" \
	'social_owner|f social_web|f social_worker|f'
is 'the owner owns the store' "$("$STATE/bin/psql" social -At -c \
	"SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'social'")" social_owner
is 'the wikis have no way into it' "$("$STATE/bin/psql" social -At -c "SELECT count(*) FROM pg_roles WHERE rolname = 'mw'")" 0
