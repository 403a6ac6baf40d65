// The chosen event: what happened, who says so, where sources differ, what was written near it.

import { button, element, foreign, link } from "./dom.js";

const DAYS_NEAR = 14;
const SHOWN = 6;

/** The rows whose date lies within DAYS_NEAR days of the event, nearest first. */
function near(rows, daysOf, event) {
  const distance = (row) => {
    const days = daysOf(row);
    return days ? Math.max(0, event.first - days[1], days[0] - event.last) : Infinity;
  };
  return rows.map((row) => [distance(row), row]).filter(([days]) => days <= DAYS_NEAR)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, row]) => row);
}

function sourceList(panel, event) {
  const { data, say } = panel;
  const rows = data.sources.event.flatMap((row, index) => (row === event.row ? [index] : []));
  if (!rows.length) return [element("p", { class: "ek-note" }, say("no_source"))];
  const item = (index) => {
    const [url, title, date, note] = ["url", "title", "date", "note"].map((name) => data.sources[name][index]);
    return element("li", {}, link(title || url, url), date ? `, ${date}` : "", note ? element("span", { class: "ek-note" }, " — ", foreign(note, 600)) : null);
  };
  return [element("h4", {}, say("sources", { n: rows.length })), element("ul", {}, ...rows.map(item))];
}

function nearList(panel, title, rows, item) {
  if (!rows.length) return [];
  const more = rows.length > SHOWN ? element("p", { class: "ek-note" }, panel.say("first_of", { n: SHOWN, all: rows.length })) : null;
  return [element("h4", {}, title), element("ul", {}, ...rows.slice(0, SHOWN).map(item)), more];
}

function nearEvent(panel, event) {
  const { data, say, result } = panel;
  if (event.first === null || !data.articles.count) return [];
  const { articles, quotes } = data;
  const article = (row) => element("li", {}, `${articles.date[row] || "–"} `,
    button(foreign(articles.title[row] || say("untitled")), () => panel.read(row, 0, 0), { class: "ek-link", "data-key": `near-${row}` }));
  const quote = (row) => element("li", {}, button(foreign(`“${quotes.content[row]}”`, 200),
    () => panel.read(quotes.article[row], quotes.start[row], quotes.end[row]), { class: "ek-link", "data-key": `near-quote-${row}` }),
  ` ${panel.speaker(row)}, ${articles.date[quotes.article[row]] || "–"}`);
  const nearArticles = near(Array.from(result.articles), (row) => articles.bounds[row], event);
  const nearQuotes = near(Array.from(result.quotes), (row) => articles.bounds[quotes.article[row]], event);
  return [...nearList(panel, say("near_articles", { n: nearArticles.length, days: DAYS_NEAR }), nearArticles, article),
    ...nearList(panel, say("near_quotes", { n: nearQuotes.length, days: DAYS_NEAR }), nearQuotes, quote)];
}

export function eventDetails(panel, event) {
  if (!event) return [];
  const { data, say } = panel;
  const cell = (name) => data.events[name][event.row];
  const facts = [event.when, cell("place"), event.actors.join(", "), cell("kind"), say(`stance_${event.stance}`)].filter(Boolean);
  return [element("article", { class: "ek-card", "aria-label": event.title.slice(0, 200) },
    element("div", { class: "ek-row" }, element("h3", {}, foreign(event.title)), button("×", () => panel.state.change({ event: "" }), { "aria-label": say("close"), "data-key": "close-event" })),
    element("p", { class: "ek-note" }, foreign(facts.join(" · "), 600)),
    event.isHollow ? element("p", { class: "ek-warning" }, say("is_unconfirmed")) : null,
    cell("description") ? element("p", {}, foreign(cell("description"), 4000)) : null,
    cell("note") ? element("p", { class: "ek-note" }, element("strong", {}, say("verify_note")), " ", foreign(cell("note"), 4000)) : null,
    ...sourceList(panel, event), ...nearEvent(panel, event))];
}
