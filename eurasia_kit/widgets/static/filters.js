// Filters: which articles, quotes and events a selection keeps, and the counts beside each choice.

import { dayNumber } from "./data.js";
import { hits, Haystack } from "./query.js";

/** Rows that pass a list of tests, and rows that fail one test alone (for the counts of its choices). */
class Sieve {
  constructor(count) {
    this.failures = new Uint8Array(count);
    this.failing = new Uint8Array(count);
    this.names = [];
  }
  test(name, passes) {
    const number = this.names.push(name);
    if (!passes) return;
    const { failures, failing } = this;
    for (let row = 0; row < failures.length; row++) {
      if (passes(row)) continue;
      failures[row] += 1;
      failing[row] = number;
    }
  }
  passes(row) {
    return this.failures[row] === 0;
  }
  /** Whether the row passes every test but, perhaps, the named one. */
  passesBut(name) {
    const number = this.names.indexOf(name) + 1;
    const { failures, failing } = this;
    return (row) => failures[row] === 0 || (failures[row] === 1 && failing[row] === number);
  }
  rows() {
    const rows = [];
    for (let row = 0; row < this.failures.length; row++) if (this.failures[row] === 0) rows.push(row);
    return rows;
  }
}

function tagged(links, column, chosen, count, isWanted) {
  if (!chosen.length) return null;
  const mask = new Uint8Array(count);
  links.article.forEach((article, row) => {
    if (chosen.includes(links[column][row]) && isWanted(row)) mask[article] = 1;
  });
  return (article) => mask[article] === 1;
}

function among(values, chosen) {
  if (!chosen.length) return null;
  const wanted = new Set(chosen);
  return (row) => wanted.has(values[row] ?? "");
}

function within(bounds, [first, last]) {
  if (first === null && last === null) return null;
  return (row) => {
    const days = bounds(row);
    return days !== null && (first === null || days[1] >= first) && (last === null || days[0] <= last);
  };
}

function tally(counts, value) {
  counts.set(value, (counts.get(value) || 0) + 1);
}

/** Numbers of articles beside each region, organisation, ...: all other filters hold. */
function articleCounts(data, sieve, isAbout) {
  const counts = { regions: new Map(), organisations: new Map(), languages: new Map(), publishers: new Map() };
  const { articles, regions, organisations } = data;
  const inRegions = sieve.passesBut("regions");
  regions.article.forEach((article, row) => {
    if (inRegions(article) && (!isAbout || regions.is_about[row])) tally(counts.regions, regions.region_id[row]);
  });
  const inOrganisations = sieve.passesBut("organisations");
  organisations.article.forEach((article, row) => inOrganisations(article) && tally(counts.organisations, organisations.organisation[row]));
  for (const [name, column] of [["languages", "language"], ["publishers", "publisher"]]) {
    const isIn = sieve.passesBut(name);
    articles[column].forEach((value, row) => isIn(row) && tally(counts[name], value ?? ""));
  }
  return counts;
}

export class Filters {
  constructor(data) {
    this.data = data;
    this.texts = new Haystack(data.articles.title.map((title, row) => [title, data.articles.text[row]]));
    this.contents = new Haystack(data.quotes.content.map((content) => ["", content]));
  }

  /** Everything the views show: rows kept, counts, the period, what is wrong with a query. */
  apply(state) {
    const problems = {};
    const query = (name, haystack) => {
      try {
        return hits(haystack, state.get(name));
      } catch (problem) {
        problems[name] = problem;
        return () => false;
      }
    };
    const period = [state.get("since"), state.get("until")].map((day) => (day ? dayNumber(day) : null));
    const articles = this.articleSieve(state, period, query("query", this.texts));
    const quotes = this.quoteSieve(state, articles, query("quote_query", this.contents));
    const kept = { articles: articles.rows(), quotes: quotes.sieve.rows() };
    return { ...kept, ...this.events(state, period), period, problems,
      isArticleKept: Uint8Array.from(articles.failures, (failed) => (failed ? 0 : 1)),
      quotesOfArticles: quotes.ofArticles,
      counts: { ...articleCounts(this.data, articles, state.get("is_about")), ...quotes.counts, ...this.eventCounts } };
  }

  articleSieve(state, period, query) {
    const { articles, regions, organisations } = this.data;
    const isAbout = state.get("is_about");
    const sieve = new Sieve(articles.count);
    sieve.test("regions", tagged(regions, "region_id", state.get("regions"), articles.count, (row) => !isAbout || regions.is_about[row]));
    sieve.test("organisations", tagged(organisations, "organisation", state.get("organisations"), articles.count, () => true));
    sieve.test("languages", among(articles.language, state.get("languages")));
    sieve.test("publishers", among(articles.publisher, state.get("publishers")));
    sieve.test("period", within((row) => articles.bounds[row], period));
    sieve.test("query", query);
    return sieve;
  }

  quoteSieve(state, articles, query) {
    const { quotes } = this.data;
    const sieve = new Sieve(quotes.count);
    sieve.test("articles", (row) => articles.passes(quotes.article[row]));
    sieve.test("speakers", among(quotes.speaker, state.get("speakers")));
    sieve.test("kinds", among(quotes.kind, state.get("kinds")));
    sieve.test("quote_query", query);
    const counts = { speakers: new Map(), kinds: new Map() };
    const inSpeakers = sieve.passesBut("speakers");
    const inKinds = sieve.passesBut("kinds");
    let ofArticles = 0;
    for (let row = 0; row < quotes.count; row++) {
      if (articles.passes(quotes.article[row])) ofArticles += 1;
      if (inSpeakers(row)) tally(counts.speakers, quotes.speaker[row] ?? "");
      if (inKinds(row)) tally(counts.kinds, quotes.kind[row]);
    }
    return { sieve, counts, ofArticles };
  }

  /** The events of the selection. On the picture the period is shaded; it cuts the table only. */
  events(state, period) {
    const { events } = this.data;
    const sieve = new Sieve(events.count);
    sieve.test("context", state.get("is_context") ? null : (row) => events.direct[row]);
    sieve.test("unconfirmed", state.get("is_unconfirmed") ? null : (row) => !events.unconfirmed[row]);
    sieve.test("actors", state.get("actors").length ? (row) => state.get("actors").some((code) => events.actors[row].includes(code)) : null);
    sieve.test("stances", among(events.stance, state.get("stances")));
    const shown = sieve.rows();
    const inPeriod = within((row) => (events.first[row] === null ? null : [events.first[row], events.last[row]]), period);
    const withContext = sieve.passesBut("context");
    this.eventCounts = { actors: new Map(), stances: new Map() };
    const [inActors, inStances] = [sieve.passesBut("actors"), sieve.passesBut("stances")];
    let hiddenContext = 0;
    for (let row = 0; row < events.count; row++) {
      if (inActors(row)) events.actors[row].forEach((code) => tally(this.eventCounts.actors, code));
      if (inStances(row)) tally(this.eventCounts.stances, events.stance[row] ?? "");
      hiddenContext += withContext(row) && !sieve.passes(row);
    }
    return { events: shown, eventsInPeriod: inPeriod ? shown.filter(inPeriod) : shown, hiddenContext };
  }
}
