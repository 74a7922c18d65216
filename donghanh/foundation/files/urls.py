"""Addresses of files."""

from django.urls import path

from donghanh.foundation.files import views

app_name = "files"
urlpatterns = [path("<uuid:pk>/", views.download, name="download")]
