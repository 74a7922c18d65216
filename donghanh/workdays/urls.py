"""Addresses of the table of working days."""

from django.urls import URLPattern, path

from donghanh.workdays.views import days, notices, reading

app_name = "workdays"
urlpatterns: list[URLPattern] = [
    path("", reading.table_page, name="table"),
    path("xuat.csv", reading.table_export, name="export"),
    path("them/", days.add, name="add"),
    path("<uuid:pk>/sua/", days.correct, name="correct"),
    path("<uuid:pk>/bo/", days.remove, name="remove"),
    path("thong-bao/", notices.enter, name="notice"),
    path("thong-bao/<uuid:pk>/sua/", notices.correct, name="notice-correct"),
    path("thong-bao/<uuid:pk>/bo/", notices.remove, name="notice-remove"),
]
