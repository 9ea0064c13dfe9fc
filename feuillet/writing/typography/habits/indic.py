"""Hindi and Bengali: the danda ends a sentence, with no space before it."""

from feuillet.writing.typography.direction import SEAM
from feuillet.writing.typography.rule import abbreviations, dash, quotes, rule, tight

RULES = (
    rule(
        "danda",
        "hi bn",
        rf"(?<=[^\s|])\|(?=[\s{SEAM}\"')”’]|$)",
        "।",
        "a stroke directly after a word stands for the danda, which many keyboards lack",
    ),
    tight("indic-no-space-before-danda", "hi bn", "।॥,;?!"),
    *quotes("indic", "hi bn", "“”‘’"),
    dash("indic", "hi bn", "–"),
    *abbreviations("hi", "hi", "डॉ. डा. प्रो. श्री श्रीमती सुश्री", "सं. क्र. पृ. चित्र तालिका फ़ोन: फोन:"),
    *abbreviations("bn", "bn", "ডা. ডাঃ ড. অধ্যাপক", "নং পৃ. চিত্র সারণি ফোন:"),
)
