"""A pytest plugin under which Django does not exist, so that the domain proves it needs none of it."""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType


class _NoDjango:
    """Refuses to find Django before anything else can."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name == "django" or name.startswith("django."):
            raise ModuleNotFoundError(f"{name} is not installed here: these tests run without Django", name=name)
        return None


sys.meta_path.insert(0, _NoDjango())
