#!/usr/bin/env bash
# Boots the test machine again and again and replays what comes out: does it ever flake?
# Prints a line per boot and a sum; ends with 1 when a boot, a trace or a verdict was wrong.
#   repeat.sh [COUNT] [run.sh options...]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
flowproof="$here/../../bin/flowproof"
count=${1:-20}
shift || true
kept=$(mktemp -d)
bad=0

for ((i = 1; i <= count; i++)); do
  folder="$kept/$i"
  began=$SECONDS
  line="boot $i:"
  good=yes
  "$here/run.sh" -o "$folder" "$@" || good=
  for name in cgroup tracing; do
    trace="$folder/$name.msgpack"
    status=0
    # A poll that finds a server and its child on a connection is another case: the first comes after the last curl.
    "$flowproof" replay "$trace" --poll-offset 29s --toggle docker-proxy-pid-check=on --expect mysrv=40 \
      --expect docker-proxy=40 --expect curl=0 >"$trace.txt" 2>&1 || status=$?
    line+=" $name $(sed -n 's/^verdict *//p' "$trace.txt")"
    [[ $status -eq 0 ]] || good=
  done
  echo "$line, $((SECONDS - began)) s${good:+, good}"
  if [[ -n $good ]]; then
    rm -r "$folder"
  else
    bad=$((bad + 1))
  fi
done
echo "$((count - bad)) of $count boots good"
[[ $bad -eq 0 ]] || {
  echo "what was wrong is kept in $kept"
  exit 1
}
rmdir "$kept"
