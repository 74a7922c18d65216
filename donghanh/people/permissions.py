"""What may be done with people, posts and the codes that let people in."""

from enum import StrEnum


class PeoplePermission(StrEnum):
    """Looking people up, appointing them, handing them a code, confirming. Only the first is done to oneself."""

    READ = "people.read"
    MANAGE = "people.manage"
    ISSUE_CODE = "people.issue_code"
    CONFIRM = "people.confirm"
    """Say yes, as a second person, to an appointment that opens programme data or lets others in."""


def appointing(role: str) -> str:
    """The permission to appoint somebody to a role; held by who holds a role that ``grants`` it."""
    return f"people.appoint:{role}"
