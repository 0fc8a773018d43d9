"""What is trained for: the tags of every line as a whole (a CRF), and the link of every cue and content.

In: the network's outputs and the gold of a batch. Out: one number each, mean over words or over spans.
"""

from typing import NamedTuple

import numpy as np
import torch
from network import Tagger
from torch import Tensor
from torch.nn import functional

from rashomon.claims.tagging.relations import RELATIONS
from rashomon.claims.tagging.tags import CLOSES, IMPOSSIBLE, LEGAL, OPENS

IGNORED = -100
NO_START = torch.where(torch.from_numpy(OPENS), 0.0, IMPOSSIBLE)
NO_END = torch.where(torch.from_numpy(CLOSES), 0.0, IMPOSSIBLE)
NO_STEP = torch.where(torch.from_numpy(LEGAL), 0.0, IMPOSSIBLE)


class Lines(NamedTuple):
    """The lines of a batch. where: (S, L) places in the batch's words laid end to end, -1 where the line is over.

    whole_start, whole_end: (S,) false where the window cut the line off there.
    """

    where: Tensor
    whole_start: Tensor
    whole_end: Tensor


class Links(NamedTuple):
    """One kind of link in one window: asking and candidate spans (., 2), pair codes (a, c, 3), the answers (a,).

    An answer is 1 + the candidate's number, 0 for none, `IGNORED` where the answer lies outside the window.
    """

    window: int
    asking: np.ndarray
    candidates: np.ndarray
    codes: np.ndarray
    answers: np.ndarray


def tag_loss(scores: Tensor, tags: Tensor, lines: Lines, transitions: Tensor) -> Tensor:
    """Mean negative log likelihood a word. scores: (B, W, tags). tags: (B, W)."""
    real = lines.where >= 0
    where = lines.where.clamp(min=0)
    emit = scores.flatten(0, 1)[where]
    gold = tags.flatten()[where]
    steps = transitions + NO_STEP
    start = torch.where(lines.whole_start[:, None], NO_START, 0.0)
    end = torch.where(lines.whole_end[:, None], NO_END, 0.0)

    on_path = emit.gather(2, gold[:, :, None]).squeeze(2).masked_fill(~real, 0.0).sum()
    on_path = on_path + steps[gold[:, :-1], gold[:, 1:]].masked_fill(~real[:, 1:], 0.0).sum()

    alpha = emit[:, 0] + start
    for step in range(1, where.shape[1]):
        moved = torch.logsumexp(alpha[:, :, None] + steps[None], dim=1) + emit[:, step]
        alpha = torch.where(real[:, step, None], moved, alpha)
    return (torch.logsumexp(alpha + end, dim=1).sum() - on_path) / real.sum()


def link_loss(vectors: Tensor, batch: list[tuple[str, Links]], model: Tagger) -> Tensor:
    """Mean cross-entropy over all asking spans. vectors: (B, W, 4 * link)."""
    losses = []
    for kind, links in batch:
        if not len(links.asking):
            continue
        logits = link_scores(vectors[links.window], kind, links, model)
        losses.append(
            functional.cross_entropy(logits, torch.from_numpy(links.answers), ignore_index=IGNORED, reduction="none")
        )
    return torch.cat(losses).mean() if losses else vectors.sum() * 0.0


def link_scores(vectors: Tensor, kind: str, links: Links, model: Tagger) -> Tensor:
    """Scores (a, 1 + c) of no link, then of each candidate."""
    size = model.shape.link
    asks, answers = (0, 1) if kind == "source" else (2, 3)
    queries = ends(vectors[:, asks * size : (asks + 1) * size], links.asking)
    keys = ends(vectors[:, answers * size : (answers + 1) * size], links.candidates)
    scores = queries @ keys.T
    codes = torch.from_numpy(links.codes)
    for i, name in enumerate(RELATIONS):
        table = queries @ model.relations[f"{kind}_{name}"].T
        scores = scores + table.gather(1, codes[:, :, i])
    none = queries @ model.relations[f"{kind}_none"].T
    return torch.cat([none, scores], dim=1) / size**0.5


def ends(vectors: Tensor, spans: np.ndarray) -> Tensor:
    """A span's vector: the mean of those of its first and last word."""
    at = torch.from_numpy(spans)
    return (vectors[at[:, 0]] + vectors[at[:, 1] - 1]) / 2
