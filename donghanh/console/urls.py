"""Addresses of console."""

from django.urls import path

from donghanh.console import views

app_name = "console"
urlpatterns = [
    path("", views.home, name="home"),
    path("viec-cham/", views.sheet, name="sheet"),
    path("tim/", views.search_page, name="search"),
]
