"""Addresses of web."""

from django.urls import path

from donghanh.foundation.web import views

app_name = "web"
urlpatterns = [
    path("them/", views.more, name="more"),
    path("giao-dien/", views.set_preferences, name="preferences"),
    path("huong-dan/", views.help_page, name="help"),
    path("thanh-phan/", views.gallery, name="gallery"),
]
