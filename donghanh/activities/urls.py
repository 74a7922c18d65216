"""Addresses of activities."""

from django.urls import path

from donghanh.activities.views import below, kinds, listing, page, photos, recording, tables, year

app_name = "activities"
urlpatterns = [
    path("", listing.list_, name="list"),
    path("xuat/", listing.export, name="export"),
    path("lich/", listing.month, name="month"),
    path("tong-hop/", listing.summary, name="summary"),
    path("tong-hop/xuat/", listing.summary_export, name="summary_export"),
    path("cap-duoi/", below.below, name="below"),
    path("cap-duoi/xuat/", below.below_export, name="below_export"),
    path("cap-duoi/theo-loai/xuat/", below.below_kinds_export, name="below_kinds_export"),
    path("nam/", year.this_year, name="this_year"),
    path("nam/xuat/", year.year_export, name="year_export"),
    path("nam/<int:year>/", year.year, name="year"),
    path("anh/<uuid:pk>/", photos.photo, name="photo"),
    path("anh/<uuid:pk>/rut/", photos.withdraw, name="photo_withdraw"),
    path("anh/<uuid:pk>/bo/", photos.remove, name="photo_remove"),
    path("anh/<uuid:pk>/<str:size>/", photos.picture, name="photo_picture"),
    path("ghi/", recording.new, name="new"),
    path("nhap/", tables.tables, name="tables"),
    path("nhap/mau/", tables.table_template, name="table_template"),
    path("nhap/<uuid:pk>/", tables.table, name="table"),
    path("nhap/<uuid:pk>/cho-can-sua/", tables.table_problems_export, name="table_problems_export"),
    path("nhap/<uuid:pk>/nhan/", tables.table_take_in, name="table_take_in"),
    path("nhap/<uuid:pk>/bo/", tables.table_drop, name="table_drop"),
    path("nhap/<uuid:pk>/rut-lai/", tables.table_undo, name="table_undo"),
    path("loai/", kinds.kinds, name="kinds"),
    path("loai/xuat/", kinds.kinds_export, name="kinds_export"),
    path("loai/them/", kinds.kind_new, name="kind_new"),
    path("loai/<uuid:pk>/", kinds.kind_edit, name="kind_edit"),
    path("<uuid:pk>/", page.activity_page, name="activity"),
    path("<uuid:pk>/anh/", photos.add, name="photos"),
    path("<uuid:pk>/sua/", recording.correct, name="correct"),
    path("<uuid:pk>/nguoi-du/", recording.attendance, name="attendance"),
    path("<uuid:pk>/nguoi-du/theo-nhom/", recording.cells, name="cells"),
    path("<uuid:pk>/viec/", page.link, name="link"),
    path("<uuid:pk>/viec/<uuid:task_pk>/bo/", page.unlink, name="unlink"),
    path("<uuid:pk>/huy/", recording.void, name="void"),
    path("<uuid:pk>/dung-lai/", recording.restore, name="restore"),
]
