# SPDX-License-Identifier: GPL-2.0-or-later
# The German and the Arabic wiki beside the first: themselves, and strangers in one store.

general() { api "$1" /dev/null action=query meta=siteinfo | field "query.general.$2"; }
is 'the German wiki answers as itself' "$(general "$DE_URL" wikiid) $(general "$DE_URL" lang)" 'dewiki de'
is 'the Arabic wiki answers as itself' "$(general "$AR_URL" wikiid) $(general "$AR_URL" lang)" 'arwiki ar'
is 'and is written from right to left' "$(general "$AR_URL" rtl)" true

of_html() { curl -sL -m 20 "$1/index.php?title=$2" | grep -oE "<html[^>]*" | grep -oE "$3=\"[a-z]+\""; }
is 'so is the page about people there' "$(of_html "$AR_URL" Special:Social dir)" 'dir="rtl"'
is 'but not in Germany' "$(of_html "$DE_URL" Special:Social dir)" 'dir="ltr"'
social_name() { curl -sL -m 20 "$1/index.php?title=Special:Social" | grep -oE '"wgPageName":"[^"]*"'; }
is 'whose page is called in German' "$(social_name "$DE_URL")" '"wgPageName":"Spezial:Social"'
is 'and the Arabic one in Arabic' "$(social_name "$AR_URL")" '"wgPageName":"خاص:اجتماعي"'

extensions() { api "$1" /dev/null action=query meta=siteinfo siprop=extensions | grep -oE '"name":"[^"]*"' | sort -u; }
is 'they have the extensions of the first' "$(extensions "$DE_URL"; extensions "$AR_URL")" "$(extensions "$URL"; extensions "$URL")"

gender_of() { api "$1" /dev/null action=query list=users ususers="$2" usprop=gender | field query.users.0.gender; }
for wiki in de ar; do
	case $wiki in de) base=$DE_URL ;; ar) base=$AR_URL ;; esac
	for n in {0..4}; do
		name=$(account "$n" name $wiki)
		is "$name ($(account "$n" rights $wiki)) logs in" \
			"$(login "$base" "$work/$wiki$n" "$name" "$(account "$n" password $wiki)")" PASS
		is 'and is spoken of as wished' "$(gender_of "$base" "$name")" "$(account "$n" gender $wiki)"
		is 'and has said something' "$(curl -s -m 20 \
			"$base/rest.php/wikisocial/v0/feeds/user/$(php -r 'echo rawurlencode( $argv[1] );' "$name")" |
			field items.0.author.name)" "$name"
	done
	is 'the moderator is one' "$(api "$base" "$work/${wiki}3" action=query meta=userinfo uiprop=groups |
		field query.userinfo.groups | grep -o socialmoderator)" socialmoderator
	is 'the administrator is one' "$(api "$base" "$work/${wiki}4" action=query meta=userinfo uiprop=groups |
		field query.userinfo.groups | grep -o sysop)" sysop
done
is 'accounts of one wiki are none on another' \
	"$(login "$URL" "$work/foreign" "$(account 0 name de)" "$(account 0 password de)")" FAIL

feed() { curl -s -m 20 "$1/rest.php/wikisocial/v0/feeds/public?limit=100"; }
authors() { feed "$1" | php -r 'foreach ( json_decode( stream_get_contents( STDIN ), true )["items"] as $s ) { echo $s["author"]["name"], "\n"; }' | sort -u; }
is 'the German feed has its own people only' "$(authors "$DE_URL")" "$(for n in {0..4}; do account $n name de; echo; done | sort -u)"
is 'the Arabic one too' "$(authors "$AR_URL")" "$(for n in {0..4}; do account $n name ar; echo; done | sort -u)"
german=$(feed "$DE_URL" | field items.0.id)
for base in "$URL" "$AR_URL"; do
	is 'a status of the German wiki is none elsewhere' "$(http_status "$base/rest.php/wikisocial/v0/statuses/$german")" 404
done
is 'while it is one there' "$(http_status "$DE_URL/rest.php/wikisocial/v0/statuses/$german")" 200

is "maintenance scripts run on the wiki named by WIKI" \
	"$(echo 'echo MediaWiki\WikiMap\WikiMap::getCurrentWikiId();' | WIKI=dewiki "$STATE/bin/mw" eval 2>/dev/null | tr -d '> \n')" dewiki
is 'psql knows its database' "$("$STATE/bin/psql" arwiki -Atc 'SELECT current_database()')" arwiki
echo '<?php $wgSitename = "conf.d holds here";' >"$STATE/dewiki/conf.d/10-probe.php"
is "a wiki's own conf.d is its own" "$(general "$DE_URL" sitename) $(general "$URL" sitename)" 'conf.d holds here WikiSocial'
rm "$STATE/dewiki/conf.d/10-probe.php"
