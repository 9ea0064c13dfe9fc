"""All that reaches inside WeasyPrint and relies on how it is made, with a gate for the version that it was made for.

`boxes` reads what was laid out. The others change WeasyPrint, once a process and before anything is laid out; each says
what upstream knows of it. When WeasyPrint changes, look here first, and only here.
"""

from functools import partial
from importlib import import_module
from typing import Any

from feuillet.findings import MachineError
from feuillet.press.pages.weasyprint_inside import (
    floats,
    font_files,
    leftovers,
    line_ends,
    line_setting,
    line_widths,
    notes,
    numbers,
    path_box,
    readings,
    rises,
    speed,
    styles,
    variables,
)

MADE_FOR = 70
"""The major version of WeasyPrint."""


def refuse_other(version: str) -> None:
    """Raise `MachineError` for a WeasyPrint that this was not made for."""
    if version.partition(".")[0] != str(MADE_FOR):
        raise MachineError(
            f"WeasyPrint {version} is installed, and pages are printed with WeasyPrint {MADE_FOR}; "
            f"install it with: pip install 'weasyprint>={MADE_FOR},<{MADE_FOR + 1}'"
        )


def inside(name: str) -> Any:
    """Open a module of WeasyPrint."""
    return import_module(f"weasyprint.{name}" if name else "weasyprint")


def note_marks() -> None:
    """Write a note beside each piece of a tagged PDF."""
    stream = inside("pdf.stream").Stream
    stream.marked = notes.noting(stream.marked)


def measure_paths() -> None:
    """Measure the box around a path as browsers do."""
    bounding = inside("svg.bounding_box")
    bounding.BOUNDING_BOX_METHODS["path"] = partial(path_box.measure, bounding._bounding_box_elliptical_arc)


def refuse_truncated_pictures() -> None:
    """Let Pillow refuse pictures that end too early, in the whole process, as it does without WeasyPrint."""
    inside("images").ImageFile.LOAD_TRUNCATED_IMAGES = False


def choose_breaks() -> None:
    """Have breaks chosen over a whole text where that is asked for."""
    from feuillet.press.pages.weasyprint_inside import breaks  # noqa: PLC0415 it reads boxes, and so imports WeasyPrint

    breaks.break_by_optimum(inside("layout"))
    breaks.end_between_lines(inside("layout.block"))


CHANGES = (
    note_marks,
    measure_paths,
    refuse_truncated_pictures,
    lambda: line_ends.end_at_last_word(inside("text.line_break")),
    lambda: line_widths.narrow_lines(inside("layout.inline"), inside("text.line_break")),
    lambda: line_widths.end_between_elements(inside("layout.inline")),
    lambda: readings.read_marks_apart(inside("pdf.fonts")),
    lambda: rises.show_together(inside("pdf.stream")),
    lambda: font_files.read_when_asked(inside("pdf.fonts")),
    lambda: floats.keep_pictures(inside("layout.float")),
    lambda: leftovers.note_pages(inside("layout")),
    choose_breaks,
    lambda: font_files.read_types_once(inside("pdf.fonts")),
    lambda: speed.remember_lines(inside("text.line_break")),
    lambda: speed.resolve_lengths_once(inside("layout.percent")),
    lambda: speed.remember_struts(inside("text.line_break")),
    lambda: speed.ask_at_once_what_flows(inside("formatting_structure.boxes")),
    lambda: speed.remember_expressions(import_module("tinyhtml5.inputstream")),
    lambda: variables.write_out_once(inside("css"), inside("css.tokens")),
    lambda: styles.compute_plain_values_at_once(inside("css")),
    lambda: styles.compute_styles_of_parts_when_asked(inside("css")),
    lambda: leftovers.note_circles(
        inside("css").StyleFor, inside("layout").LayoutContext, inside("css.targets").TargetCollector
    ),
    lambda: leftovers.drop_tracebacks(inside("css")),
    lambda: line_setting.prepare_once(inside("text.line_break"), inside("css")),
    lambda: numbers.write_by_type(import_module("pydyf")),
)
"""Every change, in the order they are made."""


def install() -> None:
    """Make every change; raises `MachineError` for a version of WeasyPrint that it was not made for."""
    refuse_other(inside("").VERSION)
    for change in CHANGES:
        change()
