#!/usr/bin/env bash
# Two containers that talk through the host: twoContainers.sh TRACE RECORDER COUNT
# Makes three network namespaces (a host that forwards between two veth pairs), records in the host's one, and runs
# COUNT curls in the first container against a server in the second. All of it is gone at the end.
set -euo pipefail

if [[ $1 == --inside ]]; then
  nsenter --net="/run/netns/$3" env DD_SERVICE=mysrv python3 -m http.server -b 10.77.2.2 8095 >/dev/null 2>&1 &
  server=$!
  trap 'kill "$server"; wait "$server" 2>/dev/null || true' EXIT
  for ((tries = 0; tries < 200; tries++)); do
    [[ -z $(nsenter --net="/run/netns/$3" ss -Hltn 'sport = :8095') ]] || break
    sleep 0.05
  done
  for ((i = 0; i < $4; i++)); do nsenter --net="/run/netns/$2" curl -s -f -o /dev/null http://10.77.2.2:8095/; done
  sleep 0.3
  exit 0
fi

host="fp-two-host-$$" first="fp-two-a-$$" second="fp-two-b-$$"
clean_up() {
  for name in "$host" "$first" "$second"; do ip netns del "$name" 2>/dev/null || true; done
}
trap clean_up EXIT
for name in "$host" "$first" "$second"; do
  ip netns add "$name"
  ip -n "$name" link set lo up
done
join() { # CONTAINER NETWORK
  ip -n "$host" link add "veth$2" type veth peer name eth0 netns "$1"
  ip -n "$host" addr add "10.77.$2.1/24" dev "veth$2"
  ip -n "$host" link set "veth$2" up
  ip -n "$1" addr add "10.77.$2.2/24" dev eth0
  ip -n "$1" link set eth0 up
  ip -n "$1" route add default via "10.77.$2.1"
}
join "$first" 1
join "$second" 2
nsenter --net="/run/netns/$host" sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'
nsenter --net="/run/netns/$host" "$2" record -o "$1" --port 8095 --agent-view -- \
  "$BASH" "$0" --inside "$first" "$second" "$3"
