"""Colour separation: what is given in screen colours becomes amounts of ink. The one door to LittleCMS (in Pillow).

Black and greys are printed with black ink alone, so that small type has no coloured fringes where plates do not meet; how much
of it makes a grey as dark as on a screen, the profile of the printing condition says. All else goes through that profile.
"""

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, PdfImage
from PIL import Image, ImageCms

from feuillet.edition.contrast import luminance
from feuillet.findings import MachineError
from feuillet.press.sheets import soft_masks

Inks = tuple[float, float, float, float]
"""Cyan, magenta, yellow, black, each from 0 to 1."""

NEUTRAL = 1 / 255
"""Channels no further apart than this are a grey."""
DECIMALS = 4
FULL = 255
COLORIMETRIC: Any = {
    "renderingIntent": ImageCms.Intent.RELATIVE_COLORIMETRIC,
    "flags": ImageCms.Flags.BLACKPOINTCOMPENSATION,
}
"""How colours are matched: white is the paper, black is as dark as the press can print."""
SCREEN, PRESS, GREY = "RGB", "CMYK", "L"
MARKED = {"BMC", "BDC", "EMC", "MP", "DP"}
"""Operators that tag content: of no use to a press."""
BLACK: Inks = (0, 0, 0, 1)
OVERPRINT, KNOCK_OUT = Name.Overprint, Name.KnockOut
"""Black is printed over what lies below it, so that small type on a tint needs no hole that plates could miss."""

CALIBRATED = (
    Name.CalRGB,
    {"/WhitePoint": (0.9505, 1, 1.089), "/Gamma": (2.2, 2.2, 2.2)}
    | {"/Matrix": (0.4124, 0.2126, 0.0193, 0.3576, 0.7152, 0.1192, 0.1805, 0.0722, 0.9505)},
)
"""sRGB as PDF can write it without a profile (IEC 61966-2-1), for what is drawn in shades and stays in screen colours."""


class Separation:
    """Separates colours and pictures for the printing condition an ICC profile describes."""

    def __init__(self, profile: bytes) -> None:
        self.profile = profile
        try:
            condition = ImageCms.ImageCmsProfile(BytesIO(profile))
            screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
            self.name = ImageCms.getProfileDescription(condition).strip()
            self.transform = ImageCms.buildTransform(screen, condition, SCREEN, PRESS, **COLORIMETRIC)
            # Pillow writes this profile to every picture, and cannot write some that separate well.
            self.transform.output_profile = screen
            self.blacks = blacks(ImageCms.buildTransform(condition, screen, PRESS, SCREEN, **COLORIMETRIC))
        except (OSError, ImageCms.PyCMSError) as error:  # damaged inside, which its head does not show
            raise MachineError("the colour profile of the print shop cannot be used; ask for it again") from error
        self.inks = lru_cache(maxsize=4096)(self.separate)

    def separate(self, red: float, green: float, blue: float) -> Inks:
        """Turn a screen colour, channels from 0 to 1, into inks."""
        if max(red, green, blue) - min(red, green, blue) <= NEUTRAL:
            return (0, 0, 0, round(self.blacks[round((red + green + blue) / 3 * FULL)] / FULL, DECIMALS))
        colour = (round(red * 255), round(green * 255), round(blue * 255))
        values: Any = self.picture(Image.new(SCREEN, (1, 1), colour)).getpixel((0, 0))
        cyan, magenta, yellow, black = (round(value / 255, DECIMALS) for value in values)
        return cyan, magenta, yellow, black

    def picture(self, image: Image.Image) -> Image.Image:
        """Separate a picture; one without colours stays a picture in grey, which is printed in black ink."""
        red, green, blue = image.split()
        if red.tobytes() == green.tobytes() == blue.tobytes():
            return red.point([FULL - black for black in self.blacks])
        made = ImageCms.applyTransform(image, self.transform)
        assert made is not None
        return made


def blacks(transform: ImageCms.ImageCmsTransform) -> tuple[int, ...]:
    """Find for each grey of a screen the least black ink that is as dark in print; black itself is all of it."""
    ramp = Image.new(PRESS, (FULL + 1, 1))
    ramp.putdata([(0, 0, 0, black) for black in range(FULL + 1)])
    seen = ImageCms.applyTransform(ramp, transform)
    assert seen is not None
    printed = [
        luminance(f"#{colour.hex()}")
        for colour in map(bytes, zip(*(each.tobytes() for each in seen.split()), strict=True))
    ]
    wanted = (luminance(f"#{bytes([grey] * 3).hex()}") for grey in range(1, FULL))
    enough = (next((black for black, light in enumerate(printed) if light <= dark), FULL) for dark in wanted)
    return (FULL, *enough, 0)


def separate(pdf: Pdf, separation: Separation) -> None:
    """Turn everything in a PDF that is given in screen colours into inks."""
    for page in pdf.pages:
        start = (stroke(BLACK), *fill(BLACK))
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream((*start, *inked(page, separation))))
    masks = soft_masks.forms(pdf)
    for thing in list(pdf.objects):
        if isinstance(thing, pikepdf.Stream):
            if thing.objgen in masks:
                soft_masks.lighten(thing)
            elif thing.get("/Subtype") == Name.Form or thing.get("/PatternType") == 1:
                thing.write(pikepdf.unparse_content_stream(tuple(inked(thing, separation))))
            elif thing.get("/Subtype") == Name.Image:
                separate_image(thing, separation)
        if isinstance(thing, Dictionary | pikepdf.Stream):
            declare(thing)


def declare(thing: Any) -> None:
    """Say what screen colours mean where some are left, how black is printed, and in which inks transparent things mix."""
    if isinstance(resources := thing.get("/Resources"), Dictionary):
        kind, values = CALIBRATED
        if "/ColorSpace" not in resources:
            resources.ColorSpace = Dictionary()
        resources.ColorSpace.DefaultRGB = Array([kind, Dictionary({key: Array(each) for key, each in values.items()})])
        if "/ExtGState" not in resources:
            resources.ExtGState = Dictionary()
        resources.ExtGState[OVERPRINT] = Dictionary(Type=Name.ExtGState, op=True, OPM=1)
        resources.ExtGState[KNOCK_OUT] = Dictionary(Type=Name.ExtGState, op=False)
    if isinstance(group := thing.get("/Group"), Dictionary) and group.get("/CS") == Name.DeviceRGB:
        group.CS = Name.DeviceCMYK


def fill(inks: Inks) -> Iterator[pikepdf.ContentStreamInstruction]:
    """Fill with inks from here on."""
    yield pikepdf.ContentStreamInstruction(list(inks), pikepdf.Operator("k"))
    state = OVERPRINT if inks == BLACK else KNOCK_OUT
    yield pikepdf.ContentStreamInstruction([state], pikepdf.Operator("gs"))


def stroke(inks: Inks) -> pikepdf.ContentStreamInstruction:
    """Draw lines with inks from here on."""
    return pikepdf.ContentStreamInstruction(list(inks), pikepdf.Operator("K"))


def inked(stream: Any, separation: Separation) -> Iterator[Any]:
    """Rewrite the colours of a content stream, and leave out the tags."""
    for instruction in pikepdf.parse_content_stream(stream):
        operator = str(instruction.operator)
        if operator in {"rg", "RG", "g", "G"}:
            values = [float(operand) for operand in instruction.operands]
            inks = separation.inks(*(values * 3 if len(values) == 1 else values))
            yield from fill(inks) if operator.islower() else (stroke(inks),)
        elif operator not in MARKED:
            yield instruction


def separate_image(stream: pikepdf.Stream, separation: Separation) -> None:
    """Separate a picture in its place; one that is not in screen colours stays."""
    if stream.get("/ImageMask", False) or stream.get("/ColorSpace") in {Name.DeviceGray, Name.DeviceCMYK}:
        return
    inks = separation.picture(PdfImage(stream).as_pil_image().convert(SCREEN))
    stream.write(inks.tobytes())
    stream.ColorSpace = Name.DeviceGray if inks.mode == GREY else Name.DeviceCMYK
    stream.BitsPerComponent = 8
    for key in ("/Decode", "/Intent"):
        if key in stream:
            del stream[key]
