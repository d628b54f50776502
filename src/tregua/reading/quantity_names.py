"""What a quantity is called: the words of what is counted, whose it is and where.

"Ruritania soldiers on Elbonian soil", "people displaced in Ituri", "rockets fired": short and
alike from report to report, because linking compares them.
"""

from __future__ import annotations

from tregua.language.analysis import NumberExpression
from tregua.model import PlaceMention
from tregua.reading.circumstances import top_of
from tregua.reading.counting import KINDS, VERBS
from tregua.reading.counts import PERCENT, Count, share_of
from tregua.reading.names import actor_phrase
from tregua.reading.tree import Parse, Range

_LIVES = frozenset({"life", "lives"})
_ALREADY_DEAD = frozenset({"death", "fatality", "toll", "dead"})
_GROUND = ("soil", "territory", "border", "coast", "island", "front")
_LONGEST_PREDICATE = 8
_NOT_COUNTED = ("DET", "PUNCT", "PRON", "NUM", "ADP")


def name_of(parse: Parse, count: Count, owner: str, place: PlaceMention | None) -> str:
    """The name of a quantity; empty where the words do not say what is counted."""
    if count.kind == "share":
        return _share(parse, count)
    if count.kind == "pledge":
        return f"aid pledged by {owner}" if owner else "aid pledged"
    phrase = _told(parse, count)
    if count.kind == "breaches" or (place is not None and place.name in phrase):
        place = None
    if count.kind == "prisoners" and (owner or KINDS.get(parse.lemmas[count.noun]) != "prisoners"):
        return f"{phrase} held by {owner}" if owner else f"{phrase} held"
    if owner and count.kind == "captured":
        return f"{phrase} by {owner}"
    if owner and owner not in phrase:
        phrase = f"{owner} {phrase}"
    return _placed(parse, count, phrase, place).strip()


def _told(parse: Parse, count: Count) -> str:
    """The words of what is counted with what the verb makes of it: "people displaced"."""
    noun, kind, does = count.noun, count.kind, VERBS.get(parse.lemmas[count.verb])
    lemma = parse.lemmas[noun]
    phrase = "" if lemma in _LIVES else phrase_without(parse, noun, count.number)
    if kind == "strength":
        return f"{_body(parse, count)} members"
    if kind == "toll":
        return _dead(parse, count, phrase)
    if kind == "epidemic":
        return _sick(parse, count, phrase)
    if kind == "displaced":
        known = KINDS.get(lemma) == kind or "displaced" in phrase
        return phrase if known else f"{phrase or 'people'} displaced"
    if kind == "needy":
        needs = _predicate(parse, count) or _lacking(parse, count)
        return f"{phrase or 'people'} {needs}".strip()
    if kind == "prisoners":
        return phrase or "people"
    if kind == "captured":
        return f"{phrase or 'people'} captured"
    if kind == "fired":
        return f"{phrase} {'intercepted' if does == 'intercept' else 'fired'}"
    if kind in ("breaches", "attacks") and lemma in ("time", "times", "occasion"):
        return "violations" if kind == "breaches" else "attacks"
    if does in ("withdraw", "disarm") and kind in ("troops", "arms"):
        return f"{phrase} {'withdrawn' if does == 'withdraw' else _participle(parse, count.verb)}"
    return phrase


def _body(parse: Parse, count: Count) -> str:
    """The body whose strength is told, without the words that tell it."""
    low, high = parse.bare(count.noun)
    if count.number.first > count.noun:
        return parse.text(parse.trim(low, count.noun + 1))
    while low < count.noun and parse.lemmas[low - 1] != "strong":
        low += 1
    return parse.text(parse.trim(low, high))


def _participle(parse: Parse, verb: int) -> str:
    """How fighters gave up or joined, in the verb of the text: "disarmed", "surrendered"."""
    objects = parse.kids_of(verb, "obj")
    end = max([verb, *(parse.phrase(k)[1] - 1 for k in objects)])
    short = parse.lemmas[verb] in ("lay", "give", "hand") and end - verb < _LONGEST_PREDICATE
    return parse.text((verb, end + 1)) if short else parse.tokens[verb].text


def _dead(parse: Parse, count: Count, phrase: str) -> str:
    if parse.lemmas[count.noun] == "dead":
        subject = parse.subject(count.verb)
        whose = parse.text(actor_phrase(parse, subject)) if subject is not None else ""
        return f"{whose} dead".strip()
    if parse.lemmas[count.noun] in _ALREADY_DEAD and phrase:
        return phrase
    return f"{phrase or 'people'} killed"


def _sick(parse: Parse, count: Count, phrase: str) -> str:
    phrase = phrase or _counted_before(parse, count)
    does = VERBS.get(parse.lemmas[count.verb])
    if does == "kill":
        return f"{phrase or 'people'} killed"
    return f"{phrase or 'people'} infected" if does == "infect" else phrase


def _placed(parse: Parse, count: Count, phrase: str, place: PlaceMention | None) -> str:
    if place is None:
        return phrase
    gone = VERBS.get(parse.lemmas[count.verb]) == "withdraw" and count.kind in ("troops", "arms")
    on = place.name.lower().endswith(_GROUND)
    return f"{phrase} {'from' if gone else 'on' if on else 'in'} {place.name}"


def _lacking(parse: Parse, count: Count) -> str:
    """ "Without food": what people are left without."""
    for k in (*parse.obliques(count.noun, "without"), *parse.obliques(count.verb, "without")):
        return f"without {parse.text(parse.bare(k))}"
    return ""


def _share(parse: Parse, count: Count) -> str:
    """What a share says: "people need food aid", "Zeta holds the city"; empty if nothing."""
    part = share_of(parse, count.number, count.noun)
    phrase = phrase_without(parse, part if part is not None else count.noun, count.number)
    predicate = _predicate(parse, count)
    if predicate:
        return f"{phrase} {predicate}"
    top = top_of(parse, count.number.first, count.number.last)
    verb = parse.tokens[count.verb]
    if verb.upos != "VERB" or not {count.noun, top} & set(parse.patients(count.verb)):
        return ""
    subject = parse.subject(count.verb)
    if subject is None or parse.is_passive(count.verb):
        return ""
    return f"{parse.text(actor_phrase(parse, subject))} {verb.text} {phrase}"


def phrase_without(parse: Parse, noun: int, number: NumberExpression) -> str:
    """The words of a counted noun without its number and what qualifies the number."""
    if number.first <= noun < number.last:
        return ""
    low, high = tight(parse, noun)
    for other in parse.sentence.numbers:
        if low <= other.first < other.last <= noun:
            low = other.last
    while low < high and (parse.lemmas[low] == "of" or parse.tokens[low].upos in _NOT_COUNTED):
        low += 1
    if low >= high or noun < low:
        return ""
    return parse.text(parse.trim(low, high))


def tight(parse: Parse, noun: int) -> Range:
    """A counted noun with the words before it and an "of" behind it; places are told apart."""
    low, high = noun, noun + 1
    for k in parse.kids_of(noun, "amod", "compound", "nmod:poss", "nummod", "flat", "nmod:desc"):
        low = min(low, parse.subtree(k)[0])
        high = max(high, k + 1)
    for k in parse.kids_of(noun, "nmod"):
        if parse.subtree(k)[0] == high and parse.case(k) == "of":
            high = max(high, k + 1)
    return parse.trim(low, high)


def _counted_before(parse: Parse, count: Count) -> str:
    """ "400 Danes tested positive and 3 have died": what the first number counted."""
    for number in parse.sentence.numbers:
        if number.first >= count.number.first or number.counted < 0:
            continue
        if number.counted not in parse.time_at and parse.lemmas[number.counted] not in PERCENT:
            return phrase_without(parse, number.counted, number)
    return ""


def _predicate(parse: Parse, count: Count) -> str:
    """The verb of a share or of a need, with its object: "need food aid"."""
    if parse.tokens[count.verb].upos != "VERB":
        return ""
    end = count.verb + 1
    for k in parse.kids_of(count.verb, "obj"):
        end = max(end, parse.phrase(k)[1])
    if end == count.verb + 1 or end - count.verb > _LONGEST_PREDICATE or count.verb < count.noun:
        return ""
    return parse.text(parse.trim(count.verb, end))
