# SPDX-License-Identifier: GPL-2.0-or-later
# Servers by pid: is it ours, start it, end it and see that it is gone.

pid_of() {
	local file=$STATE/run/$1.pid
	case $1 in pg-*) file=$STATE/pg/${1#pg-}/postmaster.pid ;; esac
	[ -r "$file" ] && head -1 "$file"
}

# A pid file may outlive its server and the number may be another's by now: a server of this stack
# has the state folder in its command line or environment.
alive() {
	local pid
	pid=$(pid_of "$1") && [ -n "$pid" ] || return 1
	grep -qsaF -- "$STATE/" "/proc/$pid/cmdline" "/proc/$pid/environ"
}

# stat_of PID: its state and parent. The name before them may hold spaces and brackets.
stat_of() {
	local line
	{ read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
	line=${line##*) }
	read -r state parent _ <<<"$line"
}

# A process and everything below it.
family() {
	local state parent dir pid grown=1
	local -A parents=() found=(["$1"]=1)
	for dir in /proc/[0-9]*; do
		stat_of "${dir#/proc/}" && parents[${dir#/proc/}]=$parent
	done
	while [ $grown = 1 ]; do
		grown=0
		for pid in "${!parents[@]}"; do
			[ -n "${found[${parents[$pid]}]:-}" ] && [ -z "${found[$pid]:-}" ] && found[$pid]=1 grown=1
		done
	done
	unset "found[$1]"
	printf '%s\n' "$1" "${!found[@]}"
}

# A zombie is gone: it waits for its parent only.
gone() {
	local state parent
	! stat_of "$1" || [ "$state" = Z ]
}

wait_gone() {
	local tenths=$1 pid
	shift
	for pid in "$@"; do
		until gone "$pid"; do
			[ $((tenths--)) -gt 0 ] || return 1
			sleep 0.1
		done
	done
}

# Servers of this stack that no pid file knows: the children of a killed nginx or php-fpm, which
# live on and keep the ports, and a server whose pid file was lost. All servers work in the state
# folder (so says /proc), whatever became of their command line.
strays() {
	local dir wanted
	case $1 in
		nginx) wanted='nginx: *' ;;
		fpm) wanted='php-fpm: *' ;;
		wikisociald) wanted='*wikisociald*' ;;
		*) return 0 ;;
	esac
	for dir in /proc/[0-9]*; do
		# shellcheck disable=SC2053
		[[ $(tr '\0' ' ' 2>/dev/null <"$dir/cmdline") == $wanted ]] || continue
		[ "$(readlink "$dir/cwd")" = "$STATE" ] && echo "${dir#/proc/}"
	done
	return 0
}

# end_all SIGNAL PID…: the first is asked, all are waited for ten seconds, then ended. What is frozen
# is thawed first.
end_all() {
	local signal=$1
	shift
	kill -CONT "$@" 2>/dev/null || true
	kill "-$signal" "$1" 2>/dev/null || true
	[ "$signal" != KILL ] && wait_gone 100 "$@" && return
	kill -KILL "$@" 2>/dev/null || true
	wait_gone 50 "$@" || fail "processes do not end: $*"
}

# stop_server NAME [SIGNAL]
stop_server() {
	local name=$1 pids
	if alive "$name"; then
		mapfile -t pids < <(family "$(pid_of "$name")")
		end_all "${2:-TERM}" "${pids[@]}"
	fi
	mapfile -t pids < <(strays "$name")
	[ ${#pids[@]} = 0 ] || end_all KILL "${pids[@]}"
	case $name in pg-*) ;; *) rm -f "$STATE/run/$name.pid" ;; esac
}

# until_true TENTHS COMMAND…
until_true() {
	local tenths=$1
	shift
	until "$@"; do
		[ $((tenths--)) -gt 0 ] || return 1
		sleep 0.1
	done
}
