"""The press for the web: a page takes its styles and its figures into itself, and names nothing outside it."""

import base64

from feuillet.edition.galley import UNPAGED, Galley, Pages, Printed

STYLE = "<!--style-->"
"""Where the template wants its styles."""


def gather(galley: Galley, _pages: Pages = UNPAGED) -> Printed:
    """Put style sheets and figures into the page."""
    (part,) = galley.parts
    page = part.markup.replace(STYLE, "<style>\n" + "\n".join(galley.styles) + "</style>")
    for asset in galley.assets:
        data = base64.b64encode(asset.content).decode()
        page = page.replace(f'src="{asset.name}"', f'src="data:{asset.media_type};base64,{data}"')
    return Printed(page.encode())
