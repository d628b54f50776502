"""Within a report a name keeps one kind, and is a name everywhere."""

from __future__ import annotations

from tregua.language.analysis import Mention, Sentence, Token
from tregua.language.consistency import consistent


def sentence(words: str, names: dict[str, str], *, upos: str = "PROPN") -> Sentence:
    tokens, at = [], 0
    for i, word in enumerate(words.split()):
        tag = upos if word[:1].isupper() else "NOUN"
        tokens.append(Token(i, at, at + len(word), word, word.lower(), tag, i - 1, "dep"))
        at += len(word) + 1
    mentions = []
    for name, label in names.items():
        parts = name.split()
        first = words.split().index(parts[0])
        last = first + len(parts)
        start, end = tokens[first].start, tokens[last - 1].end
        mentions.append(Mention(first, last, start, end, words[start:end], label))
    return Sentence(0, 0, 0, len(words), words, True, tuple(tokens), tuple(mentions))


def kinds(sentences: tuple[Sentence, ...]) -> list[list[tuple[str, str]]]:
    return [[(m.text, m.label) for m in s.mentions] for s in sentences]


def test_the_commonest_kind_of_a_spelling_wins() -> None:
    read = consistent(
        [
            sentence("the Zarans attacked", {"Zarans": "ORG"}),
            sentence("the Zarans withdrew", {"Zarans": "LOC"}),
            sentence("the Zarans spoke", {"Zarans": "ORG"}),
        ]
    )
    assert kinds(read) == [[("Zarans", "ORG")]] * 3


def test_an_acronym_in_brackets_has_the_kind_of_its_long_form_everywhere() -> None:
    read = consistent(
        [
            sentence("the Zaran Council ( ZC ) agreed", {"Zaran Council": "ORG"}),
            sentence("later ZC refused", {}),
        ]
    )
    assert ("ZC", "ORG") in kinds(read)[1]


def test_common_words_at_the_head_of_a_sentence_become_no_names() -> None:
    read = consistent(
        [
            sentence("they met Hope yesterday", {"Hope": "PER"}),
            sentence("Hope fades there", {}, upos="NOUN"),
        ]
    )
    assert kinds(read)[1] == []


def test_sentences_without_names_stay_as_they_are() -> None:
    plain = [sentence("they left", {})]
    assert consistent(plain) == tuple(plain)


def tagged(words: str, tags: str, names: dict[str, str]) -> Sentence:
    from dataclasses import replace

    plain = sentence(words, names)
    upos = tags.split()
    tokens = tuple(replace(t, upos=upos[t.index]) for t in plain.tokens)
    return replace(plain, tokens=tokens)


def test_a_name_that_breaks_off_behind_a_preposition_goes_on() -> None:
    read = consistent(
        [
            tagged(
                "the Commission for the Release spoke",
                "DET PROPN ADP DET PROPN VERB",
                {"Commission for": "ORG", "Release": "ORG"},
            )
        ]
    )
    assert kinds(read) == [[("Commission for the Release", "ORG")]]


def test_articles_and_stray_prepositions_are_no_part_of_a_name() -> None:
    read = consistent(
        [
            tagged(
                "The Front of spoke in Brask",
                "DET PROPN ADP VERB ADP PROPN",
                {"The Front of": "ORG", "Brask": "LOC"},
            )
        ]
    )
    assert kinds(read) == [[("Front", "ORG"), ("Brask", "LOC")]]
