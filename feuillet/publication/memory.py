"""What is known of documents and editions without reading them, while what they are made from has not changed."""

from functools import lru_cache
from itertools import chain
from pathlib import Path

from feuillet.production.store import Store
from feuillet.publication import records
from feuillet.publication.asks import Answer, Name
from feuillet.publication.editor import Editor
from feuillet.publication.inputs import Inputs
from feuillet.publication.records import Learned


class Memory:
    """Recalls what was learned, under the digest of what it was learned from; what is not known is asked of an editor."""

    def __init__(self, editor: Editor, store: Store) -> None:
        self.editor, self.store, self.inputs = editor, store, Inputs(editor.project)
        self.document = lru_cache(None)(self.recall_document)
        self.losses = lru_cache(None)(self.recall_losses)
        self.digest = lru_cache(None)(self.digest_inputs)
        self.known: dict[Name, Learned] = {}

    def recall(self, name: Name) -> Learned | None:
        """Say what is known of an edition, if anything is."""
        known = self.known.get(name) or records.recall(self.store, self.digest(name))
        if known is not None:
            self.known[name] = known
        return known

    def keep(self, name: Name, learned: Learned) -> None:
        """Remember what was learned of an edition."""
        self.known[name] = learned
        records.keep(self.store, self.digest(name), learned)

    def changed(self, name: Name) -> bool:
        """Return whether what an edition is made from is not as it was when it was digested."""
        inputs = self.inputs
        return inputs.changed(chain(self.files(name), inputs.losses(name.document), inputs.looks))

    def files(self, name: Name) -> tuple[Path, ...]:
        """List the files an edition is made from, beside those that all are made from."""
        imprint = self.editor.sources.imprint(name.imprint).value
        staff = imprint.language if imprint else name.locale
        return self.inputs.edition(name, self.language(name.document) or name.locale, staff)

    def digest_inputs(self, name: Name) -> str:
        """Digest what an edition is made from, once."""
        losses = "lost" if self.losses(name.document).value else ""
        named = (name.document, name.locale, name.imprint)
        absent = map(str, self.editor.sources.imprint(name.imprint).findings)  # what it names may come to be there
        return self.inputs.digest(self.files(name), self.inputs.shared, *named, losses, *absent)

    def language(self, document: str) -> str:
        """Say which language a document is written in; nothing where it cannot be read."""
        return self.document(document).value or ""

    def recall_document(self, name: str) -> Answer[str]:
        """Say a document's language, and what is wrong with it."""
        digest = self.inputs.digest(self.inputs.document(name), self.inputs.shared)
        known = records.recall_findings(self.store, records.DOCUMENT, digest)
        if known is None:
            answer = self.editor.sources.document(name)
            known = answer.value.language if answer.value else "", answer.findings
            records.keep_findings(self.store, records.DOCUMENT, digest, *known)
        return Answer(known[0] or None, known[1])

    def recall_losses(self, document: str) -> Answer[bool]:
        """Say whether a document has lost a text of safety."""
        digest = self.inputs.digest(self.inputs.losses(document), self.inputs.shared)
        known = records.recall_findings(self.store, records.LOSSES, digest)
        if known is None:
            answer = self.editor.lost(document)
            known = "lost" if answer.value else "", answer.findings
            records.keep_findings(self.store, records.LOSSES, digest, *known)
        return Answer(bool(known[0]), known[1])
