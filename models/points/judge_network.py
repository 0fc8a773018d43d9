"""The network of the judge of pairs: it reads each statement once, in context, and then compares pairs of them.

The lower layers of a BERT read a statement with its speaker, its sentence and the one before; the words of the
statement are marked. What they make of the speaker's and the statement's own pieces goes on to the upper layers, which
read two statements together (the cut is that of DeFormer, Cao et al. 2020; the rest of the sentence has done its work
by then). Whether two pieces belong to one statement is told to each attention head by a learned number, and nothing
else tells the two apart, so that judging (a, b) and (b, a) is one and the same. The mean of the lower states of a
statement's words is its vector, by which statements to compare are found.
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "claims"))

from network import Encoder, Layer, read_shape  # type: ignore


def attended(layer: Layer, x: Tensor, bias: Tensor) -> Tensor:
    """One layer over x (B, T, d) with a bias (B or 1, heads or 1, T, T) on its attention."""
    size, length, width = x.shape
    q, k, v = (f(x).view(size, length, layer.heads, width // layer.heads).transpose(1, 2)
               for f in (layer.query, layer.key, layer.value))  # fmt: skip
    scores = q * (width // layer.heads) ** -0.5 @ k.transpose(-1, -2) + bias.to(q.dtype)
    seen = (torch.softmax(scores, dim=-1) @ v).transpose(1, 2).reshape(size, length, width)
    x = layer.attention_norm(x + layer.output(seen))
    return layer.norm(x + layer.narrow(functional.gelu(layer.widen(x))))


class Judge(nn.Module):
    """`split`: how many layers read a statement alone. `kept`: most pieces of a statement that go on."""

    def __init__(self, folder: Path, split: int, kept: int) -> None:
        super().__init__()
        shape = read_shape(folder)
        encoder = Encoder(shape)
        encoder.load(folder)
        given = {n.removeprefix("bert."): v for n, v in load_file(folder / "model.safetensors").items()}
        kinds = given["embeddings.token_type_embeddings.weight"].float()
        self.words, self.positions, self.norm = encoder.words, encoder.positions, encoder.norm
        self.segment = nn.Parameter(kinds[0].clone())
        self.mark = nn.Parameter(kinds[1] - kinds[0] if len(kinds) > 1 else torch.zeros(shape.hidden_size))
        self.lower = nn.ModuleList(encoder.layers[:split])
        self.upper = nn.ModuleList(encoder.layers[split:])
        self.across = nn.Parameter(torch.zeros(len(self.upper), shape.num_attention_heads))
        self.kept = kept
        width = shape.hidden_size
        self.head = nn.Sequential(nn.Linear(3 * width, width), nn.GELU(), nn.Linear(width, 2))
        self.sharp, self.level = nn.Parameter(torch.tensor(12.0)), nn.Parameter(torch.tensor(-6.0))

    def embed(self, ids: Tensor, marked: Tensor) -> Tensor:
        where = torch.arange(ids.shape[1])
        x = self.words(ids) + self.positions(where)[None] + self.segment + marked[..., None] * self.mark
        return self.norm(x)

    def read(self, ids: Tensor, marked: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """States (n, T, d) and vectors (n, d) of unit length. `marked`, `mask`: (n, T), 1 for the statement's own
        pieces and for pieces that are there."""
        x = self.embed(ids, marked)
        bias = (1.0 - mask.float())[:, None, None, :] * -1e4
        for layer in self.lower:
            x = attended(layer, x, bias)
        own = marked.float()[..., None]
        vector = (x.float() * own).sum(1) / own.sum(1).clamp(min=1)
        return x, functional.normalize(vector, dim=1)

    def compare(self, a: Tensor, a_mask: Tensor, b: Tensor, b_mask: Tensor) -> Tensor:
        """Logits (n, 2) of *same* and *opposed*, from the kept states (n, K, d) of two statements each."""
        length = a.shape[1]
        x, mask = torch.cat([a, b], 1), torch.cat([a_mask, b_mask], 1)
        side = torch.cat([torch.zeros(length), torch.ones(b.shape[1])])
        other = (side[:, None] != side[None, :]).float()[None, None]
        padding = (1.0 - mask.float())[:, None, None, :] * -1e4
        for number, layer in enumerate(self.upper):
            x = attended(layer, x, padding + other * self.across[number][None, :, None, None])
        x = x.float()
        u = (x[:, :length] * a_mask[..., None]).sum(1) / a_mask.sum(1, keepdim=True).clamp(min=1)
        v = (x[:, length:] * b_mask[..., None]).sum(1) / b_mask.sum(1, keepdim=True).clamp(min=1)
        logits: Tensor = self.head(torch.cat([u + v, (u - v).abs(), u * v], 1))
        return logits
