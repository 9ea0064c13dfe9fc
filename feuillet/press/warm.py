"""A press that is warm before it is asked: for the process that workers are forked from."""

import datetime
import gc
from dataclasses import replace
from functools import partial

from feuillet.edition.colophon import Colophon
from feuillet.edition.galley import Galley, Part
from feuillet.press.book import ebook
from feuillet.press.pages import picture
from feuillet.press.pages.pagination import paginate
from feuillet.press.sheets.imposition import C_FOLD_A4
from feuillet.press.sheets.laying import fold_panels
from feuillet.press.sheets.office_printer import OfficePrinter
from feuillet.press.tagged.passes import print_tagged
from feuillet.typefaces import CORE, FACES

FACE = '<p style="font-family: {face.family}">A <b>b</b> <em>c</em></p>'
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Warm</title><style>
@page {{ size: 100mm 210mm; @top-center {{ content: counter(page) }} }} ul {{ display: grid }} .w {{ float: left }}
section {{ break-before: page }}</style></head><body><h1 id="a">A heading</h1>
{faces}<ul><li>One<li>Two</ul><p class="w">A <a href="#a">link</a></p><table><tr><th scope="row">B<td>C</table>
<section></section><section></section><section></section><section></section><section>Back</section></body></html>"""
A_DAY = datetime.date(2000, 1, 1)


def warm() -> None:
    """Import what prints, open the typefaces, and print a page by each step of the press; what that leaves stays for good.

    The typefaces of East Asia are left out: each worker would hold their 20 MB a file, whether it needs them or not.
    """
    faces = [face for face in FACES.values() if face.files[0].parent == CORE]
    page = Part("warm.html", PAGE.format(faces="".join(FACE.format(face=face) for face in faces)))
    colophon = Colophon("urn:uuid:00000000-0000-5000-8000-000000000000", 1, A_DAY, A_DAY, "")
    galley = Galley(
        "", "Warm", "en", "ltr", "Latn", "", (page, Part("sheet.html", "<p>.</p>")), (), (), colophon, (), ()
    )
    pages = paginate(galley)
    print_tagged(galley, pages)
    picture.draw(pages.content, 1)
    OfficePrinter(partial(fold_panels, fold=C_FOLD_A4))(galley, pages)
    cover = Part("cover.html", "<p>A cover</p>")
    ebook.bind(replace(galley, parts=(cover, Part("nav.xhtml", "<html/>"))))
    gc.collect()
    gc.freeze()
