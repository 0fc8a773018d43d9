"""An OpenAI-style endpoint: one address to which a chat is posted, and nothing else that it leads to.

What always holds: no redirect is followed; plain HTTP leaves this machine only where that is allowed; a call ends in
its seconds, whatever the other side does; no more than `LARGEST` bytes are taken; of what comes back nothing stands
in a message but the number of an HTTP status. This module is imported only where an endpoint was named.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import os
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from rashomon import __version__
from rashomon.errors import UsageError
from rashomon.unseen import line

KEY = "RASHOMON_JUDGE_KEY"
CHAT = "/chat/completions"
LARGEST = 1024 * 1024  # bytes of a response
PROBE_SECONDS = 15.0
TOKENS = 16_384  # that a model may write, what it thinks to itself included
WAIT = 2.0  # seconds before a server that is busy or failed is asked again


class NoAnswerError(Exception):
    """A call gave no answer. `reason` is ours; `lasting`: another call would fare no better."""

    def __init__(self, reason: str, *, lasting: bool = False, status: int | None = None) -> None:
        super().__init__(reason)
        self.reason, self.lasting, self.status = reason, lasting, status


@dataclass(slots=True)
class Endpoint:
    """Where a model is asked. Make one with `Endpoint.at`, which checks what it is given."""

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: float = 300.0
    local: bool = False
    _bare: bool = False  # it takes nothing beyond model and messages

    @classmethod
    def at(cls, url: str, *, model: str, insecure: bool = False, seconds: float = 300.0) -> Endpoint:
        """The endpoint of an address such as `http://localhost:11434/v1`; the key is that of `RASHOMON_JUDGE_KEY`.

        Raises:
            UsageError: the address, the model's name or the key cannot be used; nothing has been sent.
        """
        checked, local = _address(url, insecure)
        key = os.environ.get(KEY) or None
        if key is not None and not (key.isascii() and key.isprintable() and " " not in key):
            raise UsageError(f"{KEY} holds characters that no key has. Set it to the key alone.")
        if not model.strip() or line(model) != model:
            raise UsageError("--judge-model is empty or holds characters that no name has. Give the model's name.")
        return cls(checked, model, key, seconds, local)

    def probe(self) -> None:
        """Sees whether a server answers there, and takes the key.

        Raises:
            UsageError: it does not.
        """
        try:
            self._within(min(self.seconds, PROBE_SECONDS), lambda: self._call("/models", None))
        except NoAnswerError as error:
            if error.status in (401, 403):
                raise UsageError(
                    f"{self.url}: the judge refuses the key (HTTP status {error.status}). Set {KEY} to its key."
                ) from error
            if error.status is None or 300 <= error.status < 400:
                raise UsageError(
                    f"{self.url}: no judge can be reached here ({error.reason}). Start the server, or correct the "
                    "address of --judge (such as http://localhost:11434/v1); without --judge "
                    "points are found by likeness and rules."
                ) from error

    def chat(self, system: str, user: str) -> str:
        """The model's answer as it came, of any form.

        Raises:
            NoAnswerError: there is none.
        """
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        body: dict[str, Any] = {"model": self.model, "messages": messages}
        if not self._bare:
            more = {"temperature": 0, "max_tokens": TOKENS, "response_format": {"type": "json_object"}, "stream": False}
            try:
                return self._chat(body | more)
            except NoAnswerError as error:
                if error.status not in (400, 422):
                    raise
                self._bare = True
        return self._chat(body)

    def _chat(self, body: dict[str, Any]) -> str:
        data = json.dumps(body).encode()
        return _content(self._within(self.seconds, lambda: self._call(CHAT, data)))

    def _call(self, path: str, data: bytes | None) -> bytes:
        headers = {"User-Agent": f"rashomon/{__version__}", "Accept": "application/json"}
        if data is not None:
            headers["Content-Type"] = "application/json"
        if self.key is not None:
            headers["Authorization"] = f"Bearer {self.key}"
        request = urllib.request.Request(self.url + path, data=data, headers=headers)
        try:
            with _opener(self.local).open(request, timeout=self.seconds) as response:
                found: bytes = response.read(LARGEST + 1)
        except urllib.error.HTTPError as error:
            error.close()
            raise _status(error.code) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NoAnswerError(_why(error)) from error
        if len(found) > LARGEST:
            raise NoAnswerError(f"more than {LARGEST} bytes")
        return found

    def _within(self, seconds: float, work: Callable[[], bytes]) -> bytes:
        """What `work` gives, if it ends in time: a server that sends a byte now and then keeps no one waiting."""
        found: list[bytes | BaseException] = []

        def run() -> None:
            try:
                found.append(work())
            except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
                found.append(error)

        thread = threading.Thread(target=run, name="judge", daemon=True)
        thread.start()
        thread.join(seconds)
        if not found:
            raise NoAnswerError(f"no answer within {seconds:g} seconds")
        if isinstance(found[0], BaseException):
            raise found[0]
        return found[0]


def pause(error: NoAnswerError) -> None:
    """Waits where a server said that it is busy or failed."""
    if error.status is not None and not error.lasting:
        time.sleep(WAIT)


def _address(url: str, insecure: bool) -> tuple[str, bool]:
    """The address without what follows from it, and whether it is this machine."""
    example = "Give it as http://localhost:11434/v1 or https://HOST/v1."
    shown = line(url)
    try:
        parts = urllib.parse.urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError(f"--judge {shown}: no address can be read in it. {example}") from error
    if parts.username is not None or parts.password is not None:
        raise UsageError(f"--judge: a name or password stands in the address. Leave it out, and set {KEY} to the key.")
    if parts.scheme not in ("http", "https"):
        raise UsageError(f"--judge {shown}: {line(parts.scheme)} is neither http nor https. {example}")
    if not host or parts.query or parts.fragment or not url.isascii() or any(c.isspace() or c < " " for c in url):
        raise UsageError(f"--judge {shown}: this is not the address of an endpoint. {example}")
    local = _loopback(host)
    if parts.scheme == "http" and not local and not insecure:
        raise UsageError(
            f"--judge {shown}: plain http would send the accounts' words and the key readable over the network. Give "
            "an https address, or --judge-insecure where you trust the way there."
        )
    path = parts.path.rstrip("/").removesuffix(CHAT).rstrip("/")
    return urllib.parse.urlunsplit((parts.scheme, parts.netloc, path, "", "")), local


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _opener(local: bool) -> urllib.request.OpenerDirector:
    """HTTP and HTTPS and nothing else: no redirects, no files. A proxy that the environment sets is used, but never on
    the way to this machine."""
    opener = urllib.request.OpenerDirector()
    handlers: list[urllib.request.BaseHandler] = [
        urllib.request.ProxyHandler({} if local else None),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ]
    for handler in handlers:
        opener.add_handler(handler)
    return opener


def _status(code: int) -> NoAnswerError:
    if 300 <= code < 400:
        return NoAnswerError(f"HTTP status {code}, a redirect, which is not followed", lasting=True, status=code)
    busy = code in (408, 425, 429) or code >= 500
    return NoAnswerError(f"HTTP status {code}", lasting=not busy, status=code)


def _why(error: Exception) -> str:
    """The kind of a failure; its own words may be those of the other side."""
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, TimeoutError):
        return "no answer in time"
    if isinstance(reason, http.client.HTTPException):
        return "no HTTP that can be read"
    if isinstance(reason, OSError) and reason.strerror:
        return line(reason.strerror)
    return type(reason).__name__


def _content(body: bytes) -> str:
    """The text of the first choice.

    Raises:
        NoAnswerError: the response is no chat completion, or its text was cut short.
    """
    try:
        choice = json.loads(body.decode("utf-8"))["choices"][0]
        content, end = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError) as error:
        raise NoAnswerError("no chat completion") from error
    if not isinstance(content, str):
        raise NoAnswerError("no chat completion")
    if end == "length":
        raise NoAnswerError("an answer cut short")
    return content
