// Citations of a quote: Python wrote them, private characters stand for what differs.

const STYLES = ["plain", "bibtex", "csl"];
const LATEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
const ESCAPED = {
  plain: (text) => text,
  bibtex: (text) => text.replace(/\s+/g, " ").replace(/[\\{}&%$#_~^]/g, (letter) => LATEX[letter] ?? "\\" + letter),
  csl: (text) => JSON.stringify(text).slice(1, -1),
};

export function citation({ articles, citations, quotes }, row, style) {
  const article = quotes.article[row];
  const [title, url] = [articles.title[article], articles.url[article]];
  const paragraph = articles.text[article].slice(0, quotes.first[row]).split("\n\n").length;
  const raw = [quotes.content[row], quotes.speaker[row] ?? "speaker not known", title ?? "", url ?? ""];
  const [words, speaker, headline, plain] = raw.map(ESCAPED[style]);
  const address = style === "bibtex" ? raw[3].replace(/[{}\\ ]/g, encodeURIComponent) : plain;
  const parts = [words, speaker, paragraph, quotes.quote_id[row].slice(0, 12), headline, address];
  return citations[article][STYLES.indexOf(style)].replace(/[\uE001-\uE006]/g, (mark) => parts[mark.charCodeAt(0) - 0xe001]);
}
