/* Uploading with a script: each file goes by itself, with a bar. What comes of it the server lists; htmx keeps asking
   while a file waits to be read. Without a script the form sends all files and leads to the same list. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-upload]");
  const sending = document.getElementById("dang-gui");
  const card = document.getElementById("mot-tep");
  const words = document.getElementById("chu-tai-len")?.content;
  const input = form?.querySelector("input[type=file]");
  if (!form || !sending || !card || !input || !window.FormData || !window.htmx) return;
  const say = (name) => words?.querySelector(`[data-${name}]`)?.textContent || "";
  const TOO_LARGE = 413, UNFIT = 422;

  const line = (files) => {
    const named = files.map((file) => file.name).join(", ");
    const section = card.content.firstElementChild.cloneNode(true);
    section.querySelector("h2").textContent = named;
    const bar = section.querySelector("progress");
    bar.setAttribute("aria-label", named);
    const status = section.querySelector("p");
    const begin = status.textContent;
    status.textContent = say("queued");
    sending.append(section);
    return {
      start: () => { status.textContent = begin; },
      far: (part) => { bar.value = 100 * part; },
      kept: () => { bar.removeAttribute("value"); status.textContent = say("kept"); },
      lost: (status_) => { bar.remove(); status.textContent = say(status_ === TOO_LARGE ? "large" : "lost"); },
      gone: () => section.remove(),
    };
  };

  const show = (html) => htmx.swap("#ket-qua", html, { swapStyle: "outerHTML" });

  const pages = form.querySelector("[name=one_paper]");

  /* One file, or all the photos of one paper; true when the page is being left for what was read of it. */
  const send = (files, shown, alone) => new Promise((done) => {
    const data = new FormData();
    for (const name of ["csrfmiddlewaretoken", "batch"]) data.append(name, form.querySelector(`[name=${name}]`).value);
    if (alone) data.append("alone", "1");
    if (files.length > 1) data.append(pages.name, "on");
    for (const file of files) data.append(input.name, file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("HX-Request", "true");
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) shown.far(event.loaded / event.total); });
    request.upload.addEventListener("load", shown.kept);
    request.addEventListener("load", () => {
      const next = request.getResponseHeader("HX-Redirect");
      if (next) { location.assign(next); done(true); return; }
      if (request.status === UNFIT) { form.submit(); done(true); return; }  // the page says what is wrong
      if (request.status >= 400) { shown.lost(request.status); done(false); return; }
      shown.gone();
      show(request.responseText);
      done(false);
    });
    request.addEventListener("error", () => { shown.lost(0); done(false); });
    shown.start();
    request.send(data);
  });

  let busy = false;
  form.addEventListener("submit", async (event) => {
    const files = [...input.files];
    if (!files.length) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    sending.replaceChildren();
    const papers = pages?.checked && files.length > 1 ? [files] : files.map((file) => [file]);
    const lines = papers.map(line);
    let leaving = false;
    for (let n = 0; n < papers.length && !leaving; n += 1) leaving = await send(papers[n], lines[n], papers.length === 1);
    busy = false;
    if (leaving) return;
    input.value = "";
    input.dispatchEvent(new Event("change"));
    document.getElementById("vua-gui")?.scrollIntoView({ block: "nearest" });
  });
})();
