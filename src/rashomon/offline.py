"""Network silence: what keeps the libraries that we load from the network and from writing outside our cache.

onnxruntime (1.31 at least) sends telemetry by default on Linux and keeps a device id in the home folder. It reads
`ORT_DISABLE_TELEMETRY` when it is imported, and never again: its `disable_telemetry_events()` stops nothing there
(measured under strace). So the variable is set when `rashomon` is imported, before anything else, and child processes
inherit it. urllib3, which spaCy and trafilatura import, opens a socket at its import to learn whether IPv6 works.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

TELEMETRY_OFF = {"ORT_DISABLE_TELEMETRY": "1", "HF_HUB_DISABLE_TELEMETRY": "1", "DO_NOT_TRACK": "1"}

_too_late = False


def silence() -> None:
    """Sets the variables of `TELEMETRY_OFF` for this process and its children; called when `rashomon` is imported."""
    global _too_late
    _too_late = "onnxruntime" in sys.modules and os.environ.get("ORT_DISABLE_TELEMETRY") != "1"
    os.environ.update(TELEMETRY_OFF)


def warn_if_too_late() -> None:
    """Warns that onnxruntime was imported before `rashomon` with its telemetry on, which nothing can undo."""
    if _too_late:
        warnings.warn(
            "onnxruntime was imported before rashomon, with its telemetry on: this process will contact its maker. "
            "Import rashomon first, or set ORT_DISABLE_TELEMETRY=1 before Python starts.",
            RuntimeWarning,
            stacklevel=3,
        )


@contextmanager
def no_probing() -> Iterator[None]:
    """A context in which urllib3 can be imported without its opening a socket; it then believes Python about IPv6."""
    if "urllib3" in sys.modules:
        yield
        return
    import socket  # not before it is needed: `import rashomon` costs nothing

    able, socket.has_ipv6 = socket.has_ipv6, False
    try:
        yield
    finally:
        socket.has_ipv6 = able
        probed = sys.modules.get("urllib3.util.connection")
        if probed is not None:
            probed.HAS_IPV6 = able  # type: ignore[attr-defined]
