// The picture of the timeline: lanes, markers, labels, badges, article volume, chosen period.

import { shape, shortened } from "./dom.js";
import { clusters, placed } from "./lanes.js";

const ROW = 18;
export const STANCES = ["cooperation", "neutral", "confrontation", ""];
const canvas = document.createElement("canvas").getContext("2d");

/** A marker by stance: circle, diamond, triangle, cross; hollow when nothing confirms it. */
export function marker(stance, isHollow, x = 0, y = 0) {
  const name = stance || "uncoded";
  const forms = {
    cooperation: () => shape("circle", { cx: x, cy: y, r: 5 }),
    neutral: () => shape("path", { d: `M${x - 6} ${y}l6-6l6 6l-6 6z` }),
    confrontation: () => shape("path", { d: `M${x - 6} ${y + 5}l6-11l6 11z` }),
    uncoded: () => shape("path", { d: `M${x - 4} ${y - 4}l8 8m-8 0l8-8` }),
  };
  const form = forms[name]();
  form.setAttribute("class", `ek-mark ek-${name}${isHollow ? " ek-hollow" : ""}`);
  return form;
}

function textWidth(text) {
  canvas.font = "12px system-ui, sans-serif";
  return canvas.measureText(text).width * 1.06;
}

function drawAxis(svg, scale, bottom) {
  for (const { day, label } of scale.ticks()) {
    const x = scale.x(day);
    const end = x + textWidth(label) / 2 > scale.right;
    svg.append(
      shape("line", { class: "ek-grid", x1: x, x2: x, y1: 0, y2: bottom }),
      shape("text", { class: "ek-tick", x, y: bottom + 14, "text-anchor": end ? "end" : "middle" }, label),
    );
  }
}

/** Columns of the articles in the selection, before all articles of the table. */
function drawVolume(svg, scale, top, height, days, chosen) {
  const width = 5;
  const count = Math.max(1, Math.floor((scale.right - scale.left) / width));
  const all = new Float64Array(count);
  const kept = new Float64Array(count);
  days.forEach((day, row) => {
    const bin = Math.floor((scale.x(day + 0.5) - scale.left) / width);
    if (day === null || bin < 0 || bin >= count) return;
    all[bin] += 1;
    kept[bin] += chosen[row];
  });
  const most = Math.max(1, ...all);
  const path = (counts) => Array.from(counts, (value, bin) => {
    const tall = value ? Math.max(1.5, (value / most) * height) : 0;
    return value ? `M${scale.left + bin * width} ${top + height}v${-tall}h${width - 1}v${tall}z` : "";
  }).join("");
  svg.append(shape("path", { class: "ek-volume-all", d: path(all) }));
  svg.append(shape("path", { class: "ek-volume", d: path(kept) }));
}

/** One event as a focusable mark, with its bar when the date is not one day. */
function drawEvent(item, y, plot) {
  const { event, isFirst } = item;
  const isChosen = plot.chosen === event.id;
  const group = shape("g", {
    class: "ek-event" + (isChosen ? " ek-chosen" : ""),
    ...(isFirst ? { role: "button", tabindex: plot.tabStop === event.id ? 0 : -1,
      "aria-label": event.spoken, "aria-pressed": String(isChosen), "data-key": event.id } : {}),
    click: () => plot.choose(event),
    focus: () => plot.focus(event),
  }, shape("title", {}, event.spoken));
  if (event.first !== event.last) {
    const tail = Math.max(item.x1 - item.x0, 4);
    group.append(shape("rect", { class: `ek-bar ek-${event.stance || "uncoded"}`, x: item.x0, y: y - 3, width: tail, height: 6, rx: 3 }));
  }
  group.append(marker(event.stance, event.isHollow, item.markX, y));
  return group;
}

function drawLane(svg, lane, top, rows, plot) {
  const { scale } = plot;
  const items = lane.events.filter((event) => event.last >= scale.from && event.first <= scale.to)
    .map((event) => laidOut(event, lane, plot));
  const { fitted, rest } = placed(items, rows, [scale.left - 12, scale.right + 8]);
  const y = (row) => top + row * ROW + ROW / 2;
  for (const { item, row, isFlipped } of fitted) {
    const group = drawEvent(item, y(row), plot);
    const x = isFlipped ? Math.min(item.x0, item.markX - 8) - 3 : Math.max(item.x1, item.markX + 8) + 3;
    group.append(shape("text", { x, y: y(row) + 4, "text-anchor": isFlipped ? "end" : "start" }, item.label));
    svg.append(group);
  }
  for (const group of clusters(rest, 26)) {
    const only = group.items.length === 1 ? group.items[0] : null;
    svg.append(only ? drawEvent(only, y(rows), plot) : drawBadge(group, y(rows), plot));
  }
}

function laidOut(event, lane, plot) {
  const { scale } = plot;
  const x0 = scale.clipped(event.first);
  const x1 = scale.clipped(event.last + 1);
  const label = shortened(event.title, plot.labelLength);
  const isShort = x1 - x0 < 12;
  const markX = isShort ? (x0 + x1) / 2 : x0 + 6;
  const weight = event.weight + (plot.chosen === event.id ? 100 : 0);
  return { event, label, weight, width: textWidth(label), markX, isFirst: event.lanes[0] === lane.key,
    x0: Math.min(x0, markX - 6), x1: Math.max(x1, markX + 6) };
}

function drawBadge({ x, items }, y, plot) {
  const text = `+${items.length}`;
  const width = textWidth(text) + 10;
  const middle = Math.min(Math.max(x, plot.scale.left + width / 2), plot.scale.right - width / 2);
  const spoken = plot.say("badge", { n: items.length });
  const open = () => plot.open(items.map((item) => item.event));
  return shape("g", { class: "ek-badge", role: "button", tabindex: -1, "aria-label": spoken, click: open,
    "data-key": `badge-${items[0].event.id}`,
    keydown: (press) => ["Enter", " "].includes(press.key) && (press.preventDefault(), open()) },
  shape("title", {}, [spoken, ...items.slice(0, 12).map((item) => item.event.spoken)].join("\n")),
  shape("rect", { x: middle - width / 2, y: y - 8, width, height: 16, rx: 8 }),
  shape("text", { x: middle, y: y + 4, "text-anchor": "middle" }, text));
}

/** The whole picture as children of the svg; returns its height. */
export function drawPlot(svg, plot) {
  const isNarrow = plot.width < 640;
  const heading = isNarrow ? 16 : 4;
  const rows = Math.max(2, Math.min(7, Math.floor(330 / Math.max(1, plot.lanes.length) / ROW) - 1));
  const laneHeight = (rows + 1) * ROW + heading + 4;
  const volume = plot.days.length ? 34 : 0;
  const bottom = Math.max(plot.lanes.length * laneHeight, 60) + volume + 8;
  svg.replaceChildren();
  drawAxis(svg, plot.scale, bottom);
  if (volume) drawVolume(svg, plot.scale, bottom - volume, volume, plot.days, plot.articles);
  if (volume && !isNarrow) svg.append(shape("text", { class: "ek-lane", x: 0, y: bottom - 6 }, plot.say("articles")));
  plot.lanes.forEach((lane, index) => {
    const top = index * laneHeight;
    if (index) svg.append(shape("line", { class: "ek-rule", x1: 0, x2: plot.width, y1: top, y2: top }));
    svg.append(shape("text", { class: "ek-lane", x: 0, y: top + (isNarrow ? 13 : 18) }, lane.title));
    drawLane(svg, lane, top + heading, rows, plot);
  });
  const height = bottom + 20;
  svg.append(shape("g", { class: "ek-period" }));
  for (const [name, value] of Object.entries({ width: plot.width, height, viewBox: `0 0 ${plot.width} ${height}` })) svg.setAttribute(name, value);
  plot.plotHeight = bottom;
}

/** Shade what lies outside the period from first to last (days); nothing without a period. */
export function drawPeriod(svg, plot, first, last) {
  const group = svg.querySelector(".ek-period");
  if (first === null && last === null) return group.replaceChildren();
  const { scale, plotHeight: height } = plot;
  const left = first === null ? scale.left : scale.clipped(first);
  const right = last === null ? scale.right : scale.clipped(last + 1);
  const rect = (x, end) => shape("rect", { x, y: 0, width: Math.max(0, end - x), height });
  const edge = (x) => shape("line", { x1: x, x2: x, y1: 0, y2: height });
  return group.replaceChildren(rect(scale.left, left), rect(right, scale.right), edge(left), edge(right));
}
