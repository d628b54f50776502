"""Two stories in one text become two reports, each with its own head, and a doubt is named."""

import json

import pytest

from tregua.intake import Given, read_paths

FIRST = (
    "KARVAL (AP) — The northern rebels said on Sunday that they would stop fighting for a month, "
    "and that relief might pass to the towns in the east.\n\nThe army had no comment. Its chief, "
    "General Ivo Senn, was on his way to the front, a spokesman said."
)
SECOND = (
    "The coast guard of Tarsia fired on two boats off the island of Lesk on Monday and wounded "
    "three fishermen, their union said.\n\nHe asked the government for an inquiry, its leader said"
    ", and for the return of the boats that were taken to the mainland in the spring."
)


def read(tmp_path, text, **fields):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": text, **fields}))
    return list(read_paths([path], Given()))


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Boats fired upon off Lesk\n\nMIRRA, Tarsia (Reuters) - ", "Boats fired upon off Lesk"),
        ("Boats fired upon off Lesk\n\nMIRRA — ", "Boats fired upon off Lesk"),
        ("Boats fired upon off Lesk\n\nBy Ana Quiroga\n\n", "Boats fired upon off Lesk"),
        (
            "Boats fired upon off Lesk\n\nBy Ana Quiroga\n3 May 2011\n\n",
            "Boats fired upon off Lesk",
        ),
        ("MIRRA, Tarsia, May 3 (Reuters) - ", None),
        ("MIRRA, MAY 3 (REUTERS) - ", None),
    ],
)
def test_a_head_of_its_own_makes_a_report_of_its_own(tmp_path, head, title):
    one, two = read(tmp_path, f"{FIRST}\n\n{head}{SECOND}", title="Guns fall silent", url="u")
    assert (one.title, one.dateline, one.agency) == ("Guns fall silent", "KARVAL", "AP")
    assert one.text == FIRST
    assert two.title == title
    assert two.text.endswith(SECOND)
    assert two.agency != "AP"
    assert one.id != two.id
    assert (one.url, one.sha256) == (two.url, two.sha256)


def test_each_says_where_it_stood(tmp_path):
    one, two = read(tmp_path, f"{FIRST}\n\nMIRRA (Reuters) - {SECOND}")
    begun = len(FIRST) + 2
    assert f"story 1 of 2 in one text: characters 0 to {begun} of it" in one.problems[0]
    assert f"story 2 of 2 in one text: characters {begun} to " in two.problems[0]


def test_a_digest_has_as_many_reports_as_stories(tmp_path):
    stories = [f"Boats fired upon off island {i}\n\nMIRRA (Reuters) - {SECOND}" for i in "abc"]
    found = read(tmp_path, "\n\n".join([FIRST, *stories]))
    assert [r.title for r in found[1:]] == [f"Boats fired upon off island {i}" for i in "abc"]


def test_the_second_may_be_in_another_language(tmp_path):
    french = (
        "La garde côtière a tiré dimanche sur deux bateaux au large de l'île, blessant trois "
        "pêcheurs, a déclaré leur syndicat. Le gouvernement n'a pas réagi. Les bateaux ont été "
        "emmenés sur le continent au printemps."
    )
    one, aside = read(tmp_path, f"{FIRST}\n\nDes tirs au large de Lesk\n\nMIRRA (AFP) - {french}")
    assert one.text == FIRST
    assert aside.reason == "the text is in French (fr), not English"


@pytest.mark.parametrize(
    "middle",
    [
        "What the rebels want",
        "Boats fired upon off Lesk",
        "Guns fall silent\n\nBy Ana Quiroga",
        "TAMM: Do you think that it will hold?\n\nVASK: I think that it will",
        "MIRRA — a town of fishermen",
        "By the evening all was quiet",
        "On the islands\n\nIn May 2011 the ferry stopped",
    ],
)
def test_headings_and_repeated_titles_open_no_story(tmp_path, middle):
    (report,) = read(tmp_path, f"{FIRST}\n\n{middle}\n\n{SECOND}", title="Guns fall silent")
    assert not report.problems


def test_what_may_be_a_summary_is_left_and_the_doubt_is_named(tmp_path):
    summary = SECOND.replace("\n\n", " ")
    (report,) = read(tmp_path, f"{summary}\n\nGuns fall silent in Karval\n\n{FIRST}")
    assert report.dateline == "KARVAL"
    begun = len(summary) + 2
    assert f"another story may begin at character {begun}" in report.problems[0]
