# Which kernels run.sh boots and where fetch-kernel.sh puts them. To be sourced.

# Debian's releases, each with its cloud kernel. Only Debian's packages may be fetched: no other distribution's.
kernel_releases() {
  echo bullseye bookworm trixie sid
}

is_kernel_release() {
  [[ " $(kernel_releases) " == *" $1 "* ]]
}

# The directory of a release's vmlinuz and veth.ko. The one that is used without --kernel is above the others.
kernel_folder() {
  local cache="${XDG_CACHE_HOME:-$HOME/.cache}/flowproof/qemu"
  if [[ $1 == bookworm ]]; then
    echo "$cache"
  else
    echo "$cache/$1"
  fi
}
