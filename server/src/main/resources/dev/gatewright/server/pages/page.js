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

  // How hard a password is to guess, in bits, roughly: what repeats or runs in a row adds little.
  // Whether it is taken is the server's to say.
  const bits = (text) => {
    const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u];
    const sizes = [26, 26, 10, 33];
    const alphabet = sizes.reduce((sum, size, i) => sum + (kinds[i].test(text) ? size : 0), 1);
    const seen = new Map();
    let amount = 0;
    let last = 0;
    let step = 0;
    for (const character of text.toLowerCase()) {
      const code = character.codePointAt(0);
      const times = (seen.get(character) ?? 0) + 1;
      seen.set(character, times);
      const runs = Math.abs(code - last) <= 1 && code - last === step;
      step = code - last;
      last = code;
      amount += runs ? 0.15 : 1 / Math.sqrt(times);
    }
    return amount * Math.log2(alphabet);
  };

  for (const strength of document.querySelectorAll(".strength")) {
    const input = document.getElementById(strength.dataset.for);
    const meter = strength.querySelector("meter");
    const words = strength.querySelector("span");
    input.addEventListener("input", () => {
      const many = bits(input.value);
      const short = [...input.value].length < Number(input.minLength);
      const level = short || many < 30 ? 1 : many < 45 ? 2 : many < 60 ? 3 : 4;
      meter.value = level;
      words.textContent = strength.dataset[["weak", "weak", "fair", "good", "strong"][level]];
      strength.hidden = input.value === "";
    });
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

  // An application's logo, or the picture beside the card, leaves nothing behind.
  for (const picture of document.querySelectorAll("img.client-logo, .scene img")) {
    const giveWay = () => {
      (picture.closest(".client-mark") ?? picture).hidden = true;
    };
    picture.addEventListener("error", giveWay);
    if (picture.complete && picture.naturalWidth === 0) {
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
