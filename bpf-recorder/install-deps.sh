#!/usr/bin/env bash
# Installs what the recorder is built with and what its lab runs on (Debian packages, and the
# binaries docker-proxy and nginx, unpacked into a cache directory). With `etw`: what the Windows recorder is
# built with and nothing else, 56 MB. With `qemu`: also what boots Debian's own kernel in software for
# qemu/run.sh; qemu/fetch-kernel.sh unpacks it into the cache, without installing it. Quick when all is there.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
packages=(clang libbpf-dev libelf-dev zlib1g-dev bpftool gcc make libc6-dev iproute2 curl python3 util-linux
  tcpdump nftables openssl libpcre2-8-0)
needs_proxy=yes
needs_nginx=yes
cache="${XDG_CACHE_HOME:-$HOME/.cache}/flowproof/docker-proxy"
proxy="$cache/docker-proxy"
nginx_cache="${XDG_CACHE_HOME:-$HOME/.cache}/flowproof/nginx"
kernel_cache="${XDG_CACHE_HOME:-$HOME/.cache}/flowproof/qemu"
needs_kernel=

stop() {
  echo "install-deps.sh: $1" >&2
  exit 1
}

case "${1-}" in
'') ;;
etw)
  packages=(gcc-mingw-w64-x86-64-win32 gcc make libc6-dev)
  needs_proxy=
  needs_nginx=
  ;;
qemu)
  packages+=(qemu-system-x86 busybox-static cpio)
  [[ -f $kernel_cache/vmlinuz && -f $kernel_cache/veth.ko ]] || needs_kernel=yes
  ;;
*) stop "unknown argument $1: nothing, etw or qemu" ;;
esac

command -v dpkg-query >/dev/null || stop "no dpkg here: this script knows Debian only, install ${packages[*]} yourself"

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null || true)
  [[ $status == ii* ]] || missing+=("$package")
done
[[ -x $proxy ]] && needs_proxy=
[[ -x $nginx_cache/nginx ]] && needs_nginx=
[[ ${#missing[@]} -eq 0 && -z $needs_proxy$needs_nginx$needs_kernel ]] && exit 0
[[ $(id -u) -eq 0 ]] || stop "not root: run sudo $0 ${1-} to install ${missing[*]:-docker-proxy, nginx or the kernel}"

export DEBIAN_FRONTEND=noninteractive
updated=
update_once() {
  [[ -n $updated ]] || apt-get update -qq >/dev/null || stop "apt-get update failed"
  updated=yes
}

if [[ ${#missing[@]} -gt 0 ]]; then
  update_once
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || stop "apt-get could not install ${missing[*]}"
fi

work=
# Downloads one Debian package and unpacks it into $work, without installing it.
unpack() {
  if [[ -z $work ]]; then
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    # apt fetches as its own user, who must be able to write here.
    chmod 755 "$work"
    chown _apt "$work" 2>/dev/null || true
    update_once
  fi
  (cd "$work" && apt-get download -qq "$1" >/dev/null) || stop "apt-get could not download $1"
  dpkg -x "$work/$1"_*.deb "$work/unpacked"
}

if [[ -n $needs_proxy ]]; then
  unpack docker.io
  mkdir -p "$cache"
  cp "$work/unpacked/usr/sbin/docker-proxy" "$proxy.new"
  chmod 755 "$proxy.new"
  mv "$proxy.new" "$proxy"
fi

if [[ -n $needs_nginx ]]; then
  unpack nginx
  mkdir -p "$nginx_cache"
  cp "$work/unpacked/usr/sbin/nginx" "$nginx_cache/nginx.new"
  chmod 755 "$nginx_cache/nginx.new"
  mv "$nginx_cache/nginx.new" "$nginx_cache/nginx"
fi

if [[ -n $needs_kernel ]]; then
  "$here/qemu/fetch-kernel.sh" bookworm >/dev/null || stop "no kernel for the test machine"
fi
