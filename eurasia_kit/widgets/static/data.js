// The data of a view: columns, packed by Python, unpacked here.

const DAY = 86_400_000;

/** The columns of a gzipped JSON payload (a DataView from a kernel, bytes from a page). */
export async function unpacked(payload) {
  const stream = new Blob([payload]).stream().pipeThrough(new DecompressionStream("gzip"));
  const data = await new Response(stream).json();
  const { articles, quotes, events } = data;
  articles.count = articles.id.length;
  articles.bounds = articles.date.map((date) => (date ? bounds(date) : null));
  quotes.count = quotes.id.length;
  events.count = events.id.length;
  placeQuotes(quotes, articles.text);
  return data;
}

/** Begin and end of each quote and of the sentence around it, and its words. */
function placeQuotes(quotes, texts) {
  const { article, start, length, before, after } = quotes;
  quotes.end = start.map((at, row) => at + length[row]);
  quotes.from = start.map((at, row) => at - before[row]);
  quotes.to = quotes.end.map((at, row) => at + after[row]);
  quotes.content = start.map((at, row) => texts[article[row]].slice(at, quotes.end[row]));
}

export function bytesFromBase64(text) {
  return Uint8Array.from(atob(text.trim()), (character) => character.charCodeAt(0));
}

/** Days since 1970 of a date such as 2014-04-24. */
export function dayNumber(date) {
  return Math.round(Date.parse(date + "T00:00:00Z") / DAY);
}

export function isoDate(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** First and last day of 2014, 2014-04 or 2014-04-24. */
export function bounds(date) {
  const [year, month, day] = date.split("-").map(Number);
  if (day) return [dayNumber(date), dayNumber(date)];
  const next = month ? Date.UTC(year, month, 1) : Date.UTC(year + 1, 0, 1);
  return [Date.UTC(year, (month || 1) - 1, 1) / DAY, next / DAY - 1];
}
