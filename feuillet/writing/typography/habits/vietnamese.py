"""Vietnamese: curly quotation marks, and no space before punctuation."""

from feuillet.writing.typography.rule import abbreviations, dash, quotes, tight

RULES = (
    tight("vi-no-space-before-punctuation", "vi", ".,;:?!"),
    *quotes("vi", "vi", "“”‘’"),
    dash("vi", "vi", "–"),
    *abbreviations("vi", "vi", "BS. ThS. TS. PGS. GS. DS. ĐD.", "số tr. Hình Bảng mục Mục ĐT: ĐT."),
)
