"""The instructions of a content stream: each operator with what comes before it (ISO 32000-1, 7.8.2)."""

import re
from typing import Any

import pikepdf

STRING = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+\))*+\)"
"""A string in brackets, which may hold pairs of brackets; deeper pairs are left to qpdf."""
CODES = rb"<[0-9A-Fa-f\s]*+>"
DICTIONARY = rb"<<(?:[^<>()]|" + STRING + rb"|" + CODES + rb"|<<(?:[^<>()]|" + STRING + rb"|" + CODES + rb")*+>>)*+>>"
ARRAY = rb"\[(?:[^\[\]<>()%]|" + STRING + rb"|" + CODES + rb")*+\]"
NAME = rb"/[^\s/<>()\[\]{}%]*+"
NUMBER = rb"[-+]?[0-9.]++"
OPERAND = rb"(?:(?:" + rb"|".join((NUMBER, NAME, ARRAY, CODES, DICTIONARY, STRING)) + rb")\s*+)*+"
INSTRUCTION = re.compile(rb"(" + OPERAND + rb")([A-Za-z'\"][A-Za-z0-9*]*+|\S)\s*+", re.DOTALL)
OPERATORS = frozenset(
    b"b B b* B* BDC BMC BT BX c cm CS cs d d0 d1 Do DP EMC ET EX f F f* G g gs h i j J K k l m M MP n q Q re RG rg ri s S sc SC"
    b" scn SCN sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split()
)
"""All but those of inline images (ISO 32000-1, annex A)."""
INLINE_IMAGE = b"INLINE IMAGE"
Instruction = tuple[bytes, bytes]
"""The operands, as they are written, and the operator."""


def instructions(content: bytes) -> list[Instruction]:
    """Read the instructions of a content stream; qpdf reads what is written in a way that is rare."""
    found: list[Instruction] = INSTRUCTION.findall(content.lstrip())
    if {operator for _, operator in found} <= OPERATORS:
        return found
    with pikepdf.new() as pdf:
        return [plain(each) for each in pikepdf.parse_content_stream(pdf.make_stream(content))]


def plain(each: Any) -> Instruction:
    """Write an instruction as the expressions of this module read it."""
    if isinstance(each, pikepdf.ContentStreamInlineImage):
        return b"", INLINE_IMAGE
    written = pikepdf.unparse_content_stream([pikepdf.ContentStreamInstruction(each.operands, each.operator)])
    operator = str(each.operator).encode()
    return written.strip().removesuffix(operator), operator


def numbers(operands: bytes) -> list[float]:
    """Read operands that are numbers."""
    return [float(each) for each in operands.split()]


def name(operands: bytes) -> str:
    """Read the name that is the last operand, with its slash."""
    return "/" + operands.rpartition(b"/")[2].strip().decode()
