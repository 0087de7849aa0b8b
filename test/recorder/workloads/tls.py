"""HTTPS server and clients in one process: tls.py PORT CONNECTIONS REQUESTS-EACH CERT KEY socket|memory

With `memory` the ciphertext passes through memory, as in asyncio and in Node: no call of the library
touches a socket.
"""
import socket
import ssl
import sys
import threading

port, connections, requests = (int(word) for word in sys.argv[1:4])
cert, key, kind = sys.argv[4:7]
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Secret: s3cret\r\n\r\nbb"
REQUEST = b"GET /item?token=s3cret HTTP/1.1\r\nHost: localhost\r\n\r\n"


class MemoryTls:
    """As much of a TLS socket as the workload needs, with the ciphertext carried by hand."""

    def __init__(self, sock, context, **how):
        self.sock = sock
        self.inside, self.outside = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.object = context.wrap_bio(self.inside, self.outside, **how)
        self.pump(self.object.do_handshake)

    def pump(self, call, *args):
        while True:
            try:
                return call(*args)
            except ssl.SSLWantReadError:
                self.flush()
                got = self.sock.recv(65536)
                if not got:
                    return b""
                self.inside.write(got)
            finally:
                self.flush()

    def flush(self):
        if self.outside.pending:
            self.sock.sendall(self.outside.read())

    def sendall(self, data):
        self.pump(self.object.write, data)

    def recv(self, size):
        return self.pump(self.object.read, size)

    def close(self):
        self.sock.close()


def secure(sock, context, **how):
    return MemoryTls(sock, context, **how) if kind == "memory" else context.wrap_socket(sock, **how)


def exchange(stream, out, wanted):
    if out:
        stream.sendall(out)
    got = b""
    while len(got) < wanted:
        more = stream.recv(wanted - len(got))
        if not more:
            return False
        got += more
    return True


def serve(sock, context):
    stream = secure(sock, context, server_side=True)
    while exchange(stream, b"", len(REQUEST)):
        stream.sendall(ANSWER)
    stream.close()


def accept(listener, context):
    for _ in range(connections):
        serve(listener.accept()[0], context)


listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", port))
listener.listen(64)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(cert, key)
threading.Thread(target=accept, args=(listener, context)).start()
trust = ssl.create_default_context(cafile=cert)
for _ in range(connections):
    stream = secure(socket.create_connection(("127.0.0.1", port)), trust, server_hostname="localhost")
    for _ in range(requests):
        exchange(stream, REQUEST, len(ANSWER))
    stream.close()
