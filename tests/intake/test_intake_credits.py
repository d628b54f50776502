"""Datelines, agencies, bylines and mastheads, in the ways that desks write them."""

import pytest

from tregua.intake.credits import find_credits

BODY = "Two armed groups in the east said that they would stop fighting for a month from Friday."


@pytest.mark.parametrize(
    ("line", "dateline", "agency"),
    [
        ("BEIRUT (AP) – ", "BEIRUT", "AP"),
        ("BEIRUT (AP) — ", "BEIRUT", "AP"),
        ("NAIROBI, Kenya (AP) — ", "NAIROBI", "AP"),
        ("TRIPOLI, Libya, March 3 (Reuters) - ", "TRIPOLI", "Reuters"),
        ("GENEVA, 24 March 2021 (Xinhua) -- ", "GENEVA", "Xinhua"),
        ("BAKU / YEREVAN rtr | ", "BAKU / YEREVAN", "Reuters"),
        ("GOMA/KINSHASA (AFP) – ", "GOMA/KINSHASA", "AFP"),
        ("MOSCOW, March 24. /TASS/. ", "MOSCOW", "TASS"),
        ("Colombo, May 4 (Inditop) ", "Colombo", "Inditop"),
        ("Bogotá, Oct 11 (EFE).- ", "Bogotá", "EFE"),
        ("New Delhi [India], March 24 (ANI): ", "New Delhi", "ANI"),
        ("Khartoum (dpa) - ", "Khartoum", "dpa"),
        ("ISLAMABAD - ", "ISLAMABAD", None),
        ("KYIV – ", "KYIV", None),
        ("DAVAO CITY, Philippines — ", "DAVAO CITY", None),
        ("PORT MORESBY, Bougainville–", "PORT MORESBY", None),
        ("Addis Ababa: ", "Addis Ababa", None),
        ("(CNN) — ", None, "CNN"),
        ("JUBA (AP/AFP) - ", "JUBA", "AP, AFP"),
    ],
)
def test_dateline_and_agency_are_read_from_the_opening(line, dateline, agency):
    found = find_credits(line + BODY)
    assert (found.dateline, found.agency) == (dateline, agency)


@pytest.mark.parametrize(
    "line",
    [
        "BREAKING – ",
        "UPDATE: ",
        "EXCLUSIVE - ",
        "ELN – ",
        "UN: ",
        "The army said - ",
        "COVID-19 ",
        "Opinion: ",
        "Minister of war: ",
    ],
)
def test_a_kicker_or_a_name_is_no_dateline(line):
    assert find_credits(line + BODY).dateline is None


def test_an_agency_in_the_running_text_is_no_credit():
    text = (
        f"{BODY} An official spoke to The Associated Press. Reuters could not confirm it at once."
    )
    assert find_credits(text).agency is None


@pytest.mark.parametrize(
    ("ending", "agency"),
    [
        (" Reuters", "Reuters"),
        ("\n\nReuters", "Reuters"),
        (" (AFP)", "AFP"),
        ("\n\n— AFP", "AFP"),
        ("\n\nSource: Anadolu Agency", "Anadolu"),
        ("\n\n(With inputs from ANI)", "ANI"),
        (" dpa", "dpa"),
    ],
)
def test_a_credit_at_the_end_is_read(ending, agency):
    assert find_credits(BODY + ending).agency == agency


def test_a_last_word_inside_a_sentence_is_no_credit():
    assert find_credits(f"{BODY} He said so to Reuters").agency is None


def test_an_agency_on_its_own_line_at_the_head_is_the_credit():
    assert find_credits(f"Associated Press\n\n{BODY}").agency == "AP"


def test_an_agency_in_a_copyright_note_is_the_credit():
    assert find_credits(BODY, ["Copyright 2021 The Associated Press."]).agency == "AP"


def test_a_byline_gives_author_and_outlet():
    found = find_credits(f"By Ana Quiroga, Harbour Echo\n\n{BODY}")
    assert (found.byline, found.outlet) == ("Ana Quiroga", "Harbour Echo")


def test_a_masthead_gives_outlet_and_date():
    found = find_credits(f"Harbour Echo, 24 October 2020\n\n{BODY}")
    assert (found.outlet, found.date) == ("Harbour Echo", "24 October 2020")


def test_a_place_before_a_date_is_no_outlet():
    found = find_credits(f"Port Calder, 24 October 2020\n\n{BODY}")
    assert (found.outlet, found.date) == (None, "24 October 2020")


def test_a_date_inside_a_sentence_is_not_the_date_of_the_report():
    assert find_credits(f"On 24 October 2020 the army moved.\n\n{BODY}").date is None
