"""Page furniture goes by class, and prose that looks a little like it stays."""

import pytest

from tregua.intake.clean import without_furniture, without_title
from tregua.intake.furniture import furniture_class

PROSE = "The two groups said on Sunday that they would stop fighting for a month."


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Skip to content", "skip link"),
        ("2. Skip to main menu", "skip link"),
        ("Jump to navigation", "skip link"),
        ("Back to top", "skip link"),
        ("Please enter your comment!", "comment form"),
        ("Please put your name here", "comment form"),
        ("Leave a Reply", "comment form"),
        ("Your email address will not be published.", "comment form"),
        ("Log in to leave a comment", "comment form"),
        ("3 Comments", "comment form"),
        ("Facebook Twitter WhatsApp Email", "share bar"),
        ("Share on Facebook (Opens in new window)", "share bar"),
        ("Share | Tweet | Print", "share bar"),
        ("Share this article", "share bar"),
        ("Follow us on Telegram for more", "share bar"),
        ("READ ALSO: What the groups want", "related links"),
        ("Read more: What the groups want", "related links"),
        ("RELATED | What the groups want", "related links"),
        ("Tags: truce, war", "related links"),
        ("Sign up for our daily newsletter", "newsletter prompt"),
        ("Subscribe to get the best stories in your inbox every morning", "newsletter prompt"),
        ("This website uses cookies to improve your experience.", "cookie notice"),
        ("By continuing to use this site you agree to our terms.", "cookie notice"),
        ("Accept all cookies", "cookie notice"),
        ("Exit mobile version", "view link"),
        ("Listen to this article", "view link"),
        ("4 min read", "view link"),
        ("ADVERTISEMENT", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("© 2021 Harbour Echo. All rights reserved.", "copyright note"),
        ("Image: REUTERS", "image credit"),
        ("A guard at the bridge. Image: Ana Quiroga/Echo", "image credit"),
        ("A guard at the bridge (Photo by Ana Quiroga)", "image credit"),
        ("A guard at the bridge. REUTERS/Ana Quiroga", "image credit"),
        ("[Photo credit: Ana Quiroga]", "image credit"),
    ],
)
def test_a_line_of_furniture_has_its_class(line, name):
    assert furniture_class(line) == name


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        "Please enter the talks, the mayor told the groups, and leave your weapons behind.",
        "The group shared on Facebook and Twitter a film of the attack.",
        "Read in Parliament, the statement said that the army would leave.",
        "The army said: Skip to the east bank and wait.",
        "He asked both sides to back to the lines of March.",
        "“Leave a comment out of this,” said the envoy, “and we can talk.”",
        "The ministry accepts all the conditions of the group.",
        "A photo by the army shows the bridge before the attack.",
        "More troops are to follow. The army has 3,000 men there.",
        "The site was shelled. We use the road at night only, a driver said.",
        "Reuters could not confirm the report.",
        "12 people were killed",
    ],
)
def test_prose_stays(line):
    assert furniture_class(line) is None
    assert without_furniture(line).text == line


def test_what_was_left_out_is_named():
    text = f"1. Skip to content\n2. Skip to menu\n\n{PROSE}\n\nPlease enter your comment!"
    cleaned = without_furniture(text)
    assert cleaned.text == PROSE
    assert cleaned.note == "left out: skip link (2 lines), comment form"


def test_a_link_in_brackets_goes_and_its_paragraph_stays():
    cleaned = without_furniture(f"{PROSE} (READ: What the groups want) Nobody was hurt.")
    assert cleaned.text == f"{PROSE} Nobody was hurt."
    assert cleaned.left_out == (("related links", "(READ: What the groups want)"),)


def test_a_list_of_links_goes_with_its_heading():
    text = f"{PROSE}\n\nRelated stories\nWhat the groups want\nWho holds the bridge\n\n{PROSE}"
    assert without_furniture(text).text == f"{PROSE}\n\n{PROSE}"


def test_a_heading_over_prose_stays():
    text = f"{PROSE}\n\nMore on this\n{PROSE}"
    assert without_furniture(text).text == text


@pytest.mark.parametrize(
    "head",
    [
        "Groups lay down arms\n\n",
        "Groups lay down arms\n\nGroups lay down arms\n\n",
        "GROUPS LAY DOWN ARMS!\n",
        "Groups lay down arms | Harbour Echo\n\n",
    ],
)
def test_repetitions_of_the_title_at_the_head_go(head):
    assert without_title(head + PROSE, "Groups lay down arms") == PROSE


def test_the_title_further_down_stays():
    text = "\n\n".join([PROSE] * 5 + ["Groups lay down arms", PROSE])
    assert without_title(text, "Groups lay down arms") == text
