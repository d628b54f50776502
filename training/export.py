"""Writes a checkpoint as the file that ships: one ONNX graph, 8-bit weights, and its card.

    python -m training.export --model training/work/full \
        --to src/tregua/language/data

The same graph with 32-bit weights is left beside the checkpoint, in ``fp32/``, for comparison.

The graph takes ``pieces``, ``casing`` (B, S), ``mask`` (B, S), ``first``, ``last`` (B, W) and gives
``upos`` and ``scripts`` (B, W, the best label's id), ``tags`` (B, W, scores), ``arcs``
(B, W, 1 + W, scores; column 0 is the root) and ``relations`` (B, W, 1 + W, the best relation under
each head).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.data import Labels
from training.model import Reader
from training.train import minilm
from tregua.language.pieces import CASINGS

INPUTS = ("pieces", "casing", "mask", "first", "last")
FILES = ("model.onnx", "tokenizer.json")
OUTPUTS = ("upos", "scripts", "tags", "arcs", "relations")


class Shipped(nn.Module):
    """The network with the choices that need no search already made."""

    def __init__(self, reader: Reader, root: int) -> None:
        super().__init__()
        self.reader = reader
        self.root = root

    def forward(
        self, pieces: Tensor, casing: Tensor, mask: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, ...]:
        outputs = self.reader(pieces, casing, mask, first, last)
        upos, tags, scripts, arcs, rel_d, rel_h = outputs[:6]
        best = self.reader.all_relations(rel_d, rel_h, self.root)
        small = torch.int32
        return upos.argmax(-1).to(small), scripts.argmax(-1).to(small), tags, arcs, best.to(small)


def read_labels(folder: Path) -> Labels:
    raw = json.loads((folder / "labels.json").read_text())
    layers = {name: tuple(values) for name, values in raw.pop("layers", {}).items()}
    return Labels(**{name: tuple(values) for name, values in raw.items()}, layers=layers)


def export(folder: Path, to: Path, version: str) -> None:
    labels = read_labels(folder)
    reader = Reader(labels)
    reader.load_state_dict(torch.load(folder / "model.pt", map_location="cpu"))
    shipped = Shipped(reader, labels.deprels.index("root")).eval()
    ids = torch.randint(1000, 2000, (3, 11))
    first = torch.tensor([[1, 2, 3, 5, 6, 7, 9]] * 3)
    example = (ids, torch.ones_like(ids), torch.ones(3, 11), first, first)
    whole = folder / "fp32"
    whole.mkdir(parents=True, exist_ok=True)
    full = whole / "model.onnx"
    pieces, words = {0: "sentences", 1: "pieces"}, {0: "sentences", 1: "words"}
    axes = {
        "pieces": pieces, "casing": pieces, "mask": pieces, "first": words, "last": words,
        "upos": words, "scripts": words, "tags": words,
        "arcs": {**words, 2: "heads"}, "relations": {**words, 2: "heads"},
    }  # fmt: skip
    with torch.no_grad():
        torch.onnx.export(
            shipped, example, str(full), input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=17, dynamo=False, do_constant_folding=True,
        )  # fmt: skip
    to.mkdir(parents=True, exist_ok=True)
    target = to / "model.onnx"
    # Seven bits of the eight: the sums of full-range weights overflow, silently, on processors
    # without VNNI, and the same report would read differently there. It costs nothing measurable.
    quantize_dynamic(
        full, target, per_channel=True, weight_type=QuantType.QInt8, reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )  # fmt: skip
    for place, name in ((to, version), (whole, f"{version}-fp32")):
        shutil.copyfile(minilm() / "tokenizer.json", place / "tokenizer.json")
        write_card(place, name, labels)
    model_card = Path(__file__).parent / "MODEL_CARD.md"
    if model_card.exists():
        shutil.copyfile(model_card, to / "MODEL_CARD.md")
    for path in (target, full):
        print(f"{path}: {path.stat().st_size / 2**20:.1f} MB")


def write_card(folder: Path, version: str, labels: Labels) -> None:
    card = {
        "name": "tregua-english",
        "version": version,
        "base": "all-MiniLM-L6-v2",
        "sha256": {
            name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES
        },
        "casings": list(CASINGS),
        "upos": labels.upos,
        "deprels": labels.deprels,
        "scripts": labels.scripts,
        "tags": labels.tags,
    }
    text = json.dumps(card, indent=1, ensure_ascii=False)
    (folder / "card.json").write_text(text + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--version", default="0")
    options = parser.parse_args()
    export(options.model, options.to, options.version)


if __name__ == "__main__":
    main()
