"""One HTTP request over TCP to a server that listens on every address: ipv6.py PORT ADDRESS"""
import socket
import sys
import threading

port, address = int(sys.argv[1]), sys.argv[2]

listener = socket.socket(socket.AF_INET6)
listener.bind(("::", port))
listener.listen()


def serve():
    accepted, _ = listener.accept()
    with accepted:
        accepted.recv(2000)
        accepted.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")


thread = threading.Thread(target=serve)
thread.start()
with socket.create_connection((address, port)) as client:
    client.sendall(b"GET /six HTTP/1.1\r\nHost: six\r\n\r\n")
    client.recv(2000)
thread.join()
listener.close()
