# SPDX-License-Identifier: GPL-2.0-or-later
# Commons' files: those of the demo with their stills and credits, and what a test does with its own.

table() { grep -v '^#' tools/stack.d/commons/files.tsv; }
row() { awk -F '\t' -v n="$1" -v c="$2" '$3 == n { print $c }' tools/stack.d/commons/files.tsv; }
names_there() { php -n -r 'foreach ( json_decode( stream_get_contents( STDIN ), true )["query"]["pages"] ?? [] as $p ) {
	echo substr( $p["title"], 5 ), isset( $argv[1] ) ? " " . $p["imageinfo"][0][$argv[1]] : "", "\n"; }' "$@" | sort; }
# File NAME as Commons tells it, with a still of WIDTH.
tell() { api "$COMMONS_URL" /dev/null action=query titles="File:$1" prop=imageinfo iiprop='url|size|extmetadata' ${2:+iiurlwidth=$2}; }
credit() { tell "$1" | field "query.pages.0.imageinfo.0.extmetadata.$2.value"; }
# What is served at ADDRESS: width and kind by its bytes, kind by the header.
served() {
	local header
	header=$(curl -s -m 60 -o "$work/got" -w '%{content_type}' "$1")
	php -r '$i = @getimagesize( $argv[1] ); echo $i ? "$i[0] $i[mime]" : "no picture";' "$work/got"
	echo " $header"
}
still() { served "$(tell "$1" "$2" | field query.pages.0.imageinfo.0.thumburl)"; }
find_files() { api "$COMMONS_URL" /dev/null action=query generator=search gsrnamespace=6 gsrsearch="$1" gsrlimit=50 | names_there; }

# Tests of other suites upload files too: those of the demo among what is there.
there=$(api "$COMMONS_URL" /dev/null action=query generator=allpages gapnamespace=6 gaplimit=500 prop=imageinfo iiprop=size | names_there size)
wanted=$(table | while IFS=$'\t' read -r _ _ name _; do echo "$name $(stat -c %s "var/commons-files/$name")"; done | sort)
is 'the demo has sixteen files' "$(wc -l <<<"$wanted")" 16
is 'all of them are at Commons, with all their bytes' "$(comm -23 <(echo "$wanted") <(echo "$there"))" ''
is 'each with its author and licence' "$(table | while IFS=$'\t' read -r _ _ name _; do
	printf '%s\t%s\t%s\n' "$name" "$(credit "$name" Artist)" "$(credit "$name" LicenseShortName)"; done)" "$(table | cut -f3,4,5)"
long=$(table | awk -F '\t' '$5 == "CC0" { print $3 }')
is 'one asks for no attribution' "$(credit "$long" AttributionRequired)" false
is 'another does' "$(credit Bell.oga AttributionRequired) $(credit Bell.oga LicenseUrl)" 'true https://creativecommons.org/licenses/by/3.0/'
is 'the wiki reads the same there' "$(api "$URL" /dev/null action=query titles='File:Bell.oga' prop=imageinfo iiprop=extmetadata |
	field query.pages.0.imageinfo.0.extmetadata.Artist.value)" "$(row Bell.oga 4)"

for width in 250 500 960; do
	is "a still of a PNG is $width wide" "$(still 'Soft waves.png' $width)" "$width image/png image/png"
	is "of a JPEG too" "$(still 'Djembe on a cushion.jpg' $width)" "$width image/jpeg image/jpeg"
	is "of an SVG too, as PNG" "$(still 'Homeworld, navy & teal.svg' $width)" "$width image/png image/png"
	is "of a PDF too, as JPEG" "$(still "Debian New Maintainers' Guide.pdf" $width)" "$width image/jpeg image/jpeg"
done
is 'other widths are rounded up to the next of Wikimedia' "$(still 'Soft waves.png' 300)" '330 image/png image/png'
is 'what is smaller is served as it is' "$(still 'Debian word mark.png' 250)" '197 image/png image/png'
for name in "The clock's green glow.jpg" '犬の友だち.jpg' 'جدول في الغابة.jpg' "$long"; do
	is "the name is no hindrance: ${name:0:30}" "$(still "$name" 250)" '250 image/jpeg image/jpeg'
done
original() { curl -s -m 20 -o /dev/null -w '%{content_type}' "$(tell "$1" | field query.pages.0.imageinfo.0.url)"; }
is 'sound and film are served as such' "$(original Bell.oga) $(original 'Two monitors.webm')" 'audio/ogg video/webm'

is 'a search finds a file by its name' "$(find_files emerald)" 'Emerald, the theme of Debian 12.png'
is 'also by the last word of it' "$(find_files bowl)" 'Half a fig in a red bowl.jpg'
is 'and by its description' "$(find_files 'dogs window')" '犬の友だち.jpg'
is 'in any script' "$(find_files الغابة)" 'جدول في الغابة.jpg'
is 'and nothing where there is nothing' "$(find_files 'emerald djembe')" ''
for typed in "'" '"one' 'a & | !' '()' '\'; do
	is "it takes what people type: $typed" "$(api "$COMMONS_URL" /dev/null action=query list=search srnamespace=6 srsearch="$typed" | field batchcomplete)" true
done

# The first statuses show a picture and a drawing, so that everybody sees whose they are.
pictured() { curl -s -m 20 "$URL/rest.php/wikisocial/v0/feeds/user/$(php -r 'echo rawurlencode( $argv[1] );' "$(account "$1" name)")?limit=100" |
	php -n -r 'foreach ( json_decode( stream_get_contents( STDIN ), true )["items"] ?? [] as $i ) foreach ( $i["media"] as $f ) {
		echo $f["alt"] !== "" && $f["thumbUrl"] ? "$f[file] · $f[kind] · $f[author] · $f[licence]\n" : ""; }' | grep -F "$2"; }
for shown in '4 Cables of a bridge.jpg · image' '3 Lines.svg · drawing'; do
	file=${shown#* } file=${file% · *}
	is "the demo shows a file with its credit: ${shown##* }" "$(pictured "${shown%% *}" "$file" | tail -n 1)" \
		"${shown#* } · $(row "$file" 4) · $(row "$file" 5)"
done

# What a test does there: uploads, credits, changes of them, moves and deletions, as the administrator.
at_commons() { write "$COMMONS_URL" "$work/commons" "$@"; }
block() { php -n -r 'echo "<credit>", json_encode( [ "Artist" => $argv[1], "LicenseShortName" => $argv[2] ], JSON_HEX_TAG ), "</credit>";' "$1" "$2"; }
probe=Probe${EPOCHREALTIME/[.,]/}
png "$work/probe2.png"
hostile='<script>alert(1)</script><a href="javascript:alert(2)">x</a><table><tr><td><table></table></td></tr></table></credit>مرحبا ~~~~'
upload() { at_commons action=upload filename="$1.png" ignorewarnings=1 file=@"$work/probe2.png" text="$(block "$2" "$3")" | field upload.result; }
is 'a file is uploaded with a hostile credit' "$(upload "$probe" "$hostile" 'CC BY 4.0')" Success
is 'which is told as it is' "$(credit "$probe.png" Artist)" "$hostile"
is 'but runs not on its own page' "$(curl -s -m 20 "$COMMONS_URL/index.php?title=File:$probe.png" | grep -cE 'alert\(1\)</script>|href="javascript:alert')" 0
many=$(printf 'x%.0s' {1..10000})
is 'the same bytes have another credit under another name' "$(upload "${probe}b" "$many" CC0) $(credit "${probe}b.png" Artist | wc -c)" 'Success 10000'
is 'while the first keeps its own' "$(credit "$probe.png" LicenseShortName)" 'CC BY 4.0'
is 'its licence is changed by an edit' "$(at_commons action=edit title="File:$probe.png" text="$(block Zoë CC0)" | field edit.result)" Success
is 'which holds at once' "$(credit "$probe.png" Artist) $(credit "$probe.png" LicenseShortName)" 'Zoë CC0'
is 'broken JSON is no credit' "$(at_commons action=edit title="File:$probe.png" text='<credit>{"Artist":</credit>' | field edit.result)$(credit "$probe.png" Artist)" Success
is 'it is moved' "$(at_commons action=move from="File:${probe}b.png" to="File:${probe}c.png" noredirect=1 | field move.to)" "File:${probe}c.png"
is 'with its credit' "$(credit "${probe}c.png" LicenseShortName)" CC0
is 'and found under its new name alone' "$(find_files "${probe}b")$(find_files "${probe}c")" "${probe}c.png"
for name in "$probe" "${probe}c"; do
	is 'it is deleted' "$(at_commons action=delete title="File:$name.png" | field delete.title)" "File:$name.png"
	is 'and gone' "$(tell "$name.png" | field query.pages.0.missing)" true
done
is 'also from the search' "$(find_files "$probe")$(find_files "${probe}c")" ''
