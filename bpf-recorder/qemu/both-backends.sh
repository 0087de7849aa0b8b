# Runs in the guest: the forty curls through docker-proxy once under each backend. `tracing` also
# records calls. fp_backends and fp_count may be given as words of the kernel's command line.
failed=0

record() {
  bash /lab/forty-curls.sh -n "${fp_count:-40}" -o "/out/$1.msgpack" --server busybox -- --backend "$@" || failed=1
}

cat /sys/kernel/security/lockdown >/out/lockdown.txt
/build/bpf-recorder probe --load >/out/load.txt 2>&1 || failed=1
/build/bpf-recorder probe --json >/out/probe.json || failed=1
for backend in $(echo "${fp_backends:-cgroup,tracing}" | tr , ' '); do
  case $backend in
    tracing) record tracing --io ;;
    *) record "$backend" ;;
  esac
done
exit $failed
