/* What pages do quicker with a script. Every one of them works without. */
(() => {
  "use strict";

  /* Toasts leave after eight seconds, but never while somebody is in them. */
  const LEAVES_AFTER = 8000;
  const seeOff = (toast) => {
    toast.dataset.seen = "";
    let timer;
    const start = () => { timer = setTimeout(() => { toast.classList.add("is-leaving"); setTimeout(() => toast.remove(), 200); }, LEAVES_AFTER); };
    const stay = () => clearTimeout(timer);
    toast.addEventListener("focusin", stay);
    toast.addEventListener("mouseenter", stay);
    toast.addEventListener("focusout", start);
    toast.addEventListener("mouseleave", start);
    start();
  };

  /* A page that came back with errors starts at its error summary. */
  const attend = (root) => {
    document.querySelectorAll(".dh-toasts .dh-toast:not([data-seen])").forEach(seeOff);
    const summary = root.querySelector(".govuk-error-summary");
    if (summary && !summary.closest("form[method=get]")) summary.focus();
    root.querySelectorAll(".dh-drop").forEach(showChosen);
    root.querySelectorAll(".dh-tabs [aria-current]").forEach(showTab);
    root.querySelectorAll("[data-print]").forEach((button) => { button.hidden = false; button.addEventListener("click", () => print()); });
  };

  /* On a narrow screen the tab one is on may lie beside the edge; its row is moved, not the page. */
  const showTab = (tab) => {
    const row = tab.parentElement;
    const [inner, outer] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
    row.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  };

  /* A drop field says which files were chosen, and takes files that are dropped on it. */
  const showChosen = (drop) => {
    const input = drop.querySelector("input[type=file]");
    const chosen = drop.querySelector(".dh-drop__chosen");
    if (!input || !chosen) return;
    input.addEventListener("change", () => { chosen.textContent = [...input.files].map((file) => file.name).join(", "); });
    ["dragenter", "dragover"].forEach((name) => drop.addEventListener(name, () => drop.classList.add("is-over")));
    ["dragleave", "drop"].forEach((name) => drop.addEventListener(name, () => drop.classList.remove("is-over")));
  };

  /* A second press on a sending form sends nothing twice. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sending) { event.preventDefault(); return; }
    form.dataset.sending = "yes";
    setTimeout(() => delete form.dataset.sending, 4000);
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-sending]").forEach((form) => delete form.dataset.sending));

  /* htmx: what was swapped in is attended to, and its heading gets the focus when it asks for it. Where the page's main part was
     swapped, the focus stays in it, and the page where it was. */
  document.addEventListener("htmx:afterSwap", (event) => {
    attend(event.target);
    const asks = event.target.querySelector("[data-focus]");
    if (asks) asks.focus();
    else if (event.target.matches("main")) event.target.focus({ preventScroll: true });
  });

  /* htmx: when nothing could be sent, say so where the person is looking, and keep what was typed. What the page asks for by
     itself is nothing anybody sent. */
  const lost = (event) => {
    if (event.target.matches?.("[data-by-itself]")) return;
    const words = document.getElementById("dh-lost");
    const where = event.target.closest("form, .dh-card, main") || document.querySelector("main");
    if (!words || where.querySelector(":scope > .dh-notice--late")) return;
    where.prepend(words.content.cloneNode(true));
  };
  document.addEventListener("htmx:sendError", lost);
  document.addEventListener("htmx:responseError", lost);
  document.addEventListener("htmx:beforeRequest", (event) => event.target.querySelector?.(":scope > .dh-notice--late")?.remove());

  attend(document);
})();
