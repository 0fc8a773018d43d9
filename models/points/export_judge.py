"""Writes a trained judge as a folder for `--judge`: two networks (int8), `tokenizer.json`, `judge.json`.

    python models/points/export_judge.py --encoder MODEL_FOLDER --judge work/judge/last.pt --to work/points

`judge.json` keeps the scale and shift of the logits that it has, until `fit_points.py` writes them anew.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))

from judge_network import Judge  # noqa: E402
from train_judge import SHAPE  # noqa: E402

import rashomon  # noqa: E402, F401 - first: it keeps onnxruntime silent

OPSET = 17


class Reader(nn.Module):
    def __init__(self, net: Judge) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, marked: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        states, vectors = self.net.read(ids, marked, mask)
        return states, vectors


class Comparer(nn.Module):
    def __init__(self, net: Judge) -> None:
        super().__init__()
        self.net = net

    def forward(self, a: Tensor, a_mask: Tensor, b: Tensor, b_mask: Tensor) -> Tensor:
        logits: Tensor = self.net.compare(a, a_mask, b, b_mask)
        return logits


def quantised(source: Path, target: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    ready = source.with_suffix(".ready.onnx")
    quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
    kinds = ["MatMul", "Gather", "Gemm"]
    quantize_dynamic(str(ready), str(target), per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=kinds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--judge", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--name", default="rashomon-judge-1")
    options = parser.parse_args()
    state = torch.load(options.judge, weights_only=False)
    net = Judge(options.encoder, state["split"], state["kept"])
    net.load_state_dict(state["net"])
    net.eval()
    width = net.words.weight.shape[1]
    options.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        reader, comparer = Path(folder) / "reader.onnx", Path(folder) / "comparer.onnx"
        ids = torch.randint(5, 900, (2, 9))
        torch.onnx.export(
            Reader(net), (ids, torch.ones(2, 9), torch.ones(2, 9)), str(reader), opset_version=OPSET, dynamo=False,
            input_names=["ids", "marked", "mask"], output_names=["states", "vectors"],
            dynamic_axes={**{n: {0: "n", 1: "t"} for n in ("ids", "marked", "mask", "states")}, "vectors": {0: "n"}},
        )  # fmt: skip
        states, masks = torch.randn(3, 7, width), torch.ones(3, 7)
        torch.onnx.export(
            Comparer(net), (states, masks, states.clone(), masks.clone()), str(comparer), opset_version=OPSET,
            dynamo=False, input_names=["a", "a_mask", "b", "b_mask"], output_names=["logits"],
            dynamic_axes={**{n: {0: "n", 1: "k"} for n in ("a", "a_mask", "b", "b_mask")}, "logits": {0: "n"}},
        )  # fmt: skip
        for path in (reader, comparer):
            quantised(path, options.to / path.name)
    shutil.copy(options.encoder / "tokenizer.json", options.to / "tokenizer.json")
    target = options.to / "judge.json"
    known = json.loads(target.read_text(encoding="utf-8")) if target.exists() else {"scale": [1, 1], "shift": [0, 0]}
    known |= {"name": options.name, "longest": SHAPE.longest, "said": SHAPE.said, "before": SHAPE.before}
    known["kept"] = net.kept
    target.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
