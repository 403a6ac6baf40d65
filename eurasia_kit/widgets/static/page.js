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
const PERIOD = ["since", "until"];
const TEXTS = ["query", "quote_query", ...PERIOD];
const VIEWS = Symbol.for("eurasia_kit.views"); // counted across the page: each view has its own module

/** Keys belong to the view: JupyterLab would insert, cut or delete a cell for a letter. */
const keep = (event) => event.ctrlKey || event.metaKey || event.altKey || event.stopPropagation();

class Page {
  constructor(model, state, data) {
    const { locale, parts, title } = model.get("settings");
    const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    const say = (key, values = {}) => fill(data.words[key] ?? key, values);
    const fault = ({ position, problem }) => say("query_fault", { position, problem: say(problem) });
    const reader = new Reader({ data, say });
    globalThis[VIEWS] = (globalThis[VIEWS] ?? 0) + 1;
    const context = {
      data, say, state, view: model, id: globalThis[VIEWS],
      read: (...place) => reader.open(...place),
      speaker: (row) => data.quotes.speaker[row] ?? say("no_speaker"),
      fault: (known) => (known ? fault(known) : ""),
    };
    Object.assign(this, { data, say, state, filters: new Filters(data) });
    this.parts = parts.map((name) => [name, new PARTS[name](context)]);
    const about = { class: `ek-view ek-has-${parts.length}`, lang: locale, role: "group", "aria-label": title };
    this.node = h("div", { ...about, keydown: keep }, this.head(title), this.parts.map(([, part]) => part.node), reader.node);
    const redrawn = () => this.soon();
    [state, model].forEach((known) => known.on("change", redrawn));
    this.stop = () => [state, model].forEach((known) => known.off("change", redrawn));
  }

  head(title) {
    const { say, state } = this;
    this.counts = h("span", { class: "ek-counts", role: "status", "aria-live": "polite" });
    this.chips = h("div", "ek-row");
    const day = (name) => h("input", { type: "date", change: (event) => change(state, { [name]: event.target.value }) });
    this.days = PERIOD.map(day);
    const days = PERIOD.map((name, index) => h("label", {}, say(name), this.days[index]));
    const empty = [...LISTS.map((name) => [name, []]), ...["event", ...TEXTS].map((name) => [name, ""])];
    const reset = () => change(state, Object.fromEntries(empty));
    const files = this.parts.map(([name]) => button(name, say(`csv_${name}`), () => this.save(name)));
    return h("header", "ek-head", h("div", "ek-row", h("strong", "ek-title", title), this.counts),
      h("div", "ek-row", days, button("reset", say("reset"), reset), files), this.chips);
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
    this.days.forEach((field, index) => {
      const day = this.state.get(PERIOD[index]);
      if (field.value !== day) field.value = day;
    });
    this.drawChips();
    this.parts.forEach(([, part]) => part.draw(result));
    const counts = this.parts.map(([name]) => this.count(name, TABLES[name])).join(" · ");
    if (this.counts.textContent !== counts) this.counts.textContent = counts;
    this.node.dataset.milliseconds = (performance.now() - started).toFixed(1);
  }

  count(name, table) {
    return `${this.say(table)}: ${this.say("n_of", { n: this.kept[name].length, all: this.data[table].count })}`;
  }

  /** What is chosen, as chips; each takes its choice back. */
  drawChips() {
    const { data, say, state } = this;
    const labels = {
      regions: (id) => data.region_list.find((region) => region.region_id === id)?.name ?? id,
      kinds: (kind) => say(`kind_${kind}`),
      stances: (stance) => say(`stance_${stance}`),
    };
    const chip = (text, undo) => button(`chip-${text}`, h("span", {}, foreign(text, 60), " ×"), undo,
      { class: "ek-chip", "aria-label": say("take_back", { what: text.slice(0, 100) }) });
    const chosen = (name, value) => chip(labels[name]?.(value) ?? (value || say("not_given")),
      () => toggle(state, name, [value], false));
    redraw(this.chips, LISTS.map((name) => state.get(name).map((value) => chosen(name, value))),
      TEXTS.filter((name) => state.get(name)).map((name) =>
        chip(`${say(name)}: ${state.get(name)}`, () => change(state, { [name]: "" }))));
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
