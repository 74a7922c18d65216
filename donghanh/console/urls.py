"""Addresses of console."""

app_name = "console"
urlpatterns: list = []
