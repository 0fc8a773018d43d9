"""How the weights move: rates by layer, a schedule, a running mean, and a state that a stopped run goes on from."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from network import Tagger
from torch import Tensor

Weights = dict[str, Tensor]

WARM_UP = 0.06
"""Share of all steps in which the rates rise."""
LOWEST = 0.02
"""What is left of the rates at the last step."""


@dataclass(frozen=True, slots=True)
class Rates:
    """encoder: of the top layer. head: of all that is new. decay: of a layer over the one above it."""

    encoder: float
    head: float
    decay: float
    weight_decay: float


def groups(model: Tagger, rates: Rates) -> list[dict[str, Any]]:
    """Parameters with their rates: lower layers learn more slowly; the embeddings of words stay as they are."""
    model.encoder.words.weight.requires_grad_(False)
    found: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            decay = rates.weight_decay if parameter.ndim > 1 and "norm" not in name else 0.0
            found.setdefault((_rate(name, len(model.encoder.layers), rates), decay), []).append(parameter)
    return [{"params": p, "lr": rate, "peak": rate, "weight_decay": decay} for (rate, decay), p in found.items()]


def _rate(name: str, depth: int, rates: Rates) -> float:
    if name.startswith("encoder.layers."):
        return float(rates.encoder * rates.decay ** (depth - 1 - int(name.split(".")[2])))
    return float(rates.encoder * rates.decay**depth) if name.startswith("encoder.") else rates.head


def portion(step: int, total: int) -> float:
    """The part of the peak rates at a step: a straight rise, then half a cosine."""
    warm = max(1, int(WARM_UP * total))
    if step < warm:
        return (step + 1) / warm
    return LOWEST + (1 - LOWEST) * 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, total - warm)))


class Average:
    """The running mean of the weights: steadier than the weights of any one step."""

    def __init__(self, model: Tagger, decay: float) -> None:
        self.decay = decay
        self.steps = 0
        self.weights = {n: p.detach().clone() for n, p in model.named_parameters() if p.requires_grad}

    @torch.no_grad()
    def add(self, model: Tagger) -> None:
        self.steps += 1
        keep = min(self.decay, self.steps / (self.steps + 10))
        for name, parameter in model.named_parameters():
            if name in self.weights:
                self.weights[name].lerp_(parameter, 1 - keep)

    def over(self, model: Tagger) -> Weights:
        """The model's state with the mean in place of what is trained."""
        return {
            **{n: v.clone() for n, v in model.state_dict().items()},
            **{n: v.clone() for n, v in self.weights.items()},
        }


def mean_of(members: Sequence[Weights]) -> Weights:
    """The mean of weights that come from one start. Near one another, their mean is as good as an ensemble of them."""
    return {name: torch.stack([m[name] for m in members]).mean(dim=0) for name in members[0]}


@dataclass(slots=True)
class State:
    """A run between two epochs. step, total: steps done and planned."""

    model: Tagger
    optimizer: torch.optim.Optimizer
    average: Average
    epoch: int = 0
    step: int = 0
    total: int = field(default=0)

    def save(self, path: Path) -> None:
        kept = {
            "model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(), "average": self.average.weights,
            "averaged": self.average.steps, "epoch": self.epoch, "step": self.step, "total": self.total,
        }  # fmt: skip
        new = path.with_suffix(".new")
        torch.save(kept, new)
        new.replace(path)

    def load(self, path: Path) -> None:
        kept = torch.load(path, weights_only=False)
        self.model.load_state_dict(kept["model"])
        self.optimizer.load_state_dict(kept["optimizer"])
        self.average.weights, self.average.steps = kept["average"], kept["averaged"]
        self.epoch, self.step, self.total = kept["epoch"], kept["step"], kept["total"]
