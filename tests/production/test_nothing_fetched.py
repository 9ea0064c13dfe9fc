"""A run reads the project and nothing else, and fetches nothing."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pikepdf
import pypdfium2
import pytest
from conftest import Run
from workshop import Done, Workshop

ONLY = ("make", "--workers", "1", "--document", "fever", "--locale", "en", "--format", "handout-a4")
HANDOUT = "output/clinic/en/fever-handout-a4.en.pdf"
HIDDEN = "the combination is 31415"


@pytest.fixture
def visits() -> Iterator[tuple[str, list[str]]]:
    """Give the address of a real server, and the list of what was asked of it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


REFERENCES = {
    "picture": '<img src="{}" alt="x"/>',
    "sheet": '<link rel="stylesheet" href="{}"/>',
    "import": "<style>@import url({});</style>",
    "background": "<p style=\"background: url('{}')\">x</p>",
    "font": "<style>@font-face {{ font-family: F; src: url({}) }} p {{ font-family: F }}</style>",
    "drawing": '<svg viewBox="0 0 9 9"><image href="{}" width="9" height="9"/></svg>',
    "object": '<object data="{}"></object>',
    "attachment": '<link rel="attachment" href="{}"/>',
}
"""Every way in which a page can name another file."""


def refer(workshop: Workshop, folder: str) -> None:
    """Name a file of a folder in the handout's template, in every way."""
    markup = "".join(markup.format(f"{folder}/{name}.svg") for name, markup in REFERENCES.items())
    workshop.edit("templates/page.html", "</body>", f"{markup}</body>")


def untold(done: Done, folder: str) -> list[str]:
    """The references whose refusal the run kept to itself; of a font the typesetter only says its family."""
    sayings = {name: f"{folder}/{name}.svg is outside the galley" for name in REFERENCES}
    sayings["font"] = "Font-face 'F' cannot be loaded"
    return [name for name, saying in sayings.items() if saying not in done.err]


def words(file: Path) -> str:
    """What a PDF says."""
    document = pypdfium2.PdfDocument(file)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_a_template_that_names_addresses_of_the_web_fetches_nothing_and_is_told(
    empty: Workshop, run: Run, visits: tuple[str, list[str]]
) -> None:
    address, asked = visits
    refer(empty, address)
    done = run(empty, *ONLY)
    assert asked == []
    assert untold(done, address) == []
    assert [line for line in done.findings if not line.startswith(f"{HANDOUT}: ")] == []


def test_a_template_that_names_files_of_the_machine_reads_nothing_and_is_told(
    empty: Workshop, run: Run, tmp_path: Path
) -> None:
    for name in REFERENCES:
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg"><text y="9">{HIDDEN}</text></svg>'
        (tmp_path / f"{name}.svg").write_text(drawing, encoding="utf-8")
    refer(empty, tmp_path.as_uri())
    done = run(empty, *ONLY)
    assert (done.status, empty.path(HANDOUT).exists()) == (1, False)
    made = [file for file in empty.path(".feuillet/store").glob("??/*") if not file.suffix]
    assert len(made) == 2  # the pages, and the product
    for file in made:
        with pikepdf.open(file) as pdf:
            assert dict(pdf.attachments) == {}
        assert HIDDEN not in words(file)
    assert untold(done, tmp_path.as_uri()) == []


def test_a_picture_that_the_document_does_not_show_is_not_there(empty: Workshop, run: Run) -> None:
    addresses = ("../one.svg", "/etc/passwd", "figures/../../two.svg", "figures/other.svg")
    empty.path("content/figures/other.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    markup = "".join(f'<img src="{address}" alt="x"/>' for address in addresses)
    empty.edit("templates/page.html", "</body>", f"{markup}</body>")
    done = run(empty, *ONLY)
    assert [each for each in addresses if f"{Path(each).name} is outside the galley" not in done.err] == []


def test_a_figure_of_the_document_is_drawn_from_the_project(finished: Workshop) -> None:
    with pikepdf.open(finished.output / "clinic/en/hand-washing-handout-a4.en.pdf") as pdf:
        forms = {form.objgen: form for page in pdf.pages for form in page.form_xobjects.values()}
        drawn = [form for form in forms.values() if b"60 40 c" in form.read_bytes()]  # a curve of hands.svg
    assert len(drawn) == 1


@pytest.mark.parametrize("name", ["../content/imprints/clinic.yaml", "/etc/passwd"])
def test_a_template_cannot_include_what_lies_outside_its_folder(empty: Workshop, run: Run, name: str) -> None:
    empty.edit("templates/page.html", "</body>", f'{{% include "{name}" %}}</body>')
    done = run(empty, *ONLY)
    assert done.status == 1
    assert done.err.startswith("feuillet: templates/")
    assert len(done.findings) == 1


def test_a_link_is_printed_and_not_followed(workshop: Workshop, run: Run, visits: tuple[str, list[str]]) -> None:
    address, asked = visits
    workshop.edit("content/imprints/clinic.yaml", "hours:", f"web: {address}/clinic\nhours:")
    done = run(workshop, *ONLY)
    assert (done.status, done.err, asked) == (0, "", [])
    with pikepdf.open(workshop.path(HANDOUT)) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", ())]
        links = [str(note.A.URI) for note in notes if "/URI" in note.get("/A", {})]
    assert links == [f"{address}/clinic"]
