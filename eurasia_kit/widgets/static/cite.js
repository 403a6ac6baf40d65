// Citations of one quote: placeholder until the twin of eurasia_kit/citations.py.

export function citation(data, row, style) {
  const article = data.quotes.article[row];
  const { articles, quotes } = data;
  return `${style}: “${quotes.content[row]}” ${quotes.speaker[row] ?? ""}, ${articles.title[article]}, ${articles.publisher[article] ?? ""}, ${articles.date[article] ?? ""}`;
}
