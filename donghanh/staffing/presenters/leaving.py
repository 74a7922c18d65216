"""A hand-over in words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from donghanh.staffing.models import HandOverItem, ItemKind


def groups_of_record(items: Sequence[HandOverItem]) -> list[tuple[str, list[tuple[HandOverItem, str]]]]:
    """The items under the name of their kind, each with where it went in words. Give items whose posts are loaded."""
    groups = []
    for kind in ItemKind:
        rows = [(item, where_words(item)) for item in items if item.kind == kind]
        if rows:
            groups.append((str(kind.label), rows))
    return groups


def where_words(item: HandOverItem) -> str:
    """Where an item went: the other post, the body of it, or that it stayed."""
    post = item.to_post
    if post is None:
        return _("ở lại với cơ quan") if item.kind == ItemKind.PART else _("ở lại với vị trí")
    if item.kind in (ItemKind.TASK, ItemKind.DUTY):
        return _("chuyển cho %(body)s") % {"body": post.organisation.name}
    return _("chuyển cho %(post)s, %(body)s") % {"post": post.title, "body": post.organisation.name}
