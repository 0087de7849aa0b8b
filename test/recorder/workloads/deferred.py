"""A server whose accept is deferred until data comes: the request completes the handshake."""
import socket

listener = socket.create_server(("127.0.0.1", 9101))
listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, 5)
for _ in range(5):
    with socket.create_connection(("127.0.0.1", 9101)) as client:
        client.sendall(b"GET /deferred HTTP/1.1\r\n\r\n" + b"x" * 400)
        connection, _ = listener.accept()
        with connection:
            connection.recv(1000)
            connection.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")
        client.recv(100)
