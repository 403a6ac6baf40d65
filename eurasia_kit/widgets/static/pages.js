// Pages: a long list, some rows at a time, with its place and its empty state.

import { button, h, note, redraw } from "./dom.js";

export class Pages {
  constructor(say, size, item) {
    Object.assign(this, { say, size, item });
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

  turn(from) {
    const { rows, say, size } = this;
    const [n, to] = [rows.length, Math.min(from + size, rows.length)];
    redraw(this.body, n ? rows.slice(from, to).map((row) => this.item(row)) : h("li", {}, note(this.empty)));
    const turn = (name, start, disabled) => button(name, say(name), () => this.turn(start), { disabled });
    const place = h("span", "ek-note", say("rows_of", { from: from + 1, to, n }));
    redraw(this.foot, n > size && [turn("previous", from - size, from === 0), place, turn("next", to, to === n)]);
  }
}
