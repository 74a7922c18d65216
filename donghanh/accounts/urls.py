"""Addresses of accounts."""

from django.urls import path

from donghanh.accounts.views import account, codes, door, factors, kept_text, second_step

app_name = "accounts"
urlpatterns = [
    path("dang-nhap/", door.sign_in, name="sign_in"),
    path("dang-nhap/buoc-hai/", second_step.second_step, name="second_step"),
    path("dang-nhap/buoc-hai/mat/", second_step.lost_factor, name="lost_factor"),
    path("dang-nhap/buoc-hai/moi/", factors.first_factor, name="first_factor"),
    path("dang-nhap/khoa/", second_step.passkey_challenge, name="passkey_challenge"),
    path("dang-nhap/khoa/xong/", second_step.passkey_answer, name="passkey_answer"),
    path("dang-nhap/ma/", codes.handed_code, name="handed_code"),
    path("dang-nhap/ma/mat-khau/", codes.choose_password, name="choose_password"),
    path("dang-xuat/", door.sign_out, name="sign_out"),
    path("chu-vua-nhap/<uuid:pk>/", kept_text.kept_text, name="kept_text"),
    path("tai-khoan/", account.account, name="account"),
    path("tai-khoan/mat-khau/", account.password, name="password"),
    path("tai-khoan/xac-nhan/", account.prove, name="prove"),
    path("tai-khoan/noi-khac/", account.elsewhere, name="elsewhere"),
    path("tai-khoan/may/<uuid:pk>/", account.device, name="device"),
    path("tai-khoan/da-xem/", account.seen, name="seen"),
    path("tai-khoan/ngon-ngu/", account.language, name="language"),
    path("tai-khoan/buoc-hai/ung-dung/", factors.add_app, name="add_app"),
    path("tai-khoan/buoc-hai/ma-du-phong/", factors.recovery_codes, name="recovery_codes"),
    path("tai-khoan/buoc-hai/khoa/", factors.passkey_options, name="passkey_options"),
    path("tai-khoan/buoc-hai/khoa/xong/", factors.passkey_register, name="passkey_register"),
    path("tai-khoan/buoc-hai/<uuid:pk>/", factors.drop_factor, name="drop_factor"),
]
