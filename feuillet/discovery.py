"""A module in a folder of features is a feature: formats and checks are found, not registered."""

import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any


@dataclass(frozen=True)
class Check:
    """A check that is known by its module's name, and imported when it is first made: most processes make few of them."""

    module: str

    def __call__(self, *about: Any) -> Iterator[Any]:
        """Find what is wrong."""
        found: Iterator[Any] = import_module(self.module).check(*about)
        return found


def names(package: ModuleType) -> tuple[str, ...]:
    """List the full names of a package's modules, in order."""
    return tuple(
        f"{package.__name__}.{name}" for name in sorted(info.name for info in pkgutil.iter_modules(package.__path__))
    )


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Import the modules of a package in the order of their names."""
    return map(import_module, names(package))
