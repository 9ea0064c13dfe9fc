"""A text that is in another language than the document, which nobody translates, is none that a patient must understand."""

from collections.abc import Iterator

from feuillet.cldr import Locale
from feuillet.findings import Finding, Severity
from feuillet.manuscript.document import Document, prose

CHECK = "foreign"


def check(document: Document) -> Iterator[Finding]:
    """Find texts with a language of their own that is the document's, and texts of safety that nobody would translate."""
    own = Locale(document.language)
    for text in prose(document):
        if text.lang and Locale(text.lang).reads(own):
            problem = (
                f"this text is said to be in {text.lang}, the document's own language, so nobody would translate it"
            )
            yield Finding(text.location, problem, "remove lang", CHECK)
        elif text.lang and text.safety:
            problem = f"this text of safety is in {text.lang}, and is printed so in every language"
            remedy = f"write it in {document.language}, and only a name in {text.lang}"
            yield Finding(text.location, problem, remedy, CHECK, Severity.WARNING)
