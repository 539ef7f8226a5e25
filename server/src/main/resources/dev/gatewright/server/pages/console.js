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
