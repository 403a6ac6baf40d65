// One proposed event at a time: its sentence marked in the article, and keys to decide.
// Decisions are made and saved in Python; this module shows the state and sends what was chosen.

const KEYS = { a: "accept", e: "edit", r: "reject", u: "undo", ArrowRight: "next", ArrowLeft: "back" };
const FIELDS = [
  ["date", "Date (EDTF)"],
  ["title", "Title"],
  ["actors", "Actors (codes; )"],
  ["plover_type", "PLOVER type"],
];

function element(tag, text, attributes = {}) {
  const node = document.createElement(tag);
  if (text !== undefined) node.textContent = text;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

function progress(state) {
  const { accepted, edited, rejected, open } = state.counts;
  const done = state.total - open;
  const line = `Proposal ${state.position} of ${state.total}: ${accepted} accepted, ${edited} edited, `
    + `${rejected} rejected, ${open} open`;
  const box = element("div", undefined, { class: "ek-review-progress" });
  box.append(element("progress", "", { max: state.total || 1, value: done, "aria-label": line }));
  box.append(element("span", line));
  return box;
}

function passage(state) {
  const text = element("p", undefined, { class: "ek-review-passage", dir: "auto" });
  text.append(state.before, element("mark", state.sentence), state.after);
  return text;
}

function facts(state) {
  const list = element("dl");
  for (const [name, label] of FIELDS) {
    list.append(element("dt", label), element("dd", state.values[name] || "not known"));
  }
  list.append(element("dt", "Proposed by"), element("dd", state.reason));
  if (state.decision) list.append(element("dt", "Decided"), element("dd", state.decision));
  return list;
}

function form(state, save, cancel) {
  const box = element("form", undefined, { "aria-label": "Edit the event" });
  for (const [name, text] of FIELDS) {
    const label = element("label", text);
    const input = name === "plover_type" ? element("select") : element("input");
    if (name === "plover_type") {
      for (const kind of ["", ...state.types]) input.append(element("option", kind));
    }
    input.name = name;
    input.value = state.values[name] || "";
    label.append(input);
    box.append(label);
  }
  const stop = element("button", "Cancel (Esc)", { type: "button" });
  stop.addEventListener("click", cancel);
  box.append(element("button", "Save (Enter)", { type: "submit" }), stop);
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    save(Object.fromEntries(FIELDS.map(([name]) => [name, box.elements[name].value])));
  });
  box.addEventListener("keydown", (event) => event.key === "Escape" && cancel());
  return box;
}

function render({ model, el }) {
  // JupyterLab's own shortcuts (a: insert a cell, r: raw cell) must not hear the keys meant for us.
  const root = element("section", undefined, {
    class: "ek-review", tabindex: "0", "aria-label": "Review of proposed events",
    "data-lm-suppress-shortcuts": "true",
  });
  const message = element("p", "", { role: "status", class: "ek-review-message" });
  el.append(root);
  let isAlive = false;
  let isEditing = false;

  const send = (action, changes) => model.send({ action, changes });
  const act = (action) => {
    if (action === "edit") { isEditing = true; draw(); return; }
    send(action);
  };
  const buttons = (state) => {
    const bar = element("div", undefined, { class: "ek-review-buttons" });
    for (const [key, action] of Object.entries(KEYS)) {
      const name = action[0].toUpperCase() + action.slice(1);
      const shown = { ArrowRight: "→", ArrowLeft: "←" }[key] || key;
      const button = element("button", `${name} (${shown})`, { type: "button", "data-action": action });
      button.disabled = !isAlive || (!state.total && action !== "undo");
      button.addEventListener("click", () => act(action));
      bar.append(button);
    }
    return bar;
  };
  const draw = () => {
    const state = model.get("state");
    root.replaceChildren(progress(state));
    if (state.total) {
      root.append(element("h4", state.article), passage(state));
      const stop = () => { isEditing = false; draw(); root.focus(); };
      root.append(isEditing ? form(state, (changes) => send("edit", changes), stop) : facts(state));
    } else {
      root.append(element("p", "There is no proposal to review in this table."));
    }
    if (!isEditing) root.append(buttons(state));
    message.textContent = isAlive ? state.message : "Waiting for the kernel …";
    root.append(message);
    if (isEditing) root.querySelector("input").focus();
  };
  root.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, select");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !(event.key in KEYS)) return;
    event.preventDefault();
    event.stopPropagation();
    if (isAlive) act(KEYS[event.key]);
  });
  const changed = () => {
    const hadFocus = root.contains(document.activeElement);
    isEditing = isEditing && model.get("state").is_refused;
    draw();
    if (hadFocus && !isEditing) root.focus();
  };
  const heard = (content) => {
    if (content.kind === "alive" && !isAlive) { isAlive = true; draw(); }
  };
  model.on("change:state", changed);
  model.on("msg:custom", heard);
  draw();
  send("hello");
  const timer = setTimeout(() => {
    if (isAlive) return;
    message.textContent = "No kernel answers: decisions cannot be saved. Run this cell again to review.";
  }, 4000);
  return () => {
    clearTimeout(timer);
    model.off("change:state", changed);
    model.off("msg:custom", heard);
  };
}

export default { render };
