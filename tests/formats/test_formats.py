"""The formats there are, what their files are called, and that each has a form that can be read aloud."""

from pathlib import PurePosixPath

import pytest

from feuillet.cli import features
from feuillet.edition.galley import EPUB, PDF, Format

FORMATS = {format.name: format for format in features().formats}
FILES = {
    "handout-a4": "hand-washing-handout-a4.pdf",
    "leaflet": "hand-washing-leaflet.pdf",
    "leaflet-print": "hand-washing-leaflet-print.pdf",
    "epub": "hand-washing.epub",
}
"""What clinics and links know the files by."""


def test_the_formats_that_are_promised_are_there() -> None:
    assert set(FILES) <= set(FORMATS)


@pytest.mark.parametrize("name", FILES)
def test_a_format_names_its_file(name: str) -> None:
    assert FORMATS[name].file_name("hand-washing") == FILES[name]


def test_no_two_formats_name_the_same_file() -> None:
    names = [format.file_name("fever") for format in FORMATS.values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("format", FORMATS.values(), ids=FORMATS)
def test_a_file_s_ending_tells_its_media_type(format: Format) -> None:
    media_types = {".pdf": PDF, ".epub": EPUB, ".html": "text/html"}
    assert media_types[PurePosixPath(format.file_name("fever")).suffix] == format.media_type


@pytest.mark.parametrize("format", FORMATS.values(), ids=FORMATS)
def test_what_cannot_be_read_aloud_has_a_tagged_twin(format: Format) -> None:
    assert format.tagged != bool(format.twin)
    if format.twin:
        assert FORMATS[format.twin].tagged
