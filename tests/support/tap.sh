# SPDX-License-Identifier: GPL-2.0-or-later
# TAP for shell tests: source it, call the checks, end with tap_end.
tap_n=0 tap_bad=0

# ok NAME COMMAND…: passes when the command succeeds; what it printed explains a failure.
ok() {
	local name=$1 said
	shift
	tap_n=$((tap_n + 1))
	if said=$("$@" 2>&1); then
		echo "ok $tap_n - $name"
	else
		tap_bad=$((tap_bad + 1))
		echo "not ok $tap_n - $name"
		printf '# %s\n' "$*" "${said:0:2000}" | sed '1!s/^\([^#]\)/# \1/'
	fi
}

# is NAME GOT WANTED
is() { ok "$1" same "$2" "$3"; }
same() { [ "$1" = "$2" ] || { printf 'got:    %s\nwanted: %s\n' "$1" "$2"; return 1; }; }

tap_end() {
	echo "1..$tap_n"
	[ "$tap_bad" = 0 ]
}
