// Filters: which articles, quotes and events a selection keeps, and the counts beside each choice.

import { dayNumber } from "./data.js";
import { Haystack, hits } from "./query.js";

/** Rows that pass all tests, and for the counts of a choice those that fail no other test. */
function sieve(count, tests) {
  const [failures, failing] = [new Uint8Array(count), new Uint8Array(count)];
  const names = Object.keys(tests);
  names.forEach((name, number) => {
    const passes = tests[name];
    for (let row = 0; passes && row < count; row++) {
      if (passes(row)) continue;
      failures[row] += 1;
      failing[row] = number;
    }
  });
  const passes = (row) => failures[row] === 0;
  const but = (name) => (row) => failures[row] === 0 || (failures[row] === 1 && failing[row] === names.indexOf(name));
  const rows = [];
  for (let row = 0; row < count; row++) if (failures[row] === 0) rows.push(row);
  return { passes, but, rows };
}

function among(values, chosen) {
  const wanted = new Set(chosen);
  return chosen.length ? (row) => wanted.has(values[row] ?? "") : null;
}

/** Rows linked to one of the chosen codes by a table of links. */
function linked(rows, codes, chosen, count, isWanted = () => true) {
  const mask = new Uint8Array(count);
  const isChosen = among(codes, chosen);
  if (!isChosen) return null;
  rows.forEach((row, index) => isChosen(index) && isWanted(index) && (mask[row] = 1));
  return (row) => mask[row] === 1;
}

/** Rows whose days, begin to end, meet the period; a row without a day meets none. */
function within(begins, ends, [first, last]) {
  if (first === null && last === null) return null;
  return (row) => begins[row] !== null && (first === null || ends[row] >= first) && (last === null || begins[row] <= last);
}

function tally(values, isIn) {
  const counts = new Map();
  values.forEach((value, row) => isIn(row) && counts.set(value ?? "", (counts.get(value ?? "") || 0) + 1));
  return counts;
}

export class Filters {
  constructor(data) {
    this.data = data;
    this.query = new Haystack(data.articles.title.map((title, row) => [title, data.articles.text[row]]));
    this.quote_query = new Haystack(data.quotes.content.map((content) => ["", content]));
  }

  /** Make the texts searchable before the first search asks for it. */
  warmUp() {
    return this.query.text.length + this.quote_query.text.length;
  }

  /** All that the views show: rows kept, counts, the period, and what is wrong with a query. */
  apply(state) {
    const period = ["since", "until"].map((name) => (state.get(name) ? dayNumber(state.get(name)) : null));
    if (!period.includes(null)) period.sort((a, b) => a - b);
    const faults = {};
    const search = (name) => {
      try {
        return hits(this[name], state.get(name));
      } catch (fault) {
        faults[name] = fault;
        return () => false;
      }
    };
    const articles = this.articles(state, period, search("query"));
    const quotes = this.quotes(state, articles.passes, search("quote_query"));
    const events = this.events(state, period);
    return { articles: articles.rows, isKept: articles.passes, quotes: quotes.rows, ...events, period, faults,
      counts: { ...articles.counts, ...quotes.counts, ...events.counts } };
  }

  articles(state, period, query) {
    const { articles, regions, organisations } = this.data;
    const isTagged = (row) => !state.get("is_about") || regions.is_about[row];
    const kept = sieve(articles.count, {
      regions: linked(regions.article, regions.region_id, state.get("regions"), articles.count, isTagged),
      organisations: linked(organisations.article, organisations.organisation, state.get("organisations"), articles.count),
      languages: among(articles.language, state.get("languages")),
      publishers: among(articles.publisher, state.get("publishers")),
      period: within(articles.day, articles.day, period),
      query,
    });
    const [inRegions, inOrganisations] = [kept.but("regions"), kept.but("organisations")];
    const counts = {
      regions: tally(regions.region_id, (row) => isTagged(row) && inRegions(regions.article[row])),
      organisations: tally(organisations.organisation, (row) => inOrganisations(organisations.article[row])),
      languages: tally(articles.language, kept.but("languages")),
      publishers: tally(articles.publisher, kept.but("publishers")),
    };
    return { ...kept, counts };
  }

  quotes(state, isArticleKept, query) {
    const { quotes } = this.data;
    const kept = sieve(quotes.count, {
      articles: (row) => isArticleKept(quotes.article[row]),
      speakers: among(quotes.speaker, state.get("speakers")),
      kinds: among(quotes.kind, state.get("kinds")),
      query,
    });
    const counts = { speakers: tally(quotes.speaker, kept.but("speakers")), kinds: tally(quotes.kind, kept.but("kinds")) };
    return { rows: kept.rows, counts };
  }

  /** The picture shades what lies outside the period; the table and the count leave it out. */
  events(state, period) {
    const { events, actors } = this.data;
    const kept = sieve(events.count, {
      context: state.get("is_context") ? null : (row) => events.direct[row],
      unconfirmed: state.get("is_unconfirmed") ? null : (row) => !events.unconfirmed[row],
      actors: linked(actors.event, actors.code, state.get("actors"), events.count),
      stances: among(events.stance, state.get("stances")),
    });
    const inPeriod = within(events.first, events.last, period);
    const [inActors, withContext] = [kept.but("actors"), kept.but("context")];
    return { events: kept.rows, eventsInPeriod: inPeriod ? kept.rows.filter(inPeriod) : kept.rows,
      hiddenContext: events.event_id.filter((_, row) => withContext(row) && !kept.passes(row)).length,
      counts: { actors: tally(actors.code, (row) => inActors(actors.event[row])), stances: tally(events.stance, kept.but("stances")) } };
  }
}
