#!/usr/bin/env bash
# The set-up of the flaky 40 curls, for real: curl -> docker-proxy -> a server in a container's
# network namespace, recorded by one bpf-recorder. All of it lives in two network namespaces that
# this script makes and removes; the machine's own namespace is not touched.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
port=8085
host_ip=172.17.0.1
container_ip=172.17.0.2

count=40
interval=0
output=forty-curls.msgpack
proxies=1
server=python
recorder="$here/../build/bpf-recorder record"
recorder_options=(--marker-fd 9)

usage() {
  cat <<TEXT
usage: forty-curls.sh [-n COUNT] [-o FILE] [--interval SECONDS] [--two-proxies]
                      [--server python|busybox] [--recorder COMMAND] [-- RECORD-OPTIONS...]
  -n COUNT            curls to run (default 40)
  -o FILE             trace to write (default forty-curls.msgpack)
  --interval SECONDS  pause between two curls (default 0)
  --two-proxies       a second docker-proxy for the same target on [::1], as dockerd starts one for IPv6
  --server NAME       the container's server: python (threads) or busybox (forks per connection)
  --recorder COMMAND  what records, without markers; must take -o FILE --port N -- CMD
                      (default: the built bpf-recorder, with markers)
TEXT
}

stop() {
  echo "forty-curls.sh: $1" >&2
  exit 1
}

need() {
  command -v "$1" >/dev/null || stop "$1 is missing: run install-deps.sh"
}

# Waits until the shell command given succeeds, at most ten seconds.
wait_for() {
  local what=$1 tries=0
  shift
  until "$@"; do
    tries=$((tries + 1))
    [[ $tries -lt 200 ]] || stop "$what did not get ready within 10 s"
    sleep 0.05
  done
}

# ---- the part that runs under the recorder, in the host namespace ----------------------------------

started=()
container_cgroup=

stop_inside() {
  local pid
  for pid in "${started[@]}"; do
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  [[ -z $container_cgroup ]] || rmdir "$container_cgroup" "${container_cgroup%/*}" 2>/dev/null || true
}

# A cgroup named the way a container runtime names it, so that the trace shows a container's id.
make_container_cgroup() {
  local line own=/ directory
  while read -r line; do
    [[ $line != 0::* ]] || own=${line#0::}
  done </proc/self/cgroup
  directory="$FP_LAB_CGROUP_MOUNT${own%/}/docker/$FP_LAB_CONTAINER_ID"
  mkdir -p "$directory" 2>/dev/null && container_cgroup="$directory" || true
}

# The proxy and the server outlive the recording, as on a real host: a poll of the agent that comes after the
# last curl must still find them. They leave the recorded cgroup, and the outer part stops them by pid.
leave_running() {
  local line own=/ pid
  while read -r line; do
    [[ $line != 0::* ]] || own=${line#0::}
  done </proc/self/cgroup
  # The agent's filter needs their last closes to be recorded first.
  sleep 0.3
  for pid in "${started[@]}"; do
    echo "$pid" >>"$FP_LAB_DIR/pids"
    echo "$pid" >"$FP_LAB_CGROUP_MOUNT${own%/*}/cgroup.procs"
  done
  started=()
}

listens() {
  [[ -n $(nsenter --net="$1" ss -Hltn "src $2 and sport = :$port") ]]
}

is_ready() {
  local line=
  read -r line 2>/dev/null <"$1" && [[ $line == 0 ]]
}

start_server() {
  local command
  case $server in
    python) command=("$FP_LAB_PYTHON" -m http.server -b "$container_ip" "$port") ;;
    busybox) command=(busybox httpd -f -p "$container_ip:$port") ;;
    *) stop "--server $server: wanted python or busybox" ;;
  esac
  make_container_cgroup
  (
    [[ -z $container_cgroup ]] || echo "$BASHPID" >"$container_cgroup/cgroup.procs"
    cd "$FP_LAB_DIR/www"
    exec env DD_SERVICE=mysrv nsenter --net="$FP_LAB_CONTAINER" \
      "${command[@]}" </dev/null >/dev/null 2>&1
  ) &
  started+=($!)
  wait_for "the server" listens "$FP_LAB_CONTAINER" "$container_ip"
}

start_proxy() {
  # docker-proxy writes 0 to descriptor 3 once it listens.
  "$FP_LAB_PROXY" -proto tcp -host-ip "$1" -host-port "$port" -container-ip "$container_ip" \
    -container-port "$port" 3>"$FP_LAB_DIR/ready-$1" >/dev/null 2>&1 </dev/null &
  started+=($!)
  wait_for "docker-proxy on $1" is_ready "$FP_LAB_DIR/ready-$1"
}

# Ports of its own for each curl, out of the range that the recorder has seen. The kernel draws anew every ten
# seconds and may hand a port out again; the agent then counts the hits of both connections twice, which is
# another case than this one.
take_ports() {
  local first=$((32768 + $1 % 500 * 50))
  echo "$first $((first + 49))" >/proc/sys/net/ipv4/ip_local_port_range
}

inside() {
  trap stop_inside EXIT
  start_server
  start_proxy 127.0.0.1
  [[ $proxies -eq 1 ]] || start_proxy ::1
  local failed=0 i
  for ((i = 1; i <= count; i++)); do
    take_ports "$i"
    echo "curl $i begins" >"$FP_LAB_MARKERS"
    curl -s -f -o /dev/null "http://127.0.0.1:$port/daniel" || failed=$((failed + 1))
    [[ $i -eq $count || $interval == 0 ]] || sleep "$interval"
  done
  [[ $failed -eq 0 ]] || stop "$failed of $count curls failed"
  leave_running
}

# ---- the part that makes and removes the namespaces -------------------------------------------------

host_ns="fp-host-$$"
container_ns="fp-ctr-$$"
dir=

clean_up() {
  local pid
  if [[ -n $dir && -s $dir/pids ]]; then
    while read -r pid; do kill "$pid" 2>/dev/null || true; done <"$dir/pids"
  fi
  ip netns del "$host_ns" 2>/dev/null || true
  ip netns del "$container_ns" 2>/dev/null || true
  [[ -z $dir ]] || rm -rf "$dir"
}

make_namespaces() {
  ip netns add "$host_ns"
  ip netns add "$container_ns"
  ip -n "$host_ns" link add docker0 type veth peer name eth0 netns "$container_ns"
  ip -n "$host_ns" addr add "$host_ip/24" dev docker0
  ip -n "$container_ns" addr add "$container_ip/24" dev eth0
  ip -n "$host_ns" link set lo up
  ip -n "$host_ns" link set docker0 up
  ip -n "$container_ns" link set lo up
  ip -n "$container_ns" link set eth0 up
}

outside() {
  local name status=0
  [[ $(id -u) -eq 0 ]] || stop "not root: the lab makes network namespaces and loads BPF programs"
  for name in ip ss nsenter curl "${server/%python/python3}" sha256sum mkfifo; do need "$name"; done
  export FP_LAB_PROXY="${XDG_CACHE_HOME:-$HOME/.cache}/flowproof/docker-proxy/docker-proxy"
  [[ -x $FP_LAB_PROXY ]] || stop "docker-proxy is missing: run install-deps.sh"
  [[ -x ${recorder%% *} ]] || need "${recorder%% *}"

  trap clean_up EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  dir=$(mktemp -d)
  mkdir "$dir/www"
  printf 'hello from mysrv\n' >"$dir/www/daniel"
  make_namespaces || stop "cannot make the network namespaces"
  export FP_LAB_DIR="$dir" FP_LAB_CONTAINER="/run/netns/$container_ns" FP_LAB_MARKERS=/dev/null
  if [[ ${#recorder_options[@]} -gt 0 && ${recorder_options[0]} == --marker-fd ]]; then
    FP_LAB_MARKERS="$dir/markers"
    mkfifo "$FP_LAB_MARKERS"
    # Open both ways first, so that neither end ever waits for the other.
    exec 9<>"$FP_LAB_MARKERS"
  fi
  FP_LAB_CGROUP_MOUNT=$(awk '{ for (i = 1; i < NF; i++) if ($i == "-" && $(i + 1) == "cgroup2") { print $5; exit } }' \
    /proc/self/mountinfo)
  FP_LAB_CONTAINER_ID=$(printf 'flowproof lab container' | sha256sum | cut -d' ' -f1)
  # Debian's own interpreter: a version manager's shim would start dozens of processes first.
  FP_LAB_PYTHON=$(PATH=/usr/bin:/bin:$PATH command -v python3 || true)
  export FP_LAB_CGROUP_MOUNT FP_LAB_CONTAINER_ID FP_LAB_PYTHON

  # `ip netns exec` would hide the cgroup2 mount; nsenter leaves the mounts alone.
  # shellcheck disable=SC2086  # the recorder may be a command with arguments
  nsenter --net="/run/netns/$host_ns" $recorder -o "$output" --port "$port" "${recorder_options[@]}" -- \
    "$BASH" "$here/forty-curls.sh" --inside -n "$count" --interval "$interval" --proxies "$proxies" \
    --server "$server" || status=$?
  [[ $status -eq 0 ]] || stop "the recording ended with status $status"
  "$here/../build/bpf-recorder" info "$output" | grep -E '^(records|sockets|requests|responses|ring|conserved)' ||
    stop "the trace has no summary"
}

mode=outside
while [[ $# -gt 0 ]]; do
  case $1 in
    -n) count=${2:?-n needs a number} && shift ;;
    -o) output=${2:?-o needs a file} && shift ;;
    --interval) interval=${2:?--interval needs seconds} && shift ;;
    --two-proxies) proxies=2 ;;
    --proxies) proxies=${2:?} && shift ;;
    --server) server=${2:?--server needs python or busybox} && shift ;;
    --recorder) recorder=${2:?--recorder needs a command} && recorder_options=() && shift ;;
    --inside) mode=inside ;;
    --help | -h) usage && exit 0 ;;
    --) shift && recorder_options+=("$@") && break ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done
$mode
