// The timeline: its controls, its picture, the chosen event, and the events in view as a table.

import { kept, Scale } from "./axis.js";
import { isoDate } from "./data.js";
import { act, button, check, choose, foreign, h, keepFocus, note, redraw, svg } from "./dom.js";
import { eventDetails } from "./event.js";
import { listenOn } from "./gestures.js";
import { drawPeriod, drawPlot, drawVolume, marker, STANCES } from "./plot.js";
import { change, toggle } from "./selection.js";

const MOST_LANES = 7;
const MOST_ROWS = 200;

export const byCount = (counts) => [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));

/** Options of a select over a list of the selection: nothing chosen, then each with its count. */
export function options(chosen, counts, any, text = (value) => value) {
  const first = ["", chosen.length > 1 ? chosen.map(text).join(", ") : any, chosen.length !== 1];
  const isOnly = (value) => chosen.length === 1 && chosen[0] === value;
  return [first, ...byCount(counts).map(([value, n]) => [value, `${text(value)} (${n})`, isOnly(value)])];
}

/** Lanes with their events: one a stance, or one for each of the most frequent actors. */
function lanesOf(events, by, counts, say) {
  const isActor = by === "actor";
  const keys = isActor ? [...byCount(counts.actors).slice(0, MOST_LANES).map(([code]) => code), ""] : STANCES;
  const lanes = keys.map((key) => ({ key, title: isActor ? key || say("other_actors") : say(`stance_${key}`), events: [] }));
  for (const event of events) {
    const named = isActor ? event.actors : [event.stance];
    const own = lanes.filter((lane) => named.includes(lane.key));
    const homes = own.length ? own : lanes.slice(-1);
    event.lanes = homes.map((lane) => lane.key);
    homes.forEach((lane) => lane.events.push(event));
  }
  return lanes.filter((lane) => lane.events.length);
}

function eventRows({ events }, say) {
  return events.event_id.map((id, row) => {
    const [title, stance] = [events.title[row] || "", events.stance[row] || ""];
    const when = events.when[row] || say("no_date");
    const spoken = `${when}: ${title.slice(0, 300)} (${say(`stance_${stance}`)})`;
    const [first, last, actors] = [events.first[row], events.last[row], events.actors[row]];
    return { id, row, title, stance, when, first, last, actors, spoken, isHollow: events.hollow[row], weight: events.weight[row] };
  });
}

export class Timeline {
  constructor(context) {
    Object.assign(this, context);
    this.rows = eventRows(this.data, this.say);
    this.days = this.data.articles.day;
    this.picture = svg("svg", "ek-svg");
    this.area = h("div", { class: "ek-plot", tabindex: 0, role: "group", "aria-label": this.say("timeline_keys") }, this.picture);
    const names = ["ek-tools", "ek-note", "ek-details", "ek-scroll"];
    [this.tools, this.remarks, this.details, this.list] = names.map((name) => h("div", name));
    this.table = h("details", { toggle: () => this.drawList() }, h("summary", {}, this.say("events_as_table")), this.list);
    this.node = h("section", { class: "ek-timeline", role: "group", "aria-label": this.say("timeline") },
      this.tools, this.area, this.remarks, this.details, this.table);
    listenOn(this.area, this.picture, this);
    new ResizeObserver(() => this.resize(this.area.clientWidth)).observe(this.area);
  }

  resize(width) {
    if (!width || width === this.width) return;
    this.width = width;
    if (this.result) this.drawPicture();
  }

  draw(result) {
    this.result = result;
    this.events = result.events.map((row) => this.rows[row]);
    this.dated = this.events.filter((event) => event.first !== null).sort((a, b) => a.first - b.first || a.row - b.row);
    this.chosen = this.state.get("event");
    this.drawTools();
    this.drawPicture();
    redraw(this.details, eventDetails(this, this.rows.find((event) => event.id === this.chosen)));
  }

  /** First and last day of all events; of the articles where no event has a date. */
  get whole() {
    const written = this.days.filter((day) => day !== null).map((day) => [day, day]);
    const days = this.dated.length ? this.dated.map((event) => [event.first, event.last]) : written;
    const [first, last] = days[0] ?? [0, 365];
    return days.reduce(([from, to], [one, other]) => [Math.min(from, one), Math.max(to, other)], [first, last]);
  }

  drawPicture() {
    this.width ||= this.area.clientWidth || 900;
    const isNarrow = this.width < 640;
    this.labelLengths = isNarrow ? [26, 14] : [44, 20];
    const [from, to] = kept(...(this.window ?? [-1e9, 1e9]), this.whole);
    this.scale = new Scale(from, to, isNarrow ? 8 : 116, this.width - 12);
    this.lanes = lanesOf(this.dated, this.view.get("lanes"), this.result.counts, this.say);
    this.articles = this.result.isKept;
    this.seen = this.dated.filter((event) => event.last >= from && event.first <= to);
    this.tabStop = (this.seen.find((event) => event.id === this.focused) ?? this.seen[0])?.id;
    const look = [from, to, this.width, this.view.get("lanes"), this.chosen, this.result.events].join();
    if (look !== this.look) keepFocus(this.area, () => drawPlot(this.picture, this));
    this.look = look;
    drawVolume(this.picture, this);
    drawPeriod(this.picture, this, ...this.result.period);
    redraw(this.remarks, this.remark());
    this.drawList();
  }

  remark() {
    const { say, events, dated, result } = this;
    const show = act("show", say("show_context"), () => change(this.state, { is_context: true }));
    if (!events.length && result.hiddenContext) return [say("only_context", { n: result.hiddenContext }), " ", show];
    const undated = events.length - dated.length;
    const why = events.length ? "none_in_window" : "no_events";
    return [this.seen.length ? "" : say(why), undated ? say("undated", { n: undated }) : "", say("timeline_hint")]
      .filter(Boolean).join(" ");
  }

  // Controls -------------------------------------------------------------------------------

  drawTools() {
    const { data, say, state, view } = this;
    const { actors, stances } = this.result.counts;
    const [chosen, named] = [state.get("stances"), state.get("actors")];
    const legend = STANCES.filter((stance) => stances.has(stance) || chosen.includes(stance))
      .map((stance) => this.stanceButton(stance, chosen.includes(stance), stances.get(stance) ?? 0));
    const flag = (name, label) => check(name, say(label), state.get(name), (isOn) => change(state, { [name]: isOn }));
    const lanes = ["stance", "actor"].map((by) => [by, say(`lanes_${by}`), view.get("lanes") === by]);
    redraw(this.tools, h("span", { class: "ek-row", role: "group", "aria-label": say("stance") }, legend),
      flag("is_context", "context"), data.events.unconfirmed.includes(1) ? flag("is_unconfirmed", "unconfirmed") : null,
      choose("lanes", say("lanes"), lanes, (by) => change(view, { lanes: by })),
      choose("actors", say("actor"), options(named, actors, say("any_actor")), (code) => change(state, { actors: code ? [code] : [] })),
      this.zoomButtons());
  }

  stanceButton(stance, isChosen, count) {
    const icon = svg("svg", { width: 14, height: 14, "aria-hidden": "true" }, marker(stance, false, 7, 7));
    const label = h("span", "ek-row", icon, this.say(`stance_${stance}`), h("span", "ek-count", count));
    const turn = () => toggle(this.state, "stances", [stance], !isChosen);
    return button(`stance-${stance}`, label, turn, { class: "ek-chip", "aria-pressed": String(isChosen) });
  }

  zoomButtons() {
    const icon = (name, sign, click) => button(name, sign, click, { "aria-label": this.say(name), title: this.say(name) });
    const [first, last] = this.result.period;
    const isPeriod = first !== null && last !== null;
    return h("span", "ek-row", icon("zoom_out", "−", () => this.zoom(1 / 0.6)), icon("zoom_in", "+", () => this.zoom(0.6)),
      isPeriod ? icon("zoom_period", "⟷", () => this.show(first, last + 1)) : null, icon("zoom_all", "⤢", () => this.all()));
  }

  // Gestures: called with pixels and factors ------------------------------------------------

  show(from, to) {
    this.window = [from, to];
    this.drawPicture();
  }
  all() {
    this.window = null;
    this.drawPicture();
  }
  zoom(factor, x = (this.scale.left + this.scale.right) / 2) {
    const { from, to } = this.scale;
    const at = this.scale.day(x);
    this.show(at - (at - from) * factor, at + (to - at) * factor);
  }
  move(share) {
    const { from, to } = this.scale;
    this.show(from + (to - from) * share, to + (to - from) * share);
  }
  period(start, end, isDone) {
    const [first, last] = [start, end].sort((a, b) => a - b).map((x) => Math.floor(this.scale.day(x)));
    drawPeriod(this.picture, this, first, last);
    if (isDone) change(this.state, { since: isoDate(first), until: isoDate(last) });
  }
  /** The event in focus, or the middle of the picture, begins or ends the period. */
  edge(name) {
    const event = this.dated.find(({ id }) => id === this.focused);
    const middle = Math.floor((this.scale.from + this.scale.to) / 2);
    change(this.state, { [name]: isoDate(event?.[name === "since" ? "first" : "last"] ?? middle) });
  }
  clear() {
    change(this.state, { since: "", until: "", event: "" });
  }
  step(direction) {
    const at = this.dated.findIndex(({ id }) => id === (direction ? this.focused : this.tabStop));
    const next = this.dated[Math.min(Math.max(at + direction, 0), this.dated.length - 1)];
    if (!next) return;
    this.focused = next.id;
    const half = (this.scale.to - this.scale.from) / 2;
    if (!this.seen.includes(next)) this.show(next.first - half, next.first + half);
    const mark = this.picture.querySelector(`[data-key="${CSS.escape(next.id)}"]`);
    if (mark) mark.focus();
    else this.choose(next);
  }
  chooseFocused() {
    this.choose({ id: this.focused });
  }
  choose({ id }) {
    this.focused = id;
    change(this.state, { event: this.chosen === id ? "" : id });
  }
  /** A badge brings its events nearer; if they cannot be told apart, their table opens too. */
  open(events) {
    const first = events.reduce((least, event) => Math.min(least, event.first), Infinity);
    const last = events.reduce((most, event) => Math.max(most, event.last), -Infinity) + 1;
    this.table.open ||= last - first < 14 || last - first > (this.scale.to - this.scale.from) * 0.7;
    this.show(first - (last - first) / 4, last + (last - first) / 4);
  }

  drawList() {
    if (!this.table.open || !this.seen) return;
    const { say } = this;
    const all = [...this.seen, ...this.events.filter((event) => event.first === null)];
    const title = (event) => act(`row-${event.id}`, foreign(event.title), () => this.choose(event));
    const cells = (event) => [event.when, title(event), say(`stance_${event.stance}`), event.actors.join(", ")];
    const rows = all.slice(0, MOST_ROWS).map((event) => h("tr", {}, cells(event).map((cell) => h("td", {}, cell))));
    const head = ["date", "event", "stance", "actors"].map((name) => h("th", { scope: "col" }, say(name)));
    const table = h("table", {}, h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows));
    redraw(this.list, note(say("first_of", { n: rows.length, all: all.length })), table);
  }
}
