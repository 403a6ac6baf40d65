// One proposed event at a time: its sentence marked in the article, and keys to decide.
// Decisions are made and saved in Python; this module shows the state and sends what was chosen.

const KEYS = { a: "accept", e: "edit", r: "reject", u: "undo", arrowright: "next", arrowleft: "back" };
const ARROWS = { arrowright: "→", arrowleft: "←" };
const PATIENCE = 4000; // milliseconds until a silent kernel is said to be silent
const SILENT = "No kernel answers: decisions cannot be saved. Run the notebook again up to this cell to review.";
const FIELDS = [
  ["date", "Date (EDTF)"],
  ["title", "Title"],
  ["actors", "Actors (codes, parted by ;)"],
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
    const words = name === "date" && state.date_in_words ? ` (${state.date_in_words})` : "";
    list.append(element("dt", label), element("dd", (state.values[name] || "not known") + words));
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
  const bar = element("div", undefined, { class: "ek-review-buttons" });
  bar.append(element("button", "Save (Enter)", { type: "submit" }), stop);
  box.append(bar);
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    save(Object.fromEntries(FIELDS.map(([name]) => [name, box.elements[name].value])));
  });
  box.addEventListener("keydown", (event) => event.key === "Escape" && cancel());
  return box;
}

/** What a key means, also on a Cyrillic keyboard, where the key "a" writes "ф". */
function meaning(event) {
  const letter = event.key > "~" ? event.code.replace("Key", "") : event.key;
  return KEYS[letter.toLowerCase()];
}

class Review {
  constructor(model) {
    this.model = model;
    this.body = element("div");
    this.message = element("p", "Waiting for the kernel …", { role: "status", class: "ek-review-message" });
    this.root = element("section", undefined, { class: "ek-review", tabindex: "0", "aria-label": "Review of proposed events" });
    this.root.append(this.body, this.message);
    this.root.addEventListener("keydown", (event) => this.pressed(event));
    this.isAlive = this.isEditing = false;
    this.draw();
    this.send("hello");
  }

  get state() {
    return this.model.get("state");
  }

  /** Tell Python what was chosen, and about which proposal: never about one not yet seen. */
  send(action, changes) {
    this.sent = action;
    this.model.send({ action, changes, event_id: this.state.event_id });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.heardFrom(false), PATIENCE);
  }

  /** Python answered, or has been silent for too long. */
  heardFrom(isAlive) {
    clearTimeout(this.timer);
    const isNews = isAlive !== this.isAlive;
    this.isAlive = isAlive;
    if (isAlive && this.isEditing && this.sent === "edit") this.changed();
    if (isNews && !this.isEditing) this.draw();
    this.message.textContent = isAlive ? this.state.message : SILENT;
  }

  changed() {
    const { is_refused, message } = this.state;
    if (!(this.isEditing && is_refused)) this.close();
    if (this.isAlive) this.message.textContent = message;
  }

  /** The keys belong to the review: JupyterLab would insert, cut or delete a cell for them. */
  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.stopPropagation();
    const action = meaning(event);
    if (!action || event.repeat || event.target.closest("input, select")) return;
    event.preventDefault();
    if (this.isAlive) this.act(action);
  }

  act(action) {
    if (action !== "edit") return this.send(action);
    this.isEditing = this.state.total > 0;
    this.draw();
    this.body.querySelector("form input")?.focus();
  }

  close() {
    const hadFocus = this.root.contains(document.activeElement);
    this.isEditing = false;
    this.draw();
    if (hadFocus) this.root.focus();
  }

  draw() {
    const { state } = this;
    this.body.replaceChildren(progress(state));
    if (!state.total) this.body.append(element("p", "There is no proposal to review in this table."));
    else this.body.append(element("h4", state.article), passage(state));
    if (this.isEditing) this.body.append(form(state, (changes) => this.send("edit", changes), () => this.close()));
    else this.body.append(...(state.total ? [facts(state)] : []), this.buttons());
  }

  buttons() {
    const bar = element("div", undefined, { class: "ek-review-buttons" });
    for (const [key, action] of Object.entries(KEYS)) {
      const label = `${action[0].toUpperCase()}${action.slice(1)} (${ARROWS[key] ?? key})`;
      const button = element("button", label, { type: "button", "data-action": action });
      button.disabled = !this.isAlive || (!this.state.total && action !== "undo");
      button.addEventListener("click", () => this.act(action));
      bar.append(button);
    }
    return bar;
  }
}

function render({ model, el }) {
  const review = new Review(model);
  el.append(review.root);
  const changed = () => review.changed();
  const heard = (content) => content.kind === "alive" && review.heardFrom(true);
  model.on("change:state", changed);
  model.on("msg:custom", heard);
  return () => {
    clearTimeout(review.timer);
    model.off("change:state", changed);
    model.off("msg:custom", heard);
  };
}

export default { render };
