"""What the doctor must know about a machine."""

import subprocess
import sys
from pathlib import Path

import pytest

from feuillet import doctor
from feuillet.doctor import Need
from feuillet.writing.script import faces
from feuillet.writing.typefaces import CORE, Face

ROOT = Path(__file__).parent.parent

HERE = Need("Pango", "lays out text", "libpango-1.0-0", lambda: True)
GONE = Need("HarfBuzz subset", "embeds only the glyphs used", "libharfbuzz-subset0", lambda: False)
FONT = Need("Noto Sans Thai", "sets Thai text", "fonts-noto-core", lambda: False)
OTHER_FONT = Need("Noto Sans Tamil", "sets Taml text", "fonts-noto-core", lambda: False)


def test_it_asks_for_the_face_of_every_script() -> None:
    asked = {(need.name, need.purpose, need.package) for need in doctor.needs()}
    assert {(face.family, f"sets {script} text", face.package) for script, face in faces().items()} <= asked


def test_it_asks_for_every_library_the_typesetter_opens() -> None:
    packages = doctor.packages(doctor.needs())
    assert {"libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz0b", "libharfbuzz-subset0"} <= set(packages)


def test_java_chromium_msgfmt_pdftotext_and_espeak_are_wanted_for_the_tests_alone() -> None:
    extra = set(doctor.needs(tests=True)) - set(doctor.needs())
    assert {need.name for need in extra} == {"Java", "Chromium", "msgfmt", "pdftotext", "espeak-ng"}


def test_a_library_that_cannot_be_loaded_is_missing() -> None:
    assert doctor.loads("libc.so.6")
    assert not doctor.loads("libc.so.6", "libno-such-thing.so.0")


def test_a_face_is_missing_as_soon_as_one_of_its_files_is(tmp_path: Path) -> None:
    bold = tmp_path / "Bold.ttf"
    bold.touch()
    assert doctor.holds(Face("Whole", (bold,), 1.0, 1.4))
    assert not doctor.holds(Face("Half", (bold, CORE / "NoSuchFace-Regular.ttf"), 1.0, 1.4))


def test_a_program_that_is_not_on_the_path_is_missing() -> None:
    assert doctor.runs("sh")
    assert not doctor.runs("no-such-program")


def test_a_module_that_this_python_lacks_is_missing() -> None:
    assert doctor.imports("json")
    assert not doctor.imports("no_such_module")


def test_a_desk_asks_for_what_a_machine_is_like_and_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "meminfo").write_text("MemTotal: 9000000 kB\nMemAvailable:  900000 kB\n", encoding="ascii")
    (tmp_path / "swaps").write_text("Filename Type\n/dev/sda2 partition\n", encoding="ascii")
    monkeypatch.setattr(doctor, "MEMORY", tmp_path / "meminfo")
    monkeypatch.setattr(doctor, "SWAPS", tmp_path / "swaps")
    assert [met for met, _ in doctor.conditions()] == [True, False, True, False]
    assert [line.partition(": ")[2] for met, line in doctor.conditions() if not met] == [
        "close other programs, or add memory",
        "run sudo swapoff -a, or see that the disk is encrypted",
    ]
    (tmp_path / "meminfo").write_text("MemAvailable:  2900000 kB\n", encoding="ascii")
    (tmp_path / "swaps").write_text("Filename Type\n/dev/zram0 partition\n", encoding="ascii")
    assert all(met for met, _ in doctor.conditions())


def test_only_what_is_absent_is_missing() -> None:
    assert doctor.missing((HERE, GONE, FONT)) == (GONE, FONT)


def test_one_command_names_each_missing_package_once() -> None:
    command = doctor.command(doctor.missing((HERE, GONE, FONT, OTHER_FONT)))
    assert (
        command.removeprefix("sudo ") == "apt-get install --no-install-recommends libharfbuzz-subset0 fonts-noto-core"
    )


def test_there_is_no_command_where_nothing_is_missing() -> None:
    assert doctor.command(()) == ""


def test_the_report_gives_a_line_a_need_and_the_remedy_of_each_missing_one() -> None:
    assert list(doctor.report((HERE, GONE))) == [
        "ok       Pango (lays out text)",
        "missing  HarfBuzz subset (embeds only the glyphs used): install libharfbuzz-subset0",
    ]


def test_this_machine_lacks_nothing() -> None:
    assert doctor.missing(doctor.needs(tests=True)) == ()


def test_it_imports_nothing_outside_the_standard_library() -> None:
    program = f"import sys; sys.path.append({str(ROOT)!r}); import feuillet.doctor"
    # -I and -S leave only the standard library on the path.
    subprocess.run([sys.executable, "-I", "-S", "-c", program], check=True)
