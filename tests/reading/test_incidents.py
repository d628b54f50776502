"""Incidents on hand-built parses: what is one, by whom, where and when; and what is none."""

from __future__ import annotations

import pytest
from build import S, context, with_voices

from tregua.model import Event, Number, Speaker, SpeakerKind, Stance, SubEvent, Time
from tregua.reading.draft import Context, Draft, Voice, Voices
from tregua.reading.incidents import RECURRING, incidents

MONDAY = {"Monday": ("2024-05-13", "2024-05-13")}
SUNDAY = {"Sunday": ("2024-05-12", "2024-05-12")}

SHELLED = S(
    "Rebels/rebel/NOUN/2/nsubj shelled/shell/VERB/0/root Goma//PROPN/2/obj on//ADP/5/case "
    "Monday//PROPN/2/obl ,//PUNCT/7/punct killing/kill/VERB/2/advcl six//NUM/9/nummod "
    "civilians/civilian/NOUN/7/obj and//CCONJ/11/cc wounding/wound/VERB/7/conj 12//NUM/13/nummod "
    "others/other/NOUN/11/obj .//PUNCT/2/punct",
    names={"Goma": "LOC"},
    times=MONDAY,
)
SHELLING = S(
    "The//DET/2/det shelling//NOUN/7/nsubj of//ADP/4/case Goma//PROPN/2/nmod by//ADP/6/case "
    "rebels/rebel/NOUN/2/nmod killed/kill/VERB/0/root at//ADP/9/case least//ADJ/10/nmod "
    "14//NUM/11/nummod people/person/NOUN/7/obj .//PUNCT/7/punct",
    names={"Goma": "LOC"},
)
ROADSIDE = S(
    "A//DET/3/det roadside//NOUN/3/compound bomb//NOUN/4/nsubj targeted/target/VERB/0/root "
    "a//DET/6/det convoy//NOUN/4/obj on//ADP/9/case a//DET/9/det highway//NOUN/4/obl "
    "south//ADV/9/advmod of//ADP/12/case Kandahar//PROPN/10/obl ,//PUNCT/14/punct "
    "damaging/damage/VERB/4/advcl a//DET/16/det vehicle//NOUN/14/obj .//PUNCT/4/punct",
    names={"Kandahar": "LOC"},
)
PASSING = S(
    "A//DET/2/det bomb//NOUN/3/nsubj exploded/explode/VERB/0/root as//SCONJ/7/mark a//DET/6/det "
    "convoy//NOUN/7/nsubj passed/pass/VERB/3/advcl through//ADP/10/case the//DET/10/det "
    "south//NOUN/7/obl of//ADP/13/case the//DET/13/det country//NOUN/10/nmod .//PUNCT/3/punct"
)
DRONE = S(
    "A//DET/6/det US//PROPN/4/compound -//PUNCT/4/punct led/lead/VERB/6/amod "
    "drone//NOUN/6/compound "
    "strike//NOUN/7/nsubj killed/kill/VERB/0/root General//NOUN/9/nmod:desc Musa//PROPN/7/obj "
    "and//CCONJ/12/cc commander//NOUN/12/nmod:desc Idris//PROPN/9/conj outside//ADP/15/case "
    "Tripoli//PROPN/15/compound Airport//PROPN/7/obl .//PUNCT/7/punct",
    names={"US": "LOC", "Musa": "PER", "Idris": "PER", "Tripoli Airport": "LOC"},
)
ORDERED = S(
    "Musa//PROPN/2/nsubj ordered/order/VERB/0/root the//DET/4/det assassination//NOUN/2/obj "
    "of//ADP/6/case Idris//PROPN/4/nmod .//PUNCT/2/punct",
    names={"Musa": "PER", "Idris": "PER"},
)
FIRED_ON = S(
    "Troopers/trooper/NOUN/3/nsubj:pass were/be/AUX/3/aux:pass fired/fire/VERB/0/root "
    "on//ADP/3/compound:prt in//ADP/6/case Labo//PROPN/3/obl .//PUNCT/3/punct",
    names={"Labo": "LOC"},
)
UNDER_FIRE = S(
    "The//DET/2/det village//NOUN/3/nsubj came/come/VERB/0/root under//ADP/6/case "
    "rocket//NOUN/6/compound fire//NOUN/3/obl .//PUNCT/3/punct"
)
DIED_IN_BLAST = S(
    "Six//NUM/2/nummod soldiers/soldier/NOUN/3/nsubj died/die/VERB/0/root in//ADP/7/case "
    "a//DET/7/det bomb//NOUN/7/compound blast//NOUN/3/obl .//PUNCT/3/punct"
)
CLASHED = S(
    "The//DET/2/det army//NOUN/3/nsubj clashed/clash/VERB/0/root with//ADP/5/case "
    "separatists/separatist/NOUN/3/obl near//ADP/7/case Bamenda//PROPN/3/obl on//ADP/9/case "
    "Sunday//PROPN/3/obl .//PUNCT/3/punct",
    names={"Bamenda": "LOC"},
    times=SUNDAY,
)
FIGHTING = S(
    "Heavy//ADJ/2/amod fighting//NOUN/9/nsubj between//ADP/5/case the//DET/5/det army//NOUN/2/nmod "
    "and//CCONJ/8/cc the//DET/8/det rebels/rebel/NOUN/5/conj broke/break/VERB/0/root "
    "out//ADP/9/compound:prt in//ADP/12/case Juba//PROPN/9/obl on//ADP/14/case "
    "Sunday//PROPN/9/obl .//PUNCT/9/punct",
    names={"Juba": "LOC"},
    times=SUNDAY,
)
CARRIED_OUT = S(
    "The//DET/2/det coalition//NOUN/3/nsubj carried/carry/VERB/0/root out//ADP/3/compound:prt "
    "air//NOUN/6/compound strikes/strike/NOUN/3/obj on//ADP/8/case Sanaa//PROPN/6/nmod "
    "on//ADP/10/case Sunday//PROPN/3/obl .//PUNCT/3/punct",
    names={"Sanaa": "LOC"},
    times=SUNDAY,
)
ACCUSED = S(
    "The//DET/2/det army//NOUN/3/nsubj accused/accuse/VERB/0/root the//DET/5/det "
    "Taliban//PROPN/3/obj of//SCONJ/7/mark shelling/shell/VERB/3/advcl a//DET/9/det "
    "village//NOUN/7/obj .//PUNCT/3/punct",
    names={"Taliban": "ORG"},
)
SNIPER = S(
    "A//DET/3/det Taliban//PROPN/3/compound sniper//NOUN/4/nsubj killed/kill/VERB/0/root "
    "one//NUM/6/nummod soldier//NOUN/4/obj and//CCONJ/8/cc hurt//VERB/4/conj "
    "another//DET/8/obj .//PUNCT/4/punct",
    names={"Taliban": "ORG"},
)
WHEN_ATTACKED = S(
    "One//NUM/2/nummod soldier//NOUN/4/nsubj:pass was/be/AUX/4/aux:pass killed/kill/VERB/0/root "
    "and//CCONJ/9/cc six//NUM/7/nummod others/other/NOUN/9/nsubj:pass were/be/AUX/9/aux:pass "
    "wounded/wound/VERB/4/conj when//ADV/14/advmod a//DET/12/det patrol//NOUN/14/nsubj:pass "
    "was/be/AUX/14/aux:pass attacked/attack/VERB/4/advcl .//PUNCT/4/punct"
)
IN_WHICH = S(
    "Police//NOUN/2/nsubj reported/report/VERB/0/root an/a/DET/4/det ambush//NOUN/2/obj "
    "with//ADP/7/case a//DET/7/det bomb//NOUN/4/nmod in//ADP/9/case which//PRON/13/obl "
    "two//NUM/11/nummod policemen/policeman/NOUN/13/nsubj:pass were/be/AUX/13/aux:pass "
    "hurt//VERB/7/acl:relcl .//PUNCT/2/punct"
)
KIDNAPPED = S(
    "Rebels/rebel/NOUN/2/nsubj kidnapped/kidnap/VERB/0/root two//NUM/4/nummod "
    "nurses/nurse/NOUN/2/obj in//ADP/6/case Arauca//PROPN/2/obl .//PUNCT/2/punct",
    names={"Arauca": "LOC"},
)
SUICIDE = S(
    "A//DET/3/det suicide//NOUN/3/compound bomber//NOUN/4/nsubj blew/blow/VERB/0/root "
    "himself//PRON/4/obj up//ADP/4/compound:prt at//ADP/9/case a//DET/9/det "
    "checkpoint//NOUN/4/obl .//PUNCT/4/punct"
)
JETS = S(
    "Israeli//ADJ/2/amod jets/jet/NOUN/3/nsubj bombed/bomb/VERB/0/root a//DET/5/det "
    "market//NOUN/3/obj .//PUNCT/3/punct",
    names={"Israeli": "MISC"},
)
ACADEMY = S(
    "Rebels/rebel/NOUN/2/nsubj bombed/bomb/VERB/0/root a//DET/5/det police//NOUN/5/compound "
    "academy//NOUN/2/obj and//CCONJ/7/cc killed/kill/VERB/2/conj 22//NUM/9/nummod "
    "people/person/NOUN/7/obj .//PUNCT/2/punct"
)
FIRED_AT = S(
    "Armenia//PROPN/2/nsubj fired/fire/VERB/0/root at//ADP/5/case a//DET/5/det "
    "settlement//NOUN/2/obl .//PUNCT/2/punct",
    names={"Armenia": "LOC"},
)
BUS = S(
    "Gunmen/gunman/NOUN/2/nsubj attacked/attack/VERB/0/root a//DET/4/det bus//NOUN/2/obj "
    "in//ADP/6/case Mali//PROPN/2/obl on//ADP/8/case Monday//PROPN/2/obl .//PUNCT/2/punct",
    names={"Mali": "LOC"},
    times=MONDAY,
)


def drafts(*specs: str | S) -> list[Draft]:
    return list(incidents(context(*specs)))


def event(draft: Draft) -> Event:
    assert isinstance(draft.proposition, Event)
    return draft.proposition


def only(*specs: str | S) -> Event:
    found = drafts(*specs)
    assert len(found) == 1, [(d.rule, d.proposition) for d in found]
    return event(found[0])


def names(mentions: tuple[object, ...]) -> list[str]:
    return [m.name for m in mentions]  # type: ignore[attr-defined]


def low(number: Number | None) -> float | None:
    return None if number is None else number.low


# --- what is one, and of which type ------------------------------------------------------------


@pytest.mark.parametrize(
    ("spec", "kind"),
    [
        (SHELLED, SubEvent.SHELLING),
        (SHELLING, SubEvent.SHELLING),
        (ROADSIDE, SubEvent.IED),
        (PASSING, SubEvent.IED),
        (DRONE, SubEvent.AIR_DRONE_STRIKE),
        (ORDERED, SubEvent.ATTACK),
        (FIRED_ON, SubEvent.ARMED_CLASH),
        (UNDER_FIRE, SubEvent.SHELLING),
        (DIED_IN_BLAST, SubEvent.IED),
        (CLASHED, SubEvent.ARMED_CLASH),
        (FIGHTING, SubEvent.ARMED_CLASH),
        (CARRIED_OUT, SubEvent.AIR_DRONE_STRIKE),
        (ACCUSED, SubEvent.SHELLING),
        (SNIPER, SubEvent.ATTACK),
        (WHEN_ATTACKED, SubEvent.ARMED_CLASH),
        (IN_WHICH, SubEvent.IED),
        (KIDNAPPED, SubEvent.ABDUCTION),
        (SUICIDE, SubEvent.SUICIDE_BOMB),
        (JETS, SubEvent.AIR_DRONE_STRIKE),
        (ACADEMY, SubEvent.IED),
        (FIRED_AT, SubEvent.SHELLING),
        (BUS, SubEvent.ATTACK),
    ],
)
def test_an_act_is_read_once_with_its_type(spec: S, kind: SubEvent) -> None:
    found = only(spec)
    assert found.sub_event is kind
    assert found.mode is None


@pytest.mark.parametrize(
    ("spec", "actors", "recipients"),
    [
        (SHELLED, ["Rebels"], ["Goma"]),
        (SHELLING, ["rebels"], ["Goma"]),
        (ROADSIDE, [], ["convoy"]),
        (PASSING, [], ["convoy"]),
        (DRONE, ["US"], ["Musa", "Idris"]),
        (ORDERED, ["Musa"], ["Idris"]),
        (FIRED_ON, [], ["Troopers"]),
        (UNDER_FIRE, [], ["village"]),
        (DIED_IN_BLAST, [], ["soldiers"]),
        (CLASHED, ["army", "separatists"], []),
        (FIGHTING, ["army", "rebels"], []),
        (CARRIED_OUT, ["coalition"], ["Sanaa"]),
        (ACCUSED, ["Taliban"], ["village"]),
        (SNIPER, ["Taliban"], ["soldier"]),
        (WHEN_ATTACKED, [], ["patrol"]),
        (JETS, ["Israeli"], ["market"]),
        (ACADEMY, ["Rebels"], ["police academy"]),
    ],
)
def test_perpetrators_are_those_named_and_targets_those_hit(
    spec: S, actors: list[str], recipients: list[str]
) -> None:
    found = only(spec)
    assert names(found.actors) == actors
    assert names(found.recipients) == recipients


@pytest.mark.parametrize(
    ("spec", "instrument"),
    [(ROADSIDE, "roadside bomb"), (PASSING, "bomb"), (DRONE, "drone"), (UNDER_FIRE, "rocket")],
)
def test_a_weapon_is_the_instrument_and_never_the_perpetrator(spec: S, instrument: str) -> None:
    found = only(spec)
    assert found.instrument == instrument
    assert instrument not in names(found.actors)


@pytest.mark.parametrize(
    ("spec", "place"),
    [
        (ROADSIDE, "highway south of Kandahar"),
        (PASSING, "south of the country"),
        (DRONE, "outside Tripoli Airport"),
        (CLASHED, "near Bamenda"),
        (SHELLED, "Goma"),
        (BUS, "Mali"),
        (WHEN_ATTACKED, None),
    ],
)
def test_the_place_keeps_its_vague_part(spec: S, place: str | None) -> None:
    found = only(spec)
    assert (found.place.name if found.place else None) == place


@pytest.mark.parametrize(
    ("spec", "killed", "injured"),
    [
        (SHELLED, 6, 12),
        (SHELLING, 14, None),
        (DRONE, 2, None),
        (DIED_IN_BLAST, 6, None),
        (SNIPER, 1, 1),
        (WHEN_ATTACKED, 1, 6),
        (IN_WHICH, None, 2),
        (ACADEMY, 22, None),
        (KIDNAPPED, None, None),
    ],
)
def test_the_toll_comes_from_the_clause(
    spec: S, killed: float | None, injured: float | None
) -> None:
    found = only(spec)
    assert (low(found.killed), low(found.injured)) == (killed, injured)


def test_damage_keeps_the_words() -> None:
    assert only(ROADSIDE).damage == "a vehicle"


def test_the_day_of_the_deed_is_its_time() -> None:
    when = only(BUS).when
    assert when == Time("2024-05-13", "2024-05-13", "Monday", when.precision) if when else False


def test_the_day_of_saying_is_not_the_day_of_the_deed() -> None:
    found = only(
        S(
            "The//DET/2/det army//NOUN/3/nsubj said/say/VERB/0/root on//ADP/5/case "
            "Friday//PROPN/3/obl the//DET/7/det blast//NOUN/8/nsubj killed/kill/VERB/3/ccomp "
            "two//NUM/10/nummod soldiers/soldier/NOUN/8/obj .//PUNCT/3/punct",
            times={"Friday": ("2024-05-10", "2024-05-10")},
        )
    )
    assert found.when is None
    assert low(found.killed) == 2


def test_the_quotation_says_it_all() -> None:
    c = context(SHELLED)
    draft = next(iter(incidents(c)))
    quote = c.document.report.text[slice(*draft.span)]
    assert quote.startswith("Rebels shelled Goma")
    assert quote.endswith("wounding 12 others")


# --- what is none ------------------------------------------------------------------------------

NOT_DONE = {
    "threat": "The//DET/2/det rebels/rebel/NOUN/3/nsubj threatened/threaten/VERB/0/root "
    "to//PART/5/mark attack//VERB/3/xcomp the//DET/7/det capital//NOUN/5/obj",
    "future": "The//DET/2/det rebels/rebel/NOUN/4/nsubj will//AUX/4/aux attack//VERB/0/root "
    "the//DET/6/det capital//NOUN/4/obj",
    "condition": "If//SCONJ/4/mark the//DET/3/det rebels/rebel/NOUN/4/nsubj "
    "attack//VERB/11/advcl the//DET/6/det capital//NOUN/4/obj ,//PUNCT/4/punct the//DET/9/det "
    "army//NOUN/11/nsubj will//AUX/11/aux respond//VERB/0/root",
    "negation": "The//DET/2/det rebels/rebel/NOUN/5/nsubj did/do/AUX/5/aux not//PART/5/advmod "
    "attack//VERB/0/root the//DET/7/det capital//NOUN/5/obj",
    "demand": "They//PRON/3/nsubj must//AUX/3/aux stop//VERB/0/root the//DET/5/det "
    "attacks/attack/NOUN/3/obj on//ADP/8/case the//DET/8/det embassy//NOUN/5/nmod",
    "halt": "The//DET/2/det factions/faction/NOUN/4/nsubj will//AUX/4/aux refrain//VERB/0/root "
    "from//SCONJ/6/mark targeting/target/VERB/4/advcl the//DET/8/det embassy//NOUN/6/obj",
    "expectation": "An/a/DET/3/det expected/expect/VERB/3/amod attack//NOUN/7/nsubj "
    "on//ADP/6/case the//DET/6/det city//NOUN/3/nmod worries/worry/VERB/0/root "
    "agencies/agency/NOUN/7/obj",
    "prospect": "They//PRON/2/nsubj face//VERB/0/root the//DET/4/det prospect//NOUN/2/obj "
    "of//ADP/7/case an/a/DET/7/det attack//NOUN/4/nmod by//ADP/9/case rebels/rebel/NOUN/7/nmod",
    "debate": "The//DET/2/det minister//NOUN/3/nsubj attacked/attack/VERB/0/root the//DET/5/det "
    "plans/plan/NOUN/3/obj",
    "heart": "He//PRON/2/nsubj had/have/VERB/0/root a//DET/5/det heart//NOUN/5/compound "
    "attack//NOUN/2/obj on//ADP/7/case Monday//PROPN/2/obl",
    "workers": "Teachers/teacher/NOUN/2/nsubj began/begin/VERB/0/root a//DET/4/det "
    "strike//NOUN/2/obj over//ADP/6/case pay//NOUN/4/nmod",
    "earthquake": "An/a/DET/2/det earthquake//NOUN/3/nsubj killed/kill/VERB/0/root "
    "300//NUM/5/nummod people/person/NOUN/3/obj",
    "house fire": "A//DET/2/det fire//NOUN/3/nsubj killed/kill/VERB/0/root 12//NUM/5/nummod "
    "people/person/NOUN/3/obj",
    "sanctions": "The//DET/2/det economy//NOUN/4/nsubj:pass was/be/AUX/4/aux:pass "
    "hit//VERB/0/root by//ADP/6/case sanctions/sanction/NOUN/4/obl:agent",
    "disease": "Four//NUM/2/nummod soldiers/soldier/NOUN/3/nsubj died/die/VERB/0/root "
    "of//ADP/6/case the//DET/6/det virus//NOUN/3/obl",
    "dismissal": "The//DET/2/det manager//NOUN/4/nsubj:pass was/be/AUX/4/aux:pass "
    "fired/fire/VERB/0/root",
    "condition with a carrying verb": "It//PRON/2/nsubj acts/act/VERB/0/root if//SCONJ/6/mark "
    "the//DET/5/det base//NOUN/6/nsubj comes/come/VERB/2/advcl under//ADP/8/case "
    "attack//NOUN/6/obl",
    "family": "Children/child/NOUN/3/nsubj:pass were/be/AUX/3/aux:pass "
    "abducted/abduct/VERB/0/root by//ADP/6/case their//PRON/6/nmod:poss father//NOUN/3/obl:agent",
    "helicopter": "The//DET/2/det army//NOUN/3/nsubj bought/buy/VERB/0/root "
    "attack//NOUN/5/compound helicopters/helicopter/NOUN/3/obj",
    "nobody claimed it": "No//DET/2/det group//NOUN/3/nsubj claimed/claim/VERB/0/root "
    "responsibility//NOUN/3/obj for//ADP/7/case the//DET/7/det blast//NOUN/4/nmod",
}


@pytest.mark.parametrize("words", NOT_DONE.values(), ids=NOT_DONE.keys())
def test_what_was_not_done_or_is_no_violence_gives_nothing(words: str) -> None:
    assert drafts(words) == []


def test_a_report_without_arms_is_left_alone_unless_a_sentence_names_them() -> None:
    words = (
        "Thieves/thief/NOUN/2/nsubj attacked/attack/VERB/0/root a//DET/4/det bus//NOUN/2/obj "
        "in//ADP/6/case Mali//PROPN/2/obl"
    )
    assert list(incidents(context(words, armed=False))) == []
    assert len(list(incidents(context(ROADSIDE, armed=False)))) == 1


# --- summed up ---------------------------------------------------------------------------------

SUMMED_UP = {
    "frequent": "Rocket//NOUN/2/compound attacks/attack/NOUN/7/nsubj on//ADP/5/case "
    "the//DET/5/det embassy//NOUN/2/nmod have//AUX/7/aux become//VERB/0/root "
    "frequent//ADJ/7/xcomp",
    "sporadic": "Sporadic//ADJ/2/amod clashes/clash/NOUN/3/nsubj continued/continue/VERB/0/root",
}


def test_frequent_attacks_are_recurring() -> None:
    found = only(SUMMED_UP["frequent"])
    assert found.mode == RECURRING
    assert found.sub_event is SubEvent.SHELLING
    assert names(found.recipients) == ["embassy"]


def test_sporadic_clashes_are_kept_as_recurring() -> None:
    found = only(SUMMED_UP["sporadic"])
    assert (found.mode, found.sub_event) == (RECURRING, SubEvent.ARMED_CLASH)


def test_rockets_for_months_are_recurring() -> None:
    found = only(
        S(
            "Rebels/rebel/NOUN/3/nsubj have//AUX/3/aux fired/fire/VERB/0/root "
            "rockets/rocket/NOUN/3/obj at//ADP/7/case the//DET/7/det embassy//NOUN/3/obl "
            "for//ADP/9/case months/month/NOUN/3/obl",
            times={"months": "P1M"},
        )
    )
    assert found.mode == RECURRING


def test_the_dead_of_a_war_are_a_tally() -> None:
    found = only(
        "Thousands/thousand/NOUN/3/nsubj have//AUX/3/aux died/die/VERB/0/root since//SCONJ/7/mark "
        "the//DET/6/det war//NOUN/7/nsubj began/begin/VERB/3/advcl"
    )
    assert found.mode == RECURRING


# --- frames that take some care ----------------------------------------------------------------


def test_an_attempted_offensive_is_a_deed_of_who_tried_it() -> None:
    found = only(
        S(
            "Armenia//PROPN/2/nsubj tried/try/VERB/0/root an/a/DET/4/det offensive//NOUN/2/obj "
            "in//ADP/6/case Fizuli//PROPN/2/obl",
            names={"Armenia": "LOC", "Fizuli": "LOC"},
        )
    )
    assert (names(found.actors), found.sub_event) == (["Armenia"], SubEvent.ARMED_CLASH)
    assert found.mode is None


def test_those_singled_out_among_the_accused_are_perpetrators_too() -> None:
    found = only(
        S(
            "States//PROPN/2/nsubj accused/accuse/VERB/0/root militias/militia/NOUN/2/obj "
            ",//PUNCT/6/punct particularly//ADV/6/advmod Qasid//PROPN/3/appos ,//PUNCT/6/punct "
            "of//SCONJ/9/mark attacking/attack/VERB/2/advcl a//DET/11/det base//NOUN/9/obj",
            names={"Qasid": "ORG", "States": "LOC"},
        )
    )
    assert names(found.actors) == ["militias", "Qasid"]


def test_fighters_of_a_group_stand_for_the_group() -> None:
    found = only(
        S(
            "Fighters/fighter/NOUN/4/nsubj from//ADP/3/case Qasid//PROPN/1/nmod "
            "attacked/attack/VERB/0/root a//DET/6/det base//NOUN/4/obj",
            names={"Qasid": "ORG"},
        )
    )
    assert names(found.actors) == ["Qasid"]


def test_a_deed_behind_after_is_told_whatever_may_follow_it() -> None:
    found = only(
        S(
            "The//DET/2/det deal//NOUN/4/nsubj could//AUX/4/aux collapse//VERB/0/root "
            "after//ADP/8/case Monday//PROPN/8/nmod:poss 's//PART/6/case attack//NOUN/4/obl "
            "which//PRON/10/nsubj killed/kill/VERB/8/acl:relcl nine//NUM/12/nummod "
            "marines/marine/NOUN/10/obj",
            times=MONDAY,
        )
    )
    assert low(found.killed) == 9
    assert found.when is not None
    assert found.when.earliest == "2024-05-13"


def test_a_drone_shot_down_is_a_weapon_disrupted() -> None:
    found = only(
        "Forces/force/NOUN/2/nsubj shot/shoot/VERB/0/root down//ADP/2/compound:prt "
        "12//NUM/5/nummod drones/drone/NOUN/2/obj"
    )
    assert found.sub_event is SubEvent.DISRUPTED_WEAPONS


def test_coordinated_accusations_keep_the_accused() -> None:
    found = only(
        S(
            "The//DET/2/det ministry//NOUN/3/nsubj accused/accuse/VERB/0/root "
            "Armenia//PROPN/3/obj of//SCONJ/6/mark violating/violate/VERB/3/advcl "
            "the//DET/8/det truce//NOUN/6/obj and//CCONJ/10/cc shelling/shell/VERB/6/conj "
            "Agdam//PROPN/10/obj",
            names={"Armenia": "LOC", "Agdam": "LOC"},
        )
    )
    assert names(found.actors) == ["Armenia"]


# --- one incident, several mentions ------------------------------------------------------------

LEFT_DEAD = (
    "The//DET/2/det attack//NOUN/3/nsubj left/leave/VERB/0/root three//NUM/5/nummod "
    "dead//ADJ/3/xcomp"
)
CHILD_DIED = (
    "The//DET/2/det army//NOUN/3/nsubj said/say/VERB/0/root a//DET/5/det child//NOUN/6/nsubj "
    "died/die/VERB/3/ccomp"
)
BLAMED = S(
    "Officials/official/NOUN/2/nsubj blamed/blame/VERB/0/root the//DET/4/det Taliban//PROPN/2/obj",
    names={"Taliban": "ORG"},
)


def groups(*specs: str | S) -> list[str | None]:
    return [d.group for d in drafts(*specs)]


def test_the_attack_takes_up_the_incident_before() -> None:
    assert groups(BUS, LEFT_DEAD) == ["i1", "i1"]


def test_another_place_and_day_make_another_incident() -> None:
    assert groups(BUS, CLASHED) == ["i1", "i2"]


def test_victims_in_the_next_sentence_belong_to_the_incident() -> None:
    found = drafts(BUS, CHILD_DIED)
    assert [d.group for d in found] == ["i1", "i1"]
    assert found[1].rule == "incident_victims.v1"
    assert low(event(found[1]).killed) == 1


def test_a_death_alone_is_no_incident() -> None:
    assert drafts(CHILD_DIED) == []


def test_blame_names_a_perpetrator_of_the_incident_before() -> None:
    found = drafts(BUS, BLAMED)
    assert [d.group for d in found] == ["i1", "i1"]
    assert names(event(found[1]).actors) == ["Taliban"]
    assert found[1].stance is Stance.ACCUSE
    assert drafts(BLAMED) == []


def test_a_claim_of_responsibility_is_an_admission() -> None:
    found = drafts(
        S(
            "Taliban//PROPN/2/nsubj claimed/claim/VERB/0/root responsibility//NOUN/2/obj "
            "for//ADP/6/case the//DET/6/det attack//NOUN/3/nmod in//ADP/8/case Kabul//PROPN/6/nmod",
            names={"Taliban": "ORG", "Kabul": "LOC"},
        )
    )
    assert [d.stance for d in found] == [Stance.ADMIT]
    assert names(event(found[0]).actors) == ["Taliban"]


# --- voices ------------------------------------------------------------------------------------

DENIED = S(
    "The//DET/2/det army//NOUN/3/nsubj denied/deny/VERB/0/root that//SCONJ/6/mark "
    "it//PRON/6/nsubj shelled/shell/VERB/3/ccomp the//DET/8/det hospital//NOUN/6/obj"
)


def voiced(spec: S, tokens: range, voice: Voice) -> Context:
    c = context(spec)
    voices = Voices(c.document)
    for token in tokens:
        voices.set(0, token, voice)
    return with_voices(c, voices)


def test_a_denied_act_keeps_its_event() -> None:
    army = Speaker(SpeakerKind.NAMED, "army")
    found = list(incidents(voiced(DENIED, range(3, 8), Voice(army, Stance.DENY, cue=2))))
    assert [event(d).sub_event for d in found] == [SubEvent.SHELLING]


def test_a_past_deed_inside_a_threat_is_the_reports() -> None:
    voice = Voice(Speaker(SpeakerKind.NAMED, "Musa"), Stance.THREAT, cue=-1)
    found = list(incidents(voiced(PASSING, range(13), voice)))
    assert [(d.stance, d.speaker) for d in found] == [(Stance.REPORT, Speaker(SpeakerKind.REPORT))]
