#!/usr/bin/env bash
# Boots a Debian kernel under QEMU, in software, runs a scenario in it and unpacks what it left
# in /out. Nothing of the machine it runs on is touched, and no privileges are needed.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/kernels.sh"
release=bookworm
scenario="$here/both-backends.sh"
output=qemu-out
words=()
timeout=300

usage() {
  cat <<TEXT
usage: run.sh [-o DIRECTORY] [--kernel RELEASE] [--scenario FILE] [--timeout SECONDS] [-- KERNEL-WORDS...]
  -o DIRECTORY       where the guest's /out is unpacked (default qemu-out)
  --kernel RELEASE   the kernel of this Debian release: $(kernel_releases) (default bookworm);
                     fetch-kernel.sh gets it
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
    --kernel) release=${2:?--kernel needs a release} && shift ;;
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
is_kernel_release "$release" || stop "no release $release is known here: $(kernel_releases)"
kernel=$(kernel_folder "$release")
[[ -f $kernel/vmlinuz && -f $kernel/veth.ko ]] ||
  stop "the kernel of $release is missing in $kernel: run qemu/fetch-kernel.sh $release"
[[ -x $here/../build/bpf-recorder ]] || stop "the recorder is not built: make -C bpf-recorder"

work=$(mktemp -d)
machine=
trap '[[ -z $machine ]] || kill "$machine" 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
"$here/build-initramfs.sh" "$kernel" "$scenario" "$work/initrd.gz"
status=0
timeout "$timeout" qemu-system-x86_64 -accel tcg -m 512 -smp 2 -nographic -no-reboot -net none \
  -chardev "file,id=out,path=$work/out.tgz" -serial mon:stdio -serial chardev:out \
  -kernel "$kernel/vmlinuz" -initrd "$work/initrd.gz" \
  -append "console=ttyS0 quiet panic=-1 ${words[*]-}" </dev/null >"$work/console.txt" 2>&1 &
machine=$!
wait "$machine" || status=$?
machine=
mkdir -p "$output"
cp "$work/console.txt" "$output/console.txt"
[[ $status -ne 124 ]] || stop "the guest did not end within $timeout s: see $output/console.txt"
[[ $status -eq 0 ]] || stop "QEMU ended with status $status: see $output/console.txt"
tar xzf "$work/out.tgz" -C "$output" || stop "the guest's archive is not whole: see $output/console.txt"
