"""Addresses of legal."""

app_name = "legal"
urlpatterns: list = []
