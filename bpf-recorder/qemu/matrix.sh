#!/usr/bin/env bash
# Boots each kernel, records the forty curls there under both backends and replays what comes out: prints a
# row per kernel and backend, for the table in the recorder's README. Ends with 1 when a verdict was
# wrong, with 3 when a kernel could not be had.
#   matrix.sh [RELEASE...]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/kernels.sh"
flowproof="$here/../../bin/flowproof"
# A poll that finds a server and its child on a connection is another case: the first comes after the last curl.
verdict_options=(--poll-offset 29s --toggle docker-proxy-pid-check=on
  --expect mysrv=40 --expect docker-proxy=40 --expect curl=0)
releases=("$@")
[[ $# -gt 0 ]] || read -ra releases <<<"$(kernel_releases)"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

# What the header says, as one line of a table.
#   row TRACE BACKEND VERDICT
row() {
  "$flowproof" trace info --json "$1" | node -e '
    const { header, countsByKind: counts, lostEvents } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
    const { providers, limits } = header.recorder;
    const told = ["older", "connect", "accept", "state", "close", "io", "process"].map((name) => providers[name] ?? "-");
    const [backend, verdict] = process.argv.slice(1);
    const result = `${counts.estab} sockets, ${counts.http} heads, ${lostEvents} lost, ${verdict}`;
    console.log(`| ${[header.host.kernel, backend, ...told, limits.cseq, result].join(" | ")} |`);
  ' "$2" "$3"
}

echo "| kernel | backend | older | connect | accept | state | close | io | process | numbers by | result |"
echo "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
for release in "${releases[@]}"; do
  "$here/fetch-kernel.sh" --if-missing "$release" >&2 || {
    echo "!! $release is left out: its kernel could not be had !!" >&2
    [[ $status -ne 0 ]] || status=3
    continue
  }
  "$here/run.sh" -o "$work/$release" --kernel "$release" || {
    tail -n 20 "$work/$release/console.txt" >&2 || true
    echo "!! $release did not end well: above is what its console said last !!" >&2
    status=1
    continue
  }
  for backend in cgroup tracing; do
    trace="$work/$release/$backend.msgpack"
    verdict=$("$flowproof" replay "$trace" "${verdict_options[@]}" 2>&1 | sed -n 's/^verdict *//p') || true
    [[ $verdict == PASS ]] || status=1
    row "$trace" "$backend" "${verdict:-none}"
  done
done
exit $status
