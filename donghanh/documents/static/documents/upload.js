/* Uploading with a script: each file goes by itself, with a bar, and answers for itself. Without it the form sends all. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-upload]");
  const results = document.getElementById("ket-qua");
  const card = document.getElementById("dang-doc");
  const words = document.getElementById("dang-doc-chu")?.content;
  const input = form?.querySelector("input[type=file]");
  if (!form || !results || !card || !input || !window.FormData) return;
  const say = (name) => words?.querySelector(`[data-${name}]`)?.textContent || "";

  const send = (file) => new Promise((done) => {
    const section = card.content.firstElementChild.cloneNode(true);
    section.querySelector("h2").textContent = file.name;
    const bar = section.querySelector("progress");
    const status = section.querySelector("[role=status]");
    bar.setAttribute("aria-label", file.name);
    results.append(section);
    const data = new FormData();
    data.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    data.append(input.name, file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action || location.href);
    request.setRequestHeader("HX-Request", "true");
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) bar.value = 100 * event.loaded / event.total; });
    request.upload.addEventListener("load", () => { bar.removeAttribute("value"); status.textContent = say("reading"); });
    request.addEventListener("load", () => {
      if (request.status >= 400) { bar.remove(); status.textContent = say("lost"); done(); return; }
      const answer = document.createElement("div");
      answer.innerHTML = request.responseText; /* our own fragment, escaped on the server */
      section.replaceWith(...answer.children);
      done();
    });
    request.addEventListener("error", () => { bar.remove(); status.textContent = say("lost"); done(); });
    request.send(data);
  });

  form.addEventListener("submit", async (event) => {
    const files = [...input.files];
    if (!files.length) return;
    event.preventDefault();
    results.replaceChildren();
    for (const file of files) await send(file);
    input.value = "";
    input.dispatchEvent(new Event("change"));
    results.querySelector("a")?.focus();
  });
})();
