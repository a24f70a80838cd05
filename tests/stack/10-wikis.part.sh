# SPDX-License-Identifier: GPL-2.0-or-later
# Both wikis, the accounts, an edit, a file of Commons.

pids() { cat "$NGINX_PIDFILE" "$FPM_PIDFILE"; head -qn1 "$WIKI_PG_PIDFILE" "$SOCIAL_PG_PIDFILE"; }

before=$(pids)
began=$EPOCHSECONDS
ok 'up on a running stack succeeds' tools/stack up test
ok 'and returns at once' test $((EPOCHSECONDS - began)) -le 2
is 'and restarts nothing' "$(pids)" "$before"

sitename() { api "$1" /dev/null action=query meta=siteinfo | field query.general.sitename; }
is 'the wiki answers' "$(sitename "$URL")" WikiSocial
is 'Commons answers' "$(sitename "$COMMONS_URL")" Commons
is 'a page is shown' "$(http_status "$URL/index.php?title=Main_Page")" 200
is 'the address alone leads to a page' "$(http_status "$URL/")" 302

for n in {0..11}; do
	name=$(account "$n" name)
	is "$name ($(account "$n" rights)) logs in" "$(login "$URL" "$work/$n" "$name" "$(account "$n" password)")" PASS
done
is 'a wrong password does not' "$(login "$URL" "$work/wrong" "$(account 0 name)" not-her-word)" FAIL

groups() { api "$URL" "$work/$1" action=query meta=userinfo uiprop=groups | field query.userinfo.groups; }
is 'an ordinary person is autoconfirmed' "$(groups 4)" '*,user,autoconfirmed'
is 'the new account is not' "$(groups 6)" '*,user'
ok 'the moderator is one' grep -q socialmoderator <<<"$(groups 8)"
ok 'the suppressor is one' grep -q suppress <<<"$(groups 9)"
ok 'the administrator is one' grep -q sysop <<<"$(groups 10)"
ok 'the bot is one' grep -q bot <<<"$(groups 11)"

text="seen at $EPOCHREALTIME"
is 'an edit is saved' "$(write "$URL" "$work/4" action=edit title=Stack/probe text="$text" | field edit.result)" Success
ok 'and read back, with %2F kept in a REST path' grep -qF "$text" \
	<<<"$(curl -s -m 20 "$URL/rest.php/v1/page/Stack%2Fprobe" | field source)"
is 'the blocked one cannot edit' "$(write "$URL" "$work/7" action=edit title=Stack/probe text=no | field error.code)" blocked

write "$URL" "$work/10" action=edit title=MediaWiki:Spam-blacklist text='stack-probe\.example' >/dev/null
is "the wiki's own spam list is obeyed" "$(write "$URL" "$work/4" action=edit title=Stack/spam \
	text='https://stack-probe.example/' | field error.code)" spamblacklist
write "$URL" "$work/10" action=edit title=MediaWiki:Spam-blacklist text='' >/dev/null

png() {
	php -r '$i = imagecreatetruecolor( 1200, 900 ); imagefill( $i, 0, 0, random_int( 0, 0xffffff ) ); imagepng( $i, $argv[1] );' "$1"
}
width_of() { curl -s -m 20 -o "$work/got" "$1" && php -r 'echo getimagesize( $argv[1] )[0] ?? "";' "$work/got"; }
png "$work/probe.png"
file="Stack-probe-${EPOCHREALTIME/[.,]/}.png"
is 'the administrator logs in on Commons' "$(login "$COMMONS_URL" "$work/commons" "$(account 10 name)" "$(account 10 password)")" PASS
is 'and uploads a file' "$(write "$COMMONS_URL" "$work/commons" action=upload filename="$file" ignorewarnings=1 \
	file=@"$work/probe.png" | field upload.result)" Success
info=$(api "$URL" /dev/null action=query titles="File:$file" prop=imageinfo iiprop=url\|size iiurlwidth=250)
is 'the wiki finds it on Commons' "$(field query.pages.0.imagerepository <<<"$info")" commons
is 'and shows a small one of the width asked for' \
	"$(width_of "$(field query.pages.0.imageinfo.0.thumburl <<<"$info")")" 250

ok 'jobs run' "$STATE/bin/mw" runJobs
is 'nchan takes a message' "$(curl -s -o /dev/null -m 5 -w '%{http_code}' --unix-socket "$STATE/run/publish.sock" \
	-d '{}' 'http://localhost/pub?id=stack-probe')" 202

temporary() { api "$URL" /dev/null action=query meta=siteinfo siprop=autocreatetempuser | field query.autocreatetempuser.enabled; }
is 'temporary accounts are off' "$(temporary)" ''
cp tools/stack.d/etc/switches/temp-accounts.php "$STATE/wiki/conf.d/"
is 'and on with a file in conf.d' "$(temporary)" true
rm "$STATE/wiki/conf.d/temp-accounts.php"

# WikiSocial itself, as the seed left it.
statuses() { curl -s -m 20 "$URL/rest.php/wikisocial/v0/feeds/user/$1?limit=100" | field items.0.author.name; }
is "an ordinary person's status is in the feed" "$(statuses "$(php -r 'echo rawurlencode( $argv[1] );' "$(account 1 name)")")" \
	"$(account 1 name)"
ok 'the daemon runs' kill -0 "$(<"$WIKISOCIALD_PIDFILE")"
ok 'and has handled what the log holds' "$STATE/bin/wikisociald" --verify
