/* Passkeys: asks the server for a challenge, the device for an answer, and follows the address that comes back. */
(() => {
  "use strict";
  if (!window.PublicKeyCredential) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const listed = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

  async function send(url, token, body) {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "X-CSRFToken": token, "Content-Type": "application/json" },
      body: JSON.stringify(body || {}),
    });
    return answer.json();
  }

  async function register(options) {
    const key = options.publicKey;
    key.challenge = bytes(key.challenge);
    key.user.id = bytes(key.user.id);
    key.excludeCredentials = listed(key.excludeCredentials);
    const made = await navigator.credentials.create({ publicKey: key });
    return {
      id: made.id, rawId: text(made.rawId), type: made.type, clientExtensionResults: {},
      response: { clientDataJSON: text(made.response.clientDataJSON), attestationObject: text(made.response.attestationObject) },
    };
  }

  async function show(options) {
    const key = options.publicKey;
    key.challenge = bytes(key.challenge);
    if (key.allowCredentials) key.allowCredentials = listed(key.allowCredentials);
    const shown = await navigator.credentials.get({ publicKey: key });
    return {
      id: shown.id, rawId: text(shown.rawId), type: shown.type, clientExtensionResults: {},
      response: {
        clientDataJSON: text(shown.response.clientDataJSON), authenticatorData: text(shown.response.authenticatorData),
        signature: text(shown.response.signature), userHandle: shown.response.userHandle ? text(shown.response.userHandle) : null,
      },
    };
  }

  for (const button of document.querySelectorAll("[data-passkey]")) {
    const says = document.querySelector("[data-passkey-says]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        const options = await send(button.dataset.begin, button.dataset.token);
        if (options.next) { window.location.assign(options.next); return; }
        const answer = await (button.dataset.passkey === "register" ? register(options) : show(options));
        const done = await send(button.dataset.end, button.dataset.token, answer);
        if (done.next) window.location.assign(done.next);
        else says.textContent = done.error;
      } catch (refused) {
        says.textContent = document.documentElement.lang === "en"
          ? "The passkey was not used. Try again, or use another way."
          : "Chưa dùng được khóa trên máy này. Thử lại, hoặc dùng cách khác.";
      }
    });
  }
})();
