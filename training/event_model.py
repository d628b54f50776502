"""The event coder: MiniLM with a head for the PLOVER root of a pair and one for fillers.

An encoder of its own, because training on syntax overwrites what MiniLM knows of meaning.
Shapes: B sentences, S word pieces, W words.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.event_data import FILLER_TAGS, PLV_ROOTS
from training.model import WIDTH, Trunk


class EventCoder(Trunk):
    """Encoder and the two heads."""

    def __init__(self, *, dropout: float = 0.1) -> None:
        super().__init__(dropout=dropout)
        self.mix = nn.Linear(4 * WIDTH, WIDTH)
        self.root = nn.Linear(WIDTH, len(PLV_ROOTS))
        self.fillers = nn.Linear(WIDTH, len(FILLER_TAGS))

    def roots(self, x: Tensor, mask: Tensor, source: Tensor, target: Tensor) -> Tensor:
        """Scores (B, roots) of pairs: ``source`` and ``target`` (B, S) are 1.0 on their pieces."""
        whole = _mean(x, mask)
        pooled = torch.cat([x[:, 0], whole, _mean(x, source), _mean(x, target)], -1)
        return self.root(self.dropout(functional.gelu(self.mix(self.dropout(pooled)))))

    def tags(self, x: Tensor, first: Tensor) -> Tensor:
        """Scores (B, W, tags) of the fillers on the first piece of each word."""
        return self.fillers(
            self.dropout(torch.gather(x, 1, first[:, :, None].expand(-1, -1, WIDTH)))
        )


def _mean(x: Tensor, weights: Tensor) -> Tensor:
    total = weights.sum(1, keepdim=True).clamp(min=1.0)
    return torch.matmul(weights[:, None, :], x)[:, 0] / total
