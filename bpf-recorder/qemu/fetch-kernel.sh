#!/usr/bin/env bash
# Downloads the kernel of a Debian release with its modules and unpacks it for run.sh, into
# the user's cache. Nothing is installed, no privileges are needed, and the machine's own package lists and
# sources stay as they are: apt works with lists and a cache of its own, and checks the signatures.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/kernels.sh"
debian=
debian_keys=/usr/share/keyrings/debian-archive-keyring.gpg
takes_expired=
is_lazy=
release=

usage() {
  cat <<TEXT
usage: fetch-kernel.sh [--debian URL] [--expired] [--if-missing] RELEASE
  RELEASE       $(kernel_releases)
  --debian URL  below which debian/ and debian-security/ are found (default: where this machine's apt looks)
  --expired     take signed lists whose time has run out: for a release that was moved to Debian's
                archive, whose lists nobody renews. Signatures are checked all the same.
  --if-missing  do nothing when there is one already
TEXT
}

stop() {
  echo "fetch-kernel.sh: $1" >&2
  exit 1
}

while [[ $# -gt 0 ]]; do
  case $1 in
    --debian) debian=${2:?--debian needs a URL} && shift ;;
    --expired) takes_expired=yes ;;
    --if-missing) is_lazy=yes ;;
    --help | -h) usage && exit 0 ;;
    -*) usage >&2 && exit 2 ;;
    *) [[ -z $release ]] || { usage >&2 && exit 2; } && release=$1 ;;
  esac
  shift
done
[[ -n $release ]] || { usage >&2 && exit 2; }
is_kernel_release "$release" || stop "no release $release is known here: $(kernel_releases)"
folder=$(kernel_folder "$release")
[[ -z $is_lazy || ! -f $folder/vmlinuz || ! -f $folder/veth.ko ]] || exit 0
for name in apt-get apt-cache dpkg-deb; do
  command -v "$name" >/dev/null || stop "$name is missing: this works on Debian and what is made from it"
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Apt fetches as a user of its own when root calls it.
chmod 755 "$work"
mkdir -p "$work"/{lists,cache,state,download,unpacked}
[[ $(id -u) -ne 0 ]] || chown _apt "$work/download" 2>/dev/null || true
: >"$work/status"
# Read after the machine's own settings, of which a proxy is needed and hooks are not.
cat >"$work/apt.conf" <<CONF
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
Dir::Etc::sourcelist "$work/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::State "$work/state";
Dir::State::lists "$work/lists";
Dir::State::status "$work/status";
Dir::Cache "$work/cache";
APT::Architecture "amd64";
APT::Architectures { "amd64"; };
Acquire::Languages "none";
Acquire::Retries "2";
APT::Get::AllowUnauthenticated "false";
Acquire::AllowInsecureRepositories "false";
${takes_expired:+Acquire::Check-Valid-Until "false";}
CONF
apt=(-c "$work/apt.conf" -qq)

# Shows what apt said before it failed.
stop_apt() {
  sed 's/^/  /' "$work/said" >&2
  stop "$1"
}

# From now on apt knows the suites given as "URL SUITE", signed by a keyring.
#   use_lists KEYRING "URL SUITE"...
use_lists() {
  local keys=$1 line
  shift
  [[ -r $keys ]] || stop "$keys is missing, so no signature can be checked: install ${keys##*/} by its package"
  for line in "$@"; do echo "deb [arch=amd64 signed-by=$keys] $line main"; done >"$work/sources.list"
  # A missing network is a mere warning to apt, unless told.
  apt-get "${apt[@]}" -o APT::Update::Error-Mode=any update >"$work/said" 2>&1 && return
  ! grep -q 'is expired\|is not valid' "$work/said" ||
    stop_apt "the lists of $1 are older than they may be: set the clock, or see --expired in --help"
  ! grep -q 'GPG error\|is not signed' "$work/said" ||
    stop_apt "the lists of $1 are not signed by a key of $keys: update debian-archive-keyring"
  stop_apt "the lists of $1 could not be read: is there a network? See --help for other places"
}

# Downloads a package and unpacks it into $work/unpacked, without installing it.
unpack() {
  (cd "$work/download" && apt-get "${apt[@]}" download "$1" >"$work/said" 2>&1) ||
    stop_apt "$1 could not be downloaded"
  dpkg-deb -x "$work/download/$1"_*.deb "$work/unpacked"
}

# Where the machine's own apt has Debian from.
own_mirror() {
  apt-get indextargets --format '$(REPO_URI)' 2>/dev/null | sed -nE 's#/debian/?$##p' | sort -u | head -1
}

use_debian() {
  [[ -n $debian ]] || debian=$(own_mirror)
  [[ -n $debian ]] || stop "this machine's apt knows no place of Debian's packages: give --debian URL"
  local lists=("$debian/debian $1")
  # A release that is being developed has no security suite.
  [[ $1 == sid ]] || lists+=("$debian/debian-security $1-security")
  use_lists "$debian_keys" "${lists[@]}"
}

# Prints what a package depends on, of which the extended regular expression matches the whole name.
depends_of() {
  apt-cache "${apt[@]}" depends "$1" 2>/dev/null | sed -nE "s/^ *Depends: ($2)\$/\1/p"
}

fetch_debian() {
  local parts package
  use_debian "$1"
  # The package without a version only depends on the one with the kernel, and since kernel 7 that one
  # on others for the kernel itself and for its modules.
  image=$(depends_of linux-image-cloud-amd64 'linux-image-[0-9].*' | head -1)
  [[ -n $image ]] || stop "$1 has no kernel behind linux-image-cloud-amd64"
  mapfile -t parts < <(depends_of "$image" 'linux-(binary|modules)-[0-9].*')
  for package in "$image" "${parts[@]}"; do unpack "$package"; done
}

image=
fetch_debian "$release"
mkdir -p "$folder"
# Newer releases put all below /usr and compress modules; the guest's busybox reads plain ones only.
kernel=$(find "$work/unpacked" -type f -name 'vmlinuz*' | head -1)
module=$(find "$work/unpacked" -type f -name 'veth.ko*' | head -1)
[[ -n $kernel ]] || stop "$image and what it needs have no vmlinuz"
case $module in
  *.ko) cp "$module" "$folder/veth.ko.new" ;;
  *.ko.xz) xz -dc "$module" >"$folder/veth.ko.new" ;;
  *.ko.zst) zstd -qdc "$module" >"$folder/veth.ko.new" ;;
  *) stop "$image has no module veth.ko in a form that is known here: ${module:-none}" ;;
esac
cp "$kernel" "$folder/vmlinuz.new"
mv "$folder/veth.ko.new" "$folder/veth.ko"
mv "$folder/vmlinuz.new" "$folder/vmlinuz"
version=${image#linux-image-}
echo "$release: ${version#unsigned-} in $folder"
