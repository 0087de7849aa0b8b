# Runs in the guest: the forty curls through docker-proxy once under each backend. `tracing` also
# records calls, and beside it a second recorder has the same traffic told by kprobes. fp_backends and fp_count may be given as words of the kernel's command line.
failed=0

record() {
  bash /lab/forty-curls.sh -n "${fp_count:-40}" -o "/out/$1.msgpack" --server busybox -- --backend "$@" || failed=1
}

cat /sys/kernel/security/lockdown >/out/lockdown.txt
/build/bpf-recorder probe --load >/out/load.txt 2>&1 || failed=1
/build/bpf-recorder probe --json >/out/probe.json || failed=1
# The same sockets, calls and processes, as kprobes see them; where they are refused there is no such trace.
record_beside() {
  local recorder tries=0
  if grep -q '\[confidentiality\]' /out/lockdown.txt; then
    "$@"
    return
  fi
  /build/bpf-recorder record -o /out/kprobe.msgpack --cgroup root --port 8085 --io --quiet \
    --provider accept=kprobe,io=kprobe &
  recorder=$!
  while [ ! -s /out/kprobe.msgpack ] && [ $tries -lt 100 ]; do
    tries=$((tries + 1))
    sleep 0.1
  done
  "$@"
  kill -INT $recorder
  wait $recorder || failed=1
}

for backend in $(echo "${fp_backends:-cgroup,tracing}" | tr , ' '); do
  case $backend in
    tracing) record_beside record tracing --io ;;
    *) record "$backend" ;;
  esac
done

# A connected UDP socket that sends once; nobody has its port, so nothing comes back.
for backend in cgroup tracing; do
  /build/bpf-recorder record -o /out/udp-$backend.msgpack --backend $backend $([ $backend = cgroup ] || echo --io) -- \
    bash -c 'exec 3<>/dev/udp/127.0.0.1/9104 && echo one >&3' || failed=1
done

# A server and a connection that are older than the recording.
busybox httpd -f -p 127.0.0.1:9103 &
server=$!
sleep 1
bash -c 'exec 5<>/dev/tcp/127.0.0.1/9103 && "$@"' bash \
  /build/bpf-recorder record -o /out/older.msgpack --cgroup root --port 9103 --duration 1s || failed=1
kill $server
exit $failed
