# SPDX-License-Identifier: GPL-2.0-or-later
# Broken, half-started, stale: up repairs; down leaves nothing and hurts nobody.

kill -KILL "$(<"$NGINX_PIDFILE")"
ok 'up repairs a stack whose nginx was killed' tools/stack up test
is 'on the same port, though its workers lived on' "$(. var/test/env && echo "$PORT")" "$PORT"
is 'and it answers' "$(http_status "$URL/api.php")" 200

kill -KILL "$(<"$FPM_PIDFILE")"
ok 'also one whose php-fpm was killed' tools/stack up test
is 'and it answers' "$(http_status "$URL/api.php")" 200

social_before=$(head -1 "$SOCIAL_PG_PIDFILE")
ok 'the social store is stopped alone' tools/stack social-stop test
is 'the wiki goes on' "$(http_status "$URL/index.php?title=Main_Page")" 200
ok 'and started again' tools/stack social-start test
ok 'as another process' test "$social_before" != "$(head -1 "$SOCIAL_PG_PIDFILE")"

mapfile -t processes < <(ours)
ok 'there are processes to end' test ${#processes[@]} -ge 8
ok 'down succeeds' tools/stack down test
left() { for pid in "${processes[@]}"; do [ -d "/proc/$pid" ] && ps -o pid=,stat=,args= -p "$pid"; done | grep -v ' Z'; }
is 'and leaves no process' "$(left)" ''
is 'nor one that names the state folder' "$(pgrep -af "$STATE/" | grep -v 'tests/stack')" ''
is 'nor a listening port' "$(ss -Hltn "( sport >= :$PORT and sport <= :$((PORT + 3)) )")" ''
ok 'down again succeeds' tools/stack down test

ok 'up starts it again' tools/stack up test
lost=$(<"$FPM_PIDFILE")
rm -f "$FPM_PIDFILE"
ok 'down ends also a server whose pid file is lost' tools/stack down test
is 'which is gone' "$(ps -o stat=,args= -p "$lost" | grep -v '^Z')" ''

# Numbers of processes are given again: a stale pid file may name a stranger.
sleep 300 &
stranger=$!
echo $stranger >"$NGINX_PIDFILE"
echo $stranger >"$FPM_PIDFILE"
printf '%s\n' $stranger "$SOCIAL_PGDATA" >"$SOCIAL_PG_PIDFILE"
ok 'down with stale pid files succeeds' tools/stack down test
ok 'and leaves the stranger alone' kill -0 $stranger
printf '%s\n' $stranger "$SOCIAL_PGDATA" >"$SOCIAL_PG_PIDFILE"
began=$EPOCHSECONDS
ok 'up with stale pid files succeeds' tools/stack up test
ok "quickly, nothing is made again ($((EPOCHSECONDS - began)) s)" test $((EPOCHSECONDS - began)) -le 15
ok 'and leaves the stranger alone' kill -0 $stranger
kill $stranger
is 'it keeps its port' "$(. var/test/env && echo "$PORT")" "$PORT"
is 'and its pages' "$(curl -s -m 20 "$URL/rest.php/v1/page/Stack%2Fprobe" | field source)" "$text"
