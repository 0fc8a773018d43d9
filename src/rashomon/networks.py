"""Networks that ship with the package: opened the same way, with the same words where something is missing."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from rashomon.errors import InputError, MissingPackageError
from rashomon.offline import warn_if_too_late

REMEDY = "Install the package again."


def open_tokenizer(path: Path, *, feature: str, longest: int | None = None) -> Any:
    """The tokenizer in the file at `path`; `longest`: pieces after which a text is cut, marks included.

    Raises:
        MissingPackageError: tokenizers is not installed.
        InputError: the file is missing or damaged.
    """
    library = _library("tokenizers", feature)
    try:
        tokenizer = library.Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises bare `Exception`
        raise InputError(f"{path}: no tokenizer can be read here ({error}). {REMEDY}") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    if longest is not None:
        tokenizer.enable_truncation(longest)
    return tokenizer


def open_session(path: Path, *, feature: str, threads: int | None = None) -> Any:
    """An onnxruntime session of the network at `path`, on the processor. `threads`: null leaves them to the library.

    Warns (`RuntimeWarning`) where onnxruntime was imported before `rashomon`, with its telemetry on.

    Raises:
        MissingPackageError: onnxruntime is not installed.
        InputError: the file is missing or damaged.
    """
    library = _library("onnxruntime", feature)
    warn_if_too_late()
    library.disable_telemetry_events()  # stops nothing on Linux today (see `offline`); elsewhere it does
    options = library.SessionOptions()
    options.log_severity_level = 3
    # Waiting threads must not take the cores from the language pipeline, which runs beside the network.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if threads is not None:
        options.intra_op_num_threads = threads
    try:
        return library.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the library's errors share no base of their own
        raise InputError(f"{path}: no network can be read here ({error}). {REMEDY}") from error


def _library(name: str, feature: str) -> Any:
    """The module of that name; what asks for it is imported only where it is needed, since it costs start-up."""
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingPackageError(package=name, feature=feature, command=f"pip install {name}") from error
