"""Manuscripts of every shape, for properties that hold of all of them."""

import json
from typing import Any

from hypothesis import strategies as st

from feuillet.manuscript import source
from feuillet.manuscript.document import Document
from feuillet.manuscript.reader import validate

DAY = "2026-01-15"
Strategy = st.SearchStrategy[Any]

texts = st.sampled_from(["Le thé.", "*Une* tasse de {50 mg}.", "**Jamais** trop.", "Voir [la tasse](#a)."])
ids = st.sampled_from(["a", "b", "c", "d", "list", "leaflet", "text", "title", "steps"])
claims = st.fixed_dictionaries(
    {},
    optional={"evidence": st.just("mechanism"), "safety": st.booleans(), "leaflet": st.sampled_from(["keep", "omit"])},
)
points: Strategy = st.lists(texts | st.builds(dict, claims, text=texts), min_size=1, max_size=3)
items: Strategy = st.lists(texts | st.builds(dict, claims, text=texts, list=points), min_size=1, max_size=3)
rows: Strategy = st.lists(
    st.builds(dict, claims, cells=st.lists(texts, min_size=2, max_size=2)), min_size=1, max_size=3
)
groups: Strategy = st.lists(st.builds(dict, claims, group=texts, rows=rows), min_size=1, max_size=2)
intakes: Strategy = st.lists(st.builds(dict, claims, medicine=texts, night=st.just("blank")), min_size=1, max_size=2)
terms: Strategy = st.lists(st.builds(dict, claims, term=texts, definition=texts), min_size=1, max_size=3)
blocks: Strategy = st.one_of(
    st.builds(dict, claims, text=texts),
    st.builds(dict, claims, list=items, numbered=st.booleans()),
    st.builds(dict, claims, steps=items),
    st.builds(dict, claims, warning=texts),
    st.builds(dict, claims, terms=terms),
    st.builds(dict, claims, table=texts, columns=st.tuples(texts, texts).map(list), rows=rows | groups),
    st.builds(dict, claims, form=st.lists(st.builds(dict, label=texts), min_size=1, max_size=2)),
    st.builds(dict, claims, schedule=texts, medicines=intakes),
)


def named(each: Strategy) -> Strategy:
    """Give things in a list ids of their own, as a manuscript must."""
    pairs = st.lists(st.tuples(ids, each), min_size=1, max_size=4, unique_by=lambda pair: pair[0])
    return pairs.map(lambda found: [{"id": id} | thing for id, thing in found])


subsections: Strategy = st.builds(dict, claims, subsection=texts, id=st.just("morning"), blocks=named(blocks))


variants: Strategy = st.builds(dict, title=texts, blocks=named(blocks) | st.tuples(subsections).map(list))
notes: Strategy = st.lists(st.builds(dict, id=ids, text=texts), max_size=2, unique_by=lambda note: note["id"])
sections: Strategy = st.builds(
    dict,
    title=texts,
    blocks=st.tuples(named(blocks), st.lists(subsections, max_size=1)).map(lambda pair: [*pair[0], *pair[1]]),
    footnotes=notes,
    leaflet=st.just("keep") | variants,
    role=st.sampled_from(["before-use", "more"]),
)
manuscripts = st.fixed_dictionaries(
    {
        "language": st.just("fr"),
        "title": texts,
        "message": texts,
        "key-points": points,
        "revision": st.just(1),
        "date": st.just(DAY),
        "next-review": st.just(DAY),
        "licence": st.just("CC BY-SA 4.0"),
        "sections": named(sections),
    }
)


def document(content: dict[str, Any]) -> Document:
    """Read a manuscript that is known to be right; JSON is YAML."""
    found, findings = validate(source.parse(json.dumps(content), "tea.yaml"), Document)
    assert found is not None, findings
    return found
