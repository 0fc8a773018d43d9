"""Network silence: no socket, and no file outside the cache, whatever way the program is entered."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "dam" / "texts"
SECONDS = 30  # onnxruntime's telemetry first calls out nine seconds after its networks are loaded

LIVE_ON = f"""
import atexit, sys, time
began = time.monotonic()
atexit.register(lambda: time.sleep(max(0.0, {SECONDS} - (time.monotonic() - began))))
"""
VERB = LIVE_ON + "from rashomon.cli import main\nsys.argv = ['rashomon', *sys.argv[1:]]\nmain()\n"
ENTRIES = {
    "read": (VERB, ["read", str(EXAMPLE), "--quiet", "--json", "dossier.json", "-o", "dossier.html"]),
    "annotate": (VERB, ["annotate", str(EXAMPLE), "--quiet", "-o", "annotations.jsonl"]),
    "python": (LIVE_ON + f"import rashomon\nrashomon.read({str(EXAMPLE)!r}).save('dossier.json')\n", []),
    "a worker": (
        LIVE_ON
        + "import multiprocessing, rashomon\n"
        + "from rashomon.claims import load_attributor\n"
        + "if __name__ == '__main__':\n"
        + "    worker = multiprocessing.get_context('spawn').Process(target=load_attributor, args=(None,))\n"
        + "    worker.start(), worker.join()\n"
        + "    assert worker.exitcode == 0\n",
        [],
    ),
}
SYSTEM_CALLS = "network,open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
WRITING = re.compile(r"^\S*\s*(?:open\w*\(.*O_CREAT|creat\(|mkdir\w*\(|rename\w*\(|(?:sym)?link\w*\()")
CALL = re.compile(r"^\d+\s+(\w+)\(")
FAILED = re.compile(r"= -1 E\w+")
NAMED = re.compile(r'"([^"]+)"')
FILES = {"open", "openat", "openat2", "creat", "mkdir", "mkdirat", "rename", "renameat", "renameat2", "link", "linkat"}


def _started(entry: str, folder: Path) -> tuple[subprocess.Popen[bytes], Path]:
    """The entry under strace, in a folder, home and cache of its own."""
    code, arguments = ENTRIES[entry]
    for name in ("work", "home", "cache"):
        (folder / name).mkdir(parents=True)
    (folder / "work" / "entry.py").write_text(code, encoding="utf-8")
    trace = folder / "trace.txt"
    environment = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY"} | {
        "HOME": str(folder / "home"),
        "RASHOMON_CACHE": str(folder / "cache"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(ROOT / "src"),
    }
    command = ["strace", "-f", "-qq", "-e", f"trace={SYSTEM_CALLS}", "-o", str(trace)]
    process = subprocess.Popen(
        [*command, sys.executable, "entry.py", *arguments],
        cwd=folder / "work",
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    return process, trace


def _calls(trace: Path) -> list[str]:
    return [line for line in trace.read_text(encoding="utf-8", errors="replace").splitlines() if CALL.match(line)]


def _on_the_network(trace: Path) -> list[str]:
    """Calls that make or use a socket; a pair of connected ones within the process leads nowhere."""
    return [line for line in _calls(trace) if CALL.match(line)[1] not in FILES | {"socketpair"}]  # type: ignore[index]


def _written(trace: Path, folder: Path) -> list[str]:
    """Files made that are neither in the cache nor in the folder where the command was told to write."""
    made = []
    for line in _calls(trace):
        if WRITING.match(line) and not FAILED.search(line):
            names = [name for name in NAMED.findall(line) if name.startswith("/")]
            allowed = (str(folder / "cache"), str(folder / "work"), "/dev/", "/proc/")
            made += [name for name in names if not name.startswith(allowed)]
    return made


@pytest.mark.slow
def test_nothing_reaches_the_network_and_nothing_is_written_elsewhere(tmp_path: Path) -> None:
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed (apt-get install strace)")
    running = {entry: (_started(entry, tmp_path / entry.replace(" ", "-"))) for entry in ENTRIES}
    for entry, (process, trace) in running.items():
        _, told = process.communicate(timeout=600)
        if b"ptrace" in told.lower() and not trace.is_file():
            pytest.skip("this machine does not let strace trace")
        folder = trace.parent
        assert process.returncode == 0, (entry, told.decode(errors="replace")[-2000:])
        assert any("model.onnx" in line for line in _calls(trace)), f"{entry} loaded no network: the test sees nothing"
        assert _on_the_network(trace) == [], entry
        assert _written(trace, folder) == [], entry
        assert list((folder / "home").rglob("*")) == [], entry


def test_the_variable_is_set_before_anything_is_imported() -> None:
    code = "import os, sys, rashomon; print(os.environ['ORT_DISABLE_TELEMETRY'], 'onnxruntime' in sys.modules)"
    environment = {**os.environ, "ORT_DISABLE_TELEMETRY": "0", "PYTHONPATH": str(ROOT / "src")}
    told = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["1", "False"]


def test_it_is_said_where_another_import_came_first() -> None:
    code = (
        "import onnxruntime, rashomon, warnings\n"
        "from rashomon.networks import open_session\n"
        "from importlib import resources\n"
        "warnings.simplefilter('error')\n"
        "path = resources.files('rashomon') / 'data' / 'claims' / 'model.onnx'\n"
        "open_session(path, feature='a test')\n"
    )
    environment = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY"}
    environment["PYTHONPATH"] = str(ROOT / "src")
    told = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    assert "RuntimeWarning: onnxruntime was imported before rashomon" in told.stderr
    assert (
        subprocess.run(
            [sys.executable, "-c", code], env={**environment, "ORT_DISABLE_TELEMETRY": "1"}, capture_output=True
        ).returncode
        == 0
    )


def _scripts() -> list[Path]:
    folders = ("bench", "lexicons", "models", "scripts", "tests")
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def test_no_script_imports_onnxruntime_before_rashomon() -> None:
    """Training and benchmarks too: wherever onnxruntime is imported, `rashomon` was before."""
    wrong = []
    for path in _scripts():
        lines = path.read_text(encoding="utf-8").splitlines()
        first = {
            name: next((n for n, line in enumerate(lines) if re.match(rf"\s*(?:from|import) {name}\b", line)), None)
            for name in ("onnxruntime", "rashomon")
        }
        ours, theirs = first["rashomon"], first["onnxruntime"]
        if theirs is not None and (ours is None or ours > theirs):
            wrong.append(str(path.relative_to(ROOT)))
    assert wrong == []


def test_only_one_module_opens_networks() -> None:
    """All sessions, a plugin's through our own door too, come from `networks.open_session`."""
    package = ROOT / "src" / "rashomon"
    wanting = [
        p for p in package.rglob("*.py") if re.search(r"^\s*(?:from|import) onnxruntime", p.read_text("utf-8"), re.M)
    ]
    assert wanting == []
