// Niceties only: every page works without this file.
(() => {
  "use strict";

  for (const button of document.querySelectorAll("button.reveal")) {
    const input = document.getElementById(button.getAttribute("aria-controls"));
    const hidden = { text: button.textContent, label: button.getAttribute("aria-label") };
    const shown = { text: button.dataset.textShown, label: button.dataset.labelShown };
    const show = (visible) => {
      const words = visible ? shown : hidden;
      input.type = visible ? "text" : "password";
      button.textContent = words.text;
      button.setAttribute("aria-label", words.label);
    };
    button.addEventListener("click", () => {
      show(input.type === "password");
      input.focus();
    });
    // A password manager offers to save only what leaves as a password.
    input.form.addEventListener("submit", () => show(false));
    button.hidden = false;
  }

  // A logo that does not load gives way to the letter.
  for (const logo of document.querySelectorAll("img.logo")) {
    const giveWay = () => {
      logo.parentElement.hidden = true;
      logo.parentElement.nextElementSibling.hidden = false;
    };
    logo.addEventListener("error", giveWay);
    if (logo.complete && logo.naturalWidth === 0) {
      giveWay();
    }
  }

  for (const logo of document.querySelectorAll("img.client-logo")) {
    const giveWay = () => {
      logo.parentElement.hidden = true;
    };
    logo.addEventListener("error", giveWay);
    if (logo.complete && logo.naturalWidth === 0) {
      giveWay();
    }
  }

  for (const form of document.querySelectorAll("form[data-once]")) {
    let sent = false;
    form.addEventListener("submit", (event) => {
      if (sent) {
        event.preventDefault();
        return;
      }
      sent = true;
      event.submitter?.setAttribute("aria-busy", "true");
    });
    // The back button may bring the page back as it was left.
    window.addEventListener("pageshow", () => {
      sent = false;
      form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
    });
  }
})();
