"""Opens local sockets and pipes, holds them for a second, and closes half of them: sockets PATH."""
import os
import socket
import sys
import time

path = sys.argv[1]
listener = socket.socket(socket.AF_UNIX)
listener.bind(path)
listener.listen(8)
abstract = socket.socket(socket.AF_UNIX)
abstract.bind("\0flowproof test")
abstract.listen(8)
held = []
for _ in range(6):
    client = socket.socket(socket.AF_UNIX)
    client.connect(path)
    held.append((client, listener.accept()[0]))
other = socket.socket(socket.AF_UNIX)
other.connect("\0flowproof test")
missing = socket.socket(socket.AF_UNIX)
try:
    missing.connect(path + ".missing")
except FileNotFoundError:
    missing.close()
pipes = [os.pipe() for _ in range(4)]
time.sleep(1)
for client, _ in held[:3]:
    client.close()
time.sleep(0.5)
