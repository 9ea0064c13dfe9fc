"""A number may be for the readers of some languages only, and the number of an emergency is for all."""

import re
from pathlib import Path

import pytest
from conftest import Run
from workshop import Workshop

NUMBER = re.compile(r'<bdi class="together" dir="ltr">(?:<a [^>]*>)?(\d+)')
LAKE = """\
language: fr
name: Clinique du Lac
emergency: "15"
phones:
  - {for: reception, number: "01"}
  - {for: interpreter, number: "02", locales: [ar]}
  - {for: interpreter, number: "03", locales: [fr, ja]}
formats: [web]
"""


@pytest.mark.slow
@pytest.mark.parametrize(("locale", "numbers"), [("fr", "15 15 01 03"), ("ar", "15 15 01 02")])
def test_each_reader_is_given_the_numbers_for_the_language_read(
    empty: Workshop, run: Run, locale: str, numbers: str
) -> None:
    empty.path("content/imprints/lake.yaml").write_text(LAKE, encoding="utf-8")
    done = run(empty, "make", "--imprint", "lake", "--locale", locale, "--document", "fever", "--workers", "1")
    assert done.status == 0
    page = next(Path(empty.output).rglob(f"lake/{locale}/fever*.html")).read_text(encoding="utf-8")
    assert " ".join(NUMBER.findall(page)) == numbers
