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

# The children of a killed nginx or php-fpm live on and keep the ports. Their parent is init, and
# they hold files of the state folder open.
orphans() {
	local dir pid state parent
	for dir in /proc/[0-9]*; do
		pid=${dir#/proc/}
		stat_of "$pid" && [ "$parent" = 1 ] || continue
		case $(tr '\0' ' ' <"$dir/cmdline" 2>/dev/null) in
			"nginx: worker"* | "php-fpm: pool"*) ;;
			*) continue ;;
		esac
		find "$dir/fd" -lname "$STATE/*" 2>/dev/null | grep -q . && echo "$pid"
	done
	return 0
}

end_orphans() {
	local pids
	mapfile -t pids < <(orphans)
	[ ${#pids[@]} -gt 0 ] || return 0
	kill -KILL "${pids[@]}" 2>/dev/null || true
	wait_gone 50 "${pids[@]}" || fail "${pids[*]} do not end"
}

# stop_server NAME [SIGNAL]: asks, waits ten seconds, ends. A frozen server is thawed first.
stop_server() {
	local name=$1 signal=${2:-TERM} pids
	if alive "$name"; then
		mapfile -t pids < <(family "$(pid_of "$name")")
		kill -CONT "${pids[@]}" 2>/dev/null || true
		kill "-$signal" "${pids[0]}" 2>/dev/null || true
		if ! wait_gone 100 "${pids[@]}"; then
			kill -KILL "${pids[@]}" 2>/dev/null || true
			wait_gone 50 "${pids[@]}" || fail "$name (${pids[*]}) does not end"
		fi
	fi
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
