// What is wrong with the page in front beside what axe finds, as a list of lines.
const done = arguments[arguments.length - 1];
const found = [];
const named = (element) =>
  element.tagName.toLowerCase() + "#" + (element.getAttribute("id") ?? "") +
  (element.className ? "." + element.className : "") + " " + element.textContent.trim().slice(0, 30);
const shown = (element) => element.checkVisibility({ visibilityProperty: true });
const box = (element) => element.getBoundingClientRect();

const root = document.documentElement;
if (root.scrollWidth > root.clientWidth) {
  const wide = [...document.body.querySelectorAll("*")].filter((it) => box(it).right > root.clientWidth + 1);
  found.push(`is ${root.scrollWidth} wide: ${wide.slice(-3).map(named)}`);
}

let level = 0;
for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
  const its = Number(heading.tagName[1]);
  if (its > level + 1) {
    found.push(`heading out of order: ${named(heading)}`);
  }
  level = its;
}

// WCAG 2.2 2.4.7 and 1.4.11: whoever uses a keyboard sees where it is.
const first = document.activeElement;
for (const target of document.querySelectorAll("a[href], button, input, select, summary")) {
  if (target.type === "hidden" || target.tabIndex < 0 || !shown(target)) {
    continue;
  }
  target.focus();
  const { outlineStyle, outlineWidth } = getComputedStyle(target);
  if (document.activeElement !== target || outlineStyle === "none" || parseFloat(outlineWidth) < 2) {
    found.push(`no ring at ${named(target)}: ${outlineStyle} ${outlineWidth}`);
  }
}
first.focus?.();

// Nobody is stranded: there is something to press, or words that say what to do.
const on = [
  ...document.querySelectorAll("main :is(a[href], button[type=submit], .todo), nav a[href]:not([aria-current])"),
];
if (!on.some(shown)) {
  found.push("no way on");
}

// What only a script can do is hidden by the time no script has run.
for (const button of document.querySelectorAll("button[type=button], .strength, [data-passkey-failed]")) {
  if (document.documentElement.dataset.script === "none" && shown(button)) {
    found.push(`of no use without a script: ${named(button)}`);
  }
}
for (const form of document.querySelectorAll("form:not([data-passkey-get], [data-passkey-create])")) {
  const buttons = [...document.querySelectorAll("button[type=submit]")].filter((it) => it.form === form);
  if (shown(form) && !buttons.some(shown)) {
    found.push(`a form without a button: ${named(form)}`);
  }
}
done(found);
