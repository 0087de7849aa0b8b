#!/usr/bin/env bash
# Records as bpf-recorder does, and lets tcpdump capture the same packets in both namespaces of the lab:
#
#   FP_LAB_CAPTURES=FOLDER lab/forty-curls.sh --recorder lab/with-tcpdump.sh -o trace.msgpack
#
# leaves FOLDER/host.pcap (all interfaces, cooked) and FOLDER/container.pcap beside the trace.
# FP_LAB_HOST_LINK chooses the link type of the first one (LINUX_SLL2 by default).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=${FP_LAB_CAPTURES:?FP_LAB_CAPTURES names the folder for the captures}
container=${FP_LAB_CONTAINER:?this script runs inside forty-curls.sh}
link=${FP_LAB_HOST_LINK:-LINUX_SLL2}
captures=()

# SIGINT lets tcpdump write what it has.
stop_captures() {
  local pid
  for pid in "${captures[@]}"; do kill -INT "$pid" 2>/dev/null || true; done
  for pid in "${captures[@]}"; do wait "$pid" 2>/dev/null || true; done
  captures=()
}
trap stop_captures EXIT

wait_until_it_listens() {
  local tries=0
  until grep -q 'listening on' "$1"; do
    tries=$((tries + 1))
    [[ $tries -lt 200 ]] || { echo "with-tcpdump.sh: tcpdump did not start: $(cat "$1")" >&2; exit 1; }
    sleep 0.05
  done
}

common=(tcpdump -n -U --immediate-mode -B 8192 --time-stamp-precision=nano -Z root)
mkdir -p "$folder"
"${common[@]}" -i any -y "$link" -w "$folder/host.pcap" 2>"$folder/host.log" &
captures+=($!)
nsenter --net="$container" "${common[@]}" -i eth0 -w "$folder/container.pcap" 2>"$folder/container.log" &
captures+=($!)
wait_until_it_listens "$folder/host.log"
wait_until_it_listens "$folder/container.log"

status=0
"$here/../build/bpf-recorder" record "$@" || status=$?
stop_captures
exit "$status"
