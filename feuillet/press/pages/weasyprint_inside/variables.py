"""What a rule says with variables, written out once for all elements for which the variables say the same.

WeasyPrint substitutes and validates it for each element (pull request 2808, "faster rendering via style sharing and measurement
caching", was closed for 2813, which shares styles and nothing else).
"""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

CUSTOM = "__"
"""How the name of a variable begins among the properties of a style."""
NAMES, PLACE = "_feuillet_names", "_feuillet_place"
WRITTEN = dict[Any, tuple[Any, ...]]()
"""What rules of the product at hand say, by the rule, the property, and what the variables say; `leftovers.forget` empties it.

With each is kept what it was made of, so that none of these numbers is given to anything else meanwhile.
"""


def write_out_once(css: ModuleType, tokens: ModuleType) -> None:
    """Put what a rule says in its place before WeasyPrint computes it."""
    compute, solve, pending = css.ComputedStyle.__missing__, tokens.Pending.solve, tokens.Pending

    def computed(style: Any, key: str) -> Any:
        said, weight = style.cascaded.get(key, (None, None))
        known = isinstance(said, pending) and style.parent_style is not None and key not in css.PHYSICAL_FUNCTIONS
        if not known or key.startswith(CUSTOM):
            return compute(style, key)
        values = [style[name] for name in names(said)]
        place = (id(said), key, *map(id, values))
        if place in WRITTEN:
            style.cascaded[key] = WRITTEN[place][0], weight
        else:
            setattr(said, PLACE, (place, values))
        return compute(style, key)

    def solved(said: Any, values: Any, wanted_key: str, base_url: Any) -> Any:
        place, variables = vars(said).pop(PLACE, (None, ()))
        found = solve(said, values, wanted_key, base_url)
        if place is not None and place[1].replace("_", "-") == wanted_key:
            WRITTEN[place] = found, said, variables
        return found

    css.ComputedStyle.__missing__, tokens.Pending.solve = computed, solved


def names(said: Any) -> tuple[str, ...]:
    """List the variables that a rule names, as they are named among the properties of a style."""
    found: tuple[str, ...] | None = vars(said).get(NAMES)
    if found is None:
        found = tuple(dict.fromkeys(named(said.tokens)))
        setattr(said, NAMES, found)
    return found


def named(tokens: Any) -> Iterator[str]:
    """Find the variables that are named among tokens, also within functions and blocks."""
    for token in tokens:
        if token.type == "ident" and token.value.startswith("--"):
            yield token.value.replace("-", "_")
        yield from named(getattr(token, "arguments", None) or getattr(token, "content", None) or ())
