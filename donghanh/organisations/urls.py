"""Addresses of organisations."""

from django.urls import path

from donghanh.organisations.views import body, groups, listing

app_name = "organisations"
urlpatterns = [
    path("", listing.organisation_list, name="list"),
    path("tai-ve/", listing.organisation_export, name="export"),
    path("them/", body.organisation_add, name="add"),
    path("thuong-co/", body.take_over, name="take-over"),
    path("ban-quan-ly-thon/", groups.boards_add, name="boards"),
    path("nhom/", groups.group_list, name="groups"),
    path("nhom/them/", groups.group_add, name="group-add"),
    path("nhom/<uuid:pk>/", groups.group_page, name="group"),
    path("nhom/<uuid:pk>/doi-ten/", groups.group_rename, name="group-rename"),
    path("nhom/<uuid:pk>/cach-viet/", groups.group_alias_add, name="group-alias-add"),
    path("nhom/thanh-vien/<uuid:pk>/ra/", groups.member_end, name="member-end"),
    path("cach-viet/<uuid:pk>/bo/", body.alias_forget, name="alias-forget"),
    path("<uuid:pk>/", body.organisation_page, name="organisation"),
    path("<uuid:pk>/sua/", body.organisation_edit, name="edit"),
    path("<uuid:pk>/doi-ten/", body.organisation_rename, name="rename"),
    path("<uuid:pk>/nhap/", body.organisation_merge, name="merge"),
    path("<uuid:pk>/ket-thuc/", body.organisation_end, name="end"),
    path("<uuid:pk>/cach-viet/", body.alias_add, name="alias-add"),
]
