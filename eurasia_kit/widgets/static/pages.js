// Pages: a long list, twenty rows at a time, with its count and its empty state.

import { button, element, redraw } from "./dom.js";

const SIZE = 20;

export class Pages {
  constructor(say, name, item) {
    Object.assign(this, { say, name, item, start: 0, size: SIZE });
    this.body = element("ul", { class: "ek-items" });
    this.foot = element("div", { class: "ek-row ek-pages" });
    this.node = element("div", {}, this.body, this.foot);
  }

  /** Show the rows; the page stays while the rows and `key` (what else the items show) stay. */
  draw(rows, empty, key = "") {
    const isSame = key === this.key && rows.length === this.rows?.length && rows.every((row, index) => row === this.rows[index]);
    Object.assign(this, { rows, empty, key });
    if (isSame) return;
    this.start = 0;
    this.show();
  }

  show() {
    const { rows, start, say, size } = this;
    const end = Math.min(start + size, rows.length);
    const items = rows.slice(start, end).map(this.item);
    redraw(this.body, items.length ? items : [element("li", { class: "ek-empty" }, this.empty)]);
    const turn = (step, label) => button(say(label), () => ((this.start = start + step), this.show()), {
      disabled: step < 0 ? start === 0 : end >= rows.length, "data-key": `${this.name}-${label}` });
    const place = element("span", { class: "ek-note" }, say("rows_of", { from: start + 1, to: end, n: rows.length }));
    redraw(this.foot, rows.length > size ? [turn(-size, "previous"), place, turn(size, "next")] : []);
  }
}
