"""The commands by which people approve editions and start new things, and the doctor."""

import sys
from typing import TYPE_CHECKING

from feuillet import doctor
from feuillet.cli.grammar import CLINIC_LISTS, CLINIC_TEXTS, Options
from feuillet.cli.own_language import own_language
from feuillet.cli.terminal import (
    FOUND,
    WELL,
    changed,
    features,
    manuscripts_of,
    project_of,
    publication_of,
    say,
    tell,
    today,
)
from feuillet.findings import ProjectError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from feuillet.project import Project
    from feuillet.publication.confirming import Signer

UNCHECKED = "unchecked"
"""The check of `feuillet.translation.unchecked`, which is not imported before it is needed."""


def approve(options: Options) -> int:
    """Write an approval into the locale's ledger."""
    from feuillet.publication.approving import Approver, approve
    from feuillet.publication.asks import Selection

    publication = publication_of(options)
    project = publication.project
    asked = Selection((options.document,), (options.locale,), imprints=tuple(options.imprint))
    chosen, findings = publication.editions(asked)
    if not chosen:
        raise UsageError(f"there is no edition of {options.document} in {options.locale}: run check to see why")
    approver = Approver(options.translator, options.reviser, options.role, today(), options.evaluator)
    for file in approve(project, manuscripts_of(project), chosen, findings, approver):
        tell(project.name(file))
    for finding in findings:
        if finding.check == UNCHECKED:
            say(str(finding))
    return WELL


def confirm(options: Options) -> int:
    """Sign for what a check asked about, or for a text of safety that was removed; show the texts first."""
    from feuillet.publication.confirming import Signer

    project = project_of(options)
    signer = Signer(options.name, options.role, options.reason, today())
    if options.removed:
        return sign_removal(options, project, signer)
    if not options.locale or not (options.proposed or options.check):
        raise UsageError("name a --locale, and --context with --check, or --proposed")
    return sign_questions(options, project, signer)


def sign_questions(options: Options, project: "Project", signer: "Signer") -> int:
    """Confirm the questions that were named, or those that translators propose to confirm."""
    from feuillet.publication import confirming
    from feuillet.publication.asks import Selection

    asked = Selection((options.document,) if options.document else (), (options.locale,))
    _, findings = publication_of(options).editions(asked)
    questions = tuple(
        each
        for each in confirming.asked(project, findings, options.locale, options.document)
        if (confirming.proposed(each) if options.proposed else each.message.context == options.context)
        and options.check in {"", each.question.check}
    )
    if not questions:
        raise UsageError(f"nothing like that is asked in {options.locale}: run check to see the open questions")
    signed = tuple(each for each in questions if agreed(str(each)))
    if signed:
        tell(confirming.confirm(project, options.locale, signed, signer))
    return WELL


def agreed(text: str) -> bool:
    """Show what is signed; at a terminal, ask first."""
    say(*text.split("\n"))
    return (
        sys.stdin is None or not sys.stdin.isatty() or input("Is the translation right? [y/N] ").strip().lower() == "y"
    )


def sign_removal(options: Options, project: "Project", signer: "Signer") -> int:
    """Sign for the removal of a text of safety."""
    from feuillet.publication import confirming

    domains = {domain.name: domain for domain in manuscripts_of(project).domains(project)}
    if options.document not in project.documents or options.document not in domains:
        raise UsageError(f"name the document the text was removed from: --document {' or '.join(project.documents)}")
    *texts, path = confirming.remove(project, options.document, domains[options.document], options.removed, signer)
    for text in texts:
        say(f"removed: {text}")
    tell(path)
    return WELL


def withdraw(options: Options) -> int:
    """Withdraw editions, or take that back."""
    from feuillet.catalogue.withdrawals import Withdrawal
    from feuillet.cldr import known
    from feuillet.publication import withdrawing
    from feuillet.publication.making import refuse_unknown

    publication = publication_of(options)
    scope = withdrawing.Scope(options.document, options.locale, options.imprint)
    if not withdrawing.is_known(publication, scope):  # what was released may have left the project since
        refuse_unknown(publication, scope.selection)
    if options.language and not known(options.language):
        raise UsageError(f"there is no language {options.language}: write its tag, such as fr or pt-BR")
    if options.undo:
        if options.reason or options.name:
            raise UsageError("--undo takes neither --reason nor --name")
        tell(publication.project.name(withdrawing.undo(publication, scope, today())))
        return WELL
    if not (options.reason and options.name):
        raise UsageError("say why with --reason and who with --name, or take a withdrawal back with --undo")
    try:
        withdrawal = Withdrawal(
            document=scope.document,
            locale=scope.locale,
            imprint=scope.imprint,
            reason=options.reason,
            language=options.language or withdrawing.staff_language(publication, scope),
            name=options.name,
            date=today(),
        )
    except ValueError:
        raise UsageError(
            "--reason and --name are for readers: write them without signs that cannot be printed"
        ) from None
    tell(publication.project.name(withdrawing.withdraw(publication, scope, withdrawal)))
    say("its files are taken away by the next make, and by make --release where there is a release")
    return WELL


def start(options: Options) -> int:
    """Start a document, a locale or an imprint."""
    from feuillet.publication import catalogs, scaffolds

    refuse_others(options)
    if options.kind == "locale":
        return start_locale(options)
    scaffolds.refuse_strange(options.kind, options.name)
    declare(options)
    language = own_language(options.language)
    new = scaffolds.lay_out(options.project)
    project = project_of(options)
    if options.kind == "document":
        made = scaffolds.new_document(project, options.name, language, today())
    else:
        made = start_imprint(project, options, language)
    if not project.imprints:
        say("no imprint publishes it yet: start one with new imprint")
    return changed(project, (), (*made, *(catalogs.schemas(project) if new else ())))


def declare(options: Options) -> None:
    """Let a project say what it knows of languages, where there is one already."""
    from feuillet.reading import there
    from feuillet.translation import languages

    if all(there(options.project / "content" / name) for name in ("documents", "imprints")):
        languages.declare(project_of(options))


def start_locale(options: Options) -> int:
    """Start a locale; say what serves it already, and what it will lack."""
    from feuillet.publication import catalogs, lacking, scaffolds

    project = project_of(options)
    described = scaffolds.new_locale(project, options.name)
    sources = manuscripts_of(project)
    if others := ", ".join(lacking.serving(project, sources, options.name)):
        say(f"{options.name} has its texts from {others}: translate only what differs")
    for problem in lacking.lacking(options.name):
        say(f"{options.name}: {problem}")
    if described:
        say(f"CLDR does not know {options.name}: look at {project.name(described[0])} first, it says what to fill in")
    return changed(project, sources.findings, (*described, *catalogs.merge(project, sources, (options.name,))))


def start_imprint(project: "Project", options: Options, language: str) -> "tuple[Path, ...]":
    """Start an imprint that issues the formats that are named, or every format."""
    from feuillet.publication.new_imprint import Clinic, new_imprint

    formats = tuple(format.name for format in features().formats)
    given = {name: getattr(options, name) for name in (*CLINIC_TEXTS, "logo") if getattr(options, name)}
    listed = {name: tuple(getattr(options, name)) for name in CLINIC_LISTS if getattr(options, name)}
    clinic = Clinic(language, **({"formats": formats} | given | listed))
    started = new_imprint(project, options.name, clinic, frozenset(formats))
    say(*started.remarks)
    return started.files


def refuse_others(options: Options) -> None:
    """Raise `UsageError` where something is said of a clinic, and no imprint is started."""
    said = [name for name in (*CLINIC_TEXTS, "logo", *CLINIC_LISTS) if getattr(options, name)]
    if said and options.kind != "imprint":
        raise UsageError(f"a {options.kind} has none of what an imprint says of its clinic: leave out {said[0]}")
    if options.language and options.kind == "locale":
        raise UsageError("a locale is a language itself: leave out --language")


def examine(options: Options) -> int:
    """Say what the machine lacks; the bare names are for the Makefile, which asks before anything is installed."""
    wanted = doctor.needs(tests=options.tests)
    lacking = doctor.missing(wanted)
    if options.packages:
        tell(" ".join(doctor.packages(lacking)))
        return WELL
    for line in doctor.report(wanted):
        tell(line)
    if lacking:
        tell(doctor.command(lacking))
    conditions = tuple(doctor.conditions()) if options.desk else ()
    tell(*(line for _, line in conditions), *locales(options))
    return WELL if not lacking and all(met for met, _ in conditions) else FOUND


def locales(options: Options) -> tuple[str, ...]:
    """Say what the locales of a project lack; on a bare Python, and where there is no project, nobody can know."""
    try:
        from feuillet.publication import lacking
        from feuillet.translation import languages

        project = project_of(options)
        languages.declare(project)
    except ImportError:
        return ("later    the locales: what each lacks is said when the Python packages are installed (make)",)
    except ProjectError:
        return ()
    return tuple(f"lacks    {tag}: {problem}" for tag, problem in lacking.of_project(project))
