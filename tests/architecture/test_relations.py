"""Foreign keys point downwards, in the same order as the imports."""

from django.apps import apps

LAYERS = (
    "foundation", "web", "accounts", "units", "workdays", "organisations", "people", "notices", "legal", "documents",
    "indicators", "plans", "community", "activities", "training", "budget", "reports", "staffing", "console", "config",
)  # fmt: skip


def ours() -> list[type]:
    """Our concrete models."""
    return [m for m in apps.get_models() if m.__module__.startswith("donghanh.")]


def test_every_app_of_ours_has_its_place() -> None:
    labels = {c.label for c in apps.get_app_configs() if c.name.startswith("donghanh.")}
    assert labels <= set(LAYERS), "place the new app in LAYERS and in the import contracts"


def test_every_relation_points_downwards() -> None:
    upward = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in ours()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model.__module__.startswith("donghanh.")
        if LAYERS.index(field.related_model._meta.app_label) > LAYERS.index(model._meta.app_label)
    ]
    assert upward == []
    assert len(ours()) > 10, "the walk found the models"
