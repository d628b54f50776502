"""Quantities: what is counted, whose and where; and what is left to incidents."""

from build import S, context

from tregua.model import Qualifier, Quantity, Stance
from tregua.reading.quantities import quantities


def read(*specs: S | str, armed: bool = True) -> list[tuple[Quantity, Stance | None, str]]:
    found = context(*specs, armed=armed)
    text = found.document.report.text
    out = []
    for draft in quantities(found):
        assert isinstance(draft.proposition, Quantity)
        out.append((draft.proposition, draft.stance, text[slice(*draft.span)]))
    return out


DEPLOYED = S(
    "Ruritania/Ruritania/PROPN/3/nsubj has/have/AUX/3/aux deployed/deploy/VERB/0/root "
    "up/up/ADP/6/advmod to/to/ADP/6/case 9,000/9,000/NUM/7/nummod soldiers/soldier/NOUN/3/obj "
    "on/on/ADP/10/case Elbonian/Elbonian/ADJ/10/amod soil/soil/NOUN/3/obl",
    names={"Ruritania": "LOC"},
)


def test_troops_have_an_owner_a_place_and_a_bound() -> None:
    ((found, _, said),) = read(DEPLOYED)
    assert found.what == "Ruritania soldiers on Elbonian soil"
    assert (found.value.low, found.value.high) == (None, 9000)
    assert found.qualifier is Qualifier.UP_TO
    assert found.unit == "soldier"
    assert found.place is not None
    assert found.place.name == "Elbonian soil"
    assert said == "up to 9,000 soldiers on Elbonian soil"


def test_on_the_ground_means_the_place_of_the_same_owner() -> None:
    two = S(
        "Ruritania/Ruritania/PROPN/10/nsubj ,//PUNCT/4/punct which/which/PRON/4/nsubj "
        "sent/send/VERB/1/acl:relcl 9,000/9,000/NUM/6/nummod soldiers/soldier/NOUN/4/obj "
        "to/to/ADP/8/case Elbonia/Elbonia/PROPN/4/obl ,//PUNCT/4/punct has/have/VERB/0/root "
        "500/500/NUM/12/nummod men/man/NOUN/10/obj on/on/ADP/15/case the/the/DET/15/det "
        "ground/ground/NOUN/10/obl",
        names={"Ruritania": "LOC", "Elbonia": "LOC"},
    )
    first, second = (q for q, _, _ in read(two))
    assert first.what == "Ruritania soldiers in Elbonia"
    assert second.what == "Ruritania men in Elbonia"
    assert second.value.low == 500


def test_a_number_somebody_means_to_reach_is_a_promise() -> None:
    spec = S(
        "She/she/PRON/2/nsubj signalled/signal/VERB/0/root her/her/PRON/4/nmod:poss "
        "intention/intention/NOUN/2/obj to/to/PART/6/mark reduce/reduce/VERB/4/acl "
        "the/the/DET/8/det contingent/contingent/NOUN/6/obj in/in/ADP/10/case "
        "Elbonia/Elbonia/PROPN/8/nmod to/to/ADP/13/case 800/800/NUM/13/nummod "
        "troops/troops/NOUN/6/obl",
        names={"Elbonia": "LOC"},
    )
    ((found, stance, _),) = read(spec)
    assert stance is Stance.PROMISE
    assert found.what == "troops in Elbonia"


def test_withdrawn_troops_are_told_from_those_that_stay() -> None:
    spec = S(
        "Ruritania/Ruritania/PROPN/2/nsubj withdrew/withdraw/VERB/0/root 500/500/NUM/4/nummod "
        "troops/troops/NOUN/2/obj from/from/ADP/6/case Elbonia/Elbonia/PROPN/2/obl",
        names={"Ruritania": "LOC", "Elbonia": "LOC"},
    )
    ((found, _, _),) = read(spec)
    assert found.what == "Ruritania troops withdrawn from Elbonia"


def test_the_dead_of_one_attack_belong_to_the_incident() -> None:
    killed = "killed/kill/VERB/0/root 12/12/NUM/5/nummod soldiers/soldier/NOUN/3/obj"
    assert read(f"The/the/DET/2/det blast/blast/NOUN/3/nsubj {killed}") == []
    ((found, _, _),) = read(f"The/the/DET/2/det war/war/NOUN/3/nsubj {killed}")
    assert found.what == "soldiers killed"


def test_a_toll_since_a_day_runs_up_to_the_report() -> None:
    spec = S(
        "Hundreds/hundred/NOUN/3/nsubj have/have/AUX/3/aux died/die/VERB/0/root "
        "since/since/ADP/5/case March/March/PROPN/3/obl",
        times={"March": ("2024-03-01", "2024-03-31")},
    )
    ((found, _, _),) = read(spec)
    assert (found.value.low, found.value.high) == (200, 999)
    assert found.when is not None
    assert (found.when.earliest, found.when.latest) == ("2024-03-01", "2024-05-13")


def test_a_share_keeps_what_it_is_a_share_of() -> None:
    spec = (
        "Over/over/ADV/2/advmod 90/90/NUM/3/nummod %/%/SYM/8/nsubj of/of/ADP/7/case "
        "the/the/DET/7/det displaced/displaced/ADJ/7/amod people/people/NOUN/3/nmod "
        "need/need/VERB/0/root food/food/NOUN/10/compound aid/aid/NOUN/8/obj"
    )
    ((found, _, _),) = read(spec)
    assert found.what == "displaced people need food aid"
    assert found.unit == "percent"
    assert found.value.low == 90
    assert found.qualifier is Qualifier.AT_LEAST


def test_percent_may_be_written_out_or_by_a_machine() -> None:
    rest = (
        "of/of/ADP/{n}/case people/people/NOUN/{h}/nmod face/face/VERB/0/root "
        "hunger/hunger/NOUN/{v}/obj"
    )
    written = "Nearly/nearly/ADV/2/advmod 40/40/NUM/3/nummod percent/percent/NOUN/6/nsubj "
    machine = (
        "Nearly/nearly/ADV/2/advmod 40/40/NUM/3/nummod p/p/NOUN/8/nsubj ./PUNCT/3/punct "
        "c/c/NOUN/8/nsubj "
    ).replace("./PUNCT", ".//PUNCT")
    for spec in (written + rest.format(n=5, h=3, v=6), machine + rest.format(n=7, h=3, v=8)):
        ((found, _, _),) = read(spec)
        assert (found.what, found.value.low, found.unit) == ("people face hunger", 40, "percent")


def test_a_tally_of_breaches_counts() -> None:
    spec = (
        "The/the/DET/2/det army/army/NOUN/3/nsubj recorded/record/VERB/0/root "
        "437/437/NUM/5/nummod violations/violation/NOUN/3/obj"
    )
    ((found, _, said),) = read(spec)
    assert found.what == "violations"
    assert said == "437 violations"


def test_how_long_talks_took() -> None:
    spec = S(
        "The/the/DET/2/det talks/talk/NOUN/3/nsubj lasted/last/VERB/0/root more/more/ADJ/6/advmod "
        "than/than/ADP/4/fixed ten/ten/NUM/7/nummod hours/hour/NOUN/3/obl:unmarked",
        times={"more than ten hours": "PT10H"},
    )
    ((found, _, _),) = read(spec)
    assert found.what == "length of talks"
    assert (found.value.low, found.value.high, found.unit) == (10, None, "hour")


def test_money_ages_and_single_refugees_are_no_quantities() -> None:
    cost = "It/it/PRON/2/nsubj cost/cost/VERB/0/root $/$/SYM/2/obj 500/500/NUM/3/nummod"
    six = "Six/six/NUM/2/nummod refugees/refugee/NOUN/3/nsubj sang/sing/VERB/0/root"
    assert read(cost) == []
    assert read(six) == []


def test_four_of_the_twenty_thousand_is_not_twenty_thousand() -> None:
    spec = (
        "They/they/PRON/5/nsubj were/be/AUX/5/cop among/among/ADP/5/case four/four/NUM/8/nummod "
        "of/of/ADP/8/case the/the/DET/8/det 20,000/20,000/NUM/8/nummod refugees/refugee/NOUN/0/root"
    )
    assert all(q.value.low not in (4,) for q, _, _ in read(spec))


def test_reports_of_other_worlds_give_none() -> None:
    assert read(DEPLOYED, armed=False) == []
