"""The network: a BERT-like encoder, layers over words that also read the parse, and what the decoders need.

In: the arrays of `rashomon.claims.tagging.batch`. Out: scores of tags and four link vectors for each word.
Always: what is padded does not change what is not, so a batch and its windows one by one give the same.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from rashomon.claims.tagging.inventories import COLUMNS
from rashomon.claims.tagging.relations import RELATIONS
from rashomon.claims.tagging.tags import TAGS

LINK_VECTORS = ("cue_asks_source", "source", "content_asks_cue", "cue")


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network. The first six are the encoder's own and must match its weights."""

    vocab_size: int
    hidden_size: int
    num_hidden_layers: int
    num_attention_heads: int
    intermediate_size: int
    max_position_embeddings: int
    feature: int = 16
    mixed: int = 256
    recurrent: int = 160
    link: int = 64
    dropout: float = 0.1
    head_dropout: float = 0.3
    feature_dropout: float = 0.1
    parse_in_encoder: bool = False
    tree: bool = True


def read_shape(folder: Path, **choices: object) -> Shape:
    """The shape of the encoder in `folder` (its `config.json`), with our own choices."""
    told = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    if told.get("model_type") != "bert":
        raise ValueError(
            f"{folder}: model_type is {told.get('model_type')!r}; this script trains encoders of type 'bert'"
        )
    own = {name: told[name] for name in list(Shape.__dataclass_fields__)[:6]}
    return Shape(**own, **choices)  # type: ignore[arg-type]


def drop(x: Tensor, rate: float, training: bool) -> Tensor:
    """Dropout of whole units of a window, (B, N, d): one draw for all its positions, which also costs least."""
    if not training or not rate:
        return x
    kept = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= rate
    return x * (kept / (1 - rate)).to(x.dtype)


class FusedAttention(torch.autograd.Function):
    """Stands for onnxruntime's own attention in an exported graph; it sees all pieces, so nothing may be padded."""

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:
        return torch.empty_like(q)

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any, heads: int) -> Any:
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads).setType(q.type())


class Layer(nn.Module):
    """One encoder layer: attention, then two linear maps, each normalised after its sum."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        size = shape.hidden_size
        self.heads = shape.num_attention_heads
        self.dropout = shape.dropout
        self.query, self.key, self.value = nn.Linear(size, size), nn.Linear(size, size), nn.Linear(size, size)
        self.output = nn.Linear(size, size)
        self.attention_norm = nn.LayerNorm(size, eps=1e-12)
        self.widen = nn.Linear(size, shape.intermediate_size)
        self.narrow = nn.Linear(shape.intermediate_size, size)
        self.norm = nn.LayerNorm(size, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        seen = self.attend(*self.project(x), bias)
        x = self.attention_norm(x + drop(self.output(seen), self.dropout, self.training))
        return self.norm(x + drop(self.narrow(functional.gelu(self.widen(x))), self.dropout, self.training))

    def project(self, x: Tensor) -> tuple[Tensor, ...]:
        """Queries, keys and values, (B, T, hidden) each; in an exported graph by one product, which is faster."""
        maps = (self.query, self.key, self.value)
        if not torch.onnx.is_in_onnx_export():
            return tuple(f(x) for f in maps)
        weight, bias = torch.cat([f.weight for f in maps]), torch.cat([f.bias for f in maps])
        return functional.linear(x, weight, bias).chunk(3, dim=-1)

    def attend(self, q: Tensor, k: Tensor, v: Tensor, bias: Tensor | None) -> Tensor:
        if torch.onnx.is_in_onnx_export():
            return FusedAttention.apply(q, k, v, self.heads)
        size, length, width = q.shape
        q, k, v = (x.view(size, length, self.heads, width // self.heads).transpose(1, 2) for x in (q, k, v))
        # Written out: on a CPU in half precision this is several times faster than the fused attention, backwards.
        scores = q * (width // self.heads) ** -0.5 @ k.transpose(-1, -2)
        weights = torch.softmax(scores if bias is None else scores + bias.to(q.dtype), dim=-1)
        return (weights @ v).transpose(1, 2).reshape(size, length, width)


class Encoder(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.dropout = shape.dropout
        self.words = nn.Embedding(shape.vocab_size, shape.hidden_size)
        self.positions = nn.Embedding(shape.max_position_embeddings, shape.hidden_size)
        self.segment = nn.Parameter(torch.zeros(shape.hidden_size))
        self.norm = nn.LayerNorm(shape.hidden_size, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.num_hidden_layers))

    def forward(self, ids: Tensor, mask: Tensor | None, added: Tensor | float) -> list[Tensor]:
        """The output of every layer, (B, T, hidden) each. `added`: (B, T, hidden) joins the embeddings.

        mask: (B, T), 1 where a piece is; null where nothing is padded.
        """
        where = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.positions(where)[None] + self.segment + added)
        x = drop(x, self.dropout, self.training)
        bias = None if mask is None else (1.0 - mask.to(torch.float32))[:, None, None, :] * -1e4
        states = []
        for layer in self.layers:
            x = layer(x, bias)
            states.append(x)
        return states

    def load(self, folder: Path) -> None:
        """Takes over the weights of a BERT model as its library names them."""
        given = {name.removeprefix("bert."): value for name, value in load_file(folder / "model.safetensors").items()}
        renamed = {
            "words.weight": given["embeddings.word_embeddings.weight"],
            "positions.weight": given["embeddings.position_embeddings.weight"],
            "segment": given["embeddings.token_type_embeddings.weight"][0],
        }
        parts = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "output": "attention.output.dense", "attention_norm": "attention.output.LayerNorm",
            "widen": "intermediate.dense", "narrow": "output.dense", "norm": "output.LayerNorm",
        }  # fmt: skip
        for kind in ("weight", "bias"):
            renamed[f"norm.{kind}"] = given[f"embeddings.LayerNorm.{kind}"]
            for number in range(len(self.layers)):
                for own, theirs in parts.items():
                    renamed[f"layers.{number}.{own}.{kind}"] = given[f"encoder.layer.{number}.{theirs}.{kind}"]
        self.load_state_dict({name: value.float() for name, value in renamed.items()})


def pick(x: Tensor, index: Tensor) -> Tensor:
    """Rows of x (B, N, d) by index (B, M): (B, M, d)."""
    return torch.gather(x, 1, index[:, :, None].expand(-1, -1, x.shape[2]))


class Tagger(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        sizes = list(COLUMNS.values())
        # One table for all columns: a column's codes begin where those of the column before end.
        self.register_buffer("offsets", torch.tensor([sum(sizes[:i]) for i in range(len(sizes))]), persistent=False)
        self.parse_in = nn.Embedding(sum(sizes), shape.hidden_size)
        self.parse_head = nn.Embedding(sum(sizes), shape.feature)
        self.layer_mix = nn.Parameter(torch.linspace(-1.0, 1.0, shape.num_hidden_layers))
        self.mix = nn.Linear(shape.hidden_size + shape.feature * len(sizes), shape.mixed)
        self.climb = nn.Linear(4 * shape.mixed, shape.mixed)
        self.mix_norm = nn.LayerNorm(shape.mixed)
        self.forth = nn.LSTM(shape.mixed, shape.recurrent, batch_first=True)
        self.back = nn.LSTM(shape.mixed, shape.recurrent, batch_first=True)
        wide = 2 * shape.recurrent + shape.mixed
        self.tags = nn.Linear(wide, len(TAGS))
        self.links = nn.Linear(wide, len(LINK_VECTORS) * shape.link)
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.relations = nn.ParameterDict(
            {f"{kind}_{name}": nn.Parameter(torch.zeros(count, shape.link))
             for kind in ("source", "cue") for name, count in {**RELATIONS, "none": 1}.items()}
        )  # fmt: skip
        nn.init.zeros_(self.parse_in.weight)

    def forward(
        self,
        ids: Tensor,
        owner: Tensor,
        first: Tensor,
        codes: Tensor,
        tree: Tensor,
        back: Tensor,
        mask: Tensor | None = None,
    ) -> tuple[Tensor, Tensor]:
        """Scores of tags (B, W, tags) and link vectors (B, W, 4 * link) for every word."""
        rows = codes + self.offsets
        if self.training and self.shape.feature_dropout:
            # A column's code 0 is "unknown"; training on it keeps the network from leaning on the parse alone.
            hidden = torch.rand(codes.shape) < self.shape.feature_dropout
            rows = torch.where(hidden, self.offsets.expand_as(rows), rows)
        states = self.encode(ids, mask, owner, rows)
        words = pick(states, first)
        x = self.mix(torch.cat([words, self.parse_head(rows).flatten(2)], dim=2))
        x = drop(functional.gelu(x), self.shape.head_dropout, self.training)
        if self.shape.tree:
            around = torch.cat([x, *(pick(x, tree[:, :, i]) for i in range(3))], dim=2)
            x = x + drop(functional.gelu(self.climb(around)), self.shape.head_dropout, self.training)
        x = self.mix_norm(x)
        forth, _ = self.forth(x)
        backward, _ = self.back(pick(x, back))
        wide = torch.cat([x, forth, pick(backward, back)], dim=2)
        wide = drop(wide, self.shape.head_dropout, self.training)
        return self.tags(wide), self.links(wide)

    def encode(self, ids: Tensor, mask: Tensor | None, owner: Tensor, rows: Tensor) -> Tensor:
        added: Tensor | float = 0.0
        if self.shape.parse_in_encoder:
            parse = self.parse_in(rows).sum(dim=2)
            added = pick(functional.pad(parse, (0, 0, 1, 0)), owner)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            states = self.encoder(ids, mask, added)
        weights = torch.softmax(self.layer_mix, dim=0)
        mixed = states[0].float() * weights[0]
        for weight, state in zip(weights[1:], states[1:], strict=True):
            mixed = mixed + state.float() * weight
        return mixed

    def tables(self) -> dict[str, Tensor]:
        """What the decoders need beside the outputs: transitions, and the vectors of relations."""
        return {"transitions": self.transitions, **dict(self.relations.items())}
