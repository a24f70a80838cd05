# SPDX-License-Identifier: GPL-2.0-or-later
# What tools/setup and tools/stack share: where things are, how they speak, versions by release.
umask 022
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
case $(cut -d. -f1 /etc/debian_version 2>/dev/null) in
	13 | trixie*) PHP_V=8.4 PG_V=17 CLANG_V=19 ;;
	*) PHP_V=8.2 PG_V=15 CLANG_V=14 ;;
esac
PG_BIN=/usr/lib/postgresql/$PG_V/bin
WEB_USER=www-data

started=${EPOCHREALTIME/[.,]/}
elapsed() {
	local ms=$(((${EPOCHREALTIME/[.,]/} - started) / 1000))
	printf '%d.%d' $((ms / 1000)) $((ms % 1000 / 100))
}
say() { printf '[%5ss] %s\n' "$(elapsed)" "$*"; }
fail() {
	printf 'error: %s\n' "$*" >&2
	exit 1
}

# For the time a thing takes and its log's end when it fails: step TEXT LOG COMMAND…
step() {
	local text=$1 log=$2
	shift 2
	say "$text"
	"$@" >>"$log" 2>&1 && return
	printf '%s\n' "--- end of $log" >&2
	tail -n 25 "$log" >&2
	fail "$text: failed"
}

as_user() { setpriv --reuid="$1" --regid="$1" --init-groups env HOME=/nonexistent "${@:2}"; }
user_reaches() { as_user "$1" test -r "$2" -a -x "$2" 2>/dev/null; }

# Settings files and sockets take a short path of plain letters, which the servers' users can reach.
servable() {
	[[ $1 != *[^A-Za-z0-9/._+-]* ]] && [ ${#1} -le 70 ] && user_reaches postgres "$1" && user_reaches $WEB_USER "$1"
}

# Where the checkout is not like that (a home folder, a mktemp one), var/ is a link to one that is.
need_var() {
	local far
	if [ ! -e "$ROOT/var" ]; then
		rm -f "$ROOT/var" # a link whose folder is gone
		mkdir "$ROOT/var"
	fi
	if ! servable "$(cd "$ROOT/var" && pwd -P)"; then
		far=/var/lib/wikisocial/$(printf '%s' "$ROOT" | sha1sum | cut -c1-10)
		rmdir "$ROOT/var" || fail "$ROOT/var is out of the servers' reach: move it away, it becomes a link to $far"
		mkdir -p "$far"
		chmod 755 /var/lib/wikisocial "$far"
		ln -s "$far" "$ROOT/var"
	fi
	VAR=$(cd "$ROOT/var" && pwd -P)
	name_places
}
name_places() {
	MW=$VAR/mediawiki-1.43
	FILES=$VAR/commons-files
}
FILES_TABLE=$ROOT/tools/stack.d/commons/files.tsv
[ ! -e "$ROOT/var" ] || { VAR=$(cd "$ROOT/var" && pwd -P); name_places; }
