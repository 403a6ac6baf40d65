// The timeline: its controls, its picture, the chosen event, and the same events as a table.

import { kept, Scale } from "./axis.js";
import { isoDate } from "./data.js";
import { button, element, foreign, keepFocus, redraw, shape } from "./dom.js";
import { eventDetails } from "./event.js";
import { listenOn } from "./gestures.js";
import { drawPeriod, drawPlot, marker, STANCES } from "./plot.js";

const MOST_LANES = 7;
const LISTED = 100;

/** Lanes with their events: one a stance, or one for each of the most frequent actors. */
function lanesOf(events, by, say) {
  const keys = by === "actor" ? frequentActors(events) : STANCES;
  const lanes = keys.map((key) => ({ key, title: by === "actor" ? key || say("other_actors") : say(`stance_${key}`), events: [] }));
  for (const event of events) {
    const named = by === "actor" ? event.actors : [event.stance];
    const own = lanes.filter((lane) => named.includes(lane.key));
    const homes = own.length ? own : lanes.filter((lane) => lane.key === "");
    event.lanes = homes.map((lane) => lane.key);
    homes.forEach((lane) => lane.events.push(event));
  }
  return lanes.filter((lane) => lane.events.length);
}

function frequentActors(events) {
  const counts = new Map();
  events.flatMap((event) => event.actors).forEach((code) => counts.set(code, (counts.get(code) || 0) + 1));
  const order = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return [...order.slice(0, MOST_LANES).map(([code]) => code), ""];
}

function eventRows(data, say) {
  const { events } = data;
  return events.id.map((id, row) => {
    const [title, stance, when] = [events.title[row] || "", events.stance[row] || "", events.when[row] || say("no_date")];
    return { id, row, title, stance, when, first: events.first[row], last: events.last[row],
      actors: events.actors[row], isHollow: Boolean(events.hollow[row]), weight: events.weight[row],
      spoken: `${when}: ${title.slice(0, 300)} (${say(`stance_${stance}`)})` };
  });
}

export class Timeline {
  constructor(context) {
    Object.assign(this, context);
    this.rows = eventRows(this.data, this.say);
    this.days = this.data.articles.bounds.map((days) => (days ? days[0] : null));
    this.svg = shape("svg", { class: "ek-svg" });
    this.area = element("div", { class: "ek-plot", tabindex: 0, role: "group", "aria-label": this.say("timeline_keys") }, this.svg);
    this.tools = element("div", { class: "ek-tools" });
    this.note = element("p", { class: "ek-note" });
    this.details = element("div", { class: "ek-details" });
    this.list = element("div", { class: "ek-scroll" });
    const table = element("details", { class: "ek-more", toggle: () => this.drawList() }, element("summary", {}, this.say("events_as_table")), this.list);
    this.table = table;
    this.node = element("section", { class: "ek-timeline", "aria-label": this.say("timeline") }, this.tools, this.area, this.note, this.details, table);
    listenOn(this.area, this.svg, this);
    new ResizeObserver(() => this.resized()).observe(this.area);
  }

  resized() {
    const width = Math.floor(this.area.clientWidth);
    if (width && width !== this.width && this.result) this.draw(this.result);
  }

  draw(result) {
    this.result = result;
    this.events = result.events.map((row) => this.rows[row]);
    this.dated = this.events.filter((event) => event.first !== null).sort((a, b) => a.first - b.first || a.row - b.row);
    this.chosen = this.state.get("event");
    this.drawTools();
    this.drawPicture();
    redraw(this.details, this.opened ? this.openedList() : eventDetails(this, this.rows.find((event) => event.id === this.chosen)));
    this.drawList();
  }

  get whole() {
    const dated = this.dated.length ? this.dated : [{ first: this.days[0] ?? 0, last: this.days[0] ?? 365 }];
    return [dated[0].first, dated.reduce((last, event) => Math.max(last, event.last), -Infinity)];
  }

  drawPicture() {
    this.width = Math.floor(this.area.clientWidth) || 900;
    const isNarrow = this.width < 640;
    this.labelLength = isNarrow ? 26 : 42;
    const [from, to] = this.window ? kept(...this.window, this.whole) : kept(-1e9, 1e9, this.whole);
    this.scale = new Scale(from, to, isNarrow ? 8 : 116, this.width - 12);
    this.lanes = lanesOf(this.dated, this.view.get("lanes"), this.say);
    this.articles = this.result.isArticleKept;
    const seen = this.dated.filter((event) => event.last >= from && event.first <= to);
    this.tabStop = (seen.find((event) => event.id === this.focused) ?? seen[0])?.id;
    keepFocus(this.area, () => drawPlot(this.svg, this));
    this.drawShade();
    this.note.replaceChildren(...this.remarks(seen.length));
  }

  drawShade() {
    const [first, last] = this.result.period;
    drawPeriod(this.svg, this, first, last);
  }

  remarks(seen) {
    const undated = this.events.length - this.dated.length;
    const texts = [];
    if (!this.events.length) {
      texts.push(this.say(this.result.hiddenContext ? "only_context" : "no_events", { n: this.result.hiddenContext }));
      if (this.result.hiddenContext) return [texts[0] + " ", button(this.say("show_context"), () => this.state.change({ is_context: true }), { "data-key": "context-link", class: "ek-link" })];
    } else if (!seen) texts.push(this.say("none_in_window"));
    if (undated) texts.push(this.say("undated", { n: undated }));
    texts.push(this.say("timeline_hint"));
    return [texts.join(" ")];
  }

  // Controls -------------------------------------------------------------------------------

  drawTools() {
    const { say, state } = this;
    const stances = state.get("stances");
    const counts = this.result.counts.stances;
    const legend = STANCES.filter((stance) => counts.has(stance) || stances.includes(stance)).map((stance) => {
      const icon = shape("svg", { width: 14, height: 14, "aria-hidden": "true" }, marker(stance, false, 7, 7));
      return element("button", { type: "button", class: "ek-chip", "data-key": `stance-${stance}`, "aria-pressed": String(stances.includes(stance)),
        click: () => state.toggle("stances", [stance], !stances.includes(stance)) },
      icon, say(`stance_${stance}`), element("span", { class: "ek-count" }, String(counts.get(stance) || 0)));
    });
    const check = (name, label) => element("label", {}, element("input", { type: "checkbox", checked: state.get(name), "data-key": name,
      change: (event) => state.change({ [name]: event.target.checked }) }), say(label));
    const lanes = element("select", { "data-key": "lanes", change: (event) => this.view.change({ lanes: event.target.value }) },
      ...["stance", "actor"].map((by) => element("option", { value: by, selected: this.view.get("lanes") === by }, say(`lanes_${by}`))));
    redraw(this.tools, [
      element("span", { class: "ek-legend", role: "group", "aria-label": say("stance") }, ...legend),
      check("is_context", "context"), check("is_unconfirmed", "unconfirmed"),
      element("label", {}, say("lanes"), lanes), this.actorChoice(), this.zoomButtons(),
    ]);
  }

  actorChoice() {
    const chosen = this.state.get("actors");
    const counts = [...this.result.counts.actors].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const options = counts.map(([code, n]) => element("option", { value: code, selected: chosen.includes(code) }, `${code} (${n})`));
    const first = element("option", { value: "", selected: !chosen.length }, chosen.length > 1 ? chosen.join(", ") : this.say("any_actor"));
    return element("label", {}, this.say("actor"), element("select", { "data-key": "actor",
      change: (event) => this.state.change({ actors: event.target.value ? [event.target.value] : [] }) }, first, ...options));
  }

  zoomButtons() {
    const make = (sign, name, act) => button(sign, act, { "aria-label": this.say(name), title: this.say(name), "data-key": name });
    const [first, last] = this.result.period;
    return element("span", { class: "ek-zoom" }, make("−", "zoom_out", () => this.zoom(1 / 0.6)), make("+", "zoom_in", () => this.zoom(0.6)),
      first !== null && last !== null ? make("⟷", "zoom_period", () => this.show(first, last + 1)) : null, make("⤢", "zoom_all", () => this.all()));
  }

  // Gestures: called with pixels and factors ------------------------------------------------

  show(from, to) {
    this.window = [from, to];
    this.drawPicture();
  }
  zoom(factor, x = this.scale.x((this.scale.from + this.scale.to) / 2)) {
    const { from, to } = this.scale;
    const at = this.scale.day(x);
    this.show(at - (at - from) * factor, at + (to - at) * factor);
  }
  move(share) {
    const { from, to } = this.scale;
    this.show(from + (to - from) * share, to + (to - from) * share);
  }
  all() {
    this.window = null;
    this.drawPicture();
  }
  period(start, end, isDone) {
    const [first, last] = [start, end].sort((a, b) => a - b).map((x) => Math.floor(this.scale.day(x)));
    drawPeriod(this.svg, this, first, last);
    if (isDone) this.state.change({ since: isoDate(first), until: isoDate(last) });
  }
  edge(name) {
    const event = this.dated.find((known) => known.id === this.focused);
    const day = event ? event[name === "since" ? "first" : "last"] : Math.floor((this.scale.from + this.scale.to) / 2);
    this.state.change({ [name]: isoDate(day) });
  }
  clear() {
    this.opened = null;
    this.state.change({ since: "", until: "", event: "" });
    this.draw(this.result);
  }
  focus(event) {
    this.focused = event.id;
  }
  leave() {
    this.area.focus();
  }
  step(direction) {
    const at = this.dated.findIndex((event) => event.id === (direction ? this.focused : this.tabStop));
    const next = this.dated[Math.min(Math.max(at + direction, 0), this.dated.length - 1)];
    if (!next) return;
    this.focused = next.id;
    const half = (this.scale.to - this.scale.from) / 2;
    if (next.last < this.scale.from || next.first > this.scale.to) this.show(next.first - half, next.first + half);
    const mark = this.svg.querySelector(`[data-key="${CSS.escape(next.id)}"]`);
    if (mark) mark.focus();
    else this.choose(next);
  }
  chooseFocused() {
    const event = this.rows.find((known) => known.id === this.focused);
    if (event) this.choose(event);
  }
  choose(event) {
    this.opened = null;
    this.focused = event.id;
    this.state.change({ event: this.state.get("event") === event.id ? "" : event.id });
  }
  /** A badge: nearer if its events lie apart, else their list. */
  open(events) {
    const first = Math.min(...events.map((event) => event.first));
    const last = Math.max(...events.map((event) => event.last)) + 1;
    if (last - first > 14 && last - first < (this.scale.to - this.scale.from) * 0.7) return this.show(first - (last - first) / 4, last + (last - first) / 4);
    this.opened = events;
    return this.draw(this.result);
  }

  // Lists ------------------------------------------------------------------------------------

  openedList() {
    const shown = this.opened.slice(0, LISTED);
    const items = shown.map((event) => element("li", {}, button(event.spoken, () => this.choose(event), { class: "ek-link", "data-key": `open-${event.id}` })));
    return [element("p", {}, this.say("badge", { n: this.opened.length }), " ", this.say("first_of", { n: shown.length, all: this.opened.length })), element("ul", {}, ...items)];
  }

  drawList() {
    if (!this.table.open || !this.events) return;
    const { say } = this;
    const head = element("tr", {}, ...["date", "event", "stance", "actors"].map((name) => element("th", { scope: "col" }, say(name))));
    const undated = this.events.filter((event) => event.first === null);
    const rows = [...this.dated, ...undated].slice(0, 500).map((event) => element("tr", {}, element("td", {}, event.when),
      element("td", {}, button(foreign(event.title), () => this.choose(event), { class: "ek-link", "data-key": `row-${event.id}` })),
      element("td", {}, say(`stance_${event.stance}`)), element("td", {}, event.actors.join(", "))));
    redraw(this.list, [element("p", { class: "ek-note" }, say("first_of", { n: rows.length, all: this.events.length })), element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows))]);
  }
}
