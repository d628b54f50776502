"""Writes the marking model as the file that ships: the layers and the domain of a checkpoint.

    python -m training.marks_export --model training/work/told --to src/tregua/language/data

The graph takes what `training.export`'s takes and gives ``layers`` (B, W, the labels of all layers
side by side, scores) and ``domain`` (B, 2, scores).
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

from training.data import DOMAINS
from training.export import INPUTS, read_labels
from training.model import Reader


class Shipped(nn.Module):
    """The two heads alone."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(
        self, pieces: Tensor, casing: Tensor, mask: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, Tensor]:
        *_, layers, domain = self.reader(pieces, casing, mask, first, last)
        # Every model is given the same inputs; adding nothing of one keeps it in the graph.
        return layers + 0.0 * last.unsqueeze(-1).float(), domain


def export(folder: Path, to: Path, version: str) -> None:
    """Writes ``marks.onnx`` and ``marks.json`` from the checkpoint in ``folder``."""
    labels = read_labels(folder)
    reader = Reader(labels)
    reader.load_state_dict(torch.load(folder / "model.pt", map_location="cpu"))
    ids = torch.randint(1000, 2000, (3, 11))
    first = torch.tensor([[1, 2, 3, 5, 6, 7, 9]] * 3)
    pieces, words = {0: "sentences", 1: "pieces"}, {0: "sentences", 1: "words"}
    full, target = folder / "marks.onnx", to / "marks.onnx"
    with torch.no_grad():
        torch.onnx.export(
            Shipped(reader).eval(),
            (ids, torch.ones_like(ids), torch.ones(3, 11), first, first),
            str(full),
            input_names=list(INPUTS),
            output_names=["layers", "domain"],
            dynamic_axes={
                **dict.fromkeys(INPUTS[:3], pieces),
                **dict.fromkeys(INPUTS[3:], words),
                "layers": words,
                "domain": {0: "sentences"},
            },
            opset_version=17,
            dynamo=False,
            do_constant_folding=True,
        )
    to.mkdir(parents=True, exist_ok=True)
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
        "name": "tregua-marks",
        "version": version,
        "base": "all-MiniLM-L6-v2",
        "sha256": hashlib.sha256(target.read_bytes()).hexdigest(),
        "layers": labels.layers,
        "domains": list(DOMAINS),
    }
    (to / "marks.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    print(f"{target}: {target.stat().st_size / 2**20:.1f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--version", default="1")
    options = parser.parse_args()
    export(options.model, options.to, options.version)


if __name__ == "__main__":
    main()
