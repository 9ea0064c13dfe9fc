"""A photograph or another bitmap is whole, still and of a size a press can take, and every reader shows it the same.

It is decoded and written anew: upright, in 8 bits, in the colours of screens (sRGB), as a PNG or a baseline JPEG with nothing
in it but the picture. So what a camera noted, the place and the hour a patient was photographed, leaves with no product.
"""

from array import array
from io import BytesIO
from sys import byteorder

from PIL import Image, ImageCms, ImageFile, ImageOps

from feuillet.manuscript.chunks import SIGNATURE, whole
from feuillet.manuscript.figure_error import FigureError

PIXELS = 10_000_000
"""600 dpi over the text of an A4 page and half its height; setting so many takes 150 MB."""
SIGNATURES = {"PNG": SIGNATURE, "JPEG": b"\xff\xd8\xff"}
NAMES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
"""What a file holds by the ending of its name."""
KINDS = ("PNG", "JPEG", "MPO")
"""What Pillow may open; a phone's JPEG with more pictures behind the first is an MPO."""
QUALITY = 92
"""Of a JPEG: nobody sees a difference, and it takes no more than what a camera writes."""
GREY, COLOURED, CLEAR = "L", "RGB", "RGBA"
SCREEN_GAMMA, SAME = 2.2, 0.02
"""The exponent of screens, and how near to it a file's own says nothing."""


DEPTH_AT = 24
"""Where the header of a PNG says how many bits a sample has."""
Image.MAX_IMAGE_PIXELS = None  # `fits` bounds it, and says the size


def written(content: bytes, ending: str) -> bytes:
    """Write a bitmap anew, as all products show it; raises `FigureError`."""
    kind = NAMES[ending]
    told_apart(content, kind)
    picture = opened(content, kind)
    target = BytesIO()
    if kind == "JPEG":
        picture.save(target, "JPEG", quality=QUALITY, subsampling=0)
    else:
        picture.save(target, "PNG")
    return target.getvalue()


def told_apart(content: bytes, kind: str) -> None:
    """Refuse what is another kind of picture than its name says; raises `FigureError`."""
    if content.startswith(SIGNATURES[kind]):
        return
    other = next((each for each, signature in SIGNATURES.items() if content.startswith(signature)), None)
    if other is None:
        raise FigureError(f"is no {kind}", "save it as one, a new name does not make it one")
    ending = next(ending for ending, each in NAMES.items() if each == other)
    raise FigureError(f"is no {kind} but a {other}", f"call it {ending}, here and in the manuscript")


def opened(content: bytes, kind: str) -> Image.Image:
    """Decode a bitmap to grey, colours, or colours with what is clear; raises `FigureError`."""
    try:
        with Image.open(BytesIO(content), formats=KINDS) as picture:
            fits(picture)
            ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint allows it to its whole process
            picture.load()
            if picture.format == "PNG" and not whole(content):
                raise ValueError(kind)
            return plain(picture, content)
    except (FigureError, MemoryError):  # of the machine, not of the file
        raise
    except Exception as error:  # each decoder has its own way to refuse a damaged file
        raise FigureError("is damaged", f"save it again as {kind}") from error


def fits(picture: Image.Image) -> None:
    """Refuse a picture that is too large, or that moves; raises `FigureError`."""
    if picture.width * picture.height > PIXELS:
        size = f"{picture.width} × {picture.height}"
        raise FigureError(f"has {size} pixels where {PIXELS} are enough for print", "save it smaller")
    if picture.format == "PNG" and getattr(picture, "is_animated", False):
        raise FigureError("moves, and paper does not", "save one picture of it")


def plain(picture: Image.Image, content: bytes) -> Image.Image:
    """Turn a picture upright, and make its pixels ones that every reader shows the same; raises `FigureError`."""
    said = dict(picture.info)
    profile, gamma = said.get("icc_profile"), None if "srgb" in said else said.get("gamma")
    picture = ImageOps.exif_transpose(picture)
    if picture.mode == "CMYK" and not profile:
        problem = "is in the inks of a print shop (CMYK) and does not say which"
        raise FigureError(problem, "save it in the colours of screens (RGB)")
    picture, alpha = apart(picture, said.get("transparency"), depth=content[DEPTH_AT])
    if profile:
        picture = shown(picture, profile)
    elif gamma and abs(gamma * SCREEN_GAMMA - 1) > SAME:
        curve = [round(255 * (value / 255) ** (1 / (gamma * SCREEN_GAMMA))) for value in range(256)]
        picture = picture.point(curve * len(picture.getbands()))
    if alpha is not None and alpha.getextrema() != (255, 255):
        picture = picture.convert(COLOURED)
        picture.putalpha(alpha)
    picture.info = {}
    return picture


def apart(picture: Image.Image, clear: object, depth: int) -> tuple[Image.Image, Image.Image | None]:
    """Split the colours, or the greys, from the alpha channel; ``clear`` is the one value that is not seen."""
    if picture.mode == "P":
        picture, clear = picture.convert(CLEAR if clear is not None else COLOURED), None
    if picture.mode in {"LA", CLEAR}:
        return picture.convert(picture.mode[:-1]), picture.getchannel("A")
    if picture.mode.startswith("I"):
        return sixteen(picture, clear)
    if picture.mode == "1":
        picture = picture.convert(GREY)
    if isinstance(clear, int):
        value = clear * 255 // (2 ** min(depth, 8) - 1)
        return picture, picture.point([0 if each == value else 255 for each in range(256)])
    if isinstance(clear, tuple):
        picture.info["transparency"] = tuple(each >> 8 if depth > 8 else each for each in clear)  # noqa: PLR2004 bits
        return picture, picture.convert(CLEAR).getchannel("A")
    return picture, None


def sixteen(picture: Image.Image, clear: object) -> tuple[Image.Image, Image.Image | None]:
    """Make 8 bits of the 16 of a grey, the upper ones; Pillow would cut all that is not nearly black to white.

    https://github.com/python-pillow/Pillow/issues/4044
    """
    values = array("H", picture.convert("I;16").tobytes())
    if byteorder == "big":
        values.byteswap()
    grey = Image.frombytes(GREY, picture.size, bytes(value >> 8 for value in values))
    if clear is None:
        return grey, None
    return grey, Image.frombytes(GREY, picture.size, bytes(0 if value == clear else 255 for value in values))


def shown(picture: Image.Image, profile: bytes) -> Image.Image:
    """Turn the colours of a profile into those of screens; raises `FigureError`."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        screen = ImageCms.createProfile("sRGB")
        made = ImageCms.profileToProfile(picture, source, screen, outputMode=COLOURED)
    except (ImageCms.PyCMSError, OSError) as error:
        problem = "has a colour profile that cannot be read"
        raise FigureError(problem, "save it in sRGB, the colours of screens") from error
    assert made is not None
    return made.convert(GREY) if picture.mode == GREY else made
