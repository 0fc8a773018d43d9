"""The trained weights of the tagger: found, checked, loaded.

In: a folder with `config.json`, `model.onnx`, `tables.json`, `tokenizer.json`. Out: `Weights`, ready to run.
Always: all that is wrong with the folder is said at once, with what to do.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.claims.tagging.inventories import COLUMNS, DEP, ENT, LINES, POS, QUOTES, SHAPES
from rashomon.claims.tagging.relations import RELATIONS
from rashomon.claims.tagging.tags import TAGS, Floats
from rashomon.errors import InputError
from rashomon.networks import open_session, open_tokenizer

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "claims"
FORMAT = 1
FILES = ("model.onnx", "tables.json", "tokenizer.json")
FEATURE = "finding claims"
REMEDY = "Install the package again, or give the folder that models/claims/train.py wrote."


def inventories() -> dict[str, Any]:
    """What the codes in the arrays mean. Weights that were trained with other inventories cannot be used."""
    values = {"pos": POS, "dep": DEP, "ent": ENT, "shape": SHAPES, "quote": QUOTES, "line": LINES}
    return {
        "tags": list(TAGS),
        "columns": COLUMNS,
        "relations": RELATIONS,
        "values": {name: list(names) for name, names in values.items()},
    }


@dataclass(frozen=True, slots=True)
class Weights:
    """session, tokenizer: of onnxruntime and tokenizers. length, context: pieces of a window and beside its core.

    opening, closing: ids of the encoder's marks. tags, link: width of the two outputs for a word.
    tables: `transitions` (tags, tags), and the vectors of relations that `linking` names.
    """

    session: Any
    tokenizer: Any
    tables: Mapping[str, Floats]
    length: int
    context: int
    opening: int
    closing: int
    tags: int
    link: int

    def run(self, inputs: dict[str, NDArray[np.int64]]) -> tuple[Floats, Floats]:
        """Scores of tags (B, W, tags) and link vectors (B, W, link).

        A network that reads the parse only above the encoder has no use for `owner`, and no such input.
        """
        used = {wanted.name: inputs[wanted.name] for wanted in self.session.get_inputs()}
        scores, vectors = self.session.run(["scores", "links"], used)
        return scores, vectors


def load_weights(folder: Path, *, threads: int | None) -> Weights:
    """Reads and checks a model folder. Raises `InputError` and `MissingPackageError`."""
    config = _checked_config(folder)
    tables = {
        name: np.array(rows, dtype=np.float32)
        for name, rows in json.loads((folder / "tables.json").read_text(encoding="utf-8")).items()
    }
    tokenizer = open_tokenizer(folder / "tokenizer.json", feature=FEATURE)
    session = open_session(folder / "model.onnx", feature=FEATURE, threads=threads)
    opening, closing = (tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
    link = 4 * tables["cue_none"].shape[1]
    return Weights(session, tokenizer, tables, config["length"], config["context"], opening, closing, len(TAGS), link)


def _checked_config(folder: Path) -> dict[str, Any]:
    missing = [name for name in ("config.json", *FILES) if not (folder / name).is_file()]
    if missing:
        raise InputError(f"{folder}: no claims tagger here, {', '.join(missing)} missing. {REMEDY}")
    try:
        config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(f"{folder / 'config.json'}: not JSON ({error}). {REMEDY}") from error
    wrong = []
    if config.get("format") != FORMAT:
        wrong.append(f"config.json has format {config.get('format')!r}, this version reads {FORMAT}")
    wrong += [
        f"config.json: {name!r} differs from this version's"
        for name, own in inventories().items()
        if config.get(name) != own
    ]
    for name in FILES:
        told = config.get("files", {}).get(name, {}).get("sha256")
        if told != hashlib.sha256((folder / name).read_bytes()).hexdigest():
            wrong.append(f"{name} is not the file that config.json describes (sha256)")
    if wrong:
        raise InputError(f"{folder}: this claims tagger cannot be used: {'; '.join(wrong)}. {REMEDY}")
    return config
