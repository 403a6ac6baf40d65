// The time axis: days to pixels and back, and ticks that fit.

import { isoDate } from "./data.js";

const DAYS = [1, 7];
const MONTHS = [1, 3, 12, 24, 60, 120, 600, 1200, 12000];

export class Scale {
  constructor(from, to, left, right) {
    Object.assign(this, { from, to, left, right, perDay: (right - left) / (to - from) });
  }
  x(day) {
    return this.left + (day - this.from) * this.perDay;
  }
  day(x) {
    return this.from + (x - this.left) / this.perDay;
  }
  clipped(day) {
    return Math.min(Math.max(this.x(day), this.left), this.right);
  }
  /** The ticks of the axis, [day, label], at least 72 pixels apart. */
  ticks() {
    const wanted = 72 / this.perDay;
    const size = DAYS.find((days) => days >= wanted);
    if (!size) return this.months(MONTHS.find((months) => months * 30.44 >= wanted) ?? MONTHS.at(-1));
    const first = Math.ceil(this.from / size) * size;
    return Array.from({ length: Math.floor((this.to - first) / size) + 1 }, (_, n) => [first + n * size, isoDate(first + n * size)]);
  }
  months(size) {
    const start = new Date(this.from * 86_400_000);
    const ticks = [];
    for (let month = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / size) * size; ; month += size) {
      const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;
      if (!(day <= this.to)) return ticks.filter(([known]) => known >= this.from);
      ticks.push([day, isoDate(day).slice(0, size % 12 ? 7 : 4)]);
    }
  }
}

/** From and to, kept between two days and the whole span with some room around it. */
export function kept(from, to, [first, last]) {
  const room = (last - first) * 0.05 + 2;
  const length = Math.min(Math.max(to - from, 2), last - first + 2 * room);
  const start = Math.min(Math.max((from + to - length) / 2, first - room), last + room - length);
  return [start, start + length];
}
