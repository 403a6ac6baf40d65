// Pages: a long list, some rows at a time, with its place and its empty state.

import { button, h, note, redraw } from "./dom.js";

export class Pages {
  constructor(say, size, item) {
    Object.assign(this, { say, size, item, start: 0 });
    this.body = h("ul", "ek-items");
    this.foot = h("div", "ek-row");
    this.node = h("div", {}, this.body, this.foot);
  }

  /** Show the rows; the page stays while the rows and `look` (what else they show) stay. */
  draw(rows, empty, look = "") {
    const isSame = look === this.look && rows.length === this.rows?.length && rows.every((row, at) => row === this.rows[at]);
    Object.assign(this, { rows, look, empty });
    if (!isSame) this.turn(0);
  }

  turn(start) {
    const { rows, say, size } = this;
    const end = Math.min(start + size, rows.length);
    redraw(this.body, rows.length ? rows.slice(start, end).map(this.item) : h("li", {}, note(this.empty)));
    const turn = (name, to, disabled) => button(name, say(name), () => this.turn(to), { disabled });
    const place = h("span", "ek-note", say("rows_of", { from: start + 1, to: end, n: rows.length }));
    const turns = [turn("previous", start - size, start === 0), place, turn("next", end, end === rows.length)];
    redraw(this.foot, rows.length > size ? turns : []);
  }
}
