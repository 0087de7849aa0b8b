#!/bin/sh
# One request to 10.9.9.9:80, which this namespace translates to 127.0.0.1:PORT: dnat.sh PORT. Prints the answer.
set -e
ip addr add 10.9.9.9/32 dev lo
nft -f - <<RULES
table ip flowproof {
  chain output {
    type nat hook output priority -100;
    ip daddr 10.9.9.9 tcp dport 80 dnat to 127.0.0.1:$1
  }
}
RULES
python3 - "$1" <<'PYTHON'
import socket
import sys
import threading

listener = socket.socket()
listener.bind(("127.0.0.1", int(sys.argv[1])))
listener.listen()


def serve():
    accepted, _ = listener.accept()
    with accepted:
        accepted.recv(2000)
        accepted.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")


thread = threading.Thread(target=serve)
thread.start()
with socket.create_connection(("10.9.9.9", 80)) as client:
    client.sendall(b"GET /dnat HTTP/1.1\r\nHost: x\r\n\r\n")
    print(client.recv(2000).split(b"\r\n")[0].decode())
thread.join()
PYTHON
