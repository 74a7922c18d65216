"""The stored files behind photos: the original and the two pictures, and how they go."""

from typing import Any

from django.db.models import QuerySet

from donghanh.activities.models import Photo
from donghanh.foundation.access import Scope
from donghanh.foundation.files import behind
from donghanh.foundation.files.models import StoredFile

OWNER, PICTURES_OWNER = "activities.photo", "activities.photo_picture"
FILES = ("file", "shown", "thumbnail")


def forget_files(photo: Photo) -> None:
    """Take the files off a row that stays; their contents go once that is committed. For who holds the row."""
    behind.forget_files(photo, FILES)


def forget_with_row(*, instance: Photo, **_: Any) -> None:
    """Take the files of a row that is deleted, alone or with its activity: plugged into ``post_delete``."""
    behind.forget_with(instance, FILES)


def without_photo() -> QuerySet[StoredFile]:
    """Files of photos to which no row leads. No query yet."""
    return behind.without_row(Photo, FILES, (OWNER, PICTURES_OWNER))


def may_open_photo(scope: Scope, file: StoredFile) -> bool:
    """Whether the photo as it came may be handed out: to those who record its activity. One query."""
    return Photo.objects.recordable_by(scope).filter(pk=file.owner_id, file=file).exists()
