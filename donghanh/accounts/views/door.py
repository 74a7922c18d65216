"""The door: signing in with a password, and signing out."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from donghanh.accounts.actions.signing_in import try_password
from donghanh.accounts.devices import device_of, network_of
from donghanh.accounts.entrance import enter, leave, pause_for_second_step, safe_next, start_page
from donghanh.accounts.forms import SignInForm
from donghanh.accounts.policy import policy_for
from donghanh.foundation.access.decorators import public


@public("the sign-in page itself; it shows nothing and answers alike for every account")
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Name and password; then the second step where the account has one, and the page the person was going to."""
    next_url = safe_next(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.user.is_authenticated and not request.session.get("narrowed"):
        return redirect(next_url or start_page())
    form = SignInForm(request.POST or None)
    status = 200
    if form.is_valid():
        at = timezone.now()
        step = try_password(
            login=form.cleaned_data["login"],
            password=form.cleaned_data["password"],
            network=network_of(request),
            device=device_of(request, at=at),
            at=at,
        )
        if step.user is not None:
            remember = form.cleaned_data["remember"]
            policy = policy_for(step.user, timezone.localdate(at))
            if policy.needs_second_factor or step.user.factors.exists():
                pause_for_second_step(request, step.user, next_url=next_url, remember_device=remember, how="password")
                return redirect("accounts:second_step")
            return enter(request, step.user, how="password", next_url=next_url, remember_device=remember)
        form.add_error(None, _refusal(step.must_wait))
        status = 429 if step.must_wait else 200
    return render(request, "accounts/sign_in.html", {"form": form, "next": next_url}, status=status)


def _refusal(must_wait: bool) -> str:
    if must_wait:
        return _("Đã thử nhiều lần quá. Chờ 15 phút rồi thử lại, hoặc nhờ người quản trị của xã cấp mã vào.")
    return _("Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại.")


@public("leaving is for whoever presses the button, also when the session has ended meanwhile; it shows nothing")
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session here, and have the browser drop what it kept. The device stays known, but not remembered; pressed
    after the session had ended by itself, it is a sign-out all the same."""
    at = timezone.now()
    device = device_of(request, at=at)
    if device is not None and device.user_id == request.user.pk and device.remembered:
        device.remembered = False
        device.save(update_fields=("remembered",))
    return leave(request, redirect(settings.LOGIN_URL))
