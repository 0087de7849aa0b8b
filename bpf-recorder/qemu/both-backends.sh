# Runs in the guest: the forty curls through docker-proxy once under each backend, and what else differs
# between them. `tracing` also records calls; beside it a second recorder has the same sockets told by kprobes,
# as on a kernel without function entries. fp_backends and fp_count may be given as words of the kernel's
# command line, and fp_more=1 for rings that overflow, for an answer by UDP and for TLS.
failed=0
recorder=/build/bpf-recorder

record() {
  bash /lab/forty-curls.sh -n "${fp_count:-40}" -o "/out/$1.msgpack" --server busybox -- --backend "$@" || failed=1
}

# A connected UDP socket that sends once; nobody has its port, so nothing comes back.
record_datagram() {
  $recorder record -o "/out/udp-$1.msgpack" --backend "$@" -- \
    bash -c 'exec 3<>/dev/udp/127.0.0.1/9104 && echo one >&3' || failed=1
}

# Datagrams of both families and of mapped addresses through docker-proxy; nobody listens behind it.
record_relayed() {
  $recorder record -o /out/relayed.msgpack --backend tracing --io --port 9107 --port 9108 -- bash -c '
    proxy=/cache/flowproof/docker-proxy/docker-proxy
    mkfifo /ready4 /ready6
    $proxy -proto udp -host-ip 127.0.0.1 -host-port 9107 -container-ip 127.0.0.1 -container-port 9109 3>/ready4 &
    read -r zero </ready4
    $proxy -proto udp -host-ip ::1 -host-port 9108 -container-ip ::1 -container-port 9109 3>/ready6 &
    read -r zero </ready6
    for to in 127.0.0.1/9107 ::1/9108 ::ffff:127.0.0.1/9107; do
      exec 4<>/dev/udp/$to && echo one >&4 && echo two >&4 && exec 4>&-
    done
    sleep 0.3
    kill %1 %2' || failed=1
}

# More threads wait in a receive than the kernel has slots for returns of one function.
record_waiting() {
  $recorder record -o /out/waiting.msgpack --backend tracing --io -- bash -c '
    busybox httpd -f -p 127.0.0.1:9105 &
    server=$!
    sleep 0.5
    for i in $(seq 20); do
      (exec 3<>/dev/tcp/127.0.0.1/9105 && read -r line <&3) &
      readers[$i]=$!
    done
    sleep 1
    kill "${readers[@]}"
    sleep 0.3
    kill $server' || failed=1
}

# All else by the cgroup's programs, which are never skipped: what is missing then is missing by kprobes.
start_kprobes() {
  local tries=0
  $recorder record -o /out/kprobe.msgpack --cgroup root --port 8085 --port 9104 --port 9105 --port 9107 --port 9108 --io --quiet \
    --provider connect=sockops,accept=kprobe,close=cgroup/sock_release,io=kprobe \
    --provider established=sockops,state=sockops,retransmit=sockops &
  kprobes=$!
  # Once its snapshot is written, all hooks are on.
  while [ ! -s /out/kprobe.msgpack ] && [ $tries -lt 100 ]; do
    tries=$((tries + 1))
    sleep 0.1
  done
}

stop_kprobes() {
  kill -INT $kprobes
  wait $kprobes || failed=1
}

cat /sys/kernel/security/lockdown >/out/lockdown.txt
$recorder probe --load >/out/load.txt 2>&1 || failed=1
$recorder probe --json >/out/probe.json || failed=1
backends=${fp_backends:-cgroup,tracing}
case $backends in
  *cgroup*) record cgroup ;;
esac
record_datagram cgroup
kprobes=
grep -q '\[confidentiality\]' /out/lockdown.txt || start_kprobes
case $backends in
  *tracing*) record tracing --io ;;
esac
record_datagram tracing --io
if [ -n "$kprobes" ]; then
  record_relayed
  record_waiting
  stop_kprobes
fi

# A server and a connection that are older than the recording.
busybox httpd -f -p 127.0.0.1:9103 &
server=$!
sleep 1
bash -c 'exec 5<>/dev/tcp/127.0.0.1/9103 && "$@"' bash \
  $recorder record -o /out/older.msgpack --cgroup root --port 9103 --duration 1s || failed=1
kill $server
[ -n "${fp_more-}" ] || exit $failed

# Rings that overflow, to see where the numbers have their holes.
head -c 20000000 /dev/zero >/tmp/big
busybox httpd -f -p 127.0.0.1:9105 -h /tmp &
server=$!
sleep 1
for backend in cgroup tracing; do
  /build/bpf-recorder record -o /out/tiny-$backend.msgpack --backend $backend $([ $backend = cgroup ] || echo --io) \
    --ring life=64KiB,data=4KiB --segments --fds 0 -- bash -c '
      for i in 1 2 3 4 5 6 7 8; do curl -s -o /dev/null http://127.0.0.1:9105/big & done
      wait
      for i in 1 2 3 4 5 6 7 8; do curl -s -o /dev/null http://127.0.0.1:9105/none; done' || failed=1
done
kill $server

# A call that receives from a UDP socket: the answer is that nobody has the port.
/build/bpf-recorder record -o /out/udp-answer.msgpack --backend tracing --io -- \
  bash -c 'exec 3<>/dev/udp/127.0.0.1/9107 && echo one >&3 && ! read -t 5 line <&3' || failed=1

# A request inside of TLS.
printf '[req]\ndistinguished_name = name\n[name]\n' >/tmp/openssl.cnf
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost \
  -config /tmp/openssl.cnf -keyout /tmp/key -out /tmp/certificate
openssl s_server -accept 127.0.0.1:9106 -key /tmp/key -cert /tmp/certificate -www -quiet &
server=$!
sleep 2
/build/bpf-recorder record -o /out/tls.msgpack --tls -- curl -s -k -o /dev/null https://127.0.0.1:9106/ || failed=1
kill $server
exit $failed
