"""A server on this machine that answers as a model would, or as none should; and a network that knows nothing."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np

from rashomon.points.context import Context
from rashomon.points.judge import Floats, Ints, Told

Reply = Callable[["Handler", dict[str, Any]], None]


class Handler(BaseHTTPRequestHandler):
    server: Any
    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        self.server.asked.got.append((self.path, dict(self.headers)))
        self.server.asked.probe(self, {})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.posted.append((self.path, dict(self.headers), body))
        replies = self.server.asked.replies
        (replies.pop(0) if len(replies) > 1 else replies[0])(self, body)

    def log_message(self, *args: object) -> None:
        """A test says nothing on stderr."""

    def send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@dataclass
class Asked:
    """What a server was asked, and what it answers: `replies` one after another, the last for ever."""

    url: str
    replies: list[Reply]
    probe: Reply
    posted: list[tuple[str, dict[str, str], dict[str, Any]]] = field(default_factory=list)
    got: list[tuple[str, dict[str, str]]] = field(default_factory=list)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no fault of the test."""


@contextmanager
def answering(*replies: Reply, probe: Reply | None = None) -> Iterator[Asked]:
    server = Server(("127.0.0.1", 0), Handler)
    asked = Asked(f"http://127.0.0.1:{server.server_port}/v1", list(replies), probe or status(404))
    server.asked = asked  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def completion(content: object, end: str = "stop") -> bytes:
    return json.dumps({"choices": [{"message": {"content": content}, "finish_reason": end}]}).encode()


def says(content: object, end: str = "stop") -> Reply:
    """A chat completion with this content; what is no text is written as JSON first."""
    text = content if isinstance(content, str) else json.dumps(content)
    return lambda handler, _: handler.send(200, completion(text, end))


def status(code: int, body: bytes = b"", **headers: str) -> Reply:
    return lambda handler, _: handler.send(code, body, **headers)


def raw(body: bytes) -> Reply:
    return lambda handler, _: handler.send(200, body)


def asked_lines(body: dict[str, Any]) -> list[str]:
    """The numbered lines of a request."""
    lines = body["messages"][-1]["content"].splitlines()
    begin = next(at for at, line in enumerate(lines) if line.startswith("BEGIN "))
    end = max(at for at, line in enumerate(lines) if line.startswith("END "))
    found: list[str] = lines[begin + 1 : end]
    return found


def thoughtful(think: Callable[[list[str]], object]) -> Reply:
    """Answers what `think` makes of the numbered lines."""
    return lambda handler, body: says(think(asked_lines(body)))(handler, body)


class Blank:
    """A network that puts statements in a circle by their order and holds no pair for anything."""

    name = "blank"

    def read(self, contexts: Sequence[Context]) -> Told:
        angle = np.linspace(0, 3, len(contexts), dtype=np.float32)
        empty = np.zeros((len(contexts), 0), dtype=np.float32)
        return Told(np.stack([np.cos(angle), np.sin(angle)], axis=1), empty[..., None].astype(np.float16), empty)

    def compare(self, told: Told, pairs: Ints) -> Floats:
        return np.full((len(pairs), 2), 0.25, dtype=np.float32)


def context(
    words: str, said: str = "", *, before: str = "", sentence: str | None = None, account: str = "a"
) -> Context:
    whole = sentence or words
    begin = whole.index(words)
    return Context(said, before, whole, ((begin, begin + len(words)),), account)
