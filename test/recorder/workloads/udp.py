"""A UDP server that answers twice as much, a connected and an unconnected client: udp.py PORT 4|6|mapped"""
import socket
import sys
import threading

port = int(sys.argv[1])
kind = sys.argv[2]
family = socket.AF_INET if kind == "4" else socket.AF_INET6
address = {"4": "127.0.0.1", "6": "::1", "mapped": "::ffff:127.0.0.1"}[kind]
EACH = 3

server = socket.socket(family, socket.SOCK_DGRAM)
server.bind(("" if kind == "4" else "::", port))


def serve():
    for _ in range(2 * EACH):
        data, peer = server.recvfrom(2000)
        server.sendto(data * 2, peer)


thread = threading.Thread(target=serve)
thread.start()
with socket.socket(family, socket.SOCK_DGRAM) as connected:
    connected.connect((address, port))
    for _ in range(EACH):
        connected.send(b"x" * 10)
        connected.recv(2000)
with socket.socket(family, socket.SOCK_DGRAM) as unconnected:
    for _ in range(EACH):
        unconnected.sendto(b"y" * 7, (address, port))
        unconnected.recvfrom(2000)
thread.join()
server.close()
