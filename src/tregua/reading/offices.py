"""Offices of persons: "X, head of Y and commander of Z", "Y spokesman X", "President X of Y"."""

from __future__ import annotations

from collections.abc import Iterator

from tregua.language.analysis import Mention
from tregua.model import ActorMention
from tregua.reading.draft import Context
from tregua.reading.lexicon import words
from tregua.reading.ties import BODIES, Tie, described, is_people_name, named, reach
from tregua.reading.tree import Parse, Range

OFFICES = words("people.persons.office") | words("people.persons.headship")
_STATE_OFFICES = words("affiliations.offices.state")
_RANKS = words("affiliations.offices.ranks")
_PORTFOLIOS = words("affiliations.offices.portfolios")
_TOPICAL = words("affiliations.offices.topical")
_OF = ("of", "for", "at", "in", "with", "from", "to")
_FORMER = frozenset({"former", "ex", "late", "then", "outgoing", "acting", "retired"})
_POSSESSIVE = ("'s", "’s", "'", "’")
_STRAY = str.maketrans("", "", '“”"«»[]')
_LONGEST_TITLE = 8
"""Words of a title at most; before that many, something else stands beside the name."""


def offices(context: Context, parse: Parse, mention: Mention) -> Iterator[Tie]:
    """The offices beside a person's name, behind it or before it, each with its whole."""
    head = _head_of(parse, mention)
    part = ActorMention(context.document.canonical(mention.text), (mention.start, mention.end))
    behind = [
        k
        for k in parse.kids_of(head, "appos", "parataxis")
        # "X and his backer, president Y": what follows "and" is another.
        if k >= mention.last
        and all(parse.tokens[j].upos != "CCONJ" for j in range(mention.last, k))
    ]
    for k in [o for a in behind for o in _coordinated(parse, a)]:
        if parse.lemmas[k] in OFFICES and not _other_between(parse, mention, k):
            tie = _office(context, parse, part, k)
            if tie is not None:
                yield tie
    before = _titled(context, parse, mention, part) or _named_of(context, parse, mention, part)
    governor = parse.tokens[head].head
    if before is None and parse.rel(head) == "appos" and parse.lemmas[governor] in OFFICES:
        before = _office(context, parse, part, governor)
    if before is not None:
        yield before


def _other_between(parse: Parse, mention: Mention, k: int) -> bool:
    """Whether another person's name stands between a name and an office."""
    return any(m.label == "PER" and mention.last <= m.first < k for m in parse.sentence.mentions)


def _head_of(parse: Parse, mention: Mention) -> int:
    for i in range(mention.first, mention.last):
        if not mention.first <= parse.tokens[i].head < mention.last:
            return i
    return mention.first


def _coordinated(parse: Parse, office: int) -> list[int]:
    """An office and those coordinated with it, also where the second hangs on the first's whole."""
    out = parse.conjuncts(office)
    for o in list(out):
        for k in parse.kids_of(o, "nmod"):
            out.extend(c for c in parse.kids_of(k, "conj") if parse.lemmas[c] in OFFICES)
    return out


def _office(context: Context, parse: Parse, part: ActorMention, k: int) -> Tie | None:
    """The whole of an office noun: what stands before it ("the UN envoy to X") or after "of"."""
    before = [j for j in parse.kids_of(k, "nmod:poss", "compound", "amod", "nmod:desc") if j < k]
    of = [j for j in parse.kids_of(k, "nmod") if j > k and parse.case(j) in _OF]
    topical = parse.lemmas[k] in _TOPICAL
    if parse.tokens[k].text.lower() != parse.lemmas[k]:
        return None  # "two commanders of Y": which of several is open
    for j in before:
        whole = named(context, parse, j)
        if whole is None or parse.lemmas[j] in _PORTFOLIOS:
            continue
        mention = parse.mention_at[j]
        if mention.label == "MISC" and parse.lemmas[k] not in _STATE_OFFICES:
            continue
        if topical and mention.label == "LOC" and not parse.is_rel(j, "nmod:poss"):
            continue  # "a Norway expert" belongs to no Norway
        after = _past(parse, mention.last)
        end = max([k + 1, *(_role_end(parse, o) for o in of)])
        role = _with_former(parse, k, after, end)
        if role:
            return Tie("office.v1", part, role, whole, k, reach(parse, [k, end - 1], part, whole))
    for j in of:
        whole = named(context, parse, j) or described(parse, j)
        place = j in parse.mention_at and parse.mention_at[j].label == "LOC"
        now = any(parse.lemmas[m] == "now" for m in range(k, j))
        if whole is not None and not now and (parse.case(j) == "of" or not place):
            start = min([k, *(m for m in parse.kids_of(k, "amod", "compound") if m < k)])
            role = parse.text((start, _hyphenated(parse, k)))
            return Tie("office.v1", part, role, whole, k, reach(parse, [start, k], part, whole))
    return None


def _hyphenated(parse: Parse, k: int) -> int:
    """Where the words of an office end: "secretary-general" is one."""
    if k + 2 < len(parse) and parse.tokens[k + 1].text == "-":
        glued = parse.tokens[k + 1].start == parse.tokens[k].end
        return k + 3 if glued and parse.tokens[k + 2].start == parse.tokens[k + 1].end else k + 1
    return k + 1


def _role_end(parse: Parse, o: int) -> int:
    """Where a role ends that goes on with "of state" or "for Norway"."""
    if o in parse.mention_at:
        return parse.mention_at[o].last
    return parse.phrase(o)[1] if parse.case(o) == "of" else 0


def _with_former(parse: Parse, k: int, after: int, end: int) -> str:
    """The words of a role; "the former US envoy" is a former envoy."""
    role = parse.text(parse.trim(after, end)).translate(_STRAY).removeprefix("'s ").strip()
    past = [m for m in parse.kids_of(k, "amod") if m < after and parse.lemmas[m] in _FORMER]
    return f"{parse.tokens[past[0]].text} {role}" if past and role else role


def _past(parse: Parse, i: int) -> int:
    """The next token, a possessive ending or an acronym in brackets left behind."""
    if i + 2 < len(parse) and parse.tokens[i].text == "(" and parse.tokens[i + 2].text == ")":
        i += 3
    return i + 1 if i < len(parse) and parse.tokens[i].text in _POSSESSIVE else i


def _title(parse: Parse, mention: Mention) -> Range | None:
    """The words of office right before a name: "Danish Finance Minister"."""
    low = mention.first
    while low > 0 and mention.first - low < _LONGEST_TITLE:
        token = parse.tokens[low - 1]
        owner = parse.mention_at.get(low - 1)
        if token.upos not in ("NOUN", "PROPN", "ADJ", "ADP", "PART") or low - 1 in parse.time_at:
            break
        if token.upos == "ADP" and token.lemma.lower() not in ("of", "for"):
            break
        if owner is not None and owner.label == "PER":
            break
        low -= 1
    head = _head_of(parse, mention)
    governor = parse.tokens[head].head
    titled = low <= governor < mention.first and parse.lemmas[governor] in OFFICES
    if not titled:
        low = max(low, parse.subtree(head)[0])
    while low < mention.first and parse.tokens[low].upos in ("DET", "ADP", "PART"):
        low += 1
    if not any(parse.lemmas[j] in OFFICES for j in range(low, mention.first)):
        return None
    return (low, mention.first)


def _titled(context: Context, parse: Parse, mention: Mention, part: ActorMention) -> Tie | None:
    """ "Y spokesman X", "Danish Prime Minister X"."""
    title = _title(parse, mention)
    if title is None:
        return None
    low, high = title
    found = [j for j in range(low, high) if parse.lemmas[j] in OFFICES]
    if parse.tokens[found[-1]].text.lower() != parse.lemmas[found[-1]]:
        return None  # "officials X and Y": whose office it is stays open
    office, high = _without_rank(parse, found, high)
    owner = parse.mention_at.get(low)
    if owner is not None and owner.label != "PER" and owner.last <= office:
        if owner.last - owner.first == 1 and owner.text.lower() in _PORTFOLIOS:
            return None
        whole = ActorMention(context.document.canonical(owner.text), (owner.start, owner.end))
        after = _past(parse, owner.last)
    elif owner is None and low < office and _is_acronym(parse, low):
        name = context.document.canonical(parse.tokens[low].text)
        whole = ActorMention(name, parse.chars((low, low + 1)))
        after = _past(parse, low + 1)
    elif owner is None and low < office and is_people_name(parse, low):
        whole = ActorMention(parse.tokens[low].text, parse.chars((low, low + 1)))
        after = low + 1
    else:
        return None
    wide = owner.label in ("MISC", "LOC") if owner is not None else not _is_acronym(parse, low)
    # A body between the name of a people and the office is the whole: "the Danish army commander".
    body = next((j for j in range(after, office) if parse.lemmas[j] in BODIES), None)
    if wide and body is not None and parse.lemmas[body] not in OFFICES:
        whole = ActorMention(parse.text((low, body + 1)), parse.chars((low, body + 1)))
        after = _past(parse, body + 1)
    elif wide and parse.lemmas[office] not in _STATE_OFFICES:
        return None
    role = _with_former(parse, office, after, high)
    span = reach(parse, [low, office], part, whole)
    return Tie("office_title.v1", part, role, whole, office, span) if role else None


def _is_acronym(parse: Parse, i: int) -> bool:
    """Whether a word is an acronym: a body's name even where no name was seen in it."""
    word = parse.tokens[i].text
    return len(word) > 1 and word.isupper() and word.isalpha() and parse.lemmas[i] not in OFFICES


def _without_rank(parse: Parse, found: list[int], high: int) -> tuple[int, int]:
    """The deciding office and the end of its words: of "spokesman Brigadier General" the first."""
    plain = [j for j in found if parse.lemmas[j] not in _RANKS]
    if not plain:
        return found[-1], high
    office = plain[-1]
    after = [j for j in found if j > office]
    return office, after[0] if after else high


def _named_of(context: Context, parse: Parse, mention: Mention, part: ActorMention) -> Tie | None:
    """ "President X of Y"."""
    title = _title(parse, mention)
    head = _head_of(parse, mention)
    of = [k for k in parse.kids_of(head, "nmod") if parse.case(k) == "of" and k >= mention.last]
    whole = named(context, parse, of[0]) if of else None
    if title is None or whole is None:
        return None
    role = parse.text(title)
    return Tie(
        "office_of.v1", part, role, whole, title[1] - 1, reach(parse, [title[0]], part, whole)
    )
