"""The shipped model reads plain news well, and anything else without failing."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from tregua.errors import LanguageError
from tregua.language import encoder, segment
from tregua.language.encoder import Annotation, Encoder

# Parses written for this project: word/tag/head(from 1)/relation.
PARSES = """
The/DET/2/det army/NOUN/3/nsubj attacked/VERB/0/root the/DET/5/det village/NOUN/3/obj ./PUNCT/3/punct
Rebels/NOUN/2/nsubj accepted/VERB/0/root the/DET/4/det truce/NOUN/2/obj on/ADP/6/case Monday/PROPN/2/obl ./PUNCT/2/punct
Three/NUM/2/nummod soldiers/NOUN/4/nsubj:pass were/AUX/4/aux:pass killed/VERB/0/root in/ADP/6/case Aleppo/PROPN/4/obl ./PUNCT/4/punct
The/DET/2/det minister/NOUN/3/nsubj said/VERB/0/root that/SCONJ/6/mark talks/NOUN/6/nsubj failed/VERB/3/ccomp ./PUNCT/3/punct
They/PRON/4/nsubj did/AUX/4/aux not/PART/4/advmod stop/VERB/0/root the/DET/6/det shelling/NOUN/4/obj ./PUNCT/4/punct
Both/DET/2/det sides/NOUN/4/nsubj will/AUX/4/aux release/VERB/0/root prisoners/NOUN/4/obj ./PUNCT/4/punct
The/DET/2/det bridge/NOUN/4/nsubj:pass was/AUX/4/aux:pass destroyed/VERB/0/root by/ADP/7/case government/NOUN/7/compound aircraft/NOUN/4/obl:agent ./PUNCT/4/punct
"""  # noqa: E501

NAMES = [
    ("The United Nations sent aid to Yemen on Friday .", {(1, 3, "ORG"), (6, 7, "LOC")}),
    ("President Bashar al - Assad met Vladimir Putin in Moscow .",
     {(1, 5, "PER"), (6, 8, "PER"), (9, 10, "LOC")}),
    ("Hezbollah fired rockets at Israel from southern Lebanon .",
     {(0, 1, "ORG"), (4, 5, "LOC"), (7, 8, "LOC")}),
    ("Turkish troops left the town of Afrin , Reuters reported .",
     {(0, 1, "MISC"), (6, 7, "LOC"), (8, 9, "ORG")}),
    ("Juan Manuel Santos welcomed the decision of the FARC in Bogota .",
     {(0, 3, "PER"), (8, 9, "ORG"), (10, 11, "LOC")}),
]  # fmt: skip


@pytest.fixture(scope="module")
def shipped() -> Encoder:
    return Encoder.load()


def is_well_formed(annotation: Annotation, words: list[str]) -> bool:
    layers = (annotation.upos, annotation.heads, annotation.deprels, annotation.lemmas)
    n = len(words)
    if any(len(layer) != n for layer in layers):
        return False
    roots = [i for i, head in enumerate(annotation.heads) if head == -1]
    if len(roots) != min(n, 1) or any(
        not -1 <= h < n or h == i for i, h in enumerate(annotation.heads)
    ):
        return False
    if any(
        (r == "root") != (h == -1)
        for r, h in zip(annotation.deprels, annotation.heads, strict=True)
    ):
        return False
    last = 0
    for start, end, label in annotation.entities:
        if not last <= start < end <= n or label not in ("PER", "ORG", "LOC", "MISC"):
            return False
        last = end
    return True


def test_plain_sentences_are_parsed_as_a_person_parses_them(shipped: Encoder) -> None:
    gold = [[t.rsplit("/", 3) for t in line.split()] for line in PARSES.strip().splitlines()]
    found = shipped.annotate([[t[0] for t in sentence] for sentence in gold])
    tags = arcs = total = 0
    for sentence, annotation in zip(gold, found, strict=True):
        for i, (_, tag, head, relation) in enumerate(sentence):
            total += 1
            tags += annotation.upos[i] == tag
            arcs += (annotation.heads[i], annotation.deprels[i]) == (int(head) - 1, relation)
    assert tags / total >= 0.95
    assert arcs / total >= 0.93


def test_names_in_plain_sentences_are_found(shipped: Encoder) -> None:
    found = shipped.annotate([text.split() for text, _ in NAMES])
    hits = sum(len(gold & set(a.entities)) for (_, gold), a in zip(NAMES, found, strict=True))
    said = sum(len(a.entities) for a in found)
    true = sum(len(gold) for _, gold in NAMES)
    assert 2 * hits / (said + true) >= 0.85


def test_lemmas_undo_inflection(shipped: Encoder) -> None:
    text = "Soldiers were killed and they did n't leave cities ."
    [annotation] = shipped.annotate([text.split()])
    assert annotation.lemmas[:2] == ("soldier", "be")
    assert annotation.lemmas[2:] == ("kill", "and", "they", "do", "not", "leave", "city", ".")


@pytest.mark.parametrize(
    "words",
    [
        [],
        [""],
        ["😀", "\x00", "\u200b", "\ud800", "\u0301", "عربية", "[CLS]", "[SEP]"],
        ["."] * 40,
        ["x" * 50_000],
        ["word", "-"] * 400,
    ],
    ids=["none", "empty", "odd", "stops", "long word", "long sentence"],
)
def test_odd_sentences_keep_every_word(shipped: Encoder, words: list[str]) -> None:
    [annotation] = shipped.annotate([words])
    assert is_well_formed(annotation, words)


def test_a_sentence_of_five_thousand_words_keeps_every_word(shipped: Encoder) -> None:
    words = ("The army of the north attacked the village , and people fled ; " * 385).split()
    [annotation] = shipped.annotate([words])
    assert len(words) > 5000
    assert is_well_formed(annotation, words)


def test_a_long_sentence_is_cut_where_it_pauses(shipped: Encoder) -> None:
    words = ("the men left the town and went home to wait for news , " * 40).split()
    [annotation] = shipped.annotate([words])
    hung = [i for i, r in enumerate(annotation.deprels) if r == "parataxis"]
    assert is_well_formed(annotation, words)
    assert hung


def test_order_and_number_of_sentences_are_kept(shipped: Encoder) -> None:
    long, short = (text.split() for text in ("They did not leave the town .", "He left ."))
    found = shipped.annotate([long, [], short])
    assert [len(a.upos) for a in found] == [7, 0, 3]
    assert shipped.annotate([]) == []


def test_the_same_call_gives_the_same_answer(shipped: Encoder) -> None:
    text = "Fighting stopped in Aden. The Houthis did not comment. Talks go on in Oman, he said."
    words = [[text[a:b] for a, b in segment.words(text, *s)] for s in segment.sentences(text)]
    assert shipped.annotate(words) == shipped.annotate(words)


def test_loading_twice_gives_one_model() -> None:
    assert Encoder.load() is Encoder.load()


def test_the_shipped_files_are_those_of_the_card(shipped: Encoder) -> None:
    shipped.verify()
    card = json.loads((encoder.DATA / "card.json").read_text("utf-8"))
    assert set(card["sha256"]) == set(encoder.FILES)
    for name, digest in card["sha256"].items():
        assert hashlib.sha256((encoder.DATA / name).read_bytes()).hexdigest() == digest
    assert (encoder.DATA / "model.onnx").stat().st_size <= 30 * 2**20


def test_a_damaged_model_is_refused(shipped: Encoder, tmp_path: Path) -> None:
    for name in ("card.json", "tokenizer.json"):
        shutil.copy(encoder.DATA / name, tmp_path / name)
    (tmp_path / "model.onnx").write_bytes(b"not a model")
    with pytest.raises(LanguageError, match="damaged"):
        shipped.verify(tmp_path)
    with pytest.raises(LanguageError, match="cannot be opened"):
        Encoder(tmp_path)


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="no language model"):
        Encoder(tmp_path)
    shutil.copy(encoder.DATA / "card.json", tmp_path / "card.json")
    with pytest.raises(LanguageError, match=r"model\.onnx is missing"):
        Encoder(tmp_path)


def test_a_card_for_other_input_is_refused(tmp_path: Path) -> None:
    card = json.loads((encoder.DATA / "card.json").read_text("utf-8"))
    card["casings"] = ["none"]
    (tmp_path / "card.json").write_text(json.dumps(card), "utf-8")
    with pytest.raises(LanguageError, match="casing"):
        Encoder(tmp_path)
