"""Addresses of people."""

from django.urls import path

from donghanh.people.views import confirming, delegating, listing, person

app_name = "people"
urlpatterns = [
    path("", listing.people_list, name="list"),
    path("tai-ve/", listing.people_export, name="export"),
    path("vai-tro/", listing.role_table, name="roles"),
    path("them/", person.person_add, name="add"),
    path("chuc-vu/<uuid:pk>/thoi/", person.appointment_end, name="appointment-end"),
    path("chuc-vu/<uuid:pk>/xac-nhan/", confirming.appointment_confirm, name="appointment-confirm"),
    path("uy-quyen/", delegating.delegations, name="delegations"),
    path("uy-quyen/<uuid:pk>/thoi/", delegating.delegation_end, name="delegation-end"),
    path("uy-quyen/<uuid:pk>/xac-nhan/", delegating.delegation_confirm, name="delegation-confirm"),
    path("<uuid:pk>/", person.person_page, name="person"),
    path("<uuid:pk>/sua/", person.person_edit, name="edit"),
    path("<uuid:pk>/chuc-vu/", person.appointment_add, name="appoint"),
    path("<uuid:pk>/ma/", person.code_issue, name="code"),
    path("<uuid:pk>/tai-khoan/", person.account_switch, name="account"),
]
