"""Addresses of web."""

app_name = "web"
urlpatterns: list = []
