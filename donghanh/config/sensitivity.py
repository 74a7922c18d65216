"""The sensitivity class of the tables that libraries bring along: the highest class any of their fields has."""

from donghanh.foundation.sensitivity import INTERNAL, OPEN, FieldClass

OTHERS: dict[str, FieldClass] = {
    "auth.Permission": OPEN,  # unused: permissions are enums; the table comes with django.contrib.auth
    "auth.Group": OPEN,  # unused, as above
    "contenttypes.ContentType": OPEN,
    "django_tasks_database.DBTaskResult": INTERNAL,  # arguments are identities of rows, never contents
}
