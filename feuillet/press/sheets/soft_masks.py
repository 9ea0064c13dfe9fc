"""What a thing is seen through: a picture that is not printed, whose light and dark say how much of the thing is seen.

No inks are mixed for it. The black of a printing condition is not quite dark: through a mask in inks a hole would show a veil.
"""

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Operator, Pdf, Stream

LUMINOSITY = (0.3, 0.59, 0.11)
"""How light the colours of screens are in a mask (ISO 32000-1, 11.5.3)."""
GREYS = {"rg": "g", "RG": "G"}


def forms(pdf: Pdf) -> set[tuple[int, int]]:
    """List the forms that masks are drawn with, by their object numbers."""
    found = set[tuple[int, int]]()
    for thing in pdf.objects:
        if isinstance(thing, Dictionary | Stream):
            for mask in masks(thing):
                gather(mask.G, found)
    return found


def masks(thing: Any) -> Iterator[Any]:
    """List the masks that an object, or the states among its resources, see things through."""
    resources = thing.get("/Resources", Dictionary())
    states = [state for _, state in resources.get("/ExtGState", Dictionary()).items()]
    for state in (thing, *states):
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary) and not isinstance(mask, Stream) and "/G" in mask:
            yield mask


def gather(form: Any, found: set[tuple[int, int]]) -> None:
    """Add a form, and those it draws."""
    if form.objgen in found:
        return
    found.add(form.objgen)
    held = form.get("/Resources", Dictionary()).get("/XObject", Dictionary())
    for instruction in pikepdf.parse_content_stream(form):
        if str(instruction.operator) == "Do":
            drawn = held[str(instruction.operands[0])]
            if drawn.get("/Subtype") == Name.Form:
                gather(drawn, found)


def lighten(form: Any) -> None:
    """Write the colours of a form as the greys they are as light as."""
    said = list[Any]()
    for instruction in pikepdf.parse_content_stream(form):
        grey = GREYS.get(str(instruction.operator))
        if grey:
            light = sum(share * float(each) for share, each in zip(LUMINOSITY, instruction.operands, strict=True))
            said.append(pikepdf.ContentStreamInstruction([round(light, 4)], Operator(grey)))
        else:
            said.append(instruction)
    form.write(pikepdf.unparse_content_stream(said))
    if isinstance(group := form.get("/Group"), Dictionary) and "/CS" in group:
        group.CS = Name.DeviceGray
