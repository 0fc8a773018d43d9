"""Writes a trained tagger as the files that ship: `model.onnx` (int8), `tokenizer.json`, `config.json`.

In: a checkpoint of `train.py` and the encoder's folder. Out: a folder that `rashomon.claims.tagger.Tagger.load` reads.
Always: the files are written beside the old ones and moved into place, so a stop leaves no half model.
"""

import argparse
import hashlib
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src")]

from network import Shape, Tagger  # noqa: E402

from rashomon.claims.tagging.batch import INPUTS  # noqa: E402
from rashomon.claims.tagging.inventories import COLUMNS  # noqa: E402
from rashomon.claims.tagging.weights import FILES, FORMAT, inventories  # noqa: E402

OPSET = 17


def load_checkpoint(path: Path) -> Tagger:
    kept = torch.load(path, weights_only=True, map_location="cpu")
    model = Tagger(Shape(**kept["shape"]))
    model.load_state_dict(kept["weights"])
    return model.eval()


def example() -> tuple[torch.Tensor, ...]:
    """Inputs of one window, 7 pieces and 5 words, to trace the graph with. One window a run is fastest on a CPU."""
    own = torch.arange(5)[None]
    return (
        torch.full((1, 7), 101), torch.tensor([[0, 1, 2, 3, 4, 5, 0]]), own + 1,
        torch.zeros(1, 5, len(COLUMNS), dtype=torch.int64), own[:, :, None].repeat(1, 1, 3), own.flip(1),
    )  # fmt: skip


def write_onnx(model: Tagger, path: Path) -> None:
    axes = {name: {1: "pieces" if name in ("ids", "owner") else "words"} for name in (*INPUTS, "scores", "links")}
    torch.onnx.export(
        model, example(), str(path), input_names=list(INPUTS), output_names=["scores", "links"],
        dynamic_axes=axes, opset_version=OPSET, dynamo=False, custom_opsets={"com.microsoft": 1},
    )  # fmt: skip


def quantise(source: Path, target: Path) -> None:
    """Eight bits for the encoder's and the head's weights, a scale a channel, the recurrent layer included."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    ready = source.with_suffix(".ready.onnx")
    quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
    kinds = ["MatMul", "Gather", "LSTM"]
    quantize_dynamic(str(ready), str(target), per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=kinds)


def write(
    model: Tagger, encoder: Path, target: Path, *, length: int, context: int, facts: dict[str, Any]
) -> dict[str, Any]:
    """Writes the model folder; returns its configuration."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as place:
        work = Path(place)
        write_onnx(model, work / "full.onnx")
        quantise(work / "full.onnx", work / "model.onnx")
        rounded = {name: np.round(value.detach().numpy(), 5).tolist() for name, value in model.tables().items()}
        (work / "tokenizer.json").write_bytes((encoder / "tokenizer.json").read_bytes())
        (work / "tables.json").write_text(json.dumps(rounded, separators=(",", ":")) + "\n", encoding="utf-8")
        files = {
            name: {
                "bytes": (work / name).stat().st_size,
                "sha256": hashlib.sha256((work / name).read_bytes()).hexdigest(),
            }
            for name in FILES
        }
        config = {
            "format": FORMAT,
            "length": length,
            "context": context,
            **inventories(),
            "files": files,
            "made": facts,
        }
        (work / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
        for name in (*files, "config.json"):
            (work / name).replace(target / name)
    return config


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--length", type=int, default=320)
    parser.add_argument("--context", type=int, default=24)
    args = parser.parse_args()
    config = write(
        load_checkpoint(args.checkpoint), args.encoder, args.to, length=args.length, context=args.context, facts={}
    )
    print(json.dumps(config["files"], indent=1))


if __name__ == "__main__":
    main()
