"""A server and its clients in one process: traffic.py PORT CONNECTIONS REQUESTS-EACH [BODY-BYTES]"""
import socket
import sys
import threading

port, connections, requests = (int(word) for word in sys.argv[1:4])
body = b"b" * (int(sys.argv[4]) if len(sys.argv) > 4 else 2)
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nX-Secret: s3cret\r\n\r\n%s" % (len(body), body)
REQUEST = b"GET /item?token=s3cret HTTP/1.1\r\nHost: localhost\r\nAuthorization: s3cret\r\n\r\n"


def read(sock, count):
    while count > 0:
        got = len(sock.recv(min(count, 65536)))
        if got == 0:
            return False
        count -= got
    return True


def serve(sock):
    with sock:
        while read(sock, len(REQUEST)):
            sock.sendall(ANSWER)


def accept(listener):
    for _ in range(connections):
        serve(listener.accept()[0])


listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", port))
listener.listen(64)
server = threading.Thread(target=accept, args=(listener,))
server.start()
for _ in range(connections):
    with socket.create_connection(("127.0.0.1", port)) as client:
        for _ in range(requests):
            client.sendall(REQUEST)
            read(client, len(ANSWER))
server.join()
