// The time axis: days to pixels and back, and ticks that fit.

import { isoDate } from "./data.js";

const YEAR = 365.2425;
const MONTH = YEAR / 12;
// Length of a step in days, its unit, and how many units it has.
const STEPS = [
  [1, "day", 1], [7, "day", 7], [MONTH, "month", 1], [3 * MONTH, "month", 3],
  [YEAR, "month", 12], [2 * YEAR, "month", 24], [5 * YEAR, "month", 60], [10 * YEAR, "month", 120],
  [50 * YEAR, "month", 600], [100 * YEAR, "month", 1200], [1000 * YEAR, "month", 12000],
];

export class Scale {
  constructor(from, to, left, right) {
    Object.assign(this, { from, to, left, right });
  }
  x(day) {
    return this.left + ((day - this.from) / (this.to - this.from)) * (this.right - this.left);
  }
  day(x) {
    return this.from + ((x - this.left) / (this.right - this.left)) * (this.to - this.from);
  }
  clipped(day) {
    return Math.min(Math.max(this.x(day), this.left), this.right);
  }
  /** The ticks of the axis: { day, label }. */
  ticks() {
    const wanted = (72 * (this.to - this.from)) / (this.right - this.left);
    const [, unit, size] = STEPS.find(([length]) => length >= wanted) || STEPS.at(-1);
    return unit === "day" ? this.dayTicks(size) : this.monthTicks(size);
  }
  dayTicks(size) {
    const days = [];
    for (let day = Math.ceil(this.from / size) * size; day <= this.to; day += size) days.push(day);
    return days.map((day) => ({ day, label: isoDate(day) }));
  }
  monthTicks(size) {
    const start = new Date(this.from * 86_400_000);
    const first = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / size) * size;
    const ticks = [];
    for (let month = first; ; month += size) {
      const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;
      if (!(day <= this.to)) return ticks;
      const label = size % 12 ? isoDate(day).slice(0, 7) : String(Math.floor(month / 12));
      if (day >= this.from) ticks.push({ day, label });
    }
  }
}

/** From and to, kept between one day and the whole span with some room around it. */
export function kept(from, to, whole) {
  const room = (whole[1] - whole[0]) * 0.05 + 2;
  const longest = whole[1] - whole[0] + 2 * room;
  const length = Math.min(Math.max(to - from, 2), longest);
  const start = Math.min(Math.max((from + to - length) / 2, whole[0] - room), whole[1] + room - length);
  return [start, start + length];
}
