// The timeline: its controls, its picture, the chosen event, and the events in view as a table.

import { kept, Scale } from "./axis.js";
import { byCount, selectFrom, toggleBox } from "./controls.js";
import { isoDate } from "./data.js";
import { act, button, choose, foreign, h, keepFocus, note, part, redraw, svg, withKey } from "./dom.js";
import { eventDetails } from "./event.js";
import { listenOn } from "./gestures.js";
import { drawPeriod, drawPlot, drawVolume, marker, STANCES } from "./plot.js";

const MOST_LANES = 7;
const MOST_ROWS = 200;
const AGES = 1e9; // more days than any timeline has

/** Lanes with their events: one a stance, or one for each of the most frequent actors. */
function lanesOf(events, by, counts, say) {
  const isActor = by === "actor";
  const keys = isActor ? [...byCount(counts.actors).slice(0, MOST_LANES).map(([code]) => code), ""] : STANCES;
  const lanes = keys.map((key) => ({ key, title: isActor ? key || say("other_actors") : say(`stance_${key}`), events: [] }));
  for (const event of events) {
    const named = isActor ? event.actors : [event.stance];
    const own = lanes.filter((lane) => named.includes(lane.key));
    event.lanes = own.length ? own : lanes.slice(-1);
    event.lanes.forEach((lane) => lane.events.push(event));
  }
  return lanes.filter((lane) => lane.events.length);
}

function eventRows({ events }, say) {
  return events.event_id.map((id, row) => {
    const [first, last, actors, weight] = ["first", "last", "actors", "weight"].map((name) => events[name][row]);
    const [title, stance, when] = [events.title[row] || "", events.stance[row] || "", events.when[row] || say("no_date")];
    const spoken = `${when}: ${title.slice(0, 300)} (${say(`stance_${stance}`)})`;
    return { id, row, title, stance, when, first, last, actors, spoken, isHollow: events.hollow[row] === 1, weight };
  });
}

export class Timeline {
  constructor(context) {
    Object.assign(this, context);
    const { data, say } = this;
    this.rows = eventRows(data, say);
    this.window = [-AGES, AGES];
    this.days = data.articles.day;
    this.picture = svg("svg", "ek-svg");
    this.area = h("div", { class: "ek-plot", tabindex: 0, role: "group", "aria-label": say("timeline_keys") }, this.picture);
    const names = ["ek-tools", "ek-note", "ek-details", "ek-scroll"];
    [this.tools, this.remarks, this.details, this.list] = names.map((name) => h("div", name));
    this.table = h("details", { toggle: () => this.drawList() }, h("summary", {}, say("events_as_table")), this.list);
    this.node = part("section", "ek-timeline", say("timeline"),
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
    const written = this.days.filter((day) => day !== null).map((day) => ({ first: day, last: day }));
    return spanOf(this.dated.length ? this.dated : written) ?? [0, 365];
  }

  drawPicture() {
    const { result, view } = this;
    this.width ||= this.area.clientWidth || 900;
    this.isNarrow = this.width < 640;
    const [from, to] = kept(...this.window, this.whole);
    this.scale = new Scale(from, to, this.isNarrow ? 8 : 116, this.width - 12);
    this.lanes = lanesOf(this.dated, view.get("lanes"), result.counts, this.say);
    this.seen = this.dated.filter((event) => event.last >= from && event.first <= to);
    this.tabStop = (this.seen.find((event) => event.id === this.focused) ?? this.seen[0])?.id;
    const look = [from, to, this.width, view.get("lanes"), this.chosen, result.events].join();
    if (look !== this.look) keepFocus(this.area, () => drawPlot(this.picture, this));
    this.look = look;
    drawVolume(this.picture, this);
    drawPeriod(this.picture, this, ...result.period);
    redraw(this.remarks, this.remark());
    this.drawList();
  }

  remark() {
    const { say, events, dated, result: { hiddenContext: n } } = this;
    if (!events.length && n) return [say("only_context", { n }), " ", act("show", say("show_context"), () => this.set({ is_context: true }))];
    const undated = events.length - dated.length;
    return [!this.seen.length && say(events.length ? "none_in_window" : "no_events"), undated && say("undated", { n: undated }),
      say("timeline_hint")].filter(Boolean).join(" ");
  }

  // Controls -------------------------------------------------------------------------------

  drawTools() {
    const { data, say, state, view, result: { counts: { actors, stances }, period } } = this;
    const legend = STANCES.filter((stance) => stances.has(stance) || state.get("stances").includes(stance))
      .map((stance) => this.stanceButton(stance, stances.get(stance) ?? 0));
    const lanes = ["stance", "actor"].map((by) => [by, say(`lanes_${by}`), view.get("lanes") === by]);
    const zoom = (name, sign, click) => button(name, sign, click, { "aria-label": say(name), title: say(name) });
    redraw(this.tools, part("span", "ek-row", say("stance"), legend),
      toggleBox(state, "is_context", say("context")),
      data.events.unconfirmed.includes(1) && toggleBox(state, "is_unconfirmed", say("unconfirmed")),
      choose("lanes", say("lanes"), lanes, (by) => this.set({ lanes: by }, view)),
      selectFrom(this, "actors", "actor", actors),
      h("span", "ek-row", zoom("zoom_out", "−", () => this.zoom(1 / 0.6)), zoom("zoom_in", "+", () => this.zoom(0.6)),
        !period.includes(null) && zoom("zoom_period", "⟷", () => this.show(period[0], period[1] + 1)), zoom("zoom_all", "⤢", () => this.show())));
  }

  stanceButton(stance, count) {
    const isChosen = this.state.get("stances").includes(stance);
    const icon = svg("svg", { width: 14, height: 14, "aria-hidden": "true" }, marker(stance, false, 7, 7));
    const label = h("span", "ek-row", icon, this.say(`stance_${stance}`), h("span", "ek-count", count));
    return button(`stance-${stance}`, label, () => this.toggle("stances", [stance], !isChosen), { class: "ek-chip", "aria-pressed": `${isChosen}` });
  }

  // Gestures: called with pixels and factors ------------------------------------------------

  /** The days from one to the other; all where none are given. */
  show(from = -AGES, to = AGES) {
    this.window = [from, to];
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
    if (isDone) this.set({ since: isoDate(first), until: isoDate(last) });
  }
  /** The event in focus, or the middle of the picture, begins or ends the period. */
  edge(name) {
    const event = this.dated.find(({ id }) => id === this.focused);
    const middle = Math.floor((this.scale.from + this.scale.to) / 2);
    this.set({ [name]: isoDate(event?.[name === "since" ? "first" : "last"] ?? middle) });
  }
  step(direction) {
    const at = this.dated.findIndex(({ id }) => id === (direction ? this.focused : this.tabStop));
    const next = this.dated[Math.min(Math.max(at + direction, 0), this.dated.length - 1)];
    if (!next) return;
    this.focused = next.id;
    const half = (this.scale.to - this.scale.from) / 2;
    if (!this.seen.includes(next)) this.show(next.first - half, next.first + half);
    const mark = withKey(this.picture, next.id);
    if (mark) mark.focus();
    else this.choose(next.id);
  }
  choose(id = this.focused) {
    this.focused = id;
    this.set({ event: this.chosen === id ? "" : id });
  }
  /** A badge brings its events nearer; if they cannot be told apart, their table opens too. */
  open(events) {
    const [first, last] = spanOf(events);
    const length = last + 1 - first;
    this.table.open ||= length < 14 || length > (this.scale.to - this.scale.from) * 0.7;
    this.show(first - length / 4, last + 1 + length / 4);
  }

  drawList() {
    if (!this.table.open || !this.seen) return;
    const { say } = this;
    const all = [...this.seen, ...this.events.filter((event) => event.first === null)];
    const title = (event) => act(`row-${event.id}`, foreign(event.title), () => this.choose(event.id));
    const cells = (event) => [event.when, title(event), say(`stance_${event.stance}`), event.actors.join(", ")];
    const rows = all.slice(0, MOST_ROWS).map((event) => h("tr", {}, cells(event).map((cell) => h("td", {}, cell))));
    const head = ["date", "event", "stance", "actors"].map((name) => h("th", { scope: "col" }, say(name)));
    redraw(this.list, note(say("first_of", { n: rows.length, all: all.length })),
      h("table", {}, h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows)));
  }
}

/** First and last day of events; nothing of none. Many events are too many for Math.min's arguments. */
function spanOf(events) {
  return events.reduce((span, { first, last }) => (span ? [Math.min(span[0], first), Math.max(span[1], last)] : [first, last]), null);
}
