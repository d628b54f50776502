"""Writes the event coder as the file that ships: one ONNX graph with 8-bit weights, and its card.

    python -m training.event_export --model training/work/events --to src/tregua/reading/data

The graph takes ``pieces``, ``casing`` (B, S), ``mask``, ``source``, ``target`` (B, S; 1.0 on the
pieces of each side) and ``first`` (B, W), and gives ``roots`` (B, roots, scores) and ``fillers``
(B, W, tags, scores).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.event_data import FILLER_TAGS, PLV_ROOTS
from training.event_model import EventCoder

INPUTS = ("pieces", "casing", "mask", "source", "target", "first")
OUTPUTS = ("roots", "fillers")


class Shipped(nn.Module):
    """Both heads over one pass."""

    def __init__(self, coder: EventCoder) -> None:
        super().__init__()
        self.coder = coder

    def forward(  # noqa: PLR0917  the order of the graph
        self,
        pieces: Tensor,
        casing: Tensor,
        mask: Tensor,
        source: Tensor,
        target: Tensor,
        first: Tensor,
    ) -> tuple[Tensor, Tensor]:
        x = self.coder.encode(pieces, casing, mask)
        return self.coder.roots(x, mask, source, target), self.coder.tags(x, first)


def export(folder: Path, to: Path, version: str) -> None:
    """Writes ``events.onnx`` and ``events.json`` from the checkpoint in ``folder``."""
    coder = EventCoder()
    coder.load_state_dict(torch.load(folder / "model.pt", map_location="cpu"))
    ids = torch.randint(1000, 2000, (3, 11))
    first = torch.tensor([[1, 2, 3, 5, 6, 7, 9]] * 3)
    ones = torch.ones(3, 11)
    pieces, words = {0: "sentences", 1: "pieces"}, {0: "sentences", 1: "words"}
    axes = dict.fromkeys(INPUTS[:5], pieces) | {"first": words, "fillers": words}
    full = folder / "events.onnx"
    with torch.no_grad():
        torch.onnx.export(
            Shipped(coder).eval(),
            (ids, torch.ones_like(ids), ones, ones, ones, first),
            str(full),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes={**axes, "roots": {0: "sentences"}},
            opset_version=17,
            dynamo=False,
            do_constant_folding=True,
        )
    to.mkdir(parents=True, exist_ok=True)
    target = to / "events.onnx"
    quantize_dynamic(
        full,
        target,
        per_channel=True,
        weight_type=QuantType.QInt8,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
    card = {
        "name": "tregua-events",
        "version": version,
        "base": "all-MiniLM-L6-v2",
        "sha256": hashlib.sha256(target.read_bytes()).hexdigest(),
        "roots": PLV_ROOTS,
        "fillers": FILLER_TAGS,
    }
    (to / "events.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    print(f"{target}: {target.stat().st_size / 2**20:.1f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--version", default="0")
    options = parser.parse_args()
    export(options.model, options.to, options.version)


if __name__ == "__main__":
    main()
