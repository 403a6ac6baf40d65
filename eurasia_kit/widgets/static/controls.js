// Controls bound to a selection or a view: what is changed there is drawn again everywhere.

import { check, choose } from "./dom.js";
import { change } from "./selection.js";

export const byCount = (counts) => [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));

/** A select over a list of the selection: nothing chosen, then each with its count. */
export function selectFrom({ say, set, state }, name, label, counts, text = (value) => value) {
  const chosen = state.get(name);
  const any = [chosen.length > 1 ? chosen.map(text).join(", ") : say(`any_${label}`), chosen.length !== 1];
  const each = byCount(counts).map(([value, n]) => [value, `${text(value)} (${n})`, chosen.length === 1 && chosen[0] === value]);
  return choose(name, say(label), [["", ...any], ...each], (value) => set({ [name]: value ? [value] : [] }));
}

export const toggleBox = (model, name, label) =>
  check(name, label, model.get(name), (isOn) => change(model, { [name]: isOn }));
