"""The endpoint: one address and nothing it leads to, within bounds, and no word of it in a message."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from rashomon.errors import UsageError
from rashomon.points import endpoint
from rashomon.points.endpoint import KEY, LARGEST, Endpoint, NoAnswerError
from tests.points.answering import Handler, Reply, answering, completion, raw, says, status

EVIL = "EVIL-WORDS"
SRC = Path(__file__).resolve().parents[2] / "src"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key and no proxy of the machine's own."""
    for name in (KEY, "http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def at(url: str, *, seconds: float = 5.0, insecure: bool = False) -> Endpoint:
    return Endpoint.at(url, model="m", seconds=seconds, insecure=insecure)


def failure(reply: Reply, *, seconds: float = 5.0) -> NoAnswerError:
    with answering(reply) as server, pytest.raises(NoAnswerError) as failed:
        at(server.url, seconds=seconds).chat("system", "user")
    assert EVIL not in str(failed.value) and EVIL not in failed.value.reason
    return failed.value


def test_a_chat_is_posted_and_its_text_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, "sk-test")
    with answering(says("{}")) as server:
        assert at(server.url).chat("be a judge", "lines") == "{}"
    [(path, headers, body)] = server.posted
    assert path == "/v1/chat/completions" and headers["Authorization"] == "Bearer sk-test"
    assert body["model"] == "m" and body["temperature"] == 0
    assert [(m["role"], m["content"]) for m in body["messages"]] == [("system", "be a judge"), ("user", "lines")]


def test_without_a_key_none_is_sent() -> None:
    with answering(says("{}")) as server:
        at(f"{server.url}/chat/completions/").chat("", "")
    assert server.posted[0][0] == "/v1/chat/completions" and "Authorization" not in server.posted[0][1]


def test_a_server_that_takes_fewer_options_is_asked_without_them() -> None:
    with answering(status(400, EVIL.encode()), says("{}")) as server:
        asked = at(server.url)
        assert asked.chat("", "") == asked.chat("", "") == "{}"
    assert [sorted(body) for _, _, body in server.posted][1:] == [["messages", "model"]] * 2


WRONG = {
    "no scheme that is known": "ftp://localhost/v1",
    "a file": "file:///etc/passwd",
    "no host": "http:///v1",
    "plain http elsewhere": "http://judge.example.org/v1",
    "plain http to an address elsewhere": "http://192.168.1.7:8000/v1",
    "any address of this machine": "http://0.0.0.0:8000/v1",
    "a name that begins like this machine": "http://localhost.example.org/v1",
    "an address that begins like this machine": "http://127.0.0.1.example.org/v1",
    "a number for this machine": "http://2130706433/v1",
    "a password": "https://desk:SECRET@judge.example.org/v1",
    "a question": "https://judge.example.org/v1?key=a",
    "a fragment": "https://judge.example.org/v1#a",
    "a port that is none": "http://localhost:port/v1",
    "a line break": "http://localhost/v1\r\nX: y",
    "a blank": "http://localhost/v 1",
    "letters of another script": "http://lосalhost/v1",
    "half an address of six": "http://[::1/v1",
}


@pytest.mark.parametrize("url", WRONG.values(), ids=WRONG)
def test_an_address_that_cannot_be_used_is_told_before_anything_is_sent(url: str) -> None:
    with pytest.raises(UsageError) as told:
        at(url)
    assert "--judge" in str(told.value) and "SECRET" not in str(told.value)


@pytest.mark.parametrize("url", ["http://localhost:1/v1", "http://127.8.9.1/v1", "http://[::1]:1", "https://a.org/v1"])
def test_this_machine_and_https_may_be_named(url: str) -> None:
    assert at(url).url == url


def test_plain_http_elsewhere_has_to_be_allowed() -> None:
    assert at("http://judge.example.org/v1", insecure=True).url == "http://judge.example.org/v1"


@pytest.mark.parametrize("key", ["a b", "a\nX-Evil: b", "ключ", "a\x00"])
def test_a_key_that_is_none_is_told_and_not_shown(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", os.environ | {KEY: key})
    with pytest.raises(UsageError) as told:
        at("http://localhost/v1")
    assert KEY in str(told.value) and key not in str(told.value)


@pytest.mark.parametrize("model", ["", "  ", "a\nb", "a\x1b[2J"])
def test_a_model_has_a_name_that_can_be_shown(model: str) -> None:
    with pytest.raises(UsageError, match="--judge-model"):
        Endpoint.at("http://localhost/v1", model=model)


def test_the_key_stands_in_no_representation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, "sk-secret")
    assert "sk-secret" not in repr(at("http://localhost/v1"))


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(code: int) -> None:
    with answering(says("{}")) as other:
        error = failure(status(code, Location=f"{other.url}/{EVIL}"))
        assert error.lasting and error.status == code and "redirect" in error.reason
    assert other.posted == other.got == []


@pytest.mark.parametrize(("code", "lasting"), [(401, True), (403, True), (404, True), (429, False), (500, False)])
def test_a_status_is_told_by_its_number(code: int, lasting: bool) -> None:
    error = failure(status(code, EVIL.encode()))
    assert error.status == code and error.lasting is lasting and str(code) in error.reason


def slow(handler: Handler, _: object) -> None:
    time.sleep(3)
    handler.send(200, completion("{}"))


def _dripping(head: bytes) -> Reply:
    def drip(handler: Handler, _: object) -> None:
        handler.wfile.write(head)
        for _ in range(300):
            handler.wfile.write(b"a")
            handler.wfile.flush()
            time.sleep(0.02)

    return drip


WITHOUT_END = {
    "says nothing": slow,
    "a body by drops": _dripping(b"HTTP/1.0 200 OK\r\n\r\n"),
    "a header by drops": _dripping(b"HTTP/1.0 200 OK\r\nX-A: "),
    "a status by drops": _dripping(b"HTTP/1.0 200 "),
}


@pytest.mark.parametrize("reply", WITHOUT_END.values(), ids=WITHOUT_END)
def test_a_server_that_takes_for_ever_is_given_up(reply: Reply) -> None:
    assert "no answer" in failure(reply, seconds=0.3).reason


def endless(handler: Handler, _: object) -> None:
    handler.send(200, b"")
    for _ in range(64):
        handler.wfile.write(b"a" * (LARGEST // 16))


BROKEN: dict[str, Reply] = {
    "not HTTP": lambda handler, _: handler.wfile.write(EVIL.encode() * 9),
    "nothing at all": lambda handler, _: None,
    "an empty body": raw(b""),
    "no JSON": raw(EVIL.encode()),
    "half of it": raw(completion("{}")[:-9]),
    "cut from what was announced": status(200, completion("{}")[:-9], **{"Content-Length": "999"}),
    "another form": raw(b'{"answer": "EVIL-WORDS"}'),
    "no choice": raw(b'{"choices": []}'),
    "a choice of another form": raw(b'{"choices": ["EVIL-WORDS"]}'),
    "no text": raw(completion(None)),
    "text of another form": raw(completion(["EVIL-WORDS"])),
    "cut short": says("{", end="length"),
    "more than can be meant": endless,
    "nested without end": raw(b"[" * 200_000),
    "no UTF-8": raw(b'{"choices": [{"message": {"content": "\xff"}}]}'),
    "headers without end": lambda handler, _: handler.wfile.write(b"HTTP/1.0 200 OK\r\n" + b"X: y\r\n" * 5000),
}  # fmt: skip


@pytest.mark.parametrize("reply", BROKEN.values(), ids=BROKEN)
def test_what_is_no_completion_is_no_answer(reply: Reply) -> None:
    assert failure(reply).reason


def test_a_server_that_is_not_there_is_told_with_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        with pytest.raises(UsageError) as told:
            at(url).probe()
    assert url in str(told.value) and "Start the server" in str(told.value)


@pytest.mark.parametrize("code", [200, 404, 405, 500])
def test_any_answer_to_the_first_look_is_a_server(code: int) -> None:
    with answering(says("{}"), probe=status(code)) as server:
        at(server.url).probe()
    assert [path for path, _ in server.got] == ["/v1/models"] and not server.posted


@pytest.mark.parametrize(("code", "words"), [(401, KEY), (403, KEY), (301, "redirect"), (307, "redirect")])
def test_a_refused_key_and_a_redirect_are_told_at_the_first_look(code: int, words: str) -> None:
    reply = status(code, EVIL.encode(), Location=f"http://127.0.0.1:1/{EVIL}")
    with answering(says("{}"), probe=reply) as server, pytest.raises(UsageError) as told:
        at(server.url).probe()
    assert words in str(told.value) and EVIL not in str(told.value)


def test_no_proxy_stands_between_this_machine_and_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(status(500)) as proxy, answering(says("{}")) as server:
        monkeypatch.setenv("http_proxy", proxy.url)
        assert at(server.url).chat("", "") == "{}"
    assert not proxy.posted


def test_a_proxy_that_is_set_is_used_on_the_way_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(says("{}")) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        assert at("http://judge.invalid/v1", insecure=True).chat("", "") == "{}"
    assert proxy.posted[0][0] == "http://judge.invalid/v1/chat/completions"


def test_what_was_given_up_keeps_no_process_alive() -> None:
    with answering(slow) as server:
        error = None
        try:
            at(server.url, seconds=0.1).chat("", "")
        except NoAnswerError as failed:
            error = failed
        assert error is not None
        assert all(thread.daemon for thread in threading.enumerate() if thread.name == "judge")


def test_nothing_of_it_is_imported_unless_an_endpoint_is_named() -> None:
    code = (
        "import sys, rashomon\nfrom rashomon import pipeline\npipeline.Toolbox().judge\n"
        "print([m for m in sys.modules if m in ('rashomon.points.endpoint', 'rashomon.points.remote')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(SRC)},
    )  # fmt: skip
    assert done.stdout.strip() == "[]"


def test_a_busy_server_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    endpoint.pause(NoAnswerError("busy", status=429))
    endpoint.pause(NoAnswerError("gone"))
    endpoint.pause(NoAnswerError("refused", status=401, lasting=True))
    assert waited == [endpoint.WAIT]
