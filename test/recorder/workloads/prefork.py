"""A worker forked after listen serves one IPv4 client of a dual-stack listener: prints parent's and worker's pid."""
import os
import socket

listener = socket.create_server(("::", 9100), family=socket.AF_INET6, dualstack_ipv6=True)
worker = os.fork()
if worker == 0:
    connection, _ = listener.accept()
    connection.recv(100)
    connection.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")
    connection.close()
    os._exit(0)
with socket.create_connection(("127.0.0.1", 9100)) as client:
    client.sendall(b"GET / HTTP/1.1\r\n\r\n")
    client.recv(100)
os.waitpid(worker, 0)
print(os.getpid(), worker)
