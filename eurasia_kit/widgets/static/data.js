// The data of a view: columns, packed by Python, unpacked here.

const DAY = 86_400_000;
const OF_ARTICLES = ["article_id", "title", "publisher", "published", "url"]; // that quotes carry too

/** The columns of a gzipped JSON payload (a DataView from a kernel, bytes from a page). */
export async function unpacked(payload) {
  const stream = new Blob([payload]).stream().pipeThrough(new DecompressionStream("gzip"));
  const data = await new Response(stream).json();
  const { articles, quotes, events } = data;
  articles.count = articles.article_id.length;
  placeQuotes(quotes, articles);
  events.count = events.event_id.length;
  events.source_url = events.event_id.map(() => []);
  data.sources.event.forEach((event, row) => events.source_url[event].push(data.sources.url[row]));
  data.actors = { event: [], code: [] };
  events.actors.forEach((codes, event) => codes.forEach((code) => (data.actors.event.push(event), data.actors.code.push(code))));
  return data;
}

/** Where each quote and the sentence around it begin and end, and its words. */
function placeQuotes(quotes, articles) {
  const { text } = articles;
  quotes.count = quotes.quote_id.length;
  quotes.end = quotes.start.map((at, row) => at + quotes.length[row]);
  quotes.first ??= quotes.start;
  quotes.last ??= quotes.end;
  quotes.from = quotes.first.map((at, row) => at - quotes.before[row]);
  quotes.to = quotes.last.map((at, row) => at + quotes.after[row]);
  for (const name of OF_ARTICLES) quotes[name] = quotes.article.map((row) => articles[name][row]);
  quotes.content = quotes.article.map((article, row) => text[article].slice(quotes.first[row], quotes.last[row]));
}

/** Days since 1970 of a date such as 2014-04-24. */
export const dayNumber = (date) => Math.round(Date.parse(date + "T00:00:00Z") / DAY);

/** Rows in the order of their days, the newest first and those without a day last. */
export const newestFirst = (rows, day) => [...rows].sort((a, b) => (day(b) ?? -Infinity) - (day(a) ?? -Infinity) || 0);

export const isoDate = (day) => new Date(day * DAY).toISOString().slice(0, 10);
