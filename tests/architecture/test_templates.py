"""The template lint finds what the Content-Security-Policy would refuse, and our templates are clean."""

import pytest

from tooling import templates

REFUSED = [
    '<p style="color:red">',
    "<p\n  class=x style = 'a'>",
    "<style>p{}</style>",
    "<script>go()</script>",
    '<script type="module">go()</script>',
    '<button onclick="go()">',
    '<body onload="go()">',
    '<a href="javascript:go()">',
    '<script src="https://elsewhere.example/x.js"></script>',
    '<link href="//elsewhere.example/x.css">',
    '<p hx-on:click="go()">',
]
WELCOME = [
    "<script src=\"{% static 'web/x.js' %}\" defer></script>",
    '<script type="application/json" id="data">{}</script>',
    '<p class="onset style-guide" data-style="x">style="no tag here"</p>',
    '<a href="https://example.vn/trang">',
    "{# <p style='x'> #}",
    "{% comment %}<script>old()</script>{% endcomment %}",
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_the_policy_refuses_is_found(text: str) -> None:
    assert list(templates.problems_in(f"<p>\n{text}"))


@pytest.mark.parametrize("text", WELCOME)
def test_what_the_policy_allows_is_left_alone(text: str) -> None:
    assert list(templates.problems_in(text)) == []


def test_problem_is_told_with_its_line() -> None:
    assert [line for line, _ in templates.problems_in("\n\n<p>\n<p style='x'>")] == [4]


def test_our_templates_are_clean() -> None:
    assert templates.templates(), "the templates were found"
    assert list(templates.all_problems()) == []
