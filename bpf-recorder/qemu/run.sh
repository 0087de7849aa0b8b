#!/usr/bin/env bash
# Boots Debian's own kernel under QEMU, in software, runs a scenario in it and unpacks what it left
# in /out. Nothing of the machine it runs on is touched, and no privileges are needed.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache="${XDG_CACHE_HOME:-$HOME/.cache}/flowproof/qemu"
scenario="$here/both-backends.sh"
output=qemu-out
words=()
timeout=300

usage() {
  cat <<TEXT
usage: run.sh [-o DIRECTORY] [--scenario FILE] [--timeout SECONDS] [-- KERNEL-WORDS...]
  -o DIRECTORY       where the guest's /out is unpacked (default qemu-out)
  --scenario FILE    what the guest runs (default both-backends.sh)
  --timeout SECONDS  when to give up (default 300)
  KERNEL-WORDS       for the kernel, as lockdown=confidentiality, or NAME=VALUE for the scenario
TEXT
}

stop() {
  echo "run.sh: $1" >&2
  exit 1
}

while [[ $# -gt 0 ]]; do
  case $1 in
    -o) output=${2:?-o needs a directory} && shift ;;
    --scenario) scenario=${2:?--scenario needs a file} && shift ;;
    --timeout) timeout=${2:?--timeout needs seconds} && shift ;;
    --help | -h) usage && exit 0 ;;
    --) shift && words=("$@") && break ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done

for name in qemu-system-x86_64 busybox cpio ldd timeout; do
  command -v "$name" >/dev/null || stop "$name is missing: run install-deps.sh qemu"
done
[[ -f $cache/vmlinuz ]] || stop "Debian's kernel is missing in $cache: run install-deps.sh qemu"
[[ -x $here/../build/bpf-recorder ]] || stop "the recorder is not built: make -C bpf-recorder"

work=$(mktemp -d)
machine=
trap '[[ -z $machine ]] || kill "$machine" 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
"$here/build-initramfs.sh" "$cache" "$scenario" "$work/initrd.gz"
status=0
timeout "$timeout" qemu-system-x86_64 -accel tcg -m 512 -smp 2 -nographic -no-reboot -net none \
  -chardev "file,id=out,path=$work/out.tgz" -serial mon:stdio -serial chardev:out \
  -kernel "$cache/vmlinuz" -initrd "$work/initrd.gz" \
  -append "console=ttyS0 quiet panic=-1 ${words[*]-}" </dev/null >"$work/console.txt" 2>&1 &
machine=$!
wait "$machine" || status=$?
machine=
mkdir -p "$output"
cp "$work/console.txt" "$output/console.txt"
[[ $status -ne 124 ]] || stop "the guest did not end within $timeout s: see $output/console.txt"
[[ $status -eq 0 ]] || stop "QEMU ended with status $status: see $output/console.txt"
tar xzf "$work/out.tgz" -C "$output" || stop "the guest's archive is not whole: see $output/console.txt"
