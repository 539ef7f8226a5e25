// Measures every framed page: sideways scrolling, contrast of text, size of targets.
window.addEventListener("load", () => {
  const lines = ["scheme: " + (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")];

  // A mixed color is computed as color(srgb 0.8 0.9 1), whose channels end at 1.
  const channels = (color) => {
    const found = (color.match(/[\d.]+/g) ?? []).map(Number);
    return color.startsWith("color(srgb") ? found.map((channel, i) => (i < 3 ? channel * 255 : channel)) : found;
  };
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b]
      .map((channel) => channel / 255)
      .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element, view) => {
    for (let at = element; at; at = at.parentElement) {
      const color = channels(view.getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] === 1) {
        return color;
      }
    }
    return [255, 255, 255];
  };

  for (const frame of document.querySelectorAll("iframe")) {
    const view = frame.contentWindow;
    const root = view.document.documentElement;
    const name = frame.getAttribute("src");
    if (root.scrollWidth > 320) {
      lines.push(`BAD ${name} is ${root.scrollWidth} wide`);
    }
    const walker = view.document.createTreeWalker(view.document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !element.getClientRects().length) {
        continue;
      }
      const ratio = contrast(channels(view.getComputedStyle(element).color), ground(element, view));
      if (ratio < 4.5) {
        lines.push(`BAD ${name} has contrast ${ratio.toFixed(2)} in ${element.className || element.tagName}`);
      }
    }
    for (const target of view.document.querySelectorAll("button, input:not([type=hidden]), summary, a.button")) {
      const box = target.getBoundingClientRect();
      if (box.height && (box.height < 24 || box.width < 24)) {
        lines.push(`BAD ${name} has a target ${box.width} by ${box.height}`);
      }
    }
  }
  lines.push("measured " + document.querySelectorAll("iframe").length);
  document.getElementById("found").textContent = "\n" + lines.join("\n") + "\n";
});
