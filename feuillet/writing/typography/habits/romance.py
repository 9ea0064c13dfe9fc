"""Italian, Brazilian Portuguese and Romanian."""

from feuillet.writing.typography.rule import NBSP, abbreviations, dash, final_apostrophe, quotes, rule, spaced

RULES = (
    rule("it-truncation", "it", r"(?<=\b[Pp]o)'(?!\w)", "’", "what is cut off a word is an apostrophe, not a quote"),
    *quotes("it", "it", "«»“”"),
    final_apostrophe("it", "it"),
    dash("it", "it", "–"),
    *abbreviations(
        "it", "it", "Dott. Dott.ssa dott. dott.ssa Dr. dr. Prof. prof. Sig. sig.", "n. p. pag. fig. cap. art. tel."
    ),
    *quotes("pt-BR", "pt-BR", "“”‘’"),
    dash("pt-BR", "pt-BR", "—"),
    spaced("pt-BR", "pt-BR", NBSP, "p. ex."),
    *abbreviations("pt-BR", "pt-BR", "Dr. Dra. Sr. Sra. Prof. Profa.", "n.º nº p. pág. fig. cap. art. tel."),
    *quotes("ro", "ro", "„”«»"),
    dash("ro", "ro", "–"),
    *abbreviations("ro", "ro", "Dr. dr. Prof. prof. dl. dna.", "nr. p. pag. fig. cap. art. tel."),
)
