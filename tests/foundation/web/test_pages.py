"""The layout's own pages: they draw, carry nothing the policy refuses, stay light, and remember what was chosen."""

import gzip
import itertools
import re
from pathlib import Path

import pytest
from django.test import Client

from donghanh.foundation.web import navigation, templatetags
from donghanh.foundation.web.components import Four
from donghanh.foundation.web.templatetags import dh
from donghanh.foundation.web.templatetags.dh import CHIPS, chip, crumbs, progress, share_of

WEB = Path(templatetags.__file__).parents[1]
PAGES = ["/them/", "/huong-dan/", "/thanh-phan/", "/bao/"]
MOST_WEIGHT = 150_000


def read(site: Client, address: str) -> str:
    """The text of a page that must have been drawn."""
    answer = site.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_pages_draw_and_carry_nothing_inline(site: Client, address: str) -> None:
    text = read(site, address)
    assert not re.search(r"<[a-z][^>]*\s(style|on[a-z]+)=", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style", text)


@pytest.mark.parametrize("address", PAGES)
def test_ids_are_used_once(site: Client, address: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', read(site, address))
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", PAGES)
def test_headings_leave_no_step_out(site: Client, address: str) -> None:
    steps = [int(level) for level in re.findall(r"<h([1-6])", read(site, address))]
    assert steps.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(steps))


@pytest.mark.parametrize("address", ["/them/", "/huong-dan/", "/thanh-phan/"])
def test_strangers_are_sent_to_sign_in(site: Client, address: str) -> None:
    assert site.get(address, headers={"x-stranger": "yes"})["Location"].startswith("/dang-nhap/")


def test_a_page_with_all_its_files_is_light(site: Client) -> None:
    """Files count as a browser receives them, compressed; fonts apart: six files shown when they come."""
    page = len(read(site, "/thanh-phan/").encode())
    files = [*WEB.glob("static/web/*.css"), *WEB.glob("static/web/*/*.css"), *WEB.glob("static/web/*/*.js")]
    files.append(WEB / "static/web/icons/sprite.svg")
    assert len(files) == 7
    assert page + sum(len(gzip.compress(file.read_bytes())) for file in files) < MOST_WEIGHT


def test_the_gallery_shows_every_component() -> None:
    gallery = (WEB / "templates/web/gallery.html").read_text("utf-8")
    drawn = {path.name for path in (WEB / "templates/components").glob("[a-z]*.html")}
    drawn_by_forms = {"form.html", "field.html", "errors.html"}
    of_other_apps = {"panels.html"}
    assert {name for name in drawn - drawn_by_forms - of_other_apps if name not in gallery} == set()
    assert "{{ form }}" in gallery


def test_the_list_of_components_is_complete() -> None:
    listed = (WEB / "components.yaml").read_text("utf-8")
    files = set(re.findall(r"file: ([\w.]+)", listed))
    assert files == {path.name for path in (WEB / "templates/components").glob("[a-z]*.html")}
    tags = set(re.findall(r"tag: '\{% (\w+)", listed))
    assert tags == set(dh.register.tags) - {"mark"}


def test_every_icon_named_in_a_template_is_in_the_sprite() -> None:
    sprite = set(re.findall(r'id="i-([\w-]+)"', (WEB / "static/web/icons/sprite.svg").read_text("utf-8")))
    named = {
        name
        for template in WEB.parents[1].glob("**/templates/**/*.html")
        for name in re.findall(r"{% icon \"([\w-]+)\"", template.read_text("utf-8"))
    }
    assert named | set(CHIPS.values()) <= sprite
    assert len(named) > 10


# ---- choices


def test_theme_is_remembered_without_a_script(site: Client) -> None:
    answer = site.post("/giao-dien/", {"theme": "dark", "next": "/them/"})
    assert answer["Location"] == "/them/"
    assert answer.cookies["theme"]["httponly"]
    assert 'data-theme="dark"' in read(site, "/them/")


def test_device_decides_while_nothing_is_chosen(site: Client) -> None:
    assert "data-theme" not in read(site, "/them/")


@pytest.mark.parametrize(
    "next_",
    ["https://elsewhere.example/", "//elsewhere.example", "", "javascript:alert(1)", "0", "khong-phai-dia-chi", "-1"],
)
def test_choosing_leads_nowhere_else(site: Client, next_: str) -> None:
    assert site.post("/giao-dien/", {"theme": "dark", "next": next_})["Location"] == "/"


def test_nonsense_choices_set_nothing(site: Client) -> None:
    assert not site.post("/giao-dien/", {"theme": "neon", "language": "tlh"}).cookies


def test_choosing_by_a_link_is_refused(site: Client) -> None:
    assert site.get("/giao-dien/?theme=dark").status_code == 405


# ---- shell


def test_navigation_marks_where_one_is(site: Client) -> None:
    navigation.register(navigation.NavItem("home", "Việc của tôi", "console:home", "home", 1, badge=lambda scope: 6))
    text = read(site, "/viec/")
    assert '<a class="dh-nav__a" href="/viec/" aria-current="page">' in text
    assert '6<span class="dh-vh"> việc</span>' in text


def test_confirmation_is_a_toast_with_a_way_back_and_a_warning_stays(site: Client) -> None:
    text = read(site, "/bao/")
    assert re.search(r'<div class="dh-toast" role="status">.*Đã giao việc.*action="/lui-lai/"', text)
    assert re.search(r'<div class="dh-notice dh-notice--late dh-after" role="alert">.*Chưa gửi được', text)


def test_demo_says_so_and_an_office_does_not(site: Client, settings) -> None:
    settings.DONGHANH_DEMO = True
    assert "Bản chạy thử" in read(site, "/them/")
    settings.DONGHANH_DEMO = False
    assert "Bản chạy thử" not in read(site, "/them/")


# ---- small components


def test_every_chip_has_its_icon_and_word() -> None:
    for kind, picture in CHIPS.items():
        drawn = chip(kind, "Quá hạn & chậm")
        assert f"#i-{picture}" in drawn
        assert "Quá hạn &amp; chậm" in drawn


def test_a_chip_nobody_knows_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="red"):
        chip("red", "x")


@pytest.mark.parametrize(
    ("done", "total", "width"), [(9, 31, "29.03"), (0, 31, "0"), (1, 1000, "1"), (40, 31, "100"), (1, 0, "0")]
)
def test_bars_are_drawn_without_a_style(done: int, total: int, width: str) -> None:
    drawn = progress(done, total, "9 trên 31")
    assert f'width="{width}%"' in drawn
    assert "style" not in drawn


def test_crumbs_end_where_one_is() -> None:
    drawn = crumbs("Kế hoạch", "/ke-hoach/", "<Năm 2026>")
    assert '<li><a href="/ke-hoach/">Kế hoạch</a></li><li>&lt;Năm 2026&gt;</li>' in drawn


def test_a_share_without_a_base_is_not_zero() -> None:
    assert share_of(3, 0) == "–"
    assert share_of(24, 42) == "57,1\N{NO-BREAK SPACE}%"


def test_four_cells_add_up_and_only_late_open_work_is_red() -> None:
    four = Four(done_in_time=24, done_late=3, open_in_time=13, open_late=2)
    cells = [cell for row in four.rows for cell in row.cells]
    assert sum(cell.count for cell in cells) == four.total == 42
    assert [cell.is_late for cell in cells] == [False, False, False, True]
    assert not Four(1, 1, 1, 0).rows[1].cells[1].is_late
