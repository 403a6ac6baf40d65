// The page of a view: its head with counts, its parts, and one redraw for every change.

import { csv, download } from "./csv.js";
import { unpacked } from "./data.js";
import { button, foreign, h, redraw } from "./dom.js";
import { Filters } from "./filters.js";
import { QuoteBrowser } from "./quotes.js";
import { articleReader } from "./reader.js";
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

/** What the parts of a view share: data, words, the selection and how to change it. */
function contextOf(data, state, view) {
  const { articles, quotes, words } = data;
  const say = (key, values = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name]);
  globalThis[VIEWS] = (globalThis[VIEWS] ?? 0) + 1;
  return {
    data, say, state, view, id: globalThis[VIEWS],
    set: (values, model = state) => change(model, values),
    toggle: (...choice) => toggle(state, ...choice),
    heading: (row, limit) => foreign(articles.title[row] || say("untitled"), limit),
    published: (row) => articles.published[row] || say("no_date"),
    speaker: (row) => quotes.speaker[row] ?? say("no_speaker"),
    closer: (key, click) => button(key, "×", click, { "aria-label": say("close") }),
    fault: (known) => (known ? say("query_fault", { position: known.position, problem: say(known.problem) }) : ""),
  };
}

class Page {
  constructor(model, state, data) {
    const { locale, parts, title } = model.get("settings");
    const context = contextOf(data, state, model);
    const reader = articleReader(context);
    Object.assign(this, context, { filters: new Filters(data) });
    this.parts = parts.map((name) => [name, new PARTS[name]({ ...context, read: reader.open })]);
    this.node = h("div", { class: `ek-view ek-has-${parts.length}`, lang: locale, role: "group", "aria-label": title, keydown: keep },
      this.head(title), this.parts.map(([, part]) => part.node), reader.node);
    const redrawn = () => this.soon();
    [state, model].forEach((known) => known.on("change", redrawn));
    this.stop = () => [state, model].forEach((known) => known.off("change", redrawn));
  }

  head(title) {
    const { say, set } = this;
    this.counts = h("span", { class: "ek-counts", role: "status", "aria-live": "polite" });
    this.chips = h("div", "ek-row");
    this.days = PERIOD.map((name) => h("input", { type: "date", change: (event) => set({ [name]: event.target.value }) }));
    const days = PERIOD.map((name, index) => h("label", {}, say(name), this.days[index]));
    const empty = [...LISTS.map((name) => [name, []]), ...["event", ...TEXTS].map((name) => [name, ""])];
    const reset = button("reset", say("reset"), () => set({ ...Object.fromEntries(empty), is_about: true }));
    const files = this.parts.map(([name]) => button(name, say(`csv_${name}`), () => this.save(name)));
    return h("header", "ek-head", h("div", "ek-row", h("strong", "ek-title", title), this.counts),
      h("div", "ek-row", days, reset, files), this.chips);
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
    const { data, say, state } = this;
    const result = this.filters.apply(state);
    this.kept = { timeline: result.eventsInPeriod, regions: result.articles, quotes: result.quotes };
    this.days.forEach((field, index) => {
      const day = state.get(PERIOD[index]);
      if (field.value !== day) field.value = day;
    });
    this.drawChips();
    this.parts.forEach(([, part]) => part.draw(result));
    const count = (name, table) => `${say(table)}: ${say("n_of", { n: this.kept[name].length, all: data[table].count })}`;
    const counts = this.parts.map(([name]) => count(name, TABLES[name])).join(" · ");
    if (this.counts.textContent !== counts) this.counts.textContent = counts;
    this.node.dataset.milliseconds = (performance.now() - started).toFixed(1);
  }

  /** What is chosen, as chips; each takes its choice back. */
  drawChips() {
    const { data, say, set, state } = this;
    const labels = {
      regions: (id) => data.region_list.find((region) => region.region_id === id)?.name ?? id,
      kinds: (kind) => say(`kind_${kind}`),
      stances: (stance) => say(`stance_${stance}`),
    };
    const chip = (text, undo) => button(`chip-${text}`, h("span", {}, foreign(text, 60), " ×"), undo,
      { class: "ek-chip", "aria-label": say("take_back", { what: text.slice(0, 100) }) });
    const chosen = (name, value) => chip(labels[name]?.(value) ?? (value || say("not_given")), () => this.toggle(name, [value], false));
    const written = (name) => state.get(name) && chip(`${say(name)}: ${state.get(name)}`, () => set({ [name]: "" }));
    redraw(this.chips, LISTS.map((name) => state.get(name).map((value) => chosen(name, value))), TEXTS.map(written));
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
