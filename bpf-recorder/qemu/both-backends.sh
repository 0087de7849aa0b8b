# Runs in the guest: the forty curls through docker-proxy once under each backend.
backends=${fp_backends:-cgroup,tracing}
count=${fp_count:-40}
failed=0

cat /sys/kernel/security/lockdown >/out/lockdown.txt
/build/bpf-recorder probe --load >/out/load.txt 2>&1 || failed=1
/build/bpf-recorder probe --json >/out/probe.json 2>/out/probe.txt || failed=1
for backend in $(echo "$backends" | tr , ' '); do
  bash /lab/forty-curls.sh -n "$count" -o "/out/$backend.msgpack" --server busybox -- --backend "$backend" || failed=1
done
exit $failed
