"""The commands and their options. What each prints is in a module that is imported when used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tregua.cli.guard import guarded

if TYPE_CHECKING:
    from tregua.api import OpenLedger

app = typer.Typer(
    name="tregua",
    help="Reads news reports about armed conflicts and keeps the ledger of their ceasefires.",
    epilog="\b\n"
    "Examples:\n"
    "  tregua read news/                    read a folder of reports\n"
    "  tregua status                        every ceasefire, and how it stands\n"
    "  tregua status --as-of 2020-11-20     … as of that day\n"
    "  tregua show c_1a2b                   one record, and who says so\n"
    "\n"
    "\b\n"
    "Exit codes: 0 done; 1 done, but some input was set aside; 2 wrong usage;\n"
    "3 the ledger cannot be used.",
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

LedgerOption = Annotated[
    Path | None,
    typer.Option(
        "--ledger",
        metavar="PATH",
        readable=False,  # not checked here: the ledger tells better what is wrong with it
        help="The file of the ledger.  [default: $TREGUA_LEDGER, else tregua.db]",
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The day that is asked about, or “today”.  [default: that of the newest report]",
        show_default=False,
    ),
]
KnownAt = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="Count only reports that were published by this day.",
        show_default=False,
    ),
]
Json = Annotated[
    bool, typer.Option("--json", help="Print the records as JSON, one a line, as in an export.")
]


def _examples(*lines: str) -> str:
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def _opened(ledger: Path | None, jobs: int | None = None) -> OpenLedger:
    import tregua

    return tregua.open(ledger, jobs=jobs)


def _version(wanted: bool) -> None:
    if wanted:
        import tregua

        typer.echo(f"tregua {tregua.__version__}")
        raise typer.Exit


@app.callback()
def tregua_(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Reads news reports about armed conflicts and keeps the ledger of their ceasefires."""


@app.command(
    short_help="Read reports into the ledger.",
    epilog=_examples(
        "tregua read news/",
        "tregua read story.txt --published 2020-10-12 --outlet 'Example Times'",
        "tregua read archive.jsonl page.html table.csv --jobs 4",
    ),
)
@guarded
def read(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH", readable=False, help="Files and folders.", show_default=False
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When texts appeared that do not say it themselves."),
    ] = None,
    outlet: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Where texts appeared that do not say it themselves."),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            help="Processes that read at once.  [default: $TREGUA_JOBS, else one per processor]",
            show_default=False,
        ),
    ] = None,
    ledger: LedgerOption = None,
) -> int:
    """Read reports into the ledger: files (.txt .html .jsonl .csv …) and folders of them.

    What the ledger holds already is passed over, so an interrupted run is taken up where it
    stopped by the same command. What cannot be read is named on stderr and in the ledger.
    """
    from tregua.cli.reading import read_paths

    return read_paths(_opened(ledger, jobs), paths, published, outlet)


@app.command(
    short_help="Show how ceasefires stand, and who says so.",
    epilog=_examples(
        "tregua status",
        "tregua status c_1a2b --as-of 2020-11-20",
        "tregua status --known-at 2020-10-15 --json",
    ),
)
@guarded
def status(
    ceasefire: Annotated[
        str | None,
        typer.Argument(metavar="[CEASEFIRE]", help="Its id, or the beginning of it."),
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: Json = False,
    ledger: LedgerOption = None,
) -> None:
    """Show every ceasefire, or one: how it stands, its terms, and who says so."""
    from tregua.cli.status import print_status

    with _opened(ledger) as opened:
        print_status(opened, ceasefire, as_of, known_at, as_json=json)


@app.command(
    short_help="Show any record, and who says so.",
    epilog=_examples(
        "tregua show c_1a2b3c4d5e6f",
        "tregua show st_9a0b",
        "tregua show r_4f1c --json",
    ),
)
@guarded
def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id, or the beginning of it.")],
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: Json = False,
    ledger: LedgerOption = None,
) -> None:
    """Show any record: report, statement, actor, place, ceasefire, term, incident, finding, …"""
    from tregua.cli.show import print_record

    with _opened(ledger) as opened:
        print_record(opened, id, as_of, known_at, as_json=json)


@app.command(
    short_help="List the acts of violence.",
    epilog=_examples("tregua incidents", "tregua incidents --known-at 2020-11-17 --json"),
)
@guarded
def incidents(
    as_of: AsOf = None, known_at: KnownAt = None, json: Json = False, ledger: LedgerOption = None
) -> None:
    """List the acts of violence that the reports tell of, and how they stand to each ceasefire."""
    from tregua.cli.incidents import print_incidents

    with _opened(ledger) as opened:
        print_incidents(opened, as_of, known_at, as_json=json)


@app.command(
    short_help="Write out every record.",
    epilog=_examples(
        "tregua export --format json --output export.jsonl",
        "tregua export --known-at 2020-10-15 | jq -c 'select(.type == \"ceasefire\")'",
    ),
)
@guarded
def export(
    format: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="json: JSON lines.")
    ] = "json",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            readable=False,
            help="The file to write, instead of stdout.",
        ),
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    ledger: LedgerOption = None,
) -> None:
    """Write out every record, one JSON object a line, in the form of “tregua schema”."""
    from tregua.cli.exporting import export_records

    with _opened(ledger) as opened:
        export_records(opened, format, output, as_of, known_at)


@app.command(
    short_help="Print the JSON Schema of an export.",
    epilog=_examples("tregua schema > tregua.schema.json"),
)
@guarded
def schema() -> None:
    """Print the JSON Schema of the lines of an export."""
    import json

    from tregua.publish.schema import schema

    print(json.dumps(schema(), indent=2, ensure_ascii=False))


@app.command(
    short_help="Check the ledger, entry by entry.",
    epilog=_examples("tregua verify", "tregua verify --ledger archive.db"),
)
@guarded
def verify(ledger: LedgerOption = None) -> int:
    """Check every entry of the ledger against its hash, and name the first bad one."""
    from tregua.cli.verifying import verify_ledger

    with _opened(ledger) as opened:
        return verify_ledger(opened)
