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
  let current = null;
  const light = (number) => {
    if (current === number) return;
    current = number;
    document.querySelectorAll(".dh-got.is-on:not([data-editing]), .dh-mark-a.is-on").forEach((one) => one.classList.remove("is-on"));
    document.getElementById(`m${number}`)?.classList.add("is-on");
    const mark = document.getElementById(`s${number}`);
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

  /* Links from an item to its line stay inside the paper's window. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#s"], a[href^="#l"]');
    if (!link) return;
    const mark = document.getElementById(link.hash.slice(1));
    if (!mark) return;
    event.preventDefault();
    showInPaper(mark);
    document.querySelectorAll(".dh-mark-a.is-on").forEach((one) => one.classList.remove("is-on"));
    mark.classList.add("is-on");
  });

  /* After a decision the focus goes to the next item nobody has seen; what was decided is said aloud. */
  let after = null;
  document.addEventListener("htmx:beforeRequest", (event) => {
    const act = event.detail.requestConfig?.triggeringEvent?.submitter || event.detail.elt;
    after = act?.matches?.("[data-next]") || event.detail.elt.querySelector?.("button[data-next]") === act ? event.detail.elt.closest(".dh-got")?.id : null;
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

  /* Selection → item: the link "Thêm mục" carries the offsets of the selected lines and words. */
  const source = paper.querySelector("[data-source]");
  const link = paper.querySelector("[data-add-link]");
  const plain = link?.getAttribute("href");
  const lineOf = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest("p[id^=d]");
  /* line:column in the source, the small numbers of the marks not counted. */
  const place = (line, node, offset) => {
    const range = document.createRange();
    range.setStart(line, 0);
    range.setEnd(node, offset);
    const before = range.cloneContents();
    before.querySelectorAll("sup").forEach((sup) => sup.remove());
    return `${line.id.slice(1)}:${[...before.textContent].length}`;
  };
  document.addEventListener("selectionchange", () => {
    if (!source || !link) return;
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) { link.setAttribute("href", plain); return; }
    const range = selection.getRangeAt(0);
    const first = lineOf(range.startContainer);
    const last = lineOf(range.endContainer);
    if (!first || !last || !source.contains(first) || !source.contains(last)) return;
    const query = new URLSearchParams({ tu: place(first, range.startContainer, range.startOffset), den: place(last, range.endContainer, range.endOffset) });
    link.setAttribute("href", `${plain}?${query}`);
  });
  if (location.hash.startsWith("#m")) light(location.hash.slice(2));
})();
