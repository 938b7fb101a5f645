"""Servers on this machine that stand for the public web and for what is behind us."""

import socket
import threading
import time
from contextlib import closing

import httpcore

PUBLIC = "93.184.215.14"
"""The number that the made-up names of the public web stand for."""


class Server:
    """Answers every connection by a script, and counts them."""

    def __init__(self, answer):
        self.answer = answer
        self.asked = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._threads = []
        self._closing = False
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while not self._closing:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            if self._closing:
                connection.close()
                return
            thread = threading.Thread(target=self._one, args=(connection,), daemon=True)
            thread.start()

    def _one(self, connection):
        with closing(connection):
            connection.settimeout(5)
            head = b""
            while b"\r\n\r\n" not in head:
                try:
                    more = connection.recv(65536)
                except OSError:
                    return
                if not more:
                    return
                head += more
            self.asked.append(head.decode("latin-1"))
            path = head.split(b" ")[1].decode("latin-1")
            try:
                for part in self.answer(path):
                    if isinstance(part, bytes):
                        connection.sendall(part)
                    else:
                        time.sleep(part)
            except OSError:
                return

    def close(self):
        self._closing = True
        with closing(self._socket):
            socket.create_connection(("127.0.0.1", self.port)).close()


def reply(body=b"<p>Un mot.</p>", kind="text/html; charset=utf-8", status="200 OK", **headers):
    """An answer in HTTP."""
    if isinstance(body, str):
        body = body.encode("utf-8")
    told = {"Content-Type": kind, "Content-Length": str(len(body)), "Connection": "close"}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in told.items() if value is not None]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode("latin-1") + body


class Web:
    """The made-up public web: names, the numbers they stand for, and one server behind all."""

    def __init__(self, server):
        self.server = server
        self.numbers = {}
        self.asked = []
        self.connected = []
        self.hosts = []

    def resolve(self, name, port, seconds):
        self.asked.append(name)
        if name.replace(".", "").isdigit() or ":" in name:
            return [name]
        found = self.numbers.get(name, [PUBLIC])
        if callable(found):
            found = found()
        if not found:
            raise OSError("no such name")
        return found

    def connect(self, number, port, seconds):
        self.connected.append(number)
        stream = httpcore.SyncBackend().connect_tcp("127.0.0.1", self.server.port, seconds)
        return Watched(stream, self)


class Watched(httpcore.NetworkStream):
    """A connection that speaks plainly where it should in secret, and tells whose proof it asks."""

    def __init__(self, stream, web):
        self._stream = stream
        self._web = web

    def read(self, max_bytes, timeout=None):
        return self._stream.read(max_bytes, timeout)

    def write(self, buffer, timeout=None):
        self._stream.write(buffer, timeout)

    def close(self):
        self._stream.close()

    def start_tls(self, ssl_context, server_hostname=None, timeout=None):
        self._web.hosts.append((server_hostname, ssl_context.verify_mode, ssl_context))
        return self

    def get_extra_info(self, info):
        return None
