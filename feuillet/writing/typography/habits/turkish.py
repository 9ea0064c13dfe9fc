"""Turkish: apostrophes before suffixes, and curly quotation marks that suffixes touch."""

from feuillet.writing.typography.rule import abbreviations, dash, quotes, rule

RULES = (
    # "Bit Palas"ını: a quoted name takes its suffix without an apostrophe (Türk Dil Kurumu).
    *quotes("tr", "tr", "“”‘’", after=""),
    rule(
        "tr-suffix-apostrophe",
        "tr",
        r"(?<=[%)°])(\ue000?)'(?=\ue000?[a-zçğıöşü])",
        r"\1’",
        "a suffix after a sign or a bracket follows an apostrophe, not a prime",
    ),
    dash("tr", "tr", "–"),
    *abbreviations("tr", "tr", "Dr. Prof. Doç. Uzm. Ecz. Hem. Dyt. Psk. Op. Av. Sn.", "No. No: s. bkz. Bkz. Tel. Tel:"),
)
