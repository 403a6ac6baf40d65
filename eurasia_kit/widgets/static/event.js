// The chosen event: what happened, who says so, where sources differ, what was written near it.

import { act, facts, foreign, h, link, note } from "./dom.js";

const DAYS_NEAR = 14;
const SHOWN = 6;

function list(say, title, rows, item, shown = rows.length) {
  if (!rows.length) return null;
  const items = rows.slice(0, shown).map((row) => h("li", {}, item(row)));
  return [h("h3", {}, title), h("ul", {}, items), rows.length > shown && note(say("first_of", { n: shown, all: rows.length }))];
}

function sources({ data: { sources }, say }, event) {
  const rows = [...sources.event.keys()].filter((row) => sources.event[row] === event.row);
  return list(say, say("sources", { n: rows.length }), rows, (row) => {
    const [url, title, date, remark] = ["url", "title", "date", "note"].map((name) => sources[name][row]);
    return [link(title || url, url), date && `, ${date}`, remark && h("span", "ek-note", " — ", foreign(remark, 600))];
  }) ?? note(say("no_source"));
}

/** Selected articles and quotes published within DAYS_NEAR days of the event, nearest first. */
function near({ data: { articles, quotes }, heading, read, result, say, speaker }, event) {
  if (event.first === null || !articles.count) return null;
  const distance = (day) => (day === null ? Infinity : Math.max(0, event.first - day, day - event.last));
  const nearest = (name, article, item) => {
    const rows = result[name].map((row) => [distance(articles.day[article(row)]), row])
      .filter(([days]) => days <= DAYS_NEAR).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, row]) => row);
    return list(say, say(`near_${name}`, { n: rows.length, days: DAYS_NEAR }), rows, item, SHOWN) ?? [];
  };
  return [...nearest("articles", (row) => row, (row) => [`${articles.published[row]} `, act(`near-${row}`, heading(row), () => read(row))]),
    ...nearest("quotes", (row) => quotes.article[row], (row) => {
      const article = quotes.article[row];
      const open = () => read(article, quotes.first[row], quotes.last[row]);
      return [act(`near-quote-${row}`, foreign(`“${quotes.content[row]}”`, 200), open), ` ${speaker(row)}, ${articles.published[article]}`];
    })];
}

export function eventDetails(panel, event) {
  if (!event) return null;
  const { closer, data, say, set } = panel;
  const [place, kind, description, remark] = ["place", "kind", "description", "verify_note"]
    .map((name) => data.events[name][event.row]);
  const known = facts(event.when, place, event.actors.join(", "), kind, say(`stance_${event.stance}`));
  return h("article", { class: "ek-card", "aria-label": event.title.slice(0, 200) },
    h("div", "ek-row", h("h2", {}, foreign(event.title)), closer("close-event", () => set({ event: "" }))),
    note(foreign(known, 600)),
    event.isHollow && h("p", "ek-warning", say("is_unconfirmed")),
    description && h("p", {}, foreign(description, 4000)),
    remark && note(h("strong", {}, say("verify_note")), " ", foreign(remark, 4000)),
    sources(panel, event), near(panel, event));
}
