"""What may be done with people, posts and the codes that let people in."""

from enum import StrEnum


class PeoplePermission(StrEnum):
    """Looking people up, appointing them, and handing them a code. Nobody does the last two to themselves."""

    READ = "people.read"
    MANAGE = "people.manage"
    ISSUE_CODE = "people.issue_code"
