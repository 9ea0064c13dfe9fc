"""Leaflets for health records: what OpenEMR looks up, what FHIR knows of them, what an infobutton is answered."""

import datetime
import hashlib
import importlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from workshop import LOCALES, Workshop, publication

from feuillet.findings import Finding
from feuillet.publication.asks import Selection
from feuillet.publication.recording import Handing, hand

pytestmark = pytest.mark.slow

CODES = "codes: {rxnorm: 161, atc: N02BE01, icd-10: R50.9, snomed-ct: 386661006}"
"""What the project's leaflet about fever is about."""


@pytest.fixture(scope="module")
def coded(finished: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Give a copy of the project in which one document has codes, made again."""
    workshop = Workshop(tmp_path_factory.mktemp("coded") / "project")
    shutil.copytree(finished.root, workshop.root, symlinks=True)
    workshop.edit("content/documents/fever.yaml", "licence:", f"{CODES}\nlicence:")
    assert workshop.run("make").status == 0
    return workshop


def exported(workshop: Workshop, kind: str, folder: Path, **asked: Any) -> tuple[list[str], dict[str, Path]]:
    """Export for a kind of record; what was found, and the files by their place in the clinic's folder."""
    output = workshop.output / "release" if asked.get("release") else workshop.output
    home = folder / "clinic"
    stood, house = set(home.rglob("*")), publication(workshop.root)
    made = list(hand(house, Handing(kind, output, folder, Selection(**asked))))
    files = {file.relative_to(home).as_posix(): file for file in home.rglob("*") if file.is_file()}
    named = {each for each in made if isinstance(each, Path)}
    assert named <= set(files.values()) <= named | stood
    files.pop(f"exported-{kind}.json", None)
    return [str(each) for each in made if isinstance(each, Finding)], files


def read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def test_openemr_finds_the_handout_by_each_code_in_each_language(coded: Workshop, tmp_path: Path) -> None:
    found, files = exported(coded, "openemr", tmp_path)
    kinds = ("rxcui_161", "atc_n02be01", "icd10_r50.9", "snomed_386661006", "snomed-ct_386661006")
    assert set(files) == {f"{kind}_{tag}.pdf" for kind in kinds for tag in LOCALES}
    handout = (coded.output / "clinic/fr/fever-handout-a4.fr.pdf").read_bytes()
    assert files["rxcui_161_fr.pdf"].read_bytes() == handout
    (finding,) = found
    assert finding.startswith("content/documents/hand-washing.yaml:1: warning: no health record finds this document")


def test_only_the_locales_that_are_asked_for_are_exported(coded: Workshop, tmp_path: Path) -> None:
    _, files = exported(coded, "openemr", tmp_path, locales=("fr", "ar"), documents=("fever",))
    assert {Path(name).stem.rpartition("_")[2] for name in files} == {"fr", "ar"}


def test_a_leaflet_whose_sources_have_changed_is_not_exported(coded: Workshop, tmp_path: Path) -> None:
    changed = Workshop(tmp_path / "changed")
    shutil.copytree(coded.root, changed.root, symlinks=True)
    changed.edit("content/documents/fever.yaml", CODES, CODES.replace("161", "7243"))
    found, files = exported(changed, "openemr", tmp_path / "records", documents=("fever",))
    assert files == {}
    assert found == ["output: no leaflet is current; make a handout or a leaflet, then export again [records]"]


def test_a_draft_is_not_among_the_released(coded: Workshop, tmp_path: Path) -> None:
    found, files = exported(coded, "openemr", tmp_path, release=True)
    assert (len(found), files) == (1, {})


def test_a_reference_of_fhir_names_a_file_that_is_there_its_language_and_its_codes(
    coded: Workshop, tmp_path: Path
) -> None:
    _, files = exported(coded, "fhir", tmp_path)
    said = read(files["DocumentReference-fever.ar.json"])
    (content,) = said["content"]
    assert (tmp_path / "clinic" / content["attachment"]["url"]).stat().st_size == content["attachment"]["size"]
    assert (said["language"], content["attachment"]["language"], said["docStatus"]) == ("ar", "ar", "preliminary")
    assert datetime.datetime.fromisoformat(said["date"]).tzinfo is not None
    codes = {(each["system"], each["code"]) for event in said["context"]["event"] for each in event["coding"]}
    assert codes == {
        ("http://hl7.org/fhir/sid/icd-10", "R50.9"),
        ("http://snomed.info/sct", "386661006"),
        ("http://www.nlm.nih.gov/research/umls/rxnorm", "161"),
        ("http://www.whocc.no/atc", "N02BE01"),
    }


def test_the_list_of_fhir_refers_to_every_reference(coded: Workshop, tmp_path: Path) -> None:
    _, files = exported(coded, "fhir", tmp_path)
    referred = {entry["item"]["reference"] for entry in read(files["List.json"])["entry"]}
    there = {f"DocumentReference/{read(file)['id']}" for name, file in files.items() if name.startswith("DocumentR")}
    assert referred == there
    assert len(there) == 2 * len(LOCALES)


@pytest.mark.verify
def test_every_resource_is_valid_as_r4b(coded: Workshop, tmp_path: Path) -> None:
    _, files = exported(coded, "fhir", tmp_path)
    resources = [read(file) for name, file in files.items() if name.endswith(".json")]
    assert {each["resourceType"] for each in resources} == {"DocumentReference", "List", "Bundle"}
    for each in resources:
        kind = each["resourceType"]
        model = getattr(importlib.import_module(f"fhir.resources.R4B.{kind.lower()}"), kind)
        model.model_validate(each)
        wrong: tuple[dict[str, Any], ...] = (
            ({"type": []},) if kind == "Bundle" else ({"status": "no such"}, {"entry": 3})
        )
        for broken in wrong:
            with pytest.raises(ValueError, match="validation error"):
                model.model_validate(each | ({"date": "2026-01-15T00:00"} | broken))


def test_an_infobutton_is_answered_by_code_and_language(coded: Workshop, tmp_path: Path) -> None:
    _, files = exported(coded, "infobutton", tmp_path)
    name = "2.16.840.1.113883.6.96/386661006/ja.json"
    feed = read(files[name])["feed"]
    asked = {each["scheme"]: each["term"] for each in feed["category"]}
    assert asked == {
        "mainSearchCriteria.v.cs": "2.16.840.1.113883.6.96",
        "mainSearchCriteria.v.c": "386661006",
        "informationRecipient.languageCode.c": "ja",
    }
    (entry,) = feed["entry"]
    (link,) = entry["link"]
    assert (files[name].parent / link["href"]).resolve().is_file()
    assert sum(name.endswith(".json") for name in files) == 4 * len(LOCALES)


def test_the_same_export_writes_the_same_bytes(coded: Workshop, tmp_path: Path) -> None:
    for kind in ("fhir", "infobutton"):
        one, other = (exported(coded, kind, tmp_path / f"{kind}-{number}")[1] for number in (1, 2))
        assert {name: file.read_bytes() for name, file in one.items()} == {
            name: file.read_bytes() for name, file in other.items()
        }


def test_the_command_names_the_files_it_wrote_and_what_is_for_one_locale_wants_one(
    coded: Workshop, tmp_path: Path
) -> None:
    done = coded.run("export", "--as", "infobutton", "--locale", "fr", "--output", str(tmp_path))
    assert done.status == 0
    assert f"{tmp_path}/clinic/2.16.840.1.113883.6.88/161/fr.json" in done.out.splitlines()
    done = coded.run("export", "--as", "xliff2")
    assert done.status == 2
    assert "export --as xliff2 wants --locale, once" in done.err


@pytest.fixture
def withdrawing(coded: Workshop, tmp_path: Path) -> Workshop:
    """Give a copy of the project with codes, in which something may be withdrawn."""
    copy = Workshop(tmp_path / "copy")
    shutil.copytree(coded.root, copy.root, symlinks=True)
    return copy


def withdraw(workshop: Workshop, *scope: str) -> None:
    """Withdraw the leaflet about fever."""
    about = ("--document", "fever", *scope, "--reason", "A dose was wrong.", "--name", "Rosa Diaz")
    assert workshop.run("withdraw", *about).status == 0


def test_what_is_withdrawn_is_exported_no_more_even_before_the_next_run(withdrawing: Workshop, tmp_path: Path) -> None:
    withdraw(withdrawing, "--locale", "fr")
    _, files = exported(withdrawing, "openemr", tmp_path / "records", locales=("fr", "ar"), documents=("fever",))
    assert {Path(name).stem.rpartition("_")[2] for name in files} == {"ar"}


@pytest.mark.parametrize("scope", [("--locale", "fr"), ()])
@pytest.mark.parametrize("kind", ["openemr", "infobutton"])
def test_what_an_earlier_export_gave_to_a_record_is_taken_away_when_it_is_withdrawn(
    withdrawing: Workshop, tmp_path: Path, kind: str, scope: tuple[str, ...]
) -> None:
    _, before = exported(withdrawing, kind, tmp_path / "records")
    withdraw(withdrawing, *scope)
    found, after = exported(withdrawing, kind, tmp_path / "records")
    gone = {name for name in before if not scope or re.search(r"[._/]fr\.(pdf|json)$", name)}
    assert gone
    assert set(after) == set(before) - gone
    removed = [each for each in found if "is withdrawn since" in each]
    assert [each.partition(": ")[0] for each in removed] == [f"clinic/{name}" for name in sorted(gone)]
    assert all("take it out of the record too" in each for each in removed)
    found, _ = exported(withdrawing, kind, tmp_path / "records")
    assert not [each for each in found if "is withdrawn since" in each], "it is said once"


def test_a_file_that_somebody_has_changed_stays_and_the_export_fails(withdrawing: Workshop, tmp_path: Path) -> None:
    _, files = exported(withdrawing, "openemr", tmp_path / "records", locales=("fr",))
    changed = files["rxcui_161_fr.pdf"]
    changed.write_bytes(b"of somebody else")
    withdraw(withdrawing)
    done = withdrawing.run("export", "--as", "openemr", "--output", str(tmp_path / "records"))
    assert done.status == 1
    assert "clinic/rxcui_161_fr.pdf: fever in fr is withdrawn since" in done.err
    assert "this file is not as it was exported" in done.err
    assert changed.read_bytes() == b"of somebody else"


def test_what_is_not_current_for_a_while_stays_where_it_was_exported(withdrawing: Workshop, tmp_path: Path) -> None:
    _, before = exported(withdrawing, "openemr", tmp_path / "records")
    withdrawing.edit("content/documents/fever.yaml", CODES, CODES.replace("161", "7243"))
    _, after = exported(withdrawing, "openemr", tmp_path / "records")
    assert set(after) == set(before)


def test_what_has_left_the_project_is_taken_away(withdrawing: Workshop, tmp_path: Path) -> None:
    exported(withdrawing, "openemr", tmp_path / "records")
    withdrawing.path("content/documents/fever.yaml").unlink()
    found, after = exported(withdrawing, "openemr", tmp_path / "records")
    assert after == {}
    assert any("the project has no fever in ar any more, so this file was removed" in each for each in found)


def test_a_note_that_names_a_file_elsewhere_takes_nothing_away(withdrawing: Workshop, tmp_path: Path) -> None:
    exported(withdrawing, "openemr", tmp_path / "records", locales=("fr",))
    victim = tmp_path / "records" / "victim.pdf"
    victim.write_bytes(b"")
    digest = hashlib.sha256(b"").hexdigest()
    named = {"name": "../victim.pdf", "sha256": digest, "of": [["fr", "fever"]]}
    note = tmp_path / "records" / "clinic" / "exported-openemr.json"
    note.write_text(json.dumps({"exported": [named, named | {"name": str(victim)}]}), encoding="utf-8")
    withdraw(withdrawing)
    exported(withdrawing, "openemr", tmp_path / "records")
    assert victim.is_file()


def test_a_server_of_fhir_is_told_what_is_withdrawn(withdrawing: Workshop, tmp_path: Path) -> None:
    _, before = exported(withdrawing, "fhir", tmp_path / "records", imprints=("clinic",), locales=("fr", "ar"))
    name = "DocumentReference-fever.fr.json"
    was, all_of_them = read(before[name]), len(read(before["List.json"])["entry"])
    withdraw(withdrawing, "--locale", "fr")
    for folder in ("records", "another"):  # what is asked of a folder that is empty says the same
        _, after = exported(withdrawing, "fhir", tmp_path / folder, imprints=("clinic",), locales=("fr", "ar"))
        said = read(after[name])
        assert (said["id"], said["status"], said["docStatus"]) == (was["id"], "entered-in-error", "entered-in-error")
        assert said["description"] == "A dose was wrong."
        assert "url" not in said["content"][0]["attachment"]
        told = [each["resource"]["status"] for each in read(after["Bundle.json"])["entry"]]
        assert told.count("entered-in-error") == 1
        assert len(read(after["List.json"])["entry"]) == all_of_them - 1
        assert not any(each.startswith("fever-") and each.endswith(".fr.pdf") for each in after)
        importlib.import_module("fhir.resources.R4B.documentreference").DocumentReference.model_validate(said)
