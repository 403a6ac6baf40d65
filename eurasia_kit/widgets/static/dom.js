// Elements: built from text, never from markup, so that nothing in an article can run.

const SVG = "http://www.w3.org/2000/svg";

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else if (name in node && typeof value === "boolean") node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

export function element(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

export function shape(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

export function button(label, click, attributes = {}) {
  return element("button", { type: "button", click, ...attributes }, label);
}

export function shortened(text, limit) {
  return text.length > limit ? text.slice(0, limit - 1).trimEnd() + "…" : text;
}

/** Foreign text in its own direction: it cannot turn the text around it. */
export function foreign(text, limit = 300) {
  return element("bdi", {}, shortened(text || "", limit));
}

/** A link where the address is http or https; otherwise the text alone. */
export function link(text, address, attributes = {}) {
  if (!/^https?:\/\/[^\s]+$/i.test(address || "")) return foreign(text);
  const safe = { href: address, target: "_blank", rel: "noopener noreferrer", ...attributes };
  return element("a", safe, foreign(text));
}

/** The text from start to end with the [start, end] spans inside it marked. */
export function marked(text, start, end, spans) {
  const parts = [];
  let at = start;
  for (const [first, last] of spans) {
    if (last <= at || first >= end) continue;
    const from = Math.max(first, at);
    parts.push(text.slice(at, from), element("mark", {}, text.slice(from, Math.min(last, end))));
    at = Math.min(last, end);
  }
  parts.push(text.slice(at, end));
  return parts;
}

/** Draw inside a node and keep the keyboard's place, known by data-key. */
export function keepFocus(node, draw) {
  const active = node.getRootNode().activeElement;
  const key = active && node.contains(active) ? active.dataset.key : null;
  draw();
  if (key) node.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

export function redraw(node, children) {
  keepFocus(node, () => node.replaceChildren(...children.flat().filter(Boolean)));
}

/** Wait until typing rests before the callback runs. */
export function rested(callback, milliseconds = 150) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => callback(...values), milliseconds);
  };
}
