// Elements: built from text, never from markup, so that nothing in an article can run.

/** Attributes are a class, or a dict: text, true, an event's listener, or the key of a focus. */
function filled(node, attributes, children) {
  if (typeof attributes === "string") attributes = { class: attributes };
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (name === "key") node.dataset.key = value;
    else if (value === true) node[name] = true;
    else if (isGiven(value)) node.setAttribute(name, value);
  }
  node.append(...children.flat(2).filter(isGiven));
  return node;
}

const isGiven = (value) => value !== null && value !== undefined && value !== false;

export const h = (tag, attributes = {}, ...children) => filled(document.createElement(tag), attributes, children);

export const svg = (tag, attributes = {}, ...children) =>
  filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

/** A part of the page that a screen reader names. */
export const part = (tag, name, label, ...children) => h(tag, { class: name, role: "group", "aria-label": label }, ...children);

export const note = (...children) => h("p", "ek-note", ...children);

export const button = (key, label, click, attributes = {}) => h("button", { type: "button", key, click, ...attributes }, label);

/** A button that looks like a link: it acts here and leads nowhere. */
export const act = (key, label, click) => button(key, label, click, { class: "ek-link" });

export const check = (key, label, checked, change, count = null) =>
  h("label", {}, h("input", { type: "checkbox", key, checked, change: (event) => change(event.target.checked) }),
    h("span", {}, label), count === null ? null : h("span", "ek-count", count));

/** A select; options are [value, label, isSelected]. */
export const choose = (key, label, options, change) =>
  h("label", {}, label, h("select", { key, change: (event) => change(event.target.value) },
    options.map(([value, text, selected]) => h("option", { value, selected }, shortened(text, 60)))));

export const shortened = (text, limit) => (text.length > limit ? text.slice(0, limit - 1).trimEnd() + "…" : text);

/** Foreign text in its own direction: it cannot turn the text around it. */
export const foreign = (text, limit = 300) => h("bdi", {}, shortened(text || "", limit));

export const facts = (...known) => known.filter(Boolean).join(" · ");

/** A link where the address is http or https; otherwise the text alone. */
export function link(text, address, attributes = {}) {
  if (!/^https?:\/\/\S+$/i.test(address || "")) return foreign(text);
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer", ...attributes }, foreign(text));
}

/** The text from start to end with the [start, end] spans inside it marked. */
export function marked(text, start, end, spans) {
  const parts = [];
  let at = start;
  for (const [first, last] of spans) {
    const [from, to] = [Math.max(first, at), Math.min(last, end)];
    if (from >= to) continue;
    parts.push(text.slice(at, from), h("mark", {}, text.slice(from, to)));
    at = to;
  }
  return [...parts, text.slice(at, end)];
}

/** Draw inside a node and keep the keyboard's place, known by its key. */
export function keepFocus(node, draw) {
  const active = node.getRootNode().activeElement;
  const key = node.contains(active) && active.dataset.key;
  draw();
  if (key) withKey(node, key)?.focus({ preventScroll: true });
}

export const withKey = (node, key) => node.querySelector(`[data-key="${CSS.escape(key)}"]`);

export const redraw = (node, ...children) => keepFocus(node, () => (node.replaceChildren(), filled(node, {}, children)));

/** Write what the selection holds, unless somebody is writing there. */
export function showText(field, text) {
  if (field.getRootNode().activeElement !== field) field.value = text;
}

/** A search field that tells its text once typing rests; `show` writes what the selection holds. */
export function search(label, change) {
  let timer;
  const tell = () => (clearTimeout(timer), change(input.value));
  const wait = () => (clearTimeout(timer), (timer = setTimeout(tell, 150)));
  const input = h("input", { type: "search", autocomplete: "off", spellcheck: "false", input: wait, change: tell });
  const fault = h("p", { class: "ek-warning", role: "alert" });
  const show = (text, problem) => (showText(input, text), (fault.textContent = problem));
  return { node: h("div", "ek-search", h("label", {}, label, input), fault), show };
}
