// The page of a view: its head with counts, its parts, and one redraw for every change.

import { csv, download } from "./csv.js";
import { bytesFromBase64, unpacked } from "./data.js";
import { button, element } from "./dom.js";
import { Filters } from "./filters.js";
import { QuoteBrowser } from "./quotes.js";
import { Reader } from "./reader.js";
import { chips, RegionFilter } from "./regions.js";
import { pageModels, State } from "./selection.js";
import { Timeline } from "./timeline.js";

const PARTS = { timeline: Timeline, regions: RegionFilter, quotes: QuoteBrowser };
const FILTERS = ["regions", "organisations", "languages", "publishers", "speakers", "kinds", "actors", "stances"];
const TEXTS = ["query", "quote_query", "since", "until", "event"];
let number = 0;

/** The words of the interface in the view's language, with {n} and the like filled in. */
function sayer(words) {
  return (key, values = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

function complaint(node, text) {
  node.replaceChildren(element("p", { class: "ek-warning", role: "alert" }, text));
}

class Page {
  constructor(model, selection, data) {
    const settings = model.get("settings");
    const [say, state, view] = [sayer(settings.words), new State(selection), new State(model)];
    const context = { data, say, state, view, id: ++number };
    context.speaker = (row) => data.quotes.speaker[row] ?? say("no_speaker");
    context.fault = (problem) => (problem ? say("query_fault", { position: problem.position, problem: say(problem.problem) }) : "");
    this.reader = new Reader(context);
    context.read = (row, start, end) => this.reader.open(row, start, end);
    Object.assign(this, context, { context, settings, filters: new Filters(data) });
    this.parts = settings.parts.map((name) => [name, new PARTS[name](context)]);
    this.node = element("div", { class: `ek-view ek-has-${settings.parts.join("-")}`, lang: settings.locale, role: "region", "aria-label": settings.title },
      this.head(), ...this.parts.map(([, part]) => part.node), this.reader.node);
    this.stops = [state.listen(() => this.soon()), view.listen(() => this.soon())];
  }

  head() {
    const { say, state } = this;
    this.counts = element("p", { class: "ek-counts", role: "status", "aria-live": "polite" });
    this.chips = element("div", { class: "ek-chips" });
    this.since = this.dayField("since");
    this.until = this.dayField("until");
    const reset = button(say("reset"), () => state.change({ ...Object.fromEntries(FILTERS.map((name) => [name, []])), ...Object.fromEntries(TEXTS.map((name) => [name, ""])) }));
    const saves = this.settings.parts.map((part) => button(say(`csv_${part}`), () => this.save(part)));
    return element("header", { class: "ek-head" }, element("div", { class: "ek-row" }, element("strong", { class: "ek-title" }, this.settings.title), this.counts),
      element("div", { class: "ek-row ek-period-fields" }, element("label", {}, say("since"), this.since), element("label", {}, say("until"), this.until), reset, ...saves), this.chips);
  }

  dayField(name) {
    const input = element("input", { type: "date", change: () => this.state.change({ [name]: input.value }) });
    return input;
  }

  /** One redraw for all changes of a moment. */
  soon() {
    if (this.isDue) return;
    this.isDue = true;
    queueMicrotask(() => {
      this.isDue = false;
      this.draw();
    });
  }

  draw() {
    const started = performance.now();
    const result = this.filters.apply(this.state);
    this.result = result;
    for (const name of ["since", "until"]) if (this[name].value !== this.state.get(name)) this[name].value = this.state.get(name);
    chips(this.context, this.chips);
    this.parts.forEach(([, part]) => part.draw(result));
    const counts = { timeline: ["events", result.eventsInPeriod.length, this.data.events.count], regions: ["articles", result.articles.length, this.data.articles.count],
      quotes: ["quotes", result.quotes.length, this.data.quotes.count] };
    const text = this.settings.parts.map((part) => counts[part]).map(([name, n, all]) => `${this.say(name)}: ${this.say("n_of", { n, all })}`).join(" · ");
    if (this.counts.textContent !== text) this.counts.textContent = text;
    this.node.dataset.milliseconds = String(Math.round((performance.now() - started) * 10) / 10);
  }

  save(part) {
    const { data, result } = this;
    const { articles, quotes, events } = data;
    const tables = {
      regions: () => [["article_id", "title", "published", "publisher", "language", "url"],
        result.articles.map((row) => [articles.id[row], articles.title[row], articles.date[row], articles.publisher[row], articles.language[row], articles.url[row]])],
      quotes: () => [["quote_id", "article_id", "start", "end", "content", "kind", "speaker", "speaker_role", "is_marked"],
        result.quotes.map((row) => [quotes.id[row], articles.id[quotes.article[row]], quotes.place[row], quotes.place[row] + [...quotes.content[row]].length, quotes.content[row],
          quotes.kind[row], quotes.speaker[row], quotes.role[row], String(this.state.get("marked").includes(quotes.id[row]))])],
      timeline: () => [["event_id", "date", "title", "description", "actors", "place", "kind", "stance", "verify_note", "sources"],
        result.eventsInPeriod.map((row) => [...["id", "date", "title", "description"].map((name) => events[name][row]), events.actors[row].join("; "),
          ...["place", "kind", "stance", "note"].map((name) => events[name][row]), data.sources.url.filter((_, index) => data.sources.event[index] === row).join("; ")])],
    };
    download(`${this.say(`file_${part}`)}.csv`, csv(...tables[part]()));
  }

  stop() {
    this.stops.forEach((stop) => stop());
  }
}

async function opened({ model, host, payload }, node) {
  const settings = model.get("settings");
  try {
    if (!payload?.byteLength) throw new Error("no data");
    const page = new Page(model, await host.getModel(model.get("selection")), await unpacked(payload));
    node.replaceChildren(page.node);
    page.draw();
    return page;
  } catch (problem) {
    console.error(problem);
    complaint(node, `${settings?.words?.broken ?? "This view cannot be shown: its data are incomplete. Run its cell again."} (${problem.message})`);
    return null;
  }
}

/** anywidget's entry: a view with a kernel, or in a notebook that stored its state. */
async function render({ model, host, el }) {
  const node = element("div", { class: "ek" });
  el.append(node);
  const page = await opened({ model, host, payload: model.get("payload") }, node);
  return () => page?.stop();
}

/** The entry of the HTML form: fill `root` from the state and the payload that lie in it. */
export async function mount(root) {
  const read = (name) => root.querySelector(`script.ek-${name}`)?.textContent ?? "";
  const node = element("div", {});
  const still = root.querySelector(".ek-still");
  const models = pageModels(JSON.parse(read("state")));
  const page = await opened({ ...models, payload: bytesFromBase64(read("payload")) }, node);
  if (page) still?.remove();
  root.append(node);
  page?.draw();
}

export default { render };
