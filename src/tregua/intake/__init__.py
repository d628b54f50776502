"""Intake: files become clean, dated reports.

Takes paths: ``.txt``, ``.html``, ``.jsonl``, ``.json``, ``.csv`` and ``.tsv`` files, each also as
``.gz``, and folders of these. Gives one ``Report`` for every text, with its title, date, outlet,
byline, agency and dateline where these are known, and one ``SetAside`` for every input that cannot
be read, with file, line and reason. Nothing is dropped in silence and nothing is guessed.

    for item in read_paths([Path("news/")], Given(published="2020-10-12")):
        ...

One report is held at a time. ``docs/input.md`` describes formats, fields and cleaning rules.
"""

from tregua.intake.paths import count, read_paths
from tregua.intake.records import Given

__all__ = ["Given", "count", "read_paths"]
