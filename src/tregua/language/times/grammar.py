"""The grammar of time expressions: patterns over the letters of ``lexicon``, one reader for each.

A rule is a regular expression without nested repetition, so its cost is bounded by its length. At
each piece the rules that can begin with its letter are tried; the longest match whose reader
accepts it wins. A reader gives its parts: an expression's pieces (half-open) with their sense.
"""

from __future__ import annotations

import re
from typing import Final

from tregua.language.times.anchors import Context
from tregua.language.times.clocks import read_clock, read_military, read_part_of_day
from tregua.language.times.dates import (
    read_ancient,
    read_date,
    read_day_of_month,
    read_decade,
    read_month,
    read_numeric,
    read_ordinal_unit,
    read_quarter,
    read_year,
    read_years,
)
from tregua.language.times.lengths import read_glued, read_half, read_length, read_set
from tregua.language.times.lexicon import Scan
from tregua.language.times.parts import Hit, Part, Reader
from tregua.language.times.relative import (
    read_ahead,
    read_beside_story,
    read_deictic,
    read_end_of,
    read_lead,
    read_new_period,
    read_offset,
    read_relative,
    read_span_of,
    read_vague,
    read_weekday,
    read_weekend,
)
from tregua.language.times.seasons import read_holiday, read_season, read_weather

_NUM: Final = "(?:g?N(?:-?N|&N){0,4}|[dkY]N{0,2})"
_Q: Final = f"(?:g?Vf?x?|[xg]?{_NUM}(?:[->&/]{_NUM})?(?:x|&g?b)?|x|g)"
_OF_UNIT: Final = "(?:[fn,]?t?(?P<rel>[LXTEGFh])(?P<u>U))?"

_QS: Final = "gVxNdkY"
# letters with which it can begin, the pattern, the reader
_TABLE: Final[tuple[tuple[str, str, Reader], ...]] = (
    (
        "DtM",
        r"(?:(?P<w>D),?t?)?(?P<m>M)t?(?P<d>[do])(?:[->&](?P<d2>[do])(?![MU]))?(?:,?f?(?P<y>Y))",
        read_date,
    ),
    (
        "DtM",
        rf"(?:(?P<w>D),?t?)?(?P<m>M)t?(?P<d>[do])(?:[->&](?P<d2>[do])(?![MU]))?(?!-?[UO]){_OF_UNIT}",
        read_date,
    ),
    (
        "Dtdo",
        r"(?:(?P<w>D),?t?)?t?(?:(?P<d2>[do])[->&]t?)?(?P<d>[do])f?t?(?P<m>M)(?:,?f?(?P<y>Y))",
        read_date,
    ),
    (
        "Dtdo",
        rf"(?:(?P<w>D),?t?)?t?(?:(?P<d2>[do])[->&]t?)?(?P<d>[do])f?t?(?P<m>M){_OF_UNIT}",
        read_date,
    ),
    ("M", r"(?P<m>M),?f?(?P<y>Y)", read_month),
    ("M", rf"(?P<m>M){_OF_UNIT}", read_month),
    ("tLXTGF", r"t?(?P<rel>[LXTGF])(?P<m>M)", read_month),
    ("G", r"G(?P<m>M)(?P<y>[Yd])?", read_military),
    ("i", r"i", read_numeric),
    ("Y", r"Y[-/]d[-/]d", read_numeric),
    ("do", r"[do][/]d[/][Ydk]", read_numeric),
    ("d", r"d-d-Y", read_numeric),
    ("d", r"(?P<d>d)-(?P<m>M)-(?P<y>Y)", read_date),
    ("M", r"(?P<m>M)-(?P<y>Y)(?!-)", read_month),
    ("Y", r"(?P<y>Y)", read_year),
    ("Y", r"(?P<y>Y)[->&/](?P<y2>[Ydk])", read_years),
    ("tU", r"t?(?P<u>U)(?P<y>Y)", read_new_period),
    ("dkY", r"(?P<k>[dkY])(?P<era>Z)", read_ancient),
    ("tmMSq", r"t?(?:m-?)?(?:[MS]f?,?(?P<k>[dkY])|(?P<q>q))(?P<era>Z)", read_ancient),
    ("to", r"t?ot?U(?P<era>Z)", read_ancient),
    ("Z", r"(?P<era>Z)(?P<k>[dkY])", read_ancient),
    ("tmq", r"t?(?:m-?)?(?P<q>q)", read_decade),
    ("tmo", r"t?(?:m-?)?(?P<o>o)-?(?P<u>U)", read_ordinal_unit),
    ("tmo", r"t?(?:m-?)?(?P<o>o)-?(?P<u>U)(?:,?f?(?P<y>Y)|f?t?(?P<rel>[LXTEG])U)", read_quarter),
    ("Q", r"(?P<o>Q)(?:,?f?(?P<y>Y))?", read_quarter),
    ("Y", r"(?P<y>Y)-?(?P<o>Q)", read_quarter),
    ("D", r"(?P<w>D),?t?(?P<d>o)", read_day_of_month),
    ("t", r"t(?P<w>D)?(?P<d>o)", read_day_of_month),
    ("tLXTFGEhD", r"t?(?P<rel>[LXTFGEh])?(?P<w>D)(?:,?[fn]?(?P<r2>[LXT])(?P<u>U))?", read_weekday),
    ("R", r"(?P<r>R)", read_deictic),
    ("tU", r"t?(?P<u>U)(?P<dir>[\^BC])(?P<r>R)", read_deictic),
    ("tETLXFGhj", r"t?[ET]?(?P<rel>[LXTFGEhj])(?P<u>U)(?!-)", read_relative),
    ("tLXFGj", rf"t?(?P<rel>[LXFGj])(?P<q>{_Q})(?P<u>U)", read_span_of),
    (_QS, rf"(?P<q>{_Q})-?(?P<u>U)(?P<dir>[ABC\^])", read_offset),
    ("U", r"(?P<q>)(?P<u>U)(?P<dir>[ABC])", read_offset),
    ("n", rf"(?P<n>n)(?P<q>{_Q})(?P<u>U)", read_ahead),
    (_QS, rf"(?P<q>{_Q})-?(?P<u>U)(?:x|-?(?P<l>l)|-?O|(?P<half>&gb))?", read_length),
    ("g", r"(?P<q>gb)(?P<u>U)", read_half),
    ("b", r"(?P<q>b)-?(?P<u>U)", read_half),
    ("bg", r"(?P<q>bg)(?P<u>U)", read_half),
    ("U", r"(?P<q>)(?P<u>U)-(?P<l>O)", read_length),
    (_QS, rf"(?P<q>{_Q})(?P<between>w)(?P<u>U)", read_length),
    ("U", r"(?P<q>)(?P<u>U)-(?P<l>l)", read_length),
    ("U", r"(?P<q>)(?P<l>)(?P<u>U)", read_length),
    ("J", r"(?P<J>J)", read_glued),
    ("e", rf"e(?P<q>{_Q})?(?P<u>[UDPM])(?P<W>)", read_set),
    ("W", r"(?P<W>W)(?P<u>)", read_set),
    ("v", r"v", read_vague),
    ("tbm", r"t?m?bft(?P<u>U)", read_end_of),
    ("mBC", r"[mBC]nt(?P<u>U)", read_end_of),
    ("tU", r"t?(?P<u>U)'b", read_end_of),
    ("tLoXF", r"t?[oLXF](?:[NdV])?Uft?(?=m?-?[MYSHqdo])", read_lead),
    ("tmP", r"t?(?:mP?|P)(?P<hours>U)ft?(?=[DRMdoH])", read_lead),
    ("t", r"t(?P<u>U)", read_weekend),
    ("t", r"t(?P<u>U)(?P<dir>[\^B])", read_beside_story),
    ("tmS", r"t?(?:m-?)?(?P<s>S)(?:f?,?(?P<y>Y))", read_season),
    ("tmS", rf"t?(?:m-?)?(?P<s>S){_OF_UNIT}", read_season),
    ("tLXTFGhE", r"t?(?P<rel>[LXTFGhE])(?P<s>S)", read_season),
    ("Y", r"(?P<y>Y)(?P<s>S)", read_season),
    ("tLXTFGEhs", r"t?[LXTFGEh]?s_", read_weather),
    ("LXTH", r"(?:(?P<rel>[LXT]))?(?P<h>H)_*(?:,?f?(?P<y>Y))?", read_holiday),
    ("tLThFEXGeP", r"t?(?P<rel>[LThFEXGe])?(?P<p>P)", read_part_of_day),
    ("m", r"m-(?P<p>P)", read_part_of_day),
    ("cdkN", r"(?P<c>[cdkN])(?P<a>a)", read_clock),
    ("dN", r"(?P<c>[dN])(?P<K>K)(?P<a>a)?", read_clock),
    ("c", r"(?P<c>c)(?P<a>)[K]?", read_clock),
    ("ckY", r"(?P<c>[ckY])(?P<a>)(?P<u>[UK])", read_clock),
    ("kY", r"(?P<c>[kY])(?P<a>)(?=z)", read_clock),
    ("k", r"(?P<c>k)(?P<a>)(?=ww)", read_clock),
)


def _compile() -> dict[str, list[tuple[re.Pattern[str], Reader]]]:
    rules: dict[str, list[tuple[re.Pattern[str], Reader]]] = {}
    for starts, pattern, reader in _TABLE:
        compiled = re.compile(pattern)
        for letter in starts:
            rules.setdefault(letter, []).append((compiled, reader))
    return rules


_RULES: Final = _compile()
# Where a rule may begin: at a word of time, or at a small word shortly before one.
_BEGINS: Final = re.compile(
    r"[MDYdkoUPSHRqciWvJQsG]|[tgnNVLXTFGEhebmxjZBC](?=.{0,6}[MDYdkoUPSHqaKZs])"
)


def read_parts(scan: Scan, context: Context) -> list[Part]:
    """Read a sentence's expressions from left to right, the longest at each place."""
    parts: list[Part] = []
    position = 0
    letters = scan.letters
    while (begun := _BEGINS.search(letters, position)) is not None:
        position = begun.start()
        found = _longest(scan, context, _RULES[letters[position]], position)
        if not found:
            position += 1
            continue
        for part in found:
            parts.append(part)
            context.told(part.sense, scan.owners[part.first], scan.owners[part.last - 1] + 1)
        position = max(found[-1].last, position + 1)
    return parts


def _longest(
    scan: Scan,
    context: Context,
    rules: list[tuple[re.Pattern[str], Reader]],
    position: int,
) -> list[Part] | None:
    matches = [
        (match.end(), -order, match, reader)
        for order, (pattern, reader) in enumerate(rules)
        if (match := pattern.match(scan.letters, position))
    ]
    for _, _, match, reader in sorted(matches, key=lambda m: m[:2], reverse=True):
        parts = reader(Hit(scan, match), context)
        if parts:
            return parts
    return None
