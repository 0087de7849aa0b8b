"""A threading HTTP server and its clients: threads.py PORT REQUESTS"""
import http.server
import socket
import sys
import threading

port, requests = int(sys.argv[1]), int(sys.argv[2])


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *words):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
for _ in range(requests):
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.sendall(b"GET /threads HTTP/1.0\r\n\r\n")
        while client.recv(4096):
            pass
server.shutdown()
