"""Which catalog a file from an agency belongs to: what it says of itself, and where that is lost, what it holds."""

from functools import cache
from pathlib import PureWindowsPath

from feuillet.cldr import Locale, meant
from feuillet.findings import Finding, Location
from feuillet.project import Project
from feuillet.publication.sources import Manuscripts
from feuillet.translation.domains import layered, work
from feuillet.translation.exchange.cleaning import spaceless
from feuillet.translation.exchange.opening import CHECK
from feuillet.translation.exchange.texts import numbered_as_ours, sources, texts
from feuillet.translation.exchange.xliff import Delivery
from feuillet.translation.messages import Message, Messages

FEW = 4
"""Of so few texts, one language may say most as another does."""


class Catalogs:
    """The catalogs of a project, by domain and locale."""

    def __init__(self, project: Project, sources: Manuscripts) -> None:
        self.project = project
        self.domains = {domain.name: domain for domain in sources.domains(project)}
        self.known = [(domain.name, locale) for domain, locale in work((*self.domains.values(),), project.locales)]
        self.messages = cache(self.read)

    def read(self, domain: str, locale: str) -> tuple[Messages | None, tuple[Finding, ...]]:
        """Read a catalog; one that is not there yet is a finding."""
        messages, findings = layered(self.project, self.domains[domain], locale)
        if messages is not None and not messages.messages:
            path = self.project.name(self.project.po(locale, domain))
            return None, (Finding(Location(path), "there is no such catalog yet", "run merge", CHECK),)
        return messages, findings

    def address(self, delivery: Delivery, path: str) -> tuple[str, str] | Finding:
        """Say for which catalog a delivery is, or why nobody can know."""
        where = Location(path, delivery.line)
        if not delivery.language:
            return Finding(where, "the file does not say its target language", "have it say so, or export again", CHECK)
        tags = sorted({tag for _, tag in self.known})
        locale = meant(delivery.language, tags)
        if locale is None:
            there = ", ".join(tags)
            problem = f"the file is for {delivery.language}, and the project has no such locale; it has {there}"
            return Finding(
                where, problem, "correct the target language in the file's header, or start the locale", CHECK
            )
        domains = [domain for domain, tag in self.known if tag == locale]
        domain = self.domain(delivery, locale, domains)
        if domain is None:
            return self.unknown(delivery, locale, where)
        if other := self.mistaken(delivery, domain, locale):
            problem = f"the file is for {locale}, and most of its texts are those of {domain} in {other}"
            return Finding(where, problem, "correct the target language in the file's header", CHECK)
        return domain, locale

    def unknown(self, delivery: Delivery, locale: str, where: Location) -> Finding:
        """Say why there is no catalog: the document is not translated into that language, or nobody knows its name."""
        name = PureWindowsPath(delivery.original).stem
        tags = sorted(tag for domain, tag in self.known if domain in {name, delivery.original})
        if tags:
            problem = (
                f"the file is for {locale}, and {name} has no catalog in {locale}; it has them in {', '.join(tags)}"
            )
            return Finding(where, problem, "correct the target language in the file's header", CHECK)
        there = ", ".join(sorted(domain for domain, tag in self.known if tag == locale))
        problem = f"there is no catalog {delivery.original} in {locale}; there are {there}"
        return Finding(where, problem, "correct “original” in the file's header", CHECK)

    def mistaken(self, delivery: Delivery, domain: str, locale: str) -> str | None:
        """Find another locale in which most texts of a delivery are already; its header may name the wrong language."""
        texts = {(reading.source, reading.target) for unit in delivery.units for reading in unit.readings[:1]}
        texts = {(source, target) for source, target in texts if target.strip() and target != source}
        kin = Locale(locale)
        tags = [tag for name, tag in self.known if name == domain and (tag == locale or not kin.reads(Locale(tag)))]
        counts = {tag: len(texts & self.strings(domain, tag)) for tag in tags} if len(texts) >= FEW else {}
        most = max(counts, key=counts.__getitem__, default=locale)
        return most if counts and counts[most] > max(counts[locale], len(texts) / 2) else None

    def strings(self, domain: str, locale: str) -> set[tuple[str, str]]:
        """Collect the texts of a catalog with their translations."""
        return {(source, text.string) for text in self.texts(domain, locale) for source in sources(text)}

    def texts(self, domain: str, locale: str) -> tuple[Message, ...]:
        """List the texts of a catalog as an agency gets them."""
        messages, _ = self.messages(domain, locale)
        whole = numbered_as_ours(messages).messages if messages else ()
        return tuple(text for message in whole for text in texts(message, Locale(locale)))

    def domain(self, delivery: Delivery, locale: str, domains: list[str]) -> str | None:
        """Find the domain a delivery says it is of, unless none of its texts is there and they are in another."""
        names = (delivery.original, PureWindowsPath(delivery.original).stem)
        named = next((name for name in names if name in domains), None)
        counts = {domain: self.common(delivery, domain, locale) for domain in domains}
        if named and (counts[named] or not any(counts.values())):
            return named
        most = max(counts.values(), default=0)
        best = [domain for domain, count in counts.items() if count == most]
        return best[0] if most and len(best) == 1 else None

    def common(self, delivery: Delivery, domain: str, locale: str) -> int:
        """Count the texts of a delivery whose source a catalog has."""
        current = (text for text in self.texts(domain, locale) if not text.obsolete)
        there = {spaceless(source) for text in current for source in sources(text)}
        return sum(any(spaceless(reading.source) in there for reading in unit.readings) for unit in delivery.units)
