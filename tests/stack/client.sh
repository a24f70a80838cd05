# SPDX-License-Identifier: GPL-2.0-or-later
# A person's browser on the command line: curl with a cookie jar, answers read with a path.

# field PATH: of the JSON on standard input, path.with.dots; lists are joined with a comma.
field() {
	php -n -r '$v = json_decode( stream_get_contents( STDIN ), true );
		foreach ( explode( ".", $argv[1] ) as $k ) { $v = is_array( $v ) ? ( $v[$k] ?? null ) : null; }
		echo is_array( $v ) ? implode( ",", $v ) : ( $v === true ? "true" : $v );' "$1"
}

# account N NAME-OF-FIELD [WIKI], of var/test.json
account() {
	php -n -r '$stack = json_decode( file_get_contents( "var/test.json" ), true );
		echo ( isset( $argv[3] ) ? $stack["wikis"][$argv[3]] : $stack )["accounts"][$argv[1]][$argv[2]];' "$@"
}

http_status() { curl -s -o /dev/null -m "${2:-20}" -w '%{http_code}' --path-as-is "$1"; }

# api BASE JAR NAME=VALUE…
api() {
	local base=$1 jar=$2 pair args=()
	shift 2
	for pair in format=json formatversion=2 "$@"; do
		case $pair in *=@/*) args+=(-F "$pair") ;; *) args+=(--form-string "$pair") ;; esac
	done
	curl -s -m 60 -b "$jar" -c "$jar" "${args[@]}" "$base/api.php"
}

token() { api "$1" "$2" action=query meta=tokens type="$3" | field "query.tokens.$3token"; }

# login BASE JAR NAME PASSWORD: prints PASS
login() {
	api "$1" "$2" action=clientlogin username="$3" password="$4" loginreturnurl="$1" \
		logintoken="$(token "$1" "$2" login)" | field clientlogin.status
}

# write BASE JAR NAME=VALUE…: a write with its token
write() { api "$@" token="$(token "$1" "$2" csrf)"; }
