"""A small view made by hand, in the manner of the contract's example, with every kind of record."""

from __future__ import annotations

from datetime import date

from tregua.model import (
    About,
    Actor,
    ActorAffiliation,
    ActorId,
    ActorKind,
    ActorMention,
    Affiliation,
    Alias,
    Answer,
    Assessment,
    Ceasefire,
    CeasefireAct,
    CeasefireClass,
    CeasefireId,
    CeasefireKind,
    CeasefireTerm,
    Certainty,
    Condition,
    ConditionState,
    Declaration,
    Disagreement,
    DisagreementId,
    Duration,
    Event,
    EventCode,
    Finding,
    FindingId,
    Gazetteer,
    Holding,
    Incident,
    IncidentId,
    Number,
    Origin,
    OriginId,
    Participant,
    Party,
    PartyRole,
    Place,
    PlaceId,
    PlaceMention,
    PlacePrecision,
    Proposition,
    PublishedBasis,
    Purpose,
    Qualifier,
    Quantity,
    Question,
    Questions,
    Relation,
    Report,
    ReportId,
    ReportRelation,
    Side,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    StatementId,
    Status,
    StatusNow,
    StatusStep,
    Story,
    StoryId,
    SubEvent,
    Term,
    TermId,
    TermSlot,
    Time,
    TimePrecision,
    Verdict,
    Via,
    Words,
)
from tregua.view import View

SATURDAY = Time("2020-10-10", "2020-10-10", "Saturday", TimePrecision.DAY)
SUNDAY = Time("2020-10-11", "2020-10-11", "Sunday", TimePrecision.DAY)
TEXT = (
    "The factions said on Saturday they would stop rocket attacks on American forces if these "
    "leave within an acceptable time frame, said Mohammed Mohie, a spokesperson for Kataib "
    "Hezbollah. A roadside bomb hit a convoy south of Baghdad on Sunday, with no casualties. "
    "Two officials of other factions said the truce would last two weeks. Another said that it "
    "had no end. About 5,000 US soldiers are in Iraq. Fuad Hussein called the threat an initial "
    "decision. Harakat al-Nujaba is believed to belong to the coordination body."
)
REPORTS = (
    Report(
        ReportId("r_1"),
        TEXT,
        "aa" * 32,
        "2020-11-20T09:30:00Z",
        url="https://example.org/a",
        outlet="Example Times",
        title="Factions offer truce",
        published="2020-10-12",
        published_basis=PublishedBasis.GIVEN,
        language="en",
        agency="AP",
        dateline="BAGHDAD",
    ),
    Report(
        ReportId("r_2"),
        TEXT[:200],
        "bb" * 32,
        "2020-11-20T09:30:01Z",
        outlet="Gulf Wire",
        published="2020-10-12T06:00:00Z",
        problems=("the title is missing",),
    ),
)
MOHIE = Speaker(
    SpeakerKind.NAMED,
    "Mohammed Mohie",
    "a spokesperson for Kataib Hezbollah",
    via=(Via("AP", SpeakerKind.DOCUMENT),),
    actor=ActorId("a_3"),
)
OFFICIALS = Speaker(SpeakerKind.ANONYMOUS, role="two officials of other factions")
THE_REPORT = Speaker(SpeakerKind.REPORT)


def stated(
    number: int,
    words: str,
    what: Proposition,
    speaker: Speaker = THE_REPORT,
    stance: Stance = Stance.REPORT,
    *,
    report: Report = REPORTS[0],
    certainty: Certainty = Certainty.CERTAIN,
) -> Statement:
    """A statement in these words of the report."""
    start = report.text.index(words)
    return Statement(
        StatementId(f"st_{number}"),
        report.id,
        (start, start + len(words)),
        words,
        speaker,
        stance,
        certainty,
        False,
        what,
        reader="tregua-reader 0",
        rule="by_hand.v1",
        confidence=0.9,
    )


FACTIONS = ActorMention("factions", actor=ActorId("a_1"))
AMERICANS = ActorMention("American forces", actor=ActorId("a_2"))
DECLARED = Event(
    EventCode.CONCEDE,
    mode="ceasefire",
    ceasefire_act=CeasefireAct.DECLARE,
    actors=(FACTIONS,),
    recipients=(AMERICANS,),
    condition=Words("if these leave within an acceptable time frame"),
)
BOMB = Event(
    EventCode.ASSAULT,
    sub_event=SubEvent.IED,
    recipients=(ActorMention("convoy"),),
    place=PlaceMention("south of Baghdad", place=PlaceId("p_1")),
    when=SUNDAY,
    killed=Number(0, 0, "no casualties"),
)
TWO_WEEKS = Duration("P14D", "two weeks", 14, 14)
SAYING = "The factions said on Saturday they would stop rocket attacks on American forces"
STATEMENTS = (
    stated(1, SAYING, DECLARED, MOHIE, Stance.PROMISE),
    stated(2, SAYING, DECLARED, MOHIE, Stance.PROMISE, report=REPORTS[1]),
    stated(3, "A roadside bomb hit a convoy south of Baghdad on Sunday", BOMB),
    stated(
        4,
        "the truce would last two weeks",
        Term(TermSlot.DURATION, TWO_WEEKS),
        OFFICIALS,
        Stance.CLAIM,
    ),
    stated(
        5,
        "it had no end",
        Term(TermSlot.DURATION, Duration("indefinite", "no end")),
        Speaker(SpeakerKind.ANONYMOUS),
        Stance.CLAIM,
    ),
    stated(
        6,
        "About 5,000 US soldiers are in Iraq",
        Quantity("US soldiers in Iraq", Number(5000, 5000, "5,000"), Qualifier.ABOUT, "soldier"),
    ),
    stated(
        7,
        "Harakat al-Nujaba is believed to belong to the coordination body",
        Affiliation(
            ActorMention("Harakat al-Nujaba"), "member", ActorMention("the coordination body")
        ),
        certainty=Certainty.PROBABLE,
    ),
    stated(
        8,
        "called the threat an initial decision",
        Assessment(About("the threat"), "an initial decision"),
        Speaker(SpeakerKind.NAMED, "Fuad Hussein"),
        Stance.CLAIM,
    ),
    stated(
        9,
        "if these leave within an acceptable time frame",
        Term(TermSlot.CONDITION, Words("these leave within an acceptable time frame")),
        MOHIE,
        Stance.DEMAND,
    ),
)
SAID = tuple(statement.id for statement in STATEMENTS)
ACTORS = (
    Actor(
        ActorId("a_1"), "Militia factions", ActorKind.MILITIA, "IRQ",
        (Alias("factions", 3),), (), SAID[:2],
    ),
    Actor(
        ActorId("a_2"), "American forces", ActorKind.ARMED_FORCES, "USA",
        (Alias("American forces", 2),), (), SAID[:2],
    ),
    Actor(
        ActorId("a_3"), "Mohammed Mohie", ActorKind.PERSON, "IRQ",
        (Alias("Mohammed Mohie", 2), Alias("Mohie", 1)),
        (ActorAffiliation("spokesperson", ActorId("a_1"), Certainty.CERTAIN, SAID[:1]),),
        SAID[:1],
    ),
)  # fmt: skip
PLACES = (
    Place(
        PlaceId("p_1"), "south of Baghdad", "IRQ", Gazetteer("geonames", 98182, "Baghdad"),
        33.1, 44.4, PlacePrecision.VAGUE, (SAID[2],),
    ),
    Place(PlaceId("p_2"), "the valley", None, None, None, None, PlacePrecision.VAGUE, ()),
)  # fmt: skip
INCIDENTS = (
    Incident(
        IncidentId("i_1"),
        SubEvent.IED,
        SUNDAY,
        PlaceId("p_1"),
        (),
        (Participant("convoy", None, (SAID[2],)),),
        Number(0, 0, "no casualties"),
        None,
        None,
        (SAID[2],),
        (REPORTS[0].id,),
        1,
    ),
)
CEASEFIRES = (
    Ceasefire(
        id=CeasefireId("c_1"),
        name="Iraq, October 2020: militia factions",
        country="IRQ",
        kind=CeasefireKind.UNILATERAL,
        class_=CeasefireClass.CESSATION,
        purposes=(Purpose.UNCLEAR,),
        conditional=True,
        written=None,
        partial=True,
        declarations=(
            Declaration(
                ActorId("a_1"), "Militia factions", CeasefireAct.DECLARE, SATURDAY, SAID[:2]
            ),
        ),
        parties=(
            Party(
                ActorId("a_1"),
                "Militia factions",
                PartyRole.DECLARER,
                Certainty.CERTAIN,
                SAID[:2],
            ),
            Party(
                ActorId("a_2"),
                "American forces",
                PartyRole.BENEFICIARY,
                Certainty.PROBABLE,
                SAID[:1],
            ),
        ),
        effect=None,
        end_planned=None,
        end=None,
        duration=None,
        terms=(
            CeasefireTerm(
                TermId("t_1"),
                TermSlot.CONDITION,
                {"text": "these leave within an acceptable time frame", "span": None},
                (SAID[8],),
            ),
            CeasefireTerm(
                TermId("t_2"),
                TermSlot.DURATION,
                {"iso": "P14D", "as_said": "two weeks", "low_days": 14.0, "high_days": 14.0},
                (SAID[3],),
                (SAID[4],),
            ),
        ),
        conditions=(Condition(TermId("t_1"), ConditionState.OPEN, ()),),
        reports=(REPORTS[0].id, REPORTS[1].id),
        origins=1,
        statements=(SAID[0], SAID[1], SAID[3], SAID[4], SAID[8]),
        status=StatusNow(
            Status.IN_FORCE,
            Holding.STRAINED,
            (SAID[2],),
            (StatusStep("2020-10-10", Status.IN_FORCE, (SAID[0],)),),
            as_of="2020-10-12",
            reports_in_window=2,
        ),
    ),
)
YES = Question(Answer.YES, "the text says so", (SAID[2],))
FINDINGS = (
    Finding(
        FindingId("f_1"),
        CeasefireId("c_1"),
        IncidentId("i_1"),
        Questions(
            Question(Answer.UNKNOWN, "no perpetrator is named", (SAID[2],)), YES, YES, YES, YES
        ),
        Verdict.POSSIBLE,
        (),
        ("party",),
        (SAID[2],),
    ),
)
DISAGREEMENTS = (
    Disagreement(
        DisagreementId("d_1"),
        "duration",
        CeasefireId("c_1"),
        (Side("two weeks", (SAID[3],), 1), Side("no end", (SAID[4],), 1)),
    ),
)
COPY = {
    REPORTS[1].id: (ReportRelation(REPORTS[0].id, Relation.COPY, 0.83),),
}
BOTH = (REPORTS[0].id, REPORTS[1].id)
VIEW = View(
    as_of=date(2020, 10, 12),
    reports=REPORTS,
    statements=STATEMENTS,
    actors=ACTORS,
    places=PLACES,
    origins=(Origin(OriginId("o_1"), BOTH, "AP"),),
    stories=(Story(StoryId("s_1"), BOTH, "2020-10-11", "2020-10-12", "Factions offer truce"),),
    incidents=INCIDENTS,
    ceasefires=CEASEFIRES,
    findings=FINDINGS,
    disagreements=DISAGREEMENTS,
    relations=COPY,
    ceasefire_of={s: CeasefireId("c_1") for s in CEASEFIRES[0].statements},
    incident_of={SAID[2]: IncidentId("i_1")},
)
