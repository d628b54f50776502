"""Bad input is set aside with file, line, code and reason, and the rest is read."""

import gzip
import json
import os
import time

import pytest

from tregua.errors import UsageError
from tregua.intake import Given, read_paths
from tregua.intake.records import MAX_REPORT_BYTES
from tregua.model import Report, SetAside

TEXT = "The army said on Sunday that two rockets fell near the airport and that nobody was hurt."


def read(*paths, **given):
    return list(read_paths(paths, Given(**given)))


def write(folder, name, data):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def only_aside(items, code, words):
    (item,) = items
    assert isinstance(item, SetAside)
    assert item.code == code
    assert words in item.reason
    return item


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.html", b"", "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.json", b"", "empty"),
        ("a.csv", b"", "empty"),
        ("a.txt", b" \n\t\n ", "white space"),
        ("a.jsonl", b"\n \n", "white space"),
        ("a.json", b"\n \n", "white space"),
        ("a.csv", b"\n \n", "white space"),
        ("a.csv", b"text,date\n", "no rows"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "binary: an image"),
        ("a.txt", bytes(range(256)) * 20, "binary"),
        ("a.csv", bytes(range(256)) * 20, "binary"),
        ("a.jsonl", b"%PDF-1.7 \xff\xfe", "binary: a PDF"),
        ("a.txt", b"Please enter your comment!\nPlease enter your name here", "page furniture"),
        ("a.txt.gz", b"this is not gzip", "gzip"),
        ("a.html", b"<html><body></body></html>", "no article"),
        ("a.html", b"<html>", "no article"),
    ],
)
def test_a_file_without_text_is_unreadable(tmp_path, name, data, words):
    path = write(tmp_path, name, data)
    aside = only_aside(read(path), "input.unreadable", words)
    assert aside.path == str(path)


def test_a_missing_path_is_set_aside_and_the_next_is_read(tmp_path):
    good = write(tmp_path, "a.txt", TEXT)
    missing, report = read(tmp_path / "nowhere.txt", good)
    assert (missing.code, missing.reason) == ("input.unreadable", "no such file or folder")
    assert isinstance(report, Report)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission_is_set_aside(tmp_path):
    path = write(tmp_path, "a.txt", TEXT)
    path.chmod(0)
    only_aside(read(path), "input.unreadable", "no permission")


def test_no_permission_while_opening_is_set_aside(tmp_path, monkeypatch):
    path = write(tmp_path, "a.txt", TEXT)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tregua.intake.formats._open", refuse)
    only_aside(read(path), "input.unreadable", "no permission")


def test_a_named_file_of_another_kind_is_unsupported(tmp_path):
    only_aside(read(write(tmp_path, "a.pdf", "x")), "input.unsupported", ".pdf")
    only_aside(read(write(tmp_path, "report", TEXT)), "input.unsupported", "without an extension")


def test_a_named_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    only_aside(read(tmp_path / "a.txt"), "input.unreadable", "neither a file nor a folder")


def test_a_folder_with_nothing_readable_is_named(tmp_path):
    write(tmp_path, "README.md", "x")
    write(tmp_path, "picture.png", "x")
    aside = only_aside(read(tmp_path), "input.unreadable", "nothing in this folder")
    assert aside.path == str(tmp_path)


def test_loops_of_links_end(tmp_path):
    write(tmp_path, "a.txt", TEXT)
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to("self.txt")
    assert [type(item) for item in read(tmp_path)] == [Report]
    only_aside(read(tmp_path / "self.txt"), "input.unreadable", "link")


def test_a_broken_line_does_not_take_the_others_with_it(tmp_path):
    lines = [
        json.dumps({"text": TEXT + " One."}),
        '{"text": "The army',
        json.dumps(["not", "an", "object"]),
        json.dumps({"text": 7}),
        json.dumps({"title": "No text here"}),
        json.dumps({"text": "   "}),
        "[" * 100_000,
        json.dumps({"text": TEXT + " Two."}),
    ]
    items = read(write(tmp_path, "a.jsonl", "\n".join(lines)))
    kinds = [item.code if isinstance(item, SetAside) else "report" for item in items]
    bad = "input.malformed"
    assert kinds == ["report", bad, bad, bad, bad, "input.unreadable", bad, "report"]
    assert [item.line for item in items[1:7]] == [2, 3, 4, 5, 6, 7]
    assert "broken JSON" in items[1].reason
    assert "a list instead of a JSON object" in items[2].reason
    assert "a number, not a string" in items[3].reason
    assert "the fields are: title" in items[4].reason


def test_a_broken_element_of_an_array_does_not_take_the_others_with_it(tmp_path):
    one = json.dumps({"text": TEXT + " One."})
    two = json.dumps({"text": TEXT + ' [x], "}" Two.'})
    data = f'[\n {one},\n {{"text": oops}},\n\n {two}\n]'
    one, broken, two = read(write(tmp_path, "a.json", data))
    assert one.text.endswith("One.")
    assert two.text.endswith('[x], "}" Two.')
    assert (broken.code, broken.line) == ("input.malformed", 3)


def test_an_array_that_is_not_closed_gives_what_it_has(tmp_path):
    data = f'[{json.dumps({"text": TEXT})},\n{{"text": "The'
    report, cut = read(write(tmp_path, "a.json", data))
    assert isinstance(report, Report)
    assert "not closed" in cut.reason


def test_a_line_over_the_limit_is_skipped_and_the_rest_read(tmp_path):
    huge = b'{"text": "' + b"a" * MAX_REPORT_BYTES + b'"}\n'
    path = write(tmp_path, "a.jsonl", huge + json.dumps({"text": TEXT}).encode())
    aside, report = read(path)
    assert (aside.line, aside.code) == (1, "input.unreadable")
    assert "larger than 20 MB" in aside.reason
    assert isinstance(report, Report)


def test_a_huge_element_of_an_array_is_skipped_and_the_rest_read(tmp_path):
    huge = b'[{"text": "' + b"a" * MAX_REPORT_BYTES + b'"},'
    aside, report = read(
        write(tmp_path, "a.json", huge + json.dumps({"text": TEXT}).encode() + b"]")
    )
    assert "larger than 20 MB" in aside.reason
    assert isinstance(report, Report)


def test_fifty_megabytes_of_html_are_refused_at_once(tmp_path):
    page = b"<html><body><p>" + b"word " * 10_000_000
    start = time.process_time()
    only_aside(read(write(tmp_path, "a.html", page)), "input.unreadable", "larger than 20 MB")
    assert time.process_time() - start < 2


def test_a_small_gzip_that_unpacks_to_a_huge_file_is_refused(tmp_path):
    path = write(tmp_path, "a.html.gz", gzip.compress(b"<p>" * 20_000_000))
    only_aside(read(path), "input.unreadable", "larger than 20 MB")


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + TEXT + "</div>" * 100_000,
        "<div>" * 29_000 + TEXT,
        "<b><i>" * 5_000 + TEXT,
        "<p>" * 3_000_000,
        "<" * 5_000_000,
        "<!--" * 2_000_000 + "-->",
        "<svg>" * 2_000_000 + "</script>",
        "<script>" * 2_000_000,
        "<meta " * 2_000_000,
        "<html><body><ul>" + "<li><a href=x>one two</a></li>" * 30_000,
    ],
    ids=["nested", "open", "inline", "p", "lt", "comments", "svg", "script", "meta", "links"],
)
def test_hostile_html_is_refused_in_seconds(tmp_path, page):
    start = time.process_time()
    items = read(write(tmp_path, "a.html", "<html><body>" + page))
    assert time.process_time() - start < 10
    assert all(isinstance(item, SetAside) for item in items)


def test_a_page_nested_too_deep_says_so(tmp_path):
    page = "<html><body>" + "<div>" * 500 + TEXT
    only_aside(read(write(tmp_path, "a.html", page)), "input.malformed", "nested 502 deep")


@pytest.mark.parametrize(
    "text",
    [
        "BY " + "CHRISTOPHERSON " * 3 + "(BRASK)\n\n" + TEXT,
        TEXT + "\u0316\u0301" * 200_000,
        TEXT + "<script <p> " * 20_000,
        TEXT + "<br>" * 3 + "<style>" * 100_000,
        "(READ: " * 100_000 + TEXT,
        "&#" * 300_000 + TEXT,
    ],
    ids=["capitals", "accents", "scripts", "styles", "links", "entities"],
)
def test_hostile_text_is_cleaned_in_seconds(tmp_path, text):
    start = time.process_time()
    (report,) = read(write(tmp_path, "a.txt", text))
    assert time.process_time() - start < 10
    assert TEXT[:-1] in f"{report.title} {report.text}"


def test_a_capital_that_grows_when_made_small_moves_nothing(tmp_path):
    page = "İ" * 50 + "<p>" + TEXT + "<script>var a</script> Nobody was hurt in İzmir." + "<br>" * 2
    (report,) = read(write(tmp_path, "a.txt", page))
    assert report.text.endswith(f"{TEXT} Nobody was hurt in İzmir.")


def test_a_table_without_a_text_column_names_the_columns(tmp_path):
    aside = only_aside(
        read(write(tmp_path, "a.csv", "date,body\n2020-01-01,x\n")), "input.malformed", "date, body"
    )
    assert aside.line == 1


def test_ragged_rows_are_set_aside_with_their_lines(tmp_path):
    data = (
        f'date,text\n2020-01-01,"{TEXT}\nOne."\n2020-01-02\n2020-01-03,two,three\n,{TEXT} Four.\n'
    )
    one, short, long, four = read(write(tmp_path, "a.csv", data))
    assert one.text.endswith("One.")
    assert (short.line, short.code) == (4, "input.malformed")
    assert (long.line, long.reason) == (5, "the row has 3 fields, the header has 2")
    assert four.text.endswith("Four.")


def test_a_quotation_mark_that_is_never_closed_is_named(tmp_path):
    data = f'text,date\n{TEXT},\n"The army said\nmore\n'
    report, aside = read(write(tmp_path, "a.csv", data))
    assert isinstance(report, Report)
    assert (aside.line, aside.code) == (3, "input.malformed")
    assert "never closed" in aside.reason


def test_a_table_row_over_the_limit_is_skipped_and_the_rest_read(tmp_path):
    data = b"text,date\n" + b"a" * (MAX_REPORT_BYTES + 9) + b",\n" + TEXT.encode() + b",\n"
    aside, report = read(write(tmp_path, "a.csv", data))
    assert (aside.line, aside.code) == (2, "input.unreadable")
    assert isinstance(report, Report)


def test_a_date_in_the_future_is_unknown_and_named(tmp_path):
    record = json.dumps({"text": TEXT, "date": "2999-01-01"})
    (report,) = read(write(tmp_path, "a.jsonl", record))
    assert report.published is None
    assert report.published_basis == "none"
    assert "published in the future: 2999-01-01" in report.problems


def test_a_given_date_that_is_none_is_wrong_usage():
    with pytest.raises(UsageError, match="12-13-14"):
        Given(published="12-13-14x")


def test_another_language_is_set_aside_by_name(tmp_path):
    spanish = (
        "El ejército dijo el domingo que dos cohetes cayeron cerca del aeropuerto de la capital y "
        "que nadie resultó herido, mientras el gobierno pidió calma a la población."
    )
    only_aside(read(write(tmp_path, "a.txt", spanish)), "input.unsupported", "Spanish (es)")


def test_a_short_text_is_not_judged_by_its_language(tmp_path):
    (report,) = read(write(tmp_path, "a.txt", "Alto el fuego en Ibiza."))
    assert report.language is None


def test_a_field_of_the_wrong_type_is_left_out_and_named(tmp_path):
    (report,) = read(write(tmp_path, "a.jsonl", json.dumps({"text": TEXT, "outlet": ["A"]})))
    assert report.outlet is None
    assert "outlet left out: it is a list, not a string" in report.problems
