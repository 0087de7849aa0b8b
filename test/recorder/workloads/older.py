"""A server and a connection from before the recording; goes on when a line comes in: older.py CGROUP-PROCS"""
import os
import socket
import sys

with open(sys.argv[1], "w", encoding="ascii") as procs:
    procs.write(str(os.getpid()))
listener = socket.create_server(("127.0.0.1", 9103))


def connect():
    client = socket.create_connection(("127.0.0.1", 9103))
    return client, listener.accept()[0]


def exchange(client, server):
    client.sendall(b"GET /older HTTP/1.1\r\n\r\n")
    server.recv(100)
    server.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")
    client.recv(100)


older = connect()
exchange(*older)
print(os.getpid(), flush=True)
sys.stdin.readline()
exchange(*older)
for end in older:
    end.close()
newer = connect()
exchange(*newer)
for end in newer:
    end.close()
