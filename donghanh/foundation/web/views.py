"""The pages of the layout itself: everything else, look and language, help, the gallery."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from donghanh.foundation.access.decorators import public, signed_in
from donghanh.foundation.web import gallery as examples
from donghanh.foundation.web.preferences import remember, theme_of


@signed_in
def more(request: HttpRequest) -> HttpResponse:
    """Everything the phone's bottom bar has no room for, the person's own things, look and language."""
    return render(request, "web/more.html", {"theme": theme_of(request), "languages": settings.LANGUAGES})


@public("strangers on the sign-in and help pages may choose language and theme; only two cookies are set")
@require_POST
def set_preferences(request: HttpRequest) -> HttpResponse:
    """Remember theme and language in cookies and go back to where the form stood."""
    back = request.POST.get("next", "")
    # redirect() would take anything that is no address for the name of a page.
    if not back.startswith("/") or not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    remember(response, theme=request.POST.get("theme"), language=request.POST.get("language"))
    return response


@signed_in
def help_page(request: HttpRequest) -> HttpResponse:
    """How officer, leader and partner body do their main tasks, in a page each can print."""
    return render(request, "web/help.html")


@signed_in
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with its name, to copy from."""
    return render(request, "web/gallery.html", examples.context(request))
