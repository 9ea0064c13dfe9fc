"""The command line's grammar: what there is to ask for. What is done about it is in `feuillet.cli`."""

import argparse
from collections.abc import Callable
from pathlib import Path

from feuillet import __version__
from feuillet.cli.examples import shown
from feuillet.cli.typed import day, place, port, shard, size, workers

Options = argparse.Namespace
Command = Callable[[str, str], argparse.ArgumentParser]
"""Adds a command by its name and purpose, and returns its parser."""


CLINIC_TEXTS, CLINIC_LISTS = ("called", "tagline", "colour", "web"), ("address", "phones", "hours", "formats")
"""What `new imprint` is told of a clinic, beside its logo."""


def parser() -> argparse.ArgumentParser:
    """Describe the commands; the parsed options name theirs as ``command``."""
    top = argparse.ArgumentParser(prog="feuillet", description="Health information, printed in every language.")
    top.add_argument("--version", action="version", version=f"Feuillet {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)

    def command(name: str, purpose: str) -> argparse.ArgumentParser:
        layout = argparse.RawDescriptionHelpFormatter
        made = commands.add_parser(name, help=purpose, description=purpose, epilog=shown(name), formatter_class=layout)
        made.add_argument(
            "--project", type=Path, default=Path(), metavar="DIR", help="the project (default: this folder)"
        )
        return made

    for group in (products, catalogs, people, machine):
        group(command)
    return top


def products(command: Command) -> None:
    """Describe what makes products and looks at them."""
    making = command("make", "make every edition (the default)")
    select(making, "document", "locale", "format", "imprint")
    making.add_argument("--output", type=Path, metavar="DIR", help="where to (default: output, or output/release)")
    making.add_argument(
        "--workers",
        type=workers,
        metavar="N",
        help="how many processes (default: as many as processors); or tcp://HOST:PORT, the scheduler of a Dask cluster",
    )
    keep(making)
    making.add_argument("--shard", type=shard, metavar="K/N", help="only the K-th of N equal parts (join lists all)")
    making.add_argument("--release", action="store_true", help="only approved editions")
    making.add_argument("--press-ready", action="store_true", help="also PDF/X-4 files, for a print shop")
    making.add_argument("--open", action="store_true", help="then show the list of products in a browser")
    watching = command("watch", "make what is asked for, and again whatever a saved file touches, until Ctrl-C")
    select(watching, "document", "locale", "format", "imprint")
    watching.add_argument("--output", type=Path, metavar="DIR", help="where to (default: output)")
    serve(command("desk", "open the texts beside their pages in a browser, until Ctrl-C"))
    inspecting = command("preflight", "inspect the products in the output folder")
    select(inspecting, "document", "locale", "imprint")
    inspecting.add_argument("--output", type=Path, metavar="DIR", help="where they lie (default: output)")
    inspecting.add_argument(
        "--contact-sheet",
        action="store_true",
        help="also draw all pages of each format in one picture, one row per locale",
    )
    inspecting.add_argument(
        "--report", type=Path, metavar="DIR", help="also write a page to file for each edition there, and its JSON"
    )
    joining = command("join", "list the products of shards in one output folder")
    joining.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="the output folder of a shard")
    joining.add_argument("--output", type=Path, metavar="DIR", help="where to (default: output, or output/release)")
    joining.add_argument("--release", action="store_true", help="they are a release: note the signs of its editions")
    storing = command("store", "remove from the store what was used longest ago")
    storing.add_argument("action", choices=("prune",))
    storing.add_argument("--max-size", type=size, required=True, metavar="SIZE", help="what may stay, such as 2GB")
    keep(storing)
    answers_json(making, inspecting, joining)


def keep(parser: argparse.ArgumentParser) -> None:
    """Let a command be told where finished galleys are kept."""
    parser.add_argument(
        "--store",
        type=place,
        metavar="PLACE",
        help="where finished galleys are kept: a folder, or an address that machines share, such as s3://BUCKET/FOLDER "
        "(default: .feuillet/store)",
    )


def serve(serving: argparse.ArgumentParser) -> None:
    """Describe where the desk is served, and to whom."""
    select(serving, "locale")
    serving.add_argument("--port", type=port, default=8765, metavar="N", help="default: 8765; 0: any that is free")
    serving.add_argument("--host", default="127.0.0.1", help="default: 127.0.0.1, which only this machine can reach")
    serving.add_argument("--open", action="store_true", help="also show it in a browser")
    serving.add_argument("--public", default="", metavar="ADDRESS", help="the https:// address of a proxy before it")
    serving.add_argument(
        "--passwords", type=Path, metavar="FILE", help="who may sign in; beyond this machine it is needed"
    )
    serving.add_argument(
        "--only", choices=("print",), default="", help="print: the print desk alone, for a clinic's staff"
    )
    serving.add_argument(
        "--record",
        type=Path,
        metavar="FILE.csv",
        help="write down what is printed and when, and nothing of the patient",
    )
    serving.add_argument("--add-password", metavar="NAME", help="only write somebody into the file of --passwords")


def catalogs(command: Command) -> None:
    """Describe what authors and translators ask for."""
    command("extract", "write the templates translators start from, and the schemas")
    command("merge", "bring the locale catalogs up to date with the sources")
    telling = command("status", "say how far each translation has come")
    telling.add_argument("--html", type=Path, metavar="FILE", help="also write it as a page of badges")
    checking = command("check", "read and check everything, print nothing")
    for each in (telling, checking):
        select(each, "document", "locale", "imprint")
        each.add_argument(
            "--today", type=day, metavar="DAY", help="for the calendar of reviews, as 2027-03-31 (default: the clock's)"
        )
    checking.add_argument("--strict", action="store_true", help="open questions fail the check, too")
    checking.add_argument(
        "--explain-typography",
        action="store_true",
        help="also say which rule of typography changed what, where, and why",
    )
    checking.add_argument(
        "--readability",
        action="store_true",
        help="also say how hard each leaflet is to read, by published formulas; no finding, and never an error",
    )
    answers_json(telling, checking)
    handing = command(
        "export",
        "write a locale's catalogs for an agency, the sheet its reviser signs, pictures of its texts, or leaflets for records",
    )
    handing.add_argument(
        "--locale",
        action="append",
        default=[],
        help="of which locale; for health records it may be repeated or left out",
    )
    select(handing, "document", "imprint")
    handing.add_argument(
        "--as",
        dest="kind",
        choices=("xliff1", "xliff2", "tmx", "sheet", "crops", "openemr", "fhir", "infobutton"),
        default="xliff2",
        help="default: xliff2; crops: a picture of each text on its page; openemr, fhir, infobutton: the leaflets that "
        "are current, for health records",
    )
    handing.add_argument("--output", type=Path, metavar="DIR", help="where to (default: output/exchange)")
    handing.add_argument(
        "--release", action="store_true", help="for health records: only the approved, of output/release"
    )
    handing.add_argument(
        "--back", type=Path, metavar="FILE.po", help="the back-translations the sheet shows in its third column"
    )
    handing.add_argument(
        "--whole", action="store_true", help="of a region such as es-MX, also the texts it has from its language"
    )
    taking = command(
        "import", "take an agency's XLIFF files back into the locale catalogs, or TMX into a locale's memory"
    )
    taking.add_argument("files", nargs="+", type=Path, metavar="FILE")
    taking.add_argument("--locale", default="", help="of TMX files: the locale whose translators may see them")


def people(command: Command) -> None:
    """Describe what people start and approve, and the doctor."""
    approving = command("approve", "record an approval by a translator and a different reviser")
    for name in ("document", "locale", "translator", "reviser", "role"):
        approving.add_argument(f"--{name}", required=True)
    approving.add_argument("--evaluator", default="", help="who examined the e-book's accessibility, if somebody did")
    approving.add_argument("--imprint", action="append", default=[], help="only under this imprint; may be repeated")
    confirming = command("confirm", "sign for what a check asked about and a reviser finds right")
    confirming.add_argument("--locale", default="", help="the locale of the texts")
    confirming.add_argument("--document", default="", help="the document of the texts, or of the text that was removed")
    what = confirming.add_mutually_exclusive_group(required=True)
    what.add_argument("--context", help="the msgctxt of the text, together with --check")
    what.add_argument("--proposed", action="store_true", help="all that translators propose with # confirm: comments")
    what.add_argument("--removed", metavar="CONTEXT", help="a text of safety that the source no longer has")
    confirming.add_argument("--check", default="", help="the check that asks")
    for name in ("name", "role"):
        confirming.add_argument(f"--{name}", required=True, help=f"the reviser's {name}")
    confirming.add_argument("--reason", default="", help="why the translation is right, or the text is gone")
    withdraw(command("withdraw", "say of editions that nobody may be given them any more"))
    new = command("new", "start a document, a locale or an imprint")
    new.add_argument("kind", choices=("document", "locale", "imprint"))
    new.add_argument("name", help="letters, digits and hyphens; for a locale its tag, such as sw or pt-BR")
    new.add_argument(
        "--language", default="", metavar="TAG", help="what a document or imprint is written in (default: your own)"
    )
    describe_clinic(new.add_argument_group("what an imprint says of its clinic"))


def withdraw(withdrawing: argparse.ArgumentParser) -> None:
    """Describe what is withdrawn, by whom and why."""
    withdrawing.add_argument("--document", required=True)
    withdrawing.add_argument("--locale", default="", help="only in this locale")
    withdrawing.add_argument("--imprint", default="", help="only under this imprint")
    withdrawing.add_argument("--reason", default="", help="why, in a sentence that readers see")
    withdrawing.add_argument(
        "--language", default="", metavar="TAG", help="of the reason (default: that of the imprint's staff)"
    )
    withdrawing.add_argument("--name", default="", help="who withdraws it")
    withdrawing.add_argument("--undo", action="store_true", help="take the withdrawal back")


def machine(command: Command) -> None:
    """Describe what is about the machine and its shell."""
    examining = command("doctor", "say what this machine lacks, and how to get it")
    examining.add_argument("--packages", action="store_true", help="only the names of the missing packages")
    examining.add_argument("--tests", action="store_true", help="ask for what the tests need, too")
    examining.add_argument("--desk", action="store_true", help="ask for what a desk for a clinic needs, too")
    completing = command("completion", "write what lets a shell complete commands, options and names")
    completing.add_argument("shell", choices=("bash", "zsh", "fish", "words"), help="words: what the scripts ask for")
    completing.add_argument("words", nargs="*", metavar="WORD", help="what is typed so far, for words alone")


def describe_clinic(group: argparse._ArgumentGroup) -> None:
    """Let a new imprint be told what it would otherwise be written into."""
    group.add_argument("--name", dest="called", metavar="NAME", default="", help="its name, as it is printed")
    group.add_argument("--tagline", default="", help="a line below the name")
    group.add_argument("--colour", default="", metavar='"#RRGGBB"', help="a colour dark enough to be read on white")
    group.add_argument("--logo", type=Path, metavar="FILE", help="its sign, an SVG, PNG or JPEG; it is copied")
    group.add_argument("--web", default="", metavar="ADDRESS", help="its web address")
    for name, metavar, purpose in (
        ("address", "LINE", "a line of its address"),
        ("phone", "WHAT=NUMBER", "a number to call, such as emergency=112 or reception=…; or a label of your own"),
        ("hours", "LINE", "opening hours, such as “mon-fri 08:00-18:00” or “24 hours”"),
        ("format", "FORMAT", "a format it issues (default: every one)"),
    ):
        plural = {"phone": "phones", "format": "formats"}.get(name, name)
        group.add_argument(
            f"--{name}", dest=plural, action="append", default=[], metavar=metavar, help=f"{purpose}; may be repeated"
        )


def select(parser: argparse.ArgumentParser, *names: str) -> None:
    """Let a command take only some editions."""
    for name in names:
        parser.add_argument(f"--{name}", action="append", default=[], help=f"only this {name}; may be repeated")


def answers_json(*parsers: argparse.ArgumentParser) -> None:
    """Let commands answer a program."""
    for each in parsers:
        each.add_argument("--json", action="store_true", help="answer with one object on standard output")
