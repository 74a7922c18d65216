"""The people app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """People, posts, appointments, the scope of a signed-in person. See README.md beside this file."""

    name = "donghanh.people"
    label = "people"

    def ready(self) -> None:
        """Answer what sign-in demands, who the top line names, and put the pages into the navigation."""
        from donghanh.accounts.policy import answer_policies_with
        from donghanh.foundation.web import identity, navigation, panels, search
        from donghanh.organisations.actions.successions import carry_over_with
        from donghanh.people.actions.succession import carry_posts_over
        from donghanh.people.identity import identity_of_scope
        from donghanh.people.panels import find_people, seats_of_body
        from donghanh.people.permissions import PeoplePermission
        from donghanh.people.policy import policy_of

        answer_policies_with(policy_of)
        carry_over_with(carry_posts_over)
        identity.register(identity_of_scope)
        panels.register("organisations.page", seats_of_body)
        search.register(find_people)
        navigation.register(
            navigation.NavItem(
                code="people",
                label=_("Nhân sự"),
                url_name="people:list",
                icon="users",
                order=80,
                permission=PeoplePermission.READ,
                extra=True,
            )
        )
        navigation.register(
            navigation.NavItem(
                code="delegations",
                label=_("Ủy quyền khi vắng"),
                url_name="people:delegations",
                icon="users-group",
                order=85,
                place="account",
            )
        )
