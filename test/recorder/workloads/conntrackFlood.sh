#!/bin/sh
# Makes more entries of connection tracking than a socket's buffer holds while the recorder, its parent, stands still.
set -e
nft -f - <<RULES
table ip flowproof {
  chain output {
    type filter hook output priority 0;
    ct state new accept
  }
}
RULES
exec python3 - <<'PYTHON'
import os
import signal
import socket

sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
os.kill(os.getppid(), signal.SIGSTOP)
try:
    for host in range(1, 3):
        for port in range(1, 20001):
            try:
                sender.sendto(b"x", (f"127.0.0.{host}", port))
            except ConnectionRefusedError:
                pass
finally:
    os.kill(os.getppid(), signal.SIGCONT)
PYTHON
