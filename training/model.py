"""The network: a small BERT with heads for tags, trees, lemmas and names.

Written out rather than taken from a library so that the exported graph holds nothing but what is
needed. Shapes: B sentences, S word pieces, W words, L relations.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.data import DOMAINS, Labels
from tregua.language.pieces import CASINGS

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """``x`` (B, S, WIDTH); ``bias`` (B, 1, 1, S) is added to the attention scores."""
        batch, size, _ = x.shape
        each = WIDTH // ATTENTION_HEADS
        qkv = self.qkv(x).view(batch, size, 3, ATTENTION_HEADS, each).permute(2, 0, 3, 1, 4)
        scores = torch.matmul(qkv[0], qkv[1].transpose(-1, -2)) / math.sqrt(each) + bias
        weights = self.dropout(torch.softmax(scores, dim=-1))
        mixed = torch.matmul(weights, qkv[2]).transpose(1, 2).reshape(batch, size, WIDTH)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Trunk(nn.Module):
    """The encoder alone: word pieces to vectors."""

    def __init__(self, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH, padding_idx=0)
        self.positions = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.casing = nn.Embedding(len(CASINGS), WIDTH)
        nn.init.zeros_(self.casing.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)

    def start_from(self, folder: Path) -> None:
        """Takes the encoder's weights from a MiniLM folder (``model.safetensors``)."""
        from safetensors.torch import load_file

        old = load_file(str(folder / "model.safetensors"))
        with torch.no_grad():
            self.words.weight.copy_(old["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(old["embeddings.position_embeddings.weight"])
            self.kind.copy_(old["embeddings.token_type_embeddings.weight"][0])
            _copy(self.norm, old, "embeddings.LayerNorm")
            for i, layer in enumerate(self.layers):
                at = f"encoder.layer.{i}"
                for part in ("weight", "bias"):
                    pieces = [
                        old[f"{at}.attention.self.{n}.{part}"] for n in ("query", "key", "value")
                    ]
                    getattr(layer.qkv, part).copy_(torch.cat(pieces))
                _copy(layer.out, old, f"{at}.attention.output.dense")
                _copy(layer.norm1, old, f"{at}.attention.output.LayerNorm")
                _copy(layer.up, old, f"{at}.intermediate.dense")
                _copy(layer.down, old, f"{at}.output.dense")
                _copy(layer.norm2, old, f"{at}.output.LayerNorm")

    def encoder_parameters(self) -> list[nn.Parameter]:
        """The parameters that came from MiniLM, which learn more slowly."""
        parts = [self.words, self.positions, self.norm, *self.layers]
        return [self.kind, *(p for part in parts for p in part.parameters())]

    def encode(self, pieces: Tensor, casing: Tensor, mask: Tensor) -> Tensor:
        """Vectors (B, S, WIDTH) of the pieces; the arguments are those of `Reader.forward`."""
        size = pieces.shape[1]
        x = self.words(pieces) + self.positions.weight[:size] + self.kind + self.casing(casing)
        x = self.dropout(self.norm(x))
        bias = ((1.0 - mask) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Reader(Trunk):
    """The encoder with heads for tags, trees, lemmas, names and the further layers."""

    def __init__(self, labels: Labels, *, dropout: float = 0.1) -> None:
        super().__init__(dropout=dropout)
        self.upos = nn.Linear(WIDTH, len(labels.upos))
        self.tags = nn.Linear(WIDTH, len(labels.tags))
        self.layered = nn.Linear(WIDTH, sum(map(len, labels.layers.values())))
        self.domain = nn.Linear(WIDTH, len(DOMAINS))
        self.scripts = nn.Linear(2 * WIDTH, len(labels.scripts))
        arc, rel = 256, 128
        self.arc_head, self.arc_dep = nn.Linear(WIDTH, arc), nn.Linear(WIDTH, arc)
        self.arc = nn.Parameter(torch.zeros(arc, arc))
        self.arc_bias = nn.Linear(arc, 1, bias=False)
        self.rel_head, self.rel_dep = nn.Linear(WIDTH, rel), nn.Linear(WIDTH, rel)
        self.rel = nn.Parameter(torch.zeros(rel, len(labels.deprels) * rel))
        self.rel_from_head = nn.Linear(rel, len(labels.deprels), bias=False)
        self.rel_from_dep = nn.Linear(rel, len(labels.deprels))
        nn.init.xavier_uniform_(self.arc)

    def forward(
        self, pieces: Tensor, casing: Tensor, mask: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Scores of everything.

        ``pieces``, ``casing`` (B, S) ids; ``mask`` (B, S) 1.0 for real pieces; ``first``, ``last``
        (B, W) positions of each word's first and last piece. Gives upos (B, W, ·), tags (B, W, ·),
        scripts (B, W, ·), arcs (B, W, 1 + W) with column 0 the root, the two relation vectors
        (B, W, rel), (B, 1 + W, rel) that `relations` pairs, the labels of all further layers
        side by side (B, W, ·), and the domain (B, ·).
        """
        x = self.encode(pieces, casing, mask)
        width = x.shape[-1]
        begin = torch.gather(x, 1, first[:, :, None].expand(-1, -1, width))
        end = torch.gather(x, 1, last[:, :, None].expand(-1, -1, width))
        heads = torch.cat([x[:, :1], begin], 1)
        drop = self.dropout
        arc_d = drop(functional.gelu(self.arc_dep(begin)))
        arc_h = drop(functional.gelu(self.arc_head(heads)))
        arcs = torch.matmul(torch.matmul(arc_d, self.arc), arc_h.transpose(1, 2))
        arcs = arcs + self.arc_bias(arc_h).transpose(1, 2)
        rel_d = drop(functional.gelu(self.rel_dep(begin)))
        rel_h = drop(functional.gelu(self.rel_head(heads)))
        scripts = self.scripts(drop(torch.cat([begin, end], -1)))
        begin = drop(begin)
        named, layered, domain = self.tags(begin), self.layered(begin), self.domain(drop(x[:, 0]))
        return self.upos(begin), named, scripts, arcs, rel_d, rel_h, layered, domain

    def relations(self, rel_d: Tensor, rel_h: Tensor, heads: Tensor) -> Tensor:
        """Relation scores (B, W, L) of each word under the head at ``heads`` (B, W; 0 the root)."""
        chosen = torch.gather(rel_h, 1, heads[:, :, None].expand(-1, -1, rel_h.shape[-1]))
        batch, size, rel = rel_d.shape
        pairs = torch.matmul(rel_d, self.rel).view(batch, size, -1, rel)
        scores = torch.matmul(pairs, chosen[..., None])[..., 0]
        return scores + self.rel_from_head(chosen) + self.rel_from_dep(rel_d)

    def all_relations(self, rel_d: Tensor, rel_h: Tensor, root: int) -> Tensor:
        """The best relation (B, W, 1 + W) of each word under every head, never number ``root``."""
        batch, size, rel = rel_d.shape
        pairs = torch.matmul(rel_d, self.rel).view(batch, -1, rel)
        scores = torch.matmul(pairs, rel_h.transpose(1, 2)).view(batch, size, -1, rel_h.shape[1])
        scores = scores + self.rel_from_head(rel_h).transpose(1, 2)[:, None]
        scores = scores + self.rel_from_dep(rel_d)[..., None]
        count = self.rel_from_dep.out_features
        never = -1e4 * (torch.arange(count) == root).float()
        return (scores + never[:, None]).argmax(2)


def _copy(module: nn.Module, old: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(old[f"{name}.weight"])  # type: ignore[operator, union-attr]
    module.bias.copy_(old[f"{name}.bias"])  # type: ignore[operator, union-attr]
