// Passkeys (WebAuthn). Without this file, or in a browser that has none, the other ways remain.
(() => {
  "use strict";

  if (!window.PublicKeyCredential || !navigator.credentials) {
    return;
  }

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=+$/, "");
  const named = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

  const json = (credential) => {
    const { response } = credential;
    const members = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature"]) {
      if (response[name]) {
        members[name] = text(response[name]);
      }
    }
    if (response.userHandle) {
      members.userHandle = text(response.userHandle);
    }
    if (response.getTransports) {
      members.transports = response.getTransports();
    }
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response: members,
      clientExtensionResults: {},
    });
  };

  // One question at a time: a new one ends the one before it.
  let asking = new AbortController();
  const next = () => {
    asking.abort();
    asking = new AbortController();
    return asking.signal;
  };

  // The box for staying signed in is in the form beside.
  const take = (form, name) => {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = "yes";
    form.append(field);
  };

  const send = (form, field, credential) => {
    form.elements[field].value = json(credential);
    const stay = document.getElementById("stay");
    if (stay && stay.form !== form) {
      take(form, "stay_asked");
      if (stay.checked) {
        take(form, "stay");
      }
    }
    form.submit();
  };

  const prepare = (form, field, ask) => {
    const failed = form.querySelector("[data-passkey-failed]");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      failed.hidden = true;
      try {
        send(form, field, await ask(next()));
      } catch {
        failed.hidden = false;
      }
    });
    form.hidden = false;
  };

  for (const form of document.querySelectorAll("form[data-passkey-create]")) {
    const options = JSON.parse(form.dataset.passkeyCreate);
    options.challenge = bytes(options.challenge);
    options.user.id = bytes(options.user.id);
    options.excludeCredentials = named(options.excludeCredentials);
    prepare(form, "made", (signal) =>
      navigator.credentials.create({ publicKey: options, signal }),
    );
  }

  for (const form of document.querySelectorAll("form[data-passkey-get]")) {
    const options = JSON.parse(form.dataset.passkeyGet);
    options.challenge = bytes(options.challenge);
    options.allowCredentials = named(options.allowCredentials);
    prepare(form, "assertion", (signal) =>
      navigator.credentials.get({ publicKey: options, signal }),
    );
    // The field of the address offers passkeys among what the browser fills in.
    if (document.querySelector("input[autocomplete~=webauthn]")) {
      PublicKeyCredential.isConditionalMediationAvailable?.().then(async (available) => {
        if (available) {
          const filled = await navigator.credentials.get({
            publicKey: options,
            mediation: "conditional",
            signal: next(),
          });
          send(form, "assertion", filled);
        }
      }).catch(() => {});
    }
  }
})();
