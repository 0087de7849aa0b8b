"""A server that accepts and gives each connection to a program of its own, as inetd does: inetd.py PORT CONNECTIONS"""
import os
import socket
import sys

port, connections = int(sys.argv[1]), int(sys.argv[2])
ANSWER = "HTTP/1.0 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok"
PROGRAM = ["/bin/sh", "-c", f"read line; read blank; printf '{ANSWER}'"]

listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", port))
listener.listen(16)
for _ in range(connections):
    client = socket.create_connection(("127.0.0.1", port))
    accepted, _ = listener.accept()
    child = os.fork()
    if child == 0:
        os.dup2(accepted.fileno(), 0)
        os.dup2(accepted.fileno(), 1)
        client.close()
        listener.close()
        accepted.close()
        os.execv(PROGRAM[0], PROGRAM)
    accepted.close()
    client.sendall(b"GET /inetd HTTP/1.0\r\n\r\n")
    while client.recv(4096):
        pass
    os.waitpid(child, 0)
    client.close()
