// Niceties only: every page works without this file.
(() => {
  "use strict";

  const search = document.querySelector("[data-search]");

  // A slash goes to the search, wherever nobody is typing.
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  });

  // What is there to copy can be copied at once.
  for (const button of document.querySelectorAll("[data-copy]")) {
    const source = document.getElementById(button.dataset.copy);
    if (source && navigator.clipboard) {
      button.hidden = false;
      button.addEventListener("click", () => navigator.clipboard.writeText(source.textContent));
    }
  }

  // What a look would make of a page is shown while it is typed: the form is sent to one frame
  // after the other, since a second sending takes back one that has not begun.
  for (const form of document.querySelectorAll("form[data-preview]")) {
    const buttons = [...form.querySelectorAll("[data-shows]")];
    let waiting;
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        buttons.forEach((button, place) => {
          setTimeout(() => form.requestSubmit(button), place * 100);
        });
      }, 400);
    });
  }

  // The list of issuers closes like a menu.
  for (const menu of document.querySelectorAll("details.switcher")) {
    document.addEventListener("click", (event) => {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
  }
})();
