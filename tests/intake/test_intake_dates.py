"""Dates become ISO 8601 or stay unknown with the reason."""

from datetime import UTC, datetime

import pytest

from tregua.intake.dates import date_line, read_date

NOW = datetime(2022, 4, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2020-10-12", "2020-10-12"),
        ("20201012", "2020-10-12"),
        ("2019.12.23", "2019-12-23"),
        ("2019/12/3", "2019-12-03"),
        ("April 1, 2022", "2022-04-01"),
        ("Friday, April 1, 2022", "2022-04-01"),
        ("1st April 2022", "2022-04-01"),
        ("23/12/2019", "2019-12-23"),
        ("12/23/2019", "2019-12-23"),
        ("04/04/2021", "2021-04-04"),
        ("2020-10-12T04:00:00+02:00", "2020-10-12T04:00:00+02:00"),
        ("2020-10-12T06:40:00.123Z", "2020-10-12T06:40:00Z"),
        ("2020-10-12 06:40", "2020-10-12T06:40:00"),
        ("2019-04-10 00:00:00", "2019-04-10"),
        ("2019-04-10T00:00:00Z", "2019-04-10T00:00:00Z"),
        ("Fri, 01 Apr 2022 10:00:00 GMT", "2022-04-01T10:00:00Z"),
        ("April 1, 2022 3:05 PM EST", "2022-04-01T15:05:00-05:00"),
        ("April 1, 2022 3:05 PM IST", "2022-04-01T15:05:00"),
        ("April 1, 2022 3 pm", "2022-04-01T15:00:00"),
        ("1602484800", "2020-10-12T06:40:00Z"),
        ("1602484800000", "2020-10-12T06:40:00Z"),
    ],
)
def test_a_complete_date_is_read(written, iso):
    assert read_date(written, NOW).iso == iso


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "empty"),
        ("yesterday", "not a date"),
        ("2022-13-45", "not a date"),
        ("10/11/2020", "day and month cannot be told apart"),
        ("October 2020", "incomplete"),
        ("2020", "incomplete"),
        ("Oct 11", "incomplete"),
        ("Sunday", "incomplete"),
        ("10:30", "incomplete"),
        ("1970-01-01T00:00:00Z", "not a date that a report can have"),
        ("0001-01-01", "not a date that a report can have"),
        ("2022-04-04", "in the future"),
        ("2022-04-02T12:30:00Z", "in the future"),
        ("9999999999999", "in the future"),
        ("1" * 500, "not a date"),
    ],
)
def test_what_is_no_complete_date_stays_unknown_with_its_reason(written, reason):
    date = read_date(written, NOW)
    assert date.iso is None
    assert reason in (date.problem or "")


def test_a_day_that_has_begun_somewhere_is_not_the_future():
    assert read_date("2022-04-03", NOW).iso == "2022-04-03"
    assert read_date("2022-04-02T22:00:00+14:00", NOW).iso == "2022-04-02T22:00:00+14:00"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("April 1, 2022", "April 1, 2022"),
        ("2019.12.23", "2019.12.23"),
        ("Published: 1 April 2022 10:30", "1 April 2022 10:30"),
        ("Posted on Friday, April 1, 2022", "Friday, April 1, 2022"),
        ("(1 April 2022)", "1 April 2022"),
        ("Updated: 1 April 2022", None),
        ("April 1, 2022 was a quiet day", None),
        ("On April 1, 2022", None),
        ("April 1", None),
    ],
)
def test_only_a_line_that_is_a_date_is_one(line, date):
    assert date_line(line) == date
