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
    const [title, stance, when] = [events.title[row] || "", events.stance[row] || "", events.when[row] || say("no_date")];
    return { id, row, title, stance, when, first: events.first[row], last: events.last[row], actors: events.actors[row], isHollow: events.hollow[row],
      weight: events.weight[row], spoken: `${when}: ${title.slice(0, 300)} (${say(`stance_${stance}`)})` };
  });
}

export class Timeline {
  constructor(context) {
    Object.assign(this, context);
    this.rows = eventRows(this.data, this.say);
    this.days = this.data.articles.day;
    this.picture = svg("svg", "ek-svg");
    this.area = h("div", { class: "ek-plot", tabindex: 0, role: "group", "aria-label": this.say("timeline_keys") }, this.picture);
    [this.tools, this.remarks, this.details, this.list] = ["ek-tools", "ek-note", "ek-details", "ek-scroll"].map((name) => h("div", { class: name }));
    this.table = h("details", { toggle: () => this.drawList() }, h("summary", {}, this.say("events_as_table")), this.list);
    this.node = h("section", { class: "ek-timeline", role: "group", "aria-label": this.say("timeline") }, this.tools, this.area, this.remarks, this.details, this.table);
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
    const days = this.dated.length ? this.dated.map((event) => [event.first, event.last]) : this.days.filter((day) => day !== null).map((day) => [day, day]);
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
    if (!events.length && result.hiddenContext) return [say("only_context", { n: result.hiddenContext }), " ", act("show", say("show_context"), () => change(this.state, { is_context: true }))];
    const undated = events.length - dated.length;
    return [!events.length ? say("no_events") : this.seen.length ? "" : say("none_in_window"), undated ? say("undated", { n: undated }) : "", say("timeline_hint")].filter(Boolean).join(" ");
  }

  // Controls -------------------------------------------------------------------------------

  drawTools() {
    const { say, state, view } = this;
    const { actors, stances } = this.result.counts;
    const [chosen, named] = [state.get("stances"), state.get("actors")];
    const legend = STANCES.filter((stance) => stances.has(stance) || chosen.includes(stance)).map((stance) => {
      const isChosen = chosen.includes(stance);
      const icon = svg("svg", { width: 14, height: 14, "aria-hidden": "true" }, marker(stance, false, 7, 7));
      const label = [icon, say(`stance_${stance}`), h("span", "ek-count", stances.get(stance) ?? 0)];
      return button(`stance-${stance}`, h("span", "ek-row", label), () => toggle(state, "stances", [stance], !isChosen), { class: "ek-chip", "aria-pressed": String(isChosen) });
    });
    const flag = (name, label) => check(name, say(label), state.get(name), (isOn) => change(state, { [name]: isOn }));
    const any = ["", named.length > 1 ? named.join(", ") : say("any_actor"), named.length !== 1];
    const icon = (name, sign, click) => button(name, sign, click, { "aria-label": say(name), title: say(name) });
    const [first, last] = this.result.period;
    redraw(this.tools, h("span", { class: "ek-row", role: "group", "aria-label": say("stance") }, legend), flag("is_context", "context"), this.data.events.unconfirmed.includes(1) ? flag("is_unconfirmed", "unconfirmed") : null,
      choose("lanes", say("lanes"), ["stance", "actor"].map((by) => [by, say(`lanes_${by}`), view.get("lanes") === by]), (lanes) => change(view, { lanes })),
      choose("actors", say("actor"), [any, ...byCount(actors).map(([code, n]) => [code, `${code} (${n})`, named.length === 1 && named[0] === code])], (code) => change(state, { actors: code ? [code] : [] })),
      h("span", "ek-row", icon("zoom_out", "−", () => this.zoom(1 / 0.6)), icon("zoom_in", "+", () => this.zoom(0.6)),
        first !== null && last !== null ? icon("zoom_period", "⟷", () => this.show(first, last + 1)) : null, icon("zoom_all", "⤢", () => this.all())));
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
    const [first, last] = [Math.min(...events.map((event) => event.first)), Math.max(...events.map((event) => event.last)) + 1];
    this.table.open ||= last - first < 14 || last - first > (this.scale.to - this.scale.from) * 0.7;
    this.show(first - (last - first) / 4, last + (last - first) / 4);
  }

  drawList() {
    if (!this.table.open || !this.seen) return;
    const { say } = this;
    const all = [...this.seen, ...this.events.filter((event) => event.first === null)];
    const cells = (event) => [event.when, act(`row-${event.id}`, foreign(event.title), () => this.choose(event)), say(`stance_${event.stance}`), event.actors.join(", ")];
    const rows = all.slice(0, MOST_ROWS).map((event) => h("tr", {}, cells(event).map((cell) => h("td", {}, cell))));
    const head = ["date", "event", "stance", "actors"].map((name) => h("th", { scope: "col" }, say(name)));
    redraw(this.list, note(say("first_of", { n: rows.length, all: all.length })), h("table", {}, h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows)));
  }
}
