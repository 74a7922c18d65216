/* The review page with a script: the two sides scroll each other, the focus goes to the next item nobody has seen, a
   selection in the paper becomes an item. All of it works by links and forms without. */
(() => {
  "use strict";
  const paper = document.querySelector("[data-paper]");
  const items = document.querySelector("[data-items]");
  if (!paper || !items) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

  /* Bring a place of the paper to the upper third of its window; the page itself does not jump. */
  const showInPaper = (mark) => {
    if (!mark || paper.scrollHeight <= paper.clientHeight) return;
    const top = mark.getBoundingClientRect().top - paper.getBoundingClientRect().top + paper.scrollTop;
    paper.scrollTo({ top: top - paper.clientHeight / 3, behavior: calm ? "auto" : "smooth" });
  };
  /* The place of an item; its whole paragraph where it lies wholly under other marks. */
  const placeOf = (id) => {
    const mark = document.getElementById(id);
    return mark?.textContent ? mark : mark?.closest("p");
  };
  let current = null;
  const light = (number) => {
    if (current === number) return;
    current = number;
    document.querySelectorAll(".dh-got.is-on:not([data-editing]), .dh-src .is-on").forEach((one) => one.classList.remove("is-on"));
    document.getElementById(`m${number}`)?.classList.add("is-on");
    const mark = placeOf(`s${number}`);
    mark?.classList.add("is-on");
    showInPaper(mark);
  };
  const numberOf = (item) => item?.id?.slice(1);

  /* Items → paper: the item in focus, or else the one at the top of the screen. */
  items.addEventListener("focusin", (event) => light(numberOf(event.target.closest(".dh-got"))));
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (items.contains(document.activeElement)) return;
      const first = [...items.querySelectorAll(".dh-got")].find((item) => item.getBoundingClientRect().top > 0);
      if (first) light(numberOf(first));
    });
  }, { passive: true });

  /* Links from an item to its line, or to a page, stay inside the paper's window. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#s"], a[href^="#l"], a[href^="#u"], a[href^="#d"]');
    if (!link || !/^#[slud]\d/.test(link.hash)) return;
    const mark = placeOf(link.hash.slice(1));
    if (!mark) return;
    event.preventDefault();
    showInPaper(mark);
    paper.querySelectorAll(".is-on").forEach((one) => one.classList.remove("is-on"));
    mark.classList.add("is-on");
  });

  /* Words the machine was not sure of: one after another inside the paper's window, without loading the page anew. */
  const unsure = [...paper.querySelectorAll("u[id]")];
  const where = paper.querySelector("[data-unsure-at]");
  let reached = Number(location.hash.match(/^#u(\d+)$/)?.[1] ?? 0) - 1;
  paper.querySelector("[data-unsure]")?.addEventListener("click", (event) => {
    const go = event.target.closest("[data-unsure-go]");
    if (!go || !unsure.length) return;
    event.preventDefault();
    event.stopPropagation();
    reached = go.dataset.unsureGo === "first" ? 0 : (reached + 1) % unsure.length;
    paper.querySelectorAll(".is-on").forEach((one) => one.classList.remove("is-on"));
    unsure[reached].classList.add("is-on");
    showInPaper(unsure[reached]);
    where.textContent = where.dataset.say.replace("#", reached + 1);
  });

  /* A link of the paper that was cut has its address only in its first piece; with a script all its pieces lead there. */
  const source = paper.querySelector("[data-source]");
  const isBefore = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  source?.classList.add("is-live");
  source?.addEventListener("click", (event) => {
    const piece = event.target.closest("a:not([href])");
    if (!piece) return;
    const ends = new Map([...source.querySelectorAll("sup")].map((sup) => [sup.textContent, sup]));
    const begun = [...source.querySelectorAll("a[id^=s]")].filter((link) => isBefore(link, piece)).reverse();
    begun.find((link) => !isBefore(ends.get(link.id.slice(1)) ?? link, piece))?.click();
  });

  /* Decisions change the item in place: its buttons belong to the one form of the page, its links lead to small forms. */
  let after = null;
  const swap = (verb, address, item, from) => htmx.ajax(verb, address, { source: from, target: item, swap: "outerHTML" });
  document.getElementById("r")?.addEventListener("submit", (event) => {
    const item = event.submitter?.closest("[data-items] .dh-got");
    if (!item || !window.htmx) return;
    event.preventDefault();
    after = /\/(dung|bo)\/$/.test(event.submitter.getAttribute("formaction")) ? item.id : null;
    swap("POST", event.submitter.formAction, item, event.submitter);
  });
  items.addEventListener("click", (event) => {
    const link = event.target.closest(".dh-acts a[href^='../muc/']");
    if (!link || !window.htmx || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    after = null;
    swap("GET", link.href, link.closest(".dh-got"), link);
  });

  /* Then the focus goes to the next item nobody has seen; what was decided is said aloud. */
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.detail.elt;
    if (form.matches?.(".dh-got form")) after = form.querySelector("[data-next]") ? form.closest(".dh-got").id : null;
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.closest?.("#tien-do, #hanh-dong")) return;
    if (!after) return;
    const here = document.getElementById(after);
    after = null;
    if (!here || here.hasAttribute("data-editing")) return;
    const all = [...items.querySelectorAll(".dh-got")];
    const next = all.slice(all.indexOf(here) + 1).find((item) => item.hasAttribute("data-unseen")) || items.querySelector("[data-unseen]");
    const said = document.getElementById("noi");
    if (said) said.textContent = document.querySelector("#tien-do .dh-stat__n")?.textContent.trim() || "";
    if (!next) { document.querySelector("#hanh-dong .dh-btn:last-child")?.focus(); return; }
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  });

  /* Selection → item: the link "Thêm mục" carries the lines and columns of the selected words. */
  const link = paper.querySelector("[data-add-link]");
  const plain = link?.getAttribute("href");
  /* line:column in the source: from the last beginning of a line before the place, the numbers of the marks not counted. */
  const place = (node, offset) => {
    const here = document.createRange();
    here.setStart(node, offset);
    let line = null;
    for (const begin of source.querySelectorAll("[id^=d]")) {
      if (here.comparePoint(begin, 0) > 0) break;
      line = begin;
    }
    if (!line) return null;
    const before = document.createRange();
    if (line.tagName === "P") before.setStart(line, 0); else before.setStartAfter(line);
    before.setEnd(node, offset);
    const words = before.cloneContents();
    words.querySelectorAll("sup, .v").forEach((said) => said.remove());
    return `${line.id.slice(1)}:${[...words.textContent].length}`;
  };
  document.addEventListener("selectionchange", () => {
    if (!source || !link) return;
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) { link.setAttribute("href", plain); return; }
    const range = selection.getRangeAt(0);
    if (!source.contains(range.startContainer) || !source.contains(range.endContainer)) return;
    const first = place(range.startContainer, range.startOffset);
    const last = place(range.endContainer, range.endOffset);
    if (!first || !last) return;
    const query = new URLSearchParams({ tu: first, den: last });
    link.setAttribute("href", `${plain}?${query}`);
  });
  if (location.hash.startsWith("#m")) light(location.hash.slice(2));
})();
