"""Which names are one actor, and which are not."""

from __future__ import annotations

import pytest

from builders import act, belongs, named, report, says
from tregua.linking import Picture, link
from tregua.model import ActorKind, CeasefireAct, Certainty, Event, EventCode, Report, Statement
from tregua.model import ActorMention as Mention


def seen(on: Report, *names: str) -> Statement:
    """A statement that mentions these names, where they stand in the text."""
    spans = [(on.text.find(n), on.text.find(n) + len(n)) for n in names]
    mentions = tuple(
        Mention(n, span if span[0] >= 0 else None) for n, span in zip(names, spans, strict=True)
    )
    return says(on, Event(EventCode.CONSULT, actors=mentions), group=None)


def linked(texts: dict[str, tuple[str, ...]]) -> Picture:
    """A picture of reports whose text is a list of names, each mentioned once."""
    reports = [report(str(i), text) for i, text in enumerate(texts)]
    told = [seen(r, *names) for r, names in zip(reports, texts.values(), strict=True)]
    return link(reports, told)


def actors_named(picture: Picture, *names: str) -> set[str]:
    found = set()
    for name in names:
        ids = {a.id for a in picture.actors if name in {x.text for x in a.aliases} | {a.name}}
        assert ids, name
        found |= ids
    return found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kataib Hezbollah", "Kataeb Hezbollah"),
        ("Mohammed Mohie", "Mohammed Mohi"),
        ("Qassim Soleimani", "Qassem Suleimani"),
        (
            "Iraqi Resistance Coordination Body",
            "Commission for the Coordination of the Iraqi Resistance",
        ),
        ("United States", "Washington"),
        ("Islamic State", "IS"),
        ("Rodrigo Duterte", "Rodrigo Roa Duterte"),
        ("Brigade of the Northern Lions", "Northern Lions Brigade"),
    ],
)
def test_two_reports_mean_one_actor(first: str, second: str) -> None:
    picture = linked({f"In Iraq {first} spoke.": (first,), f"In Iraq, {second} spoke.": (second,)})
    assert len(actors_named(picture, first, second)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kataib Hezbollah", "Harakat al-Nujaba"),
        ("Kataib Hezbollah", "Hezbollah"),
        ("Iraqi army", "US-led coalition"),
        ("Iraqi army", "Iraq"),
        ("Mohammed Mohie", "Mustafa al-Kadhimi"),
        ("Abu Fadak", "Abu Mahdi al-Muhandis"),
        ("Ali Hassan", "Omar Hassan"),
        ("Northern Front", "Southern Front"),
    ],
)
def test_two_names_stay_two_actors(first: str, second: str) -> None:
    picture = linked({f"{first} and {second} in Iraq.": (first, second)})
    assert len(actors_named(picture, first, second)) == 2


def test_a_surname_joins_the_full_name_in_its_report() -> None:
    picture = linked({"Mohammed Mohie spoke. Mohie warned.": ("Mohammed Mohie", "Mohie")})
    assert len(actors_named(picture, "Mohammed Mohie", "Mohie")) == 1


def test_a_surname_of_two_men_joins_neither() -> None:
    picture = linked({"Ali Hassan, Omar Hassan. Hassan.": ("Ali Hassan", "Omar Hassan", "Hassan")})
    assert len(actors_named(picture, "Ali Hassan", "Omar Hassan", "Hassan")) == 3


def test_an_acronym_in_brackets_is_the_name_before_it() -> None:
    text = "The Lions of the Valley (LDV) attacked. LDV denied it."
    picture = linked({text: ("Lions of the Valley", "LDV")})
    assert len(actors_named(picture, "Lions of the Valley", "LDV")) == 1


def test_a_group_acronym_outside_its_country_is_not_that_group() -> None:
    picture = linked({"The AFC met in Kuala Lumpur, Malaysia.": ("AFC",)})
    (actor,) = picture.actors
    assert actor.kind is ActorKind.UNKNOWN


def test_anonymous_descriptions_are_nobody() -> None:
    picture = linked({"three officials and a convoy": ("three officials", "a convoy")})
    assert picture.actors == ()


def test_the_government_is_that_of_the_reports_country() -> None:
    on = report("x", "BOGOTA - Colombian rebels stopped. The government said yes. Colombia waits.")
    picture = link([on], [says(on, act(CeasefireAct.ACCEPT, "the government"))])
    (actor,) = picture.actors
    assert (actor.kind, actor.country) == (ActorKind.GOVERNMENT, "COL")


def test_a_hedged_membership_stays_hedged() -> None:
    on = report("x", "Asaib Ahl al-Haq may belong to the Iraqi Resistance Coordination Body.")
    picture = link(
        [on],
        [
            says(
                on,
                belongs("Asaib Ahl al-Haq", "member", "Iraqi Resistance Coordination Body"),
                certainty=Certainty.PROBABLE,
            )
        ],
    )
    member = next(a for a in picture.actors if a.affiliations)
    assert member.name == "Asaib Ahl al-Haq"
    assert member.affiliations[0].certainty is Certainty.PROBABLE


def test_a_spokesman_belongs_to_his_body_and_is_not_it() -> None:
    on = report("x", "Kataib Hezbollah in Iraq")
    speaker = named("Mohammed Mohie", "spokesperson for the powerful Kataib Hezbollah")
    picture = link([on], [says(on, act(CeasefireAct.DECLARE, "Kataib Hezbollah"), speaker=speaker)])
    person = next(a for a in picture.actors if a.kind is ActorKind.PERSON)
    body = next(a for a in picture.actors if a.name == "Kataib Hezbollah")
    assert [(a.role, a.whole) for a in person.affiliations] == [("spokesperson", body.id)]


def test_every_merge_says_why() -> None:
    picture = linked({"a Iraq": ("Mohammed Mohie",), "b Iraq": ("Mohammed Mohi",)})
    (merge,) = picture.merges
    assert "Mohammed Mohi" in merge.why
    assert merge.score > 0.8


def test_a_person_who_leads_two_bodies_does_not_make_them_one_side() -> None:
    on = report("x", "Abu Fadak in Iraq")
    picture = link(
        [on],
        [
            says(on, belongs("Abu Fadak", "deputy head", "Popular Mobilization Forces")),
            says(on, belongs("Abu Fadak", "commander", "Kataib Hezbollah")),
        ],
    )
    sides = picture.grounds.sides.of
    bodies = [a for a in picture.actors if a.kind is ActorKind.MILITIA]
    assert len({sides[b.id] for b in bodies}) == 2


def test_a_name_given_with_its_acronym_is_listed_as_both() -> None:
    picture = linked({"the jihadist group Islamic State (IS) in Iraq": ("Islamic State (IS)",)})
    (actor,) = picture.actors
    assert {a.text for a in actor.aliases} == {"Islamic State", "IS"}
