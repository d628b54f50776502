"""The language model reads as well as it did: some development sentences of two treebanks."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench import language

from training import data
from tregua.language.encoder import Encoder

SENTENCES = 300


@pytest.fixture(scope="module")
def read() -> language.Read:
    return language.annotations(Encoder.load(2))


@pytest.mark.parametrize(
    ("folder", "file"),
    [("ud-english-ewt", "en_ewt-ud-dev.conllu"), ("gum", "gum-news-dev.conllu")],
)
def test_tags_and_trees_stay_above_their_floor(
    folder: str,
    file: str,
    data_folder: Path,
    read: language.Read,
    floor: dict[str, dict[str, float]],
) -> None:
    path = data_folder / folder / file
    if not path.is_file():
        pytest.skip(f"{file} is not on this machine (set TREGUA_DATA)")
    items = data.read_conllu(path, "ewt" if "ewt" in file else "gum")[:SENTENCES]
    scores = language.syntax(items, read(items))
    floors = {k.split(": ")[1]: v for k, v in floor["language"].items() if k.startswith(folder)}
    assert {k: v for k, v in scores.items() if v < floors.get(k, 0.0)} == {}
