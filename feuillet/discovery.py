"""A module in a folder of features is a feature: formats and checks are found, not registered."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Import the modules of a package in the order of their names."""
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda info: info.name):
        yield import_module(f"{package.__name__}.{info.name}")
