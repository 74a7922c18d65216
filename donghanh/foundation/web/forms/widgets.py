"""The two widgets Django has no like of: answer tiles and a place to drop files."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise


@dataclass(frozen=True)
class Tile:
    """One answer: what is sent, what is read, what follows from it, and a picture beside the words."""

    value: str
    label: str | Promise
    consequence: str | Promise = ""
    icon: str = "circle-check"


class TileSelect(forms.RadioSelect):
    """Two to four answers for one tap: ``ChoiceField(choices=[(t.value, t.label) …], widget=TileSelect(tiles))``."""

    def __init__(self, tiles: Iterable[Tile] = (), attrs: dict[str, Any] | None = None) -> None:
        self.tiles = {tile.value: tile for tile in tiles}
        super().__init__(attrs=attrs, choices=[(tile.value, tile.label) for tile in self.tiles.values()])

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the tile to what the template sees of an option."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        option["tile"] = self.tiles.get(str(value), Tile(value=str(value), label=option["label"]))
        return option


class DropInput(forms.ClearableFileInput):
    """A file input drawn as a large area: press it, or drop files on it. ``multiple`` takes several."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, multiple: bool = False) -> None:
        self.allow_multiple_selected = multiple
        super().__init__(attrs)
