// The chosen event: what happened, who says so, where sources differ, what was written near it.

import { act, button, foreign, h, link, note } from "./dom.js";
import { change } from "./selection.js";

const DAYS_NEAR = 14;
const SHOWN = 6;

function list(say, title, rows, item) {
  const items = rows.slice(0, SHOWN).map((row) => h("li", {}, item(row)));
  const more = rows.length > SHOWN ? note(say("first_of", { n: SHOWN, all: rows.length })) : null;
  return rows.length ? [h("h3", {}, title), h("ul", {}, items), more] : [];
}

function sources({ data, say }, event) {
  const { sources } = data;
  const rows = sources.event.flatMap((row, index) => (row === event.row ? [index] : []));
  const item = (index) => {
    const [url, title, date, remark] = ["url", "title", "date", "note"].map((name) => sources[name][index]);
    const told = remark ? h("span", "ek-note", " — ", foreign(remark, 600)) : null;
    return h("li", {}, link(title || url, url), date ? `, ${date}` : "", told);
  };
  return rows.length ? [h("h3", {}, say("sources", { n: rows.length })), h("ul", {}, rows.map(item))] : [note(say("no_source"))];
}

/** Selected articles and quotes published within DAYS_NEAR days of the event, nearest first. */
function near(panel, event) {
  const { data: { articles, quotes }, say, result } = panel;
  if (event.first === null || !articles.count) return [];
  const distance = (day) => (day === null ? Infinity : Math.max(0, event.first - day, day - event.last));
  const nearest = (rows, article) => rows
    .map((row) => [distance(articles.day[article(row)]), row])
    .filter(([days]) => days <= DAYS_NEAR)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .map(([, row]) => row);
  const nearArticles = nearest(result.articles, (row) => row);
  const nearQuotes = nearest(result.quotes, (row) => quotes.article[row]);
  const article = (row) => [`${articles.published[row]} `,
    act(`near-${row}`, foreign(articles.title[row] || say("untitled")), () => panel.read(row, 0, 0))];
  const quote = (row) => {
    const open = () => panel.read(quotes.article[row], quotes.first[row], quotes.last[row]);
    const source = ` ${panel.speaker(row)}, ${articles.published[quotes.article[row]]}`;
    return [act(`near-quote-${row}`, foreign(`“${quotes.content[row]}”`, 200), open), source];
  };
  const counted = (name, rows) => say(name, { n: rows.length, days: DAYS_NEAR });
  return [...list(say, counted("near_articles", nearArticles), nearArticles, article),
    ...list(say, counted("near_quotes", nearQuotes), nearQuotes, quote)];
}

export function eventDetails(panel, event) {
  if (!event) return [];
  const { data, say, state } = panel;
  const [place, kind, description, remark] = ["place", "kind", "description", "verify_note"]
    .map((name) => data.events[name][event.row]);
  const facts = [event.when, place, event.actors.join(", "), kind, say(`stance_${event.stance}`)]
    .filter(Boolean).join(" · ");
  const close = button("close-event", "×", () => change(state, { event: "" }), { "aria-label": say("close") });
  return [h("article", { class: "ek-card", "aria-label": event.title.slice(0, 200) },
    h("div", "ek-row", h("h2", {}, foreign(event.title)), close),
    note(foreign(facts, 600)),
    event.isHollow ? h("p", "ek-warning", say("is_unconfirmed")) : null,
    description ? h("p", {}, foreign(description, 4000)) : null,
    remark ? note(h("strong", {}, say("verify_note")), " ", foreign(remark, 4000)) : null,
    sources(panel, event), near(panel, event))];
}
