"""What is trained on and what is looked at while tuning, put together from all sources."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from training import acts, attributions
from training.data import Item, read_conllu, read_corpus, read_iob2


@dataclass(frozen=True, slots=True)
class Corpus:
    """The training sentences, and the development sentences of each source."""

    train: list[Item]
    dev_syntax: list[Item]
    dev_news: list[Item]
    dev_uner: list[Item]
    dev_own: list[Item]
    dev_attribution: list[Item]
    dev_acts: list[Item]


def load(
    data: Path, own: Path | None, *, repeat_own: int = 2, repeat_acts: int = 3, marked: bool = True
) -> Corpus:
    """All sources. ``own`` is the folder of our own sentences, None for public data alone.

    ``marked`` says whether PolNeAR and our statements, which teach the further layers, are among
    them. Held out are one sentence in eight of UNER dev and one in ten of our own; of PolNeAR, only
    every third sentence without an attribution is trained on, for time.
    """
    ewt, gum = data / "ud-english-ewt", data / "gum"
    train = read_conllu(ewt / "en_ewt-ud-train.conllu.gz", "ewt")
    for name in ("gum-news-train.conllu", "gum-other-train.conllu.gz"):
        train += read_conllu(gum / name, "gum", entities=True)
    uner = read_iob2(data / "uner-english-ewt" / "en_ewt-ud-dev.iob2", "uner", misc=False)
    # The tail is held out rather than a random pick: neighbours are of one document.
    cut = len(uner) - len(uner) // 8
    train += uner[:cut]
    named = read_corpus(own) if own is not None and own.is_dir() else []
    train += [item for item in named if not _held_out(item)] * repeat_own
    told = acts.load(own) if own is not None and own.is_dir() else []
    if marked:
        train += [item for item in told if not _held_out(item)] * repeat_acts
        train += [
            item
            for i, item in enumerate(attributions.load(data, "train"))
            if i % 3 == 0 or any(tag != "O" for layer in item.layers.values() for tag in layer)
        ]
    return Corpus(
        train=train,
        dev_syntax=read_conllu(ewt / "en_ewt-ud-dev.conllu", "ewt"),
        dev_news=read_conllu(gum / "gum-news-dev.conllu", "gum", entities=True),
        dev_uner=uner[cut:],
        dev_own=[item for item in named if _held_out(item)],
        dev_attribution=attributions.load(data, "dev")[:800],
        dev_acts=[item for item in told if _held_out(item)],
    )


def _held_out(item: Item) -> bool:
    """One sentence in ten, by its text: adding sentences moves none from one side to the other."""
    return int(hashlib.sha256(item.text.encode()).hexdigest()[:8], 16) % 10 == 0
