# Runs in the guest: the forty curls through docker-proxy once under each backend.
backends=${fp_backends:-cgroup}
count=${fp_count:-40}
failed=0

/build/bpf-recorder probe --json >/out/probe.json 2>/out/probe.txt
cat /sys/kernel/security/lockdown >/out/lockdown.txt
for backend in $(echo "$backends" | tr , ' '); do
  bash /lab/forty-curls.sh -n "$count" -o "/out/$backend.msgpack" --server busybox || failed=1
done
exit $failed
