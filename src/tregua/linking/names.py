"""Names as written in English, from any language, made comparable.

Three views of a name, from strict to loose: ``fold`` (case, accents and punctuation gone),
``words`` (articles and titles gone too) and ``skeleton`` (one key for the ways in which a sound
is spelled, so that Kataib and Kataeb, Mohie and Mohi, Qassim and Qasem, Soleimani and Sulaymani,
Houthi and Huthi meet). The skeleton only proposes: whether two words are ``spelled_alike`` also
asks for their vowels.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import dropwhile

from anyascii import anyascii

from tregua.linking.lexicon import lexicon

_POSSESSIVE = re.compile(r"(?<=\w)['’`]s\b|(?<=s)['’](?=\s|$)")
_APOSTROPHE = re.compile(r"(?<=\w)['’‘`ʻʼʾʿ](?=\w)")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")

ARTICLES = lexicon("articles")
FUNCTION_WORDS = lexicon("function_words")
TITLES = lexicon("titles")
_TITLE_MODIFIERS = lexicon("title_modifiers")
SAME_BODY = dict.fromkeys(
    ["body", "commission", "committee", "council", "board", "panel"], "body"
) | {
    "organization": "organisation",
    "defense": "defence",
    "mobilization": "mobilisation",
}
"""Words that translators choose between for one Arabic, Persian or Spanish word."""


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower-case ASCII words: no accents, punctuation, possessive endings or dots in acronyms."""
    text = _DOTTED.sub(lambda m: m.group().replace(".", ""), text)
    text = _APOSTROPHE.sub("", _POSSESSIVE.sub("", text))
    return _NOT_WORD.sub(" ", anyascii(text).lower()).strip()


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The folded words without articles (``the``, ``al-``, ``el-``)."""
    found = tuple(w for w in fold(text).split() if w not in ARTICLES)
    return found or tuple(fold(text).split())


def without_title(name: str) -> str:
    """A person's name without the ranks and offices before it ("General Qassim Soleimani").

    "Foreign" or "presidential" only go with the office that follows them: the Foreign Ministry and
    the Presidential Council keep theirs. One word always remains.
    """
    parts = name.split()
    end = 0
    for i, part in enumerate(parts[:-1]):
        folded = fold(part)
        if folded in TITLES:
            end = i + 1
        elif folded not in _TITLE_MODIFIERS and folded:
            break
    return " ".join(parts[end:])


# Spelling classes, longest first: digraphs that stand for one sound, then letters that
# transliterators choose between. Vowels are dropped except at the start, since they carry the
# most variation.
_SOUNDS = (
    ("tsch", "x"), ("tch", "x"), ("sch", "x"), ("sh", "x"), ("ch", "x"), ("zh", "j"), ("dj", "j"),
    ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("qu", "k"),
    ("q", "k"), ("c", "k"), ("w", "v"), ("ts", "z"), ("tz", "z"),
)  # fmt: skip
_VOWELS = re.compile(r"(?<!^)[aeiouy]+")


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonant classes of one folded word, doubled letters once, a final h dropped."""
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    word = re.sub(r"(.)\1+", r"\1", word)
    first = "y" if re.match(r"[eiy]", word) else "u" if re.match(r"[ou]", word) else ""
    bones = _VOWELS.sub("", word)
    if len(bones) > 2:
        bones = bones.removesuffix("h")
    bones = re.sub(r"(.)\1+", r"\1", bones)
    return first + bones[1:] if first else bones


_PARTICLES = frozenset(["abu", "bin", "ibn", "de", "da", "del", "van", "von", "der", "ad", "e"])


def bare_name(name: str) -> str:
    """A name without titles, articles and what describes it in small letters before it.

    "the newly created Commission for …" is the Commission. A description without any capital
    stays as it is.
    """
    parts = name.split()
    while len(parts) > 1 and parts[0].islower() and not _begins_name(parts[0]):
        if not any(p[0].isupper() for p in parts[1:]):
            return without_title(name)
        parts = parts[1:]
    return without_title(" ".join(parts))


def _begins_name(word: str) -> bool:
    """Whether a word in small letters is itself the beginning of a name (al-Qaeda, abu, van)."""
    return word in _PARTICLES or re.match(r"(?:al|el|ad|as|ash|ar|az)-", word) is not None


_HEARD_AS = {"a": "a", "e": "ai", "i": "i", "y": "i", "o": "u", "u": "u"}
"""What a vowel letter may stand for: transliterators choose between a and e, e and i, o and u."""


_ALLAH = re.compile(r"[aou]l+ah?$")
"""The vowel before "-llah" follows the case ending in Arabic: Hezbollah, Hizballah, Hizbullah."""


def _runs(word: str) -> list[frozenset[str]]:
    """The runs of vowels and consonants in turn: for vowels what they may stand for, else empty."""
    return [
        frozenset(sound for letter in run for sound in _HEARD_AS.get(letter, ""))
        for run in re.findall(r"[aeiouy]+|[^aeiouy]+", re.sub(r"(?<=[aeiouy])h$", "", word))
    ]


@lru_cache(maxsize=65536)
def spelled_alike(a: str, b: str) -> bool:
    """Whether two folded words could be spellings of one word of another language.

    The same skeleton, vowels at the same places, and such as could be heard alike: so Kataib and
    Kataeb meet; Sudan and Sedan, Hamas and Hams do not. Words of three letters leave too little to
    compare, so they must be equal.
    """
    a, b = _ALLAH.sub("ula", a), _ALLAH.sub("ula", b)
    if a == b:
        return True
    if min(len(a), len(b)) < 4 or skeleton(a) != skeleton(b):
        return False
    runs_a, runs_b = _runs(a), _runs(b)
    if len(runs_a) != len(runs_b):
        return False
    return all(x & y or not (x or y) for x, y in zip(runs_a, runs_b, strict=True))


def initials(name: str) -> frozenset[str]:
    """The acronyms that a name's words allow, with and without its function words."""
    parts = [w for w in fold(name).split() if w not in {"the", "a", "an"}]
    full = "".join(w[0] for w in parts)
    content = "".join(w[0] for w in parts if w not in FUNCTION_WORDS)
    return frozenset(x for x in (full, content) if len(x) > 1)


def is_acronym(name: str) -> bool:
    """Whether a name looks like an acronym: two to seven letters, most of them capitals."""
    letters = re.sub(r"[^A-Za-z]", "", name.strip())
    return (
        2 <= len(letters) <= 7
        and " " not in name.strip()
        and sum(c.isupper() for c in letters) >= max(2, len(letters) - 1)
    )


_CAPITALISED = r"[A-Z\u00c0-\u00de][\w'’\u2011-]*"
_JOINER = r"(?:of|the|for|and|de|del|la|los|el|al|du|des)"
_INTRODUCED = re.compile(
    rf"({_CAPITALISED}(?:\s+(?:{_JOINER}\s+){{0,2}}{_CAPITALISED}){{0,7}})"
    r"\s*\(\s*(?:or\s+|the\s+)?([A-Z][A-Za-z.&-]{1,11})\s*\)"
)


def introduced_acronyms(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of a name and the acronym that the text puts in brackets behind it.

    The name is the run of capitalised words before the bracket, cut down to the words that the
    letters stand for where they fit; a translated name keeps its foreign acronym (National
    Liberation Army, ELN), so a misfit is kept whole.
    """
    found = []
    for match in _INTRODUCED.finditer(text):
        name, short = match.group(1), match.group(2).rstrip(".")
        if not is_acronym(short):
            continue
        parts = name.split()
        fitting = [
            " ".join(parts[i:])
            for i in range(len(parts))
            if fold(short).replace(" ", "") in initials(" ".join(parts[i:]))
        ]
        whole = " ".join(dropwhile(lambda p: fold(p) in FUNCTION_WORDS, parts))
        found.append((fitting[-1] if fitting else whole, short))
    return tuple(dict.fromkeys(found))
