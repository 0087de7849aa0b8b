#!/usr/bin/env bash
# Packs the test machine's file system: busybox, bash, curl, iproute2, nsenter, openssl and docker-proxy with
# their libraries, veth.ko, the recorder, the lab and a scenario.
#   build-initramfs.sh KERNEL-DIRECTORY SCENARIO INITRD
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
kernel=${1:?the directory that fetch-kernel.sh unpacked the kernel into}
scenario=${2:?a script for the guest}
initrd=${3:?the file to write}
proxy="${XDG_CACHE_HOME:-$HOME/.cache}/flowproof/docker-proxy/docker-proxy"

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root"/{bin,proc,sys,dev,run,etc,lab,build}

# Copies a program into a directory of the guest, and every library that it is linked with.
add_program() {
  local library
  mkdir -p "$root$2"
  cp -L "$1" "$root$2/"
  while read -r library; do
    mkdir -p "$root${library%/*}"
    [[ -e $root$library ]] || cp -L "$library" "$root$library"
  done < <(ldd "$1" 2>/dev/null | grep -o '/[^ ]*' || true)
}

cp "$(command -v busybox)" "$root/bin/busybox"
for name in bash curl ip ss nsenter openssl; do
  add_program "$(PATH=/usr/sbin:/usr/bin:/sbin:/bin command -v "$name")" /bin
done
add_program "$proxy" /cache/flowproof/docker-proxy
cp "$kernel/veth.ko" "$root/veth.ko"
cp "$here/init" "$root/init"
cp "$scenario" "$root/scenario.sh"
cp "$here/../build/bpf-recorder" "$root/build/bpf-recorder"
cp "$here/../lab/forty-curls.sh" "$root/lab/forty-curls.sh"
chmod 755 "$root/init"

(cd "$root" && find . -print0 | sort -z | cpio --null --quiet -o -H newc | gzip -1) >"$initrd"
