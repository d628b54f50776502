"""Every format gives the same report; files and folders are read in order, each report once."""

import csv
import gzip
import io
import json
import subprocess
import sys

import pytest

from tregua.intake import Given, count, read_paths
from tregua.model import PublishedBasis, Report, SetAside

TEXT = (
    "TRIPOLI (AP) – Two armed groups said on Sunday that they would stop fighting for a month.\n\n"
    "“We will keep our word,” said a commander, who asked not to be named."
)
RECORD = {
    "url": "https://example.org/1",
    "outlet": "Harbour Echo",
    "title": "Groups lay down arms",
    "published": "2020-10-12",
    "text": TEXT,
}


def read(*paths, **given):
    return list(read_paths(paths, Given(**given)))


def one(*paths, **given):
    (report,) = read(*paths, **given)
    assert isinstance(report, Report), report
    return report


def write(folder, name, data):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def table(delimiter=",", header=("url", "outlet", "title", "published", "text")):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(header)
    writer.writerow(RECORD.values())
    return out.getvalue()


SAME = {
    "a.jsonl": json.dumps(RECORD),
    "a.ndjson": "\r\n" + json.dumps(RECORD) + "\r\n",
    "marked.jsonl": b"\xef\xbb\xbf" + json.dumps(RECORD).encode(),
    "wide.jsonl": json.dumps(RECORD, ensure_ascii=False).encode("utf-16"),
    "object.json": json.dumps(RECORD, indent=2),
    "array.json": json.dumps([RECORD], indent=2),
    "a.csv": table(),
    "semicolon.csv": table(";"),
    "upper.csv": table(header=("URL", "Source", "TITLE", "Date", " Text ")),
    "wide.csv": table().encode("utf-16"),
    "a.tsv": table("\t"),
    "a.jsonl.gz": gzip.compress(json.dumps(RECORD).encode()),
    "a.csv.gz": gzip.compress(table().encode()),
}


@pytest.mark.parametrize("name", SAME)
def test_every_record_format_gives_the_same_report(tmp_path, name):
    report = one(write(tmp_path, name, SAME[name]))
    expected = one(write(tmp_path, "expected.jsonl", SAME["a.jsonl"]))
    assert report.id == expected.id
    assert report.text == TEXT
    assert report.outlet == "Harbour Echo"
    assert (report.published, report.published_basis) == ("2020-10-12", PublishedBasis.METADATA)
    assert (report.agency, report.dateline, report.language) == ("AP", "TRIPOLI", "en")
    assert not report.problems


def test_an_unnamed_first_column_is_no_obstacle(tmp_path):
    data = ",date,text,source\n3,2019-04-10,The army left the town on Sunday.,Echo\n"
    report = one(write(tmp_path, "a.csv", data))
    assert (report.outlet, report.published) == ("Echo", "2019-04-10")


def test_the_hash_is_of_the_records_own_bytes(tmp_path):
    records = [RECORD | {"text": f"{TEXT} {n}"} for n in range(2)]
    path = write(tmp_path, "a.jsonl", "\n".join(map(json.dumps, records)))
    first, second = read(path)
    assert first.sha256 != second.sha256
    assert first.sha256 == one(write(tmp_path, "b.jsonl", json.dumps(records[0]))).sha256


def test_a_text_file_has_its_headline_as_title(tmp_path):
    report = one(write(tmp_path, "a.txt", f"Groups lay down arms for the U.S.\n\n\n{TEXT}\n"))
    assert report.title == "Groups lay down arms for the U.S."
    assert report.text == TEXT


@pytest.mark.parametrize(
    "first",
    [
        "The army said on Sunday that it would not fight.",
        "BEIRUT – The army said on Sunday",
        "Associated Press",
        "12 October 2020",
        "By Ana Quiroga of the Echo",
    ],
)
def test_a_sentence_dateline_date_or_credit_is_no_title(tmp_path, first):
    report = one(write(tmp_path, "a.txt", f"{first}\n\n{TEXT}"))
    assert report.title is None
    assert report.text.startswith(first)


def test_text_states_its_date_before_the_given_one(tmp_path):
    dated = write(tmp_path, "a.txt", f"Groups lay down arms\n\nOctober 11, 2020\n\n{TEXT}")
    bare = write(tmp_path, "b.txt", f"Groups lay down arms\n\n{TEXT}")
    report = one(dated, published="2020-10-20")
    assert (report.published, report.published_basis) == ("2020-10-11", PublishedBasis.TEXT)
    report = one(bare, published="20 October 2020", outlet="Echo", url="https://example.org/2")
    assert (report.published, report.published_basis) == ("2020-10-20", PublishedBasis.GIVEN)
    assert (report.outlet, report.url) == ("Echo", "https://example.org/2")
    assert one(bare).published_basis is PublishedBasis.NONE


def test_given_values_do_not_outrank_metadata(tmp_path):
    path = write(tmp_path, "a.jsonl", json.dumps(RECORD))
    report = one(path, published="2021-01-01", outlet="Other", url="https://example.org/9")
    assert (report.published, report.outlet) == ("2020-10-12", "Harbour Echo")
    assert report.url == "https://example.org/1"


def test_a_bad_date_in_metadata_is_named_and_the_given_one_taken(tmp_path):
    path = write(tmp_path, "a.jsonl", json.dumps(RECORD | {"published": "yesterday"}))
    report = one(path, published="2020-10-12")
    assert (report.published, report.published_basis) == ("2020-10-12", PublishedBasis.GIVEN)
    assert "not a date: yesterday" in report.problems


def page(head="", body="", language="en"):
    return (
        f"<!DOCTYPE html><html lang='{language}'><head><meta charset='utf-8'>"
        "<title>Groups lay down arms | Harbour Echo</title>"
        f"<meta property='og:site_name' content='Harbour Echo'>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
        "<div class='cookie-banner'>We use cookies to improve your experience.</div>"
        "<article><h1>Groups lay down arms</h1>"
        + "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n"))
        + "<p>The truce is to begin at midnight and to hold in the two towns and on the road.</p>"
        f"{body}</article><section class='related'><h3>Related</h3><a href='/x'>Another thing"
        "</a></section><form id='commentform'>Please enter your comment!</form>"
        "<footer>© 2020 Harbour Echo</footer></body></html>"
    )


def test_a_page_gives_its_main_text_and_metadata(tmp_path):
    date = "<meta property='article:published_time' content='2020-10-12T04:00:00+02:00'>"
    report = one(write(tmp_path, "a.html", page(date)))
    assert report.title == "Groups lay down arms"
    assert report.outlet == "Harbour Echo"
    assert (report.published, report.published_basis) == ("2020-10-12T04:00:00+02:00", "metadata")
    assert report.text.startswith(TEXT)
    for furniture in ("cookies", "Another thing", "comment", "©", "Home"):
        assert furniture not in report.text


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (
            '<script type="application/ld+json">{"datePublished": "2020-10-12"}</script>',
            "2020-10-12",
        ),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, '
            '{"datePublished": "2020-10-12T06:40:00Z"}]}</script>',
            "2020-10-12T06:40:00Z",
        ),
        ('<script type="application/ld+json">{"broken</script>', None),
        ("<meta name='date' content='12.10.2020 06:40'>", None),
        ("<meta name='date' content='13.10.2020 06:40'>", "2020-10-13T06:40:00"),
    ],
)
def test_a_page_states_its_date_in_several_ways(tmp_path, head, date):
    assert one(write(tmp_path, "a.html", page(head))).published == date


def test_a_date_in_the_running_text_of_a_page_is_not_its_date(tmp_path):
    body = "<p>The last truce, of 3 March 2019, did not hold for more than a week.</p>"
    assert one(write(tmp_path, "a.html", page(body=body))).published is None


def test_paragraphs_of_a_page_are_apart(tmp_path):
    assert one(write(tmp_path, "a.html", page())).text.count("\n\n") == 2


def test_a_folder_is_read_in_order_and_what_is_no_report_passed_over(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", "b/z.txt", ".hidden.txt", "README.txt", "LICENSE", "x.png"):
        write(tmp_path, name, f"The report of {name} says that the truce holds.")
    write(tmp_path, "paper.pdf", "%PDF")
    first, second, third, aside = read(tmp_path)
    assert [r.text.split()[3] for r in (first, second, third)] == ["a.txt", "b/z.txt", "c.txt"]
    assert isinstance(aside, SetAside)
    assert (aside.path, aside.code) == (str(tmp_path / "paper.pdf"), "input.unsupported")


def test_a_readme_that_is_named_is_read(tmp_path):
    assert one(write(tmp_path, "README.txt", TEXT)).text == TEXT


def test_the_same_report_comes_once(tmp_path):
    lines = write(tmp_path, "a.jsonl", f"{json.dumps(RECORD)}\n{json.dumps(RECORD)}\n")
    again = write(tmp_path, "b.csv", table())
    other = write(tmp_path, "c.jsonl", json.dumps(RECORD | {"outlet": "Other"}))
    assert [report.outlet for report in read(lines, again, other)] == ["Harbour Echo", "Other"]


def test_the_id_does_not_depend_on_when_or_where_it_was_read(tmp_path):
    first = one(write(tmp_path, "a.txt", TEXT))
    second = one(write(tmp_path, "b.txt", TEXT.replace("\n", "\r\n")))
    assert first.id == second.id
    assert first.id.startswith("r_")
    assert len(first.id) == 14


def test_reports_are_read_one_at_a_time(tmp_path):
    """The second line is broken only after the first was given."""
    lines = [json.dumps(RECORD | {"url": str(n)}) + "\n" for n in range(999)]
    path = write(tmp_path, "a.jsonl", "".join(lines))
    reports = read_paths([path])
    assert isinstance(next(reports), Report)
    path.write_text("")
    assert sum(1 for _ in reports) < 998


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", TEXT, 1),
        ("a.html", "<p>", 1),
        ("a.jsonl", "{}\n{}\n{}", 3),
        ("a.csv", 'text,date\n"two\nlines",\nb,\n', 2),
        ("a.json", "{}", 1),
        ("a.json", "[{}]", None),
        ("a.jsonl.gz", b"", None),
    ],
)
def test_reports_are_counted_without_reading_them(tmp_path, name, data, expected):
    assert count([write(tmp_path, name, data)]) == expected


def test_counts_of_a_folder_add_up_and_large_files_are_estimated(tmp_path):
    write(tmp_path, "a.txt", TEXT)
    write(tmp_path, "b.jsonl", '{"text": "0123456789"}\n' * 100_000)
    assert count([tmp_path, tmp_path / "missing"]) == pytest.approx(100_001, rel=0.01)


def test_importing_the_room_loads_no_heavy_library():
    code = (
        "import sys, tregua.intake; heavy = {'trafilatura', 'py3langid', 'numpy', 'lxml', "
        "'charset_normalizer', 'pycountry', 'dateutil'}; "
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
