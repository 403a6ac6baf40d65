// The picture of the timeline: lanes, markers, labels, badges, article volume, chosen period.

import { shortened, svg } from "./dom.js";
import { clusters, placed } from "./lanes.js";

const ROW = 18;
const VOLUME = 34;
const FORMS = {
  cooperation: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0",
  neutral: "M-6 0l6-6l6 6l-6 6z",
  confrontation: "M-6 5l6-11l6 11z",
  "": "M-4-4l8 8m-8 0l8-8",
};
export const STANCES = Object.keys(FORMS);
const canvas = document.createElement("canvas").getContext("2d");

/** A marker by stance: circle, diamond, triangle, cross; hollow when nothing confirms it. */
export const marker = (stance, isHollow, x, y) =>
  svg("path", { class: `ek-mark ek-${stance}${isHollow ? " ek-hollow" : ""}`, d: FORMS[stance] ?? FORMS[""], transform: `translate(${x} ${y})` });

const line = (x1, x2, y1, y2) => svg("line", { class: "ek-grid", x1, x2, y1, y2 });

const text = (x, y, words, anchor = "start", name = null) => svg("text", { x, y, class: name, "text-anchor": anchor }, words);

function textWidth(words) {
  canvas.font = "12px system-ui, sans-serif";
  return canvas.measureText(words).width * 1.06;
}

function axis(scale, bottom) {
  return scale.ticks().flatMap(([day, label]) => {
    const x = scale.x(day);
    const isLast = x + textWidth(label) / 2 > scale.right;
    return [line(x, x, 0, bottom), text(x, bottom + 14, label, isLast ? "end" : "middle", "ek-tick")];
  });
}

/** Draw the columns of all articles of the table, and before them those in the selection. */
export function drawVolume(node, { scale, days, result, bottom }) {
  const width = 5;
  const count = Math.max(1, Math.floor((scale.right - scale.left) / width));
  const [all, kept] = [new Float64Array(count), new Float64Array(count)];
  days.forEach((day, row) => {
    const bin = day === null ? -1 : Math.floor((scale.x(day + 0.5) - scale.left) / width);
    if (bin < 0 || bin >= count) return;
    all[bin] += 1;
    kept[bin] += result.isKept(row);
  });
  const most = Math.max(1, ...all);
  const column = (value, bin) => (value ? `M${scale.left + bin * width} ${bottom}v${-Math.max(1.5, (value / most) * VOLUME)}h${width - 1}V${bottom}z` : "");
  const path = (name, counts) => svg("path", { class: name, d: Array.from(counts, column).join("") });
  node.querySelector(".ek-volume").replaceChildren(path("ek-all", all), path("ek-kept", kept));
}

/** One event as a mark that takes the focus, with its bar when the date is not one day. */
function eventMark({ event, isFirst, x0, x1, markX }, y, plot, label = null) {
  const { id, first, last, isHollow, spoken, stance } = event;
  const isChosen = plot.chosen === id;
  const asButton = isFirst && { role: "button", tabindex: plot.tabStop === id ? 0 : -1, key: id, "aria-label": spoken, "aria-pressed": `${isChosen}` };
  return svg("g", { class: `ek-event${isChosen ? " ek-chosen" : ""}`, "data-first": first, "data-last": last, ...asButton, click: () => plot.choose(id), focus: () => (plot.focused = id) },
    svg("title", {}, spoken), first !== last && svg("rect", { class: `ek-bar ek-${stance}`, x: x0, y: y - 3, width: x1 - x0, height: 6, rx: 3 }),
    marker(stance, isHollow, markX, y), label);
}

function badge(items, y, plot) {
  const words = `+${items.length}`;
  const width = textWidth(words) + 10;
  const x = Math.min(Math.max(items[0].x0 + 6, plot.scale.left + width / 2), plot.scale.right - width / 2);
  const spoken = plot.say("badge", { n: items.length });
  const click = () => plot.open(items.map((item) => item.event));
  const keydown = (press) => ["Enter", " "].includes(press.key) && (press.preventDefault(), click());
  const { first } = items[0].event; // the earliest of them
  const last = items.reduce((latest, { event }) => Math.max(latest, event.last), first);
  return svg("g", { class: "ek-badge", "data-first": first, "data-last": last, role: "button", tabindex: 0, "aria-label": spoken, key: `badge-${items[0].event.id}`, click, keydown },
    svg("title", {}, [spoken, ...items.slice(0, 12).map((item) => item.event.spoken)].join("\n")),
    svg("rect", { x: x - width / 2, y: y - 8, width, height: 16, rx: 8 }), text(x, y + 4, words, "middle"));
}

function laidOut(event, lane, plot) {
  const [start, end] = [plot.scale.clipped(event.first), plot.scale.clipped(event.last + 1)];
  const markX = end - start < 12 ? (start + end) / 2 : start + 6;
  const labels = (plot.isNarrow ? [26, 14] : [44, 20]).map((length) => shortened(event.title, length))
    .map((text) => ({ text, width: textWidth(text) }));
  return { event, labels, weight: event.weight + (plot.chosen === event.id ? 100 : 0),
    isFirst: event.lanes[0] === lane, markX, x0: Math.min(start, markX - 6), x1: Math.max(end, markX + 6) };
}

function laneMarks(lane, top, rows, plot) {
  const { scale } = plot;
  const items = lane.events.filter((event) => event.last >= scale.from && event.first <= scale.to).map((event) => laidOut(event, lane, plot));
  const { fitted, rest } = placed(items, rows, [scale.left - 12, scale.right + 8]);
  const y = (row) => top + row * ROW + ROW / 2;
  const label = ({ item, row, text: words, isFlipped }) =>
    (isFlipped ? text(item.x0 - 5, y(row) + 4, words, "end") : text(item.x1 + 5, y(row) + 4, words));
  return [...fitted.map((place) => eventMark(place.item, y(place.row), plot, label(place))),
    ...clusters(rest, 34).map((group) => (group.length === 1 ? eventMark(group[0], y(rows), plot) : badge(group, y(rows), plot)))];
}

/** Draw the whole picture into the svg. */
export function drawPlot(node, plot) {
  const { isNarrow, lanes, width } = plot;
  const heading = isNarrow ? 16 : 4;
  const rows = Math.max(2, Math.min(7, Math.floor(400 / Math.max(1, lanes.length) / ROW) - 1));
  const laneHeight = (rows + 1) * ROW + heading + 4;
  const tall = plot.days.length ? VOLUME : 0;
  const bottom = Math.max(lanes.length * laneHeight, 60) + tall + 8;
  const title = (y, words) => text(0, y, words, "start", "ek-lane");
  node.replaceChildren(...axis(plot.scale, bottom), svg("g", "ek-volume"), svg("g", "ek-period"), tall && !isNarrow ? title(bottom - 6, plot.say("articles")) : "",
    ...lanes.flatMap((lane, index) => {
      const top = index * laneHeight;
      return [line(0, width, top, top), title(top + (isNarrow ? 13 : 18), lane.title), ...laneMarks(lane, top + heading, rows, plot)];
    }));
  node.setAttribute("width", width);
  node.setAttribute("height", bottom + 20);
  plot.bottom = bottom;
}

/** Shade what lies outside the period from first to last (days; null for open); events fade whole. */
export function drawPeriod(node, { scale, bottom }, first, last) {
  const left = first === null ? scale.left : scale.clipped(first);
  const right = last === null ? scale.right : scale.clipped(last + 1);
  const shade = (x, end) => svg("rect", { x, y: 0, width: Math.max(0, end - x), height: bottom });
  const edge = (x) => svg("line", { x1: x, x2: x, y1: 0, y2: bottom });
  const isOpen = first === null && last === null;
  const marks = [shade(scale.left, left), shade(right, scale.right), edge(left), edge(right)];
  node.querySelector(".ek-period").replaceChildren(...(isOpen ? [] : marks));
  for (const { classList, dataset } of node.querySelectorAll("[data-first]")) {
    const isOutside = (first !== null && dataset.last < first) || (last !== null && dataset.first > last);
    classList.toggle("ek-outside", isOutside);
  }
}
