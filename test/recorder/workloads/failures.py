"""Ways a connection fails, one per argument, each on its own port so that a test can tell them apart."""
import socket
import struct
import sys
import time

RESET_ON_CLOSE = struct.pack("ii", 1, 0)


def pair(port):
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(1)
    client = socket.create_connection(("127.0.0.1", port))
    server, _ = listener.accept()
    listener.close()
    return client, server


def refused():
    try:
        socket.create_connection(("127.0.0.1", 9001))
    except ConnectionRefusedError:
        pass


def reset():
    """The server aborts: the client's end is reset while established, the server's own is no error."""
    client, server = pair(9002)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
    server.close()
    time.sleep(0.05)
    client.close()


def reset_in_close_wait():
    """The server half-closes, then closes with unread data: its reset meets the client in CLOSE_WAIT."""
    client, server = pair(9003)
    server.shutdown(socket.SHUT_WR)
    time.sleep(0.05)
    client.send(b"never read")
    time.sleep(0.05)
    server.close()
    time.sleep(0.05)
    client.close()


def timeout():
    """The route leads to a device that drops everything, and there is one retry."""
    try:
        socket.create_connection(("10.99.0.2", 9004))
    except TimeoutError:
        pass


for name in sys.argv[1:]:
    {"refused": refused, "reset": reset, "close-wait": reset_in_close_wait, "timeout": timeout}[name]()
