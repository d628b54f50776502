"""Averages two checkpoints: what was learned first is not lost to what was learned last.

    python -m training.mix training/work/full training/work/told --out training/work/mixed

Both descend from the same start, so their weights can be averaged. Weights that only the second one
has (heads added since) are its own; they are fitted again afterwards (`training.train --heads`).
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from torch import Tensor


def mixed(first: dict[str, Tensor], second: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """``share`` of the first and the rest of the second, weight by weight."""
    return {
        name: share * first[name] + (1 - share) * weight
        if name in first and first[name].shape == weight.shape
        else weight
        for name, weight in second.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--share", type=float, default=0.5, help="of the first (default 0.5)")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    weights = mixed(
        torch.load(options.first / "model.pt"),
        torch.load(options.second / "model.pt"),
        options.share,
    )
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(weights, options.out / "model.pt")
    shutil.copyfile(options.second / "labels.json", options.out / "labels.json")


if __name__ == "__main__":
    main()
