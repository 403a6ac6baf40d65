// One proposed event at a time: its sentence marked in the article, and keys to decide.
// Decisions are made and saved in Python; this module shows the state and sends what was chosen.

import { button, h, redraw } from "./dom.js";

const KEYS = { a: "accept", e: "edit", r: "reject", u: "undo", arrowright: "next", arrowleft: "back" };
const ARROWS = { arrowright: "→", arrowleft: "←" };
const PATIENCE = 4000; // milliseconds until a silent kernel is said to be silent
const SILENT = "No kernel answers: decisions cannot be saved. Run the notebook again up to this cell to review.";
const FIELDS = { date: "Date (EDTF)", title: "Title", actors: "Actors (codes, parted by ;)", plover_type: "PLOVER type" };

function progress({ counts: { accepted, edited, rejected, open }, position, total }) {
  const line = `Proposal ${position} of ${total}: ${accepted} accepted, ${edited} edited, ${rejected} rejected, ${open} open`;
  const bar = h("progress", { max: total || 1, value: total - open, "aria-label": line });
  return h("div", "ek-row ek-review-progress", bar, h("span", {}, line));
}

function proposal({ total, article, before, sentence, after }) {
  if (!total) return [h("p", {}, "There is no proposal to review in this table.")];
  const passage = h("p", { class: "ek-review-passage", dir: "auto" }, before, h("mark", {}, sentence), after);
  return [h("h4", {}, article), passage];
}

function known({ date_in_words, decision, reason, total, values }) {
  if (!total) return null;
  const spelt = { date: date_in_words && ` (${date_in_words})` };
  const fields = Object.entries(FIELDS).map(([name, label]) => [label, (values[name] || "not known") + (spelt[name] || "")]);
  return h("dl", {}, [...fields, ["Proposed by", reason], ["Decided", decision]].filter(([, words]) => words)
    .map(([label, words]) => [h("dt", {}, label), h("dd", {}, words)]));
}

function form({ types, values }, save, cancel) {
  const inputs = Object.keys(FIELDS).map((name) => {
    const value = values[name] || "";
    if (name !== "plover_type") return h("input", { name, value });
    return h("select", { name }, ["", ...types].map((kind) => h("option", { selected: kind === value }, kind)));
  });
  const submit = (event) => {
    event.preventDefault();
    save(Object.fromEntries(new FormData(event.target)));
  };
  return h("form", { "aria-label": "Edit the event", submit, keydown: (event) => event.key === "Escape" && cancel() },
    inputs.map((input) => h("label", {}, FIELDS[input.name], input)),
    h("div", "ek-row", h("button", {}, "Save (Enter)"), button("cancel", "Cancel (Esc)", cancel)));
}

/** What a key means, also on a Cyrillic keyboard, where the key "a" writes "ф". */
function meaning(event) {
  const letter = event.key > "~" ? event.code.replace("Key", "") : event.key;
  return KEYS[letter.toLowerCase()];
}

class Review {
  constructor(model) {
    this.model = model;
    this.body = h("div");
    this.message = h("p", { role: "status", class: "ek-review-message" }, "Waiting for the kernel …");
    this.root = h("section", { class: "ek-review", tabindex: 0, "aria-label": "Review of proposed events",
      keydown: (event) => this.pressed(event) }, this.body, this.message);
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
    const { isEditing, state } = this;
    const edit = () => form(state, (changes) => this.send("edit", changes), () => this.close());
    redraw(this.body, progress(state), proposal(state), isEditing ? edit() : [known(state), this.buttons()]);
  }

  buttons() {
    return h("div", "ek-row", Object.entries(KEYS).map(([key, action]) => {
      const label = `${action[0].toUpperCase()}${action.slice(1)} (${ARROWS[key] ?? key})`;
      const disabled = !this.isAlive || (!this.state.total && action !== "undo");
      return button(action, label, () => this.act(action), { disabled });
    }));
  }
}

function render({ model, el }) {
  const review = new Review(model);
  el.append(h("div", "ek", review.root));
  const heard = { "change:state": () => review.changed(), "msg:custom": ({ kind }) => kind === "alive" && review.heardFrom(true) };
  for (const [name, call] of Object.entries(heard)) model.on(name, call);
  return () => {
    clearTimeout(review.timer);
    for (const [name, call] of Object.entries(heard)) model.off(name, call);
  };
}

export default { render };
