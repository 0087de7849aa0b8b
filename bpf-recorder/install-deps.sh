#!/usr/bin/env bash
# Installs what the recorder is built with and what its lab runs on (Debian packages, and the one
# binary docker-proxy, unpacked into a cache directory). With `etw`: what the Windows recorder is
# built with and nothing else, 56 MB. Quick when all is there.
set -euo pipefail

packages=(clang libbpf-dev libelf-dev zlib1g-dev bpftool gcc make libc6-dev iproute2 curl python3 util-linux tcpdump)
needs_proxy=yes
cache="${XDG_CACHE_HOME:-$HOME/.cache}/flowproof/docker-proxy"
proxy="$cache/docker-proxy"

stop() {
  echo "install-deps.sh: $1" >&2
  exit 1
}

case "${1-}" in
'') ;;
etw)
  packages=(gcc-mingw-w64-x86-64-win32 gcc make libc6-dev)
  needs_proxy=
  ;;
*) stop "unknown argument $1: nothing, or etw" ;;
esac

command -v dpkg-query >/dev/null || stop "no dpkg here: this script knows Debian only, install ${packages[*]} yourself"

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null || true)
  [[ $status == ii* ]] || missing+=("$package")
done
[[ -x $proxy ]] && needs_proxy=
[[ ${#missing[@]} -eq 0 && -z $needs_proxy ]] && exit 0
[[ $(id -u) -eq 0 ]] || stop "not root: run sudo $0 to install ${missing[*]:-docker-proxy}"

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

if [[ -n $needs_proxy ]]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  # apt fetches as its own user, who must be able to write here.
  chmod 755 "$work"
  chown _apt "$work" 2>/dev/null || true
  update_once
  (cd "$work" && apt-get download -qq docker.io >/dev/null) || stop "apt-get could not download docker.io (for docker-proxy)"
  dpkg -x "$work"/docker.io_*.deb "$work/unpacked"
  mkdir -p "$cache"
  cp "$work/unpacked/usr/sbin/docker-proxy" "$proxy.new"
  chmod 755 "$proxy.new"
  mv "$proxy.new" "$proxy"
fi
