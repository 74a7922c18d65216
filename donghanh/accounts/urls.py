"""Addresses of accounts."""

from django.urls import path

from donghanh.accounts.views import door

app_name = "accounts"
urlpatterns = [
    path("dang-nhap/", door.sign_in, name="sign_in"),
    path("dang-nhap/buoc-hai/", door.sign_in, name="second_step"),
    path("dang-xuat/", door.sign_out, name="sign_out"),
]
