// The page of a view: its head with counts, its parts, and one redraw for every change.

import { csv, download } from "./csv.js";
import { unpacked } from "./data.js";
import { button, foreign, h, redraw } from "./dom.js";
import { Filters } from "./filters.js";
import { QuoteBrowser } from "./quotes.js";
import { Reader } from "./reader.js";
import { RegionFilter } from "./regions.js";
import { change, pageModels, toggle } from "./selection.js";
import { Timeline } from "./timeline.js";

const PARTS = { timeline: Timeline, regions: RegionFilter, quotes: QuoteBrowser };
const TABLES = { timeline: "events", regions: "articles", quotes: "quotes" };
const LISTS = ["regions", "organisations", "languages", "publishers", "speakers", "kinds", "actors", "stances"];
const TEXTS = ["query", "quote_query", "since", "until"];
const VIEWS = Symbol.for("eurasia_kit.views"); // counted across the page: each view has its own module

/** Keys belong to the view: JupyterLab would insert, cut or delete a cell for a letter. */
const keep = (event) => event.ctrlKey || event.metaKey || event.altKey || event.stopPropagation();

class Page {
  constructor(model, state, data) {
    const { locale, parts, title } = model.get("settings");
    const say = (key, values = {}) => (data.words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name]);
    const reader = new Reader({ data, say });
    globalThis[VIEWS] = (globalThis[VIEWS] ?? 0) + 1;
    const context = { data, say, state, view: model, id: globalThis[VIEWS], read: (...place) => reader.open(...place), speaker: (row) => data.quotes.speaker[row] ?? say("no_speaker"),
      fault: (fault) => (fault ? say("query_fault", { position: fault.position, problem: say(fault.problem) }) : "") };
    Object.assign(this, { data, say, state, filters: new Filters(data) });
    this.parts = parts.map((name) => [name, new PARTS[name](context)]);
    this.node = h("div", { class: `ek-view ek-has-${parts.length}`, lang: locale, role: "group", "aria-label": title, keydown: keep }, this.head(title), this.parts.map(([, part]) => part.node), reader.node);
    const redrawn = () => this.soon();
    [state, model].forEach((known) => known.on("change", redrawn));
    this.stop = () => [state, model].forEach((known) => known.off("change", redrawn));
  }

  head(title) {
    const { say, state } = this;
    this.counts = h("span", { class: "ek-counts", role: "status", "aria-live": "polite" });
    this.chips = h("div", "ek-row");
    this.days = ["since", "until"].map((name) => h("input", { type: "date", change: (event) => change(state, { [name]: event.target.value }) }));
    const days = this.days.map((field, index) => h("label", {}, say(TEXTS[index + 2]), field));
    const reset = () => change(state, { event: "", ...Object.fromEntries(LISTS.map((name) => [name, []])), ...Object.fromEntries(TEXTS.map((name) => [name, ""])) });
    const files = this.parts.map(([name]) => button(name, say(`csv_${name}`), () => this.save(name)));
    return h("header", "ek-head", h("div", "ek-row", h("strong", "ek-title", title), this.counts), h("div", "ek-row", days, button("reset", say("reset"), reset), files), this.chips);
  }

  /** One redraw for all changes of a moment. */
  soon() {
    this.due ??= Promise.resolve().then(() => {
      this.due = null;
      this.draw();
    });
  }

  draw() {
    const started = performance.now();
    const result = this.filters.apply(this.state);
    this.kept = { timeline: result.eventsInPeriod, regions: result.articles, quotes: result.quotes };
    this.days.forEach((field, index) => field.value !== this.state.get(TEXTS[index + 2]) && (field.value = this.state.get(TEXTS[index + 2])));
    this.drawChips();
    this.parts.forEach(([, part]) => part.draw(result));
    const count = ([name]) => `${this.say(TABLES[name])}: ${this.say("n_of", { n: this.kept[name].length, all: this.data[TABLES[name]].count })}`;
    const counts = this.parts.map(count).join(" · ");
    if (this.counts.textContent !== counts) this.counts.textContent = counts;
    this.node.dataset.milliseconds = (performance.now() - started).toFixed(1);
  }

  /** What is chosen, as chips; each takes its choice back. */
  drawChips() {
    const { data, say, state } = this;
    const label = (name, value) => ({ regions: () => data.region_list.find((region) => region.region_id === value)?.name ?? value, kinds: () => say(`kind_${value}`), stances: () => say(`stance_${value}`) })[name]?.() ?? (value || say("not_given"));
    const chip = (text, undo) => button(`chip-${text}`, h("span", {}, foreign(text, 60), " ×"), undo, { class: "ek-chip", "aria-label": say("take_back", { what: text.slice(0, 100) }) });
    redraw(this.chips, LISTS.flatMap((name) => state.get(name).map((value) => chip(label(name, value), () => toggle(state, name, [value], false)))),
      TEXTS.filter((name) => state.get(name)).map((name) => chip(`${say(name)}: ${state.get(name)}`, () => change(state, { [name]: "" }))));
  }

  save(name) {
    download(`${this.say(`file_${name}`)}.csv`, csv(this.data[TABLES[name]], this.data.files[name], this.kept[name]));
  }
}

async function opened(node, { model, host }, payload) {
  try {
    const page = new Page(model, await host.getModel(model.get("selection")), await unpacked(payload));
    node.replaceChildren(page.node);
    page.draw();
    setTimeout(() => page.filters.warmUp(), 200);
    return page;
  } catch (problem) {
    console.error(problem);
    const words = model.get("settings")?.broken ?? "This view cannot be shown. Run its cell again.";
    node.append(h("p", { class: "ek-warning", role: "alert" }, `${words} (${problem.message})`));
    return null;
  }
}

/** The entry of the live widget: with a kernel, or in a notebook that stored its state. */
async function render({ model, host, el }) {
  const node = h("div", "ek");
  el.append(node);
  const page = await opened(node, { model, host }, model.get("payload"));
  return () => page?.stop();
}

/** The entry of the HTML form: show in `node` what the state and the payload hold. */
export const mount = (node, state, payload) => opened(node, pageModels(state), payload);

export default { render };
