"""Descriptions of invented documents, one in each module; `samples` composes them all."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from tests.samples.compose.compose import Sample, compose

NAMES = tuple(sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py")))


def samples() -> Iterator[Sample]:
    """Compose every description in each of its printings, in the order of their names."""
    for name in NAMES:
        document = import_module(f"tests.samples.written.{name}").DOCUMENT
        for printing in document.printings:
            yield compose(document, printing)
