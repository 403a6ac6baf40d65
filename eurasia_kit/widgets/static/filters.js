// Filters: which articles, quotes and events a selection keeps, and the counts beside each choice.

import { dayNumber } from "./data.js";
import { Haystack, hits } from "./query.js";

/** The test of a choice: codes, the rows they belong to (else their own), which of them count. */
function among(count, [codes, rows, isWanted], chosen) {
  if (!chosen.length) return null;
  const [wanted, mask] = [new Set(chosen), new Uint8Array(count)];
  codes.forEach((code, at) => wanted.has(code ?? "") && isWanted?.(at) !== false && (mask[rows?.[at] ?? at] = 1));
  return (row) => mask[row] === 1;
}

function tally([codes, rows, isWanted], isIn) {
  const counts = new Map();
  codes.forEach((code, at) => {
    if (isWanted?.(at) === false || !isIn(rows?.[at] ?? at)) return;
    counts.set(code ?? "", (counts.get(code ?? "") ?? 0) + 1);
  });
  return counts;
}

/** Rows that pass all tests, and for the counts of a choice those that fail no other test. */
function sieve(count, state, choices, tests) {
  for (const [name, choice] of Object.entries(choices)) tests[name] = among(count, choice, state.get(name));
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
  const but = (name, number = names.indexOf(name)) => (row) => passes(row) || (failures[row] === 1 && failing[row] === number);
  const counts = Object.fromEntries(Object.entries(choices).map(([name, choice]) => [name, tally(choice, but(name))]));
  return { counts, passes, but, rows: [...failures.keys()].filter(passes) };
}

/** Rows whose days, begin to end, meet the period; a row without a day meets none. */
function within(begins, ends, [first, last]) {
  if (first === null && last === null) return null;
  return (row) => begins[row] !== null && (first === null || ends[row] >= first) && (last === null || begins[row] <= last);
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
    const events = this.events(state);
    const inPeriod = within(this.data.events.first, this.data.events.last, period);
    return { articles: articles.rows, isKept: articles.passes, quotes: quotes.rows, events: events.rows,
      // The picture shades what lies outside the period; the table and the count leave it out.
      eventsInPeriod: inPeriod ? events.rows.filter(inPeriod) : events.rows, hiddenContext: events.hiddenContext,
      period, faults, counts: { ...articles.counts, ...quotes.counts, ...events.counts } };
  }

  articles(state, period, query) {
    const { articles, regions, organisations } = this.data;
    const isTagged = state.get("is_about") ? (at) => Boolean(regions.is_about[at]) : undefined;
    return sieve(articles.count, state, {
      regions: [regions.region_id, regions.article, isTagged],
      organisations: [organisations.organisation, organisations.article],
      languages: [articles.language],
      publishers: [articles.publisher],
    }, { period: within(articles.day, articles.day, period), query });
  }

  quotes(state, isArticleKept, query) {
    const { quotes } = this.data;
    return sieve(quotes.count, state, { speakers: [quotes.speaker], kinds: [quotes.kind] },
      { articles: (row) => isArticleKept(quotes.article[row]), query });
  }

  events(state) {
    const { events, actors } = this.data;
    const kept = sieve(events.count, state, { actors: [actors.code, actors.event], stances: [events.stance] }, {
      context: state.get("is_context") ? null : (row) => events.direct[row],
      unconfirmed: state.get("is_unconfirmed") ? null : (row) => !events.unconfirmed[row],
    });
    const withContext = kept.but("context");
    return { ...kept, hiddenContext: events.event_id.filter((_, row) => withContext(row) && !kept.passes(row)).length };
  }
}
