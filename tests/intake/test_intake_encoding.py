"""Characters come out as they were meant, or the report says that they did not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tregua.errors import UnreadableInput, Where
from tregua.intake.clean import sound
from tregua.intake.encoding import decode

AT = Where("a.txt")
QUOTED = "“We won’t fight,” said the mayor of Bogotá – and left. "


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (QUOTED.encode(), None),
        (QUOTED.encode("utf-8-sig"), None),
        (QUOTED.encode("utf-16"), None),
        (b"\xfe\xff" + QUOTED.encode("utf-16-be"), None),
        (QUOTED.encode("utf-16-le"), None),
        (QUOTED.encode("utf-32"), None),
        (QUOTED.encode("cp1252"), None),
        (QUOTED.encode("cp1252"), "utf-8"),
        (QUOTED.encode("cp1252"), "iso-8859-1"),
        (QUOTED.encode("mac_roman"), None),
        (QUOTED.encode("mac_roman"), "macintosh"),
        (QUOTED.encode(), "windows-1252"),
        (QUOTED.encode(), "no-such-charset"),
    ],
)
def test_the_encoding_is_found(data, declared):
    assert decode(data, AT, declared).text == QUOTED


def test_a_wrong_declaration_is_named():
    assert decode(QUOTED.encode(), AT, "windows-1252").problems == (
        "declares the encoding windows-1252, but is UTF-8",
    )
    (problem,) = decode(QUOTED.encode("cp1252"), AT, "utf-8").problems
    assert problem == "declares the encoding utf-8, but is not; read as Windows-1252"


def test_a_guessed_encoding_is_named():
    assert decode(QUOTED.encode("cp1252"), AT).problems == ("not UTF-8; read as Windows-1252",)


def test_another_script_is_detected():
    russian = (
        "Представитель армии сообщил в воскресенье, что стороны договорились о перемирии. " * 5
    )
    assert decode(russian.encode("cp1251"), AT).text == russian


def test_truncated_utf8_loses_only_its_last_character():
    decoded = decode("Bogotá".encode()[:-1], AT)
    assert decoded.text == "Bogot"
    assert decoded.problems == ("ends in the middle of a character",)


def test_damaged_utf8_stays_utf8():
    decoded = decode((QUOTED * 3).encode() + b"\xff", AT)
    assert decoded.text == QUOTED * 3 + "\ufffd"
    assert decoded.problems == ("damaged UTF-8: 1 bytes could not be read",)


@pytest.mark.parametrize(
    "data",
    [
        QUOTED.encode() + QUOTED.encode("cp1252"),
        QUOTED.encode("cp1252") * 9 + QUOTED.encode(),
        QUOTED.encode() * 9 + QUOTED.encode("cp1252"),
    ],
)
def test_two_encodings_in_one_text_are_told_apart(data):
    decoded = decode(data, AT)
    assert decoded.text == QUOTED * (len(decoded.text) // len(QUOTED))
    (problem,) = decoded.problems
    assert problem.startswith("two encodings in one text: ")


def test_what_is_left_of_a_lost_character_is_not_taken_for_another():
    decoded = decode(QUOTED.encode() + b"It\xe2\x80s over, \x80\x9che said. " + QUOTED.encode(), AT)
    assert decoded.text == QUOTED + "It\ufffds over, \ufffdhe said. " + QUOTED
    assert decoded.problems == ("damaged UTF-8: 4 bytes could not be read",)


def test_a_few_stray_controls_do_not_make_a_text_binary():
    assert sound(decode(b"The truce\x00 holds.\x07\x1b", AT).text)[0] == "The truce holds."


def test_many_controls_do():
    with pytest.raises(UnreadableInput, match="binary"):
        decode(bytes(range(32)) * 10, AT)


@pytest.mark.parametrize("times", [1, 2])
def test_text_encoded_twice_is_repaired_where_that_is_provable(times):
    once = "“We won’t fight,” said the mayor of Bogotá."
    twice = "".join(c if c.isascii() else "".join(_as_cp1252(b) for b in c.encode()) for c in once)
    text, problems = sound(twice if times == 2 else once)
    assert text == once
    assert bool(problems) == (times == 2)


def _as_cp1252(byte):
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


@pytest.mark.parametrize("text", ["CAFÉ” closed", "Ça va – São Tomé", "It costs 5 €", "Ñandú «x»"])
def test_sound_text_is_not_repaired(text):
    assert sound(text) == (text, ())


def test_partly_damaged_text_is_left_and_named():
    text, problems = sound("It’s said that itâ€™s over")
    assert text == "It’s said that itâ€™s over"
    assert problems == ("looks encoded twice in part; left as it is",)


@pytest.mark.parametrize(
    ("found", "stored"),
    [
        ("a\u00a0b\u2009c", "a b c"),
        ("cease\u00adfire \u200bnow\ufeff", "ceasefire now"),
        ("a  \r\nb\rc", "a\nb\nc"),
        ("a\n\n\n\n b \n", "a\n\nb"),
        ("it\x92s", "it’s"),
        ("e\u0301", "é"),
        ("Q&amp;A &#8220;x&#8221;", "Q&A “x”"),
        ("half \ud83d of it", "half \ufffd of it"),
        ("<p>One.</p><p>Two<br>lines.</p>", "One.\n\nTwo\nlines."),
        ("5 < 6 and <b> is a tag", "5 < 6 and <b> is a tag"),
    ],
)
def test_characters_spaces_and_lines_are_put_in_order(found, stored):
    assert sound(found)[0] == stored


def test_lines_broken_at_a_width_become_paragraphs():
    wrapped = (
        "The two groups said on Sunday that they would stop fighting for a\n"
        "month, and that they would let relief pass to the towns in the\n"
        "east, where many people had been without bread for some weeks.\n\n"
        "Nobody was hurt."
    )
    assert sound(wrapped)[0].count("\n") == 2


def test_lines_that_are_sentences_stay_apart():
    lines = "\n".join(["The first sentence of this report stands on a line of its own."] * 4)
    assert sound(lines)[0] == lines


@given(st.text())
def test_sound_text_is_stable_and_has_no_hidden_characters(text):
    stored, _ = sound(text)
    assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 for c in stored)
    assert stored == stored.strip(" \n")
    stored.encode()


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "hex", ""]))
def test_any_bytes_are_a_text_or_unreadable(data, declared):
    try:
        text = decode(data, AT, declared).text
    except UnreadableInput:
        return
    assert isinstance(text, str)
