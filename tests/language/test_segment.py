"""Sentences and words of news text, clumsy text and hostile text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tregua.language import segment


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in segment.sentences(text)]


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in segment.words(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("don't", "do n't"),
        ("DON’T", "DO N’T"),
        ("cannot", "can not"),
        ("Mohie's men", "Mohie 's men"),
        ("the soldiers' wives", "the soldiers ' wives"),
        ("they'll say they've", "they 'll say they 've"),
        ("US-led", "US - led"),
        ("anti-government pro-Iran ex-rebel", "anti-government pro-Iran ex-rebel"),
        ("al-Sadr", "al - Sadr"),
        ("5,000 or 1.5 at 9:20", "5,000 or 1.5 at 9:20"),
        ("40%", "40 %"),
        ("$5m and US$3.2", "$ 5 m and US$ 3.2"),
        ("€10 £2", "€ 10 £ 2"),
        ("10km at 5pm", "10 km at 5 pm"),
        ("the 20th, in the 1990s", "the 20th , in the 1990s"),
        ("on 9/11 and/or 10/05/2014", "on 9/11 and / or 10/05/2014"),
        ("see https://un.org/a,b?c=1.", "see https://un.org/a,b?c=1 ."),
        ("(www.who.int)", "( www.who.int )"),
        ("a.b@icrc.org, he", "a.b@icrc.org , he"),
        ("the U.S. Army at 9 a.m. today", "the U.S. Army at 9 a.m. today"),
        ("Gen. J. Smith", "Gen. J. Smith"),
        ("No. 5, but no.", "No. 5 , but no ."),
        ("“We won’t”, he said", "“ We wo n’t ” , he said"),
        ("fire—he said–then", "fire — he said – then"),
        ("Wait... what?!", "Wait ... what ?!"),
        ("Shi'ite Ba'athists", "Shi'ite Ba'athists"),
        ("T-72s and AK47s", "T - 72s and AK47s"),
        ("AT&T", "AT&T"),
        ("@UN #Yemen", "@UN #Yemen"),
        ("cafe\u0301", "cafe\u0301"),
    ],
)
def test_words_are_cut_as_in_the_treebank(text: str, expected: str) -> None:
    assert words(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gen. Ali met Lt. Col. Omar. They left.", 2),
        ("The U.S. Army moved. It stopped.", 2),
        ("They flew to the U.S. The talks failed.", 2),
        ("At 9 a.m. Monday it began. By 5 p.m. it was over.", 2),
        ("George W. Bush spoke. J. Smith did not.", 2),
        ("See No. 5. He said no. Then he left.", 3),
        ("“We will stop.” Then he left.", 2),
        ('"Why?" he asked. "We do not know."', 2),
        ('"Stop!" they said.', 1),
        ("They will stop... if they can. Or not.", 2),
        ("The end of operations. . against the group continued.", 1),
        ("The talks ended.The army left.", 2),
        ("Under Res. 5 of Jan. 3 it holds. On Dec. 4 it ended.", 2),
        ("He waited (in Aden). She did not.", 2),
        ("It cost 1.5 million. 40 people paid.", 2),
        ("1. Stop the fire. 2. Free the men.", 2),
        ("Acme Corp. said so. Acme Inc. The end.", 3),
        ("Why not? Because! They said so.", 3),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(sentences(text)) == count, sentences(text)


def test_a_headline_without_a_stop_is_a_sentence_of_its_own() -> None:
    text = "Truce holds in the north\n\nFighting stopped on Monday. Aid came."
    assert sentences(text) == [
        "Truce holds in the north",
        "Fighting stopped on Monday.",
        "Aid came.",
    ]


def test_lines_of_a_list_are_sentences_without_their_bullets() -> None:
    text = "The terms:\n• Fire stops at noon\n- Prisoners go home\n* Roads open"
    assert sentences(text) == [
        "The terms:",
        "Fire stops at noon",
        "Prisoners go home",
        "Roads open",
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The two sides said on Monday that they would stop all fire along\n"
        "the coastal road for ten days. Observers of the mission will be\n"
        "Present in both towns."
    )
    assert len(sentences(text)) == 2


def test_a_sentence_torn_by_a_blank_line_is_mended() -> None:
    text = (
        "The two governments said on Monday that the (GRP)\n\nown declaration will follow. It did."
    )
    assert len(sentences(text)) == 2


def test_a_stop_followed_by_a_closing_mark_keeps_it() -> None:
    assert sentences("He said “No.” She left.")[0] == "He said “No.”"


def test_empty_text_has_no_sentences() -> None:
    assert segment.sentences("") == []
    assert segment.sentences(" \n\u200b\n ") == []
    assert segment.words("", 0, 0) == []


@given(st.text(max_size=200))
def test_every_visible_character_lies_in_exactly_one_word(text: str) -> None:
    covered = [i for a, b in segment.words(text, 0, len(text)) for i in range(a, b)]
    assert covered == [i for i, c in enumerate(text) if not c.isspace()]


_news = st.text(alphabet="aB .\n\"'”()-•5,U!?…:\t\u200b", max_size=120)


@given(_news)
def test_sentences_are_in_order_and_lose_only_space_and_bullets(text: str) -> None:
    spans = segment.sentences(text)
    last = 0
    for start, end in spans:
        assert last <= start < end
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        last = end
    kept = {i for a, b in spans for i in range(a, b)}
    assert {c for i, c in enumerate(text) if i not in kept} <= set(" \n\t\u200b•*-")


@given(_news)
def test_words_never_leave_their_sentence(text: str) -> None:
    for start, end in segment.sentences(text):
        for a, b in segment.words(text, start, end):
            assert start <= a < b <= end


@pytest.mark.parametrize("noise", ["a", "(", ".", ". ", "a. ", "a'", "1,", "a@", "www.", "-", "\n"])
def test_a_megabyte_of_noise_takes_linear_time(noise: str) -> None:
    def seconds(size: int) -> float:
        text = noise * (size // len(noise))
        begun = time.perf_counter()
        for start, end in segment.sentences(text):
            segment.words(text, start, end)
        return time.perf_counter() - begun

    seconds(10_000)
    # Quadratic work on a million characters takes hours; the bound only has to tell them apart.
    assert seconds(1_000_000) < 20
