// Citations of a quote: Python wrote them, four private characters stand for what differs.

const STYLES = ["plain", "bibtex", "csl"];
const LATEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
const ESCAPED = {
  plain: (text) => text,
  bibtex: (text) => text.replace(/\s+/g, " ").replace(/[\\{}&%$#_~^]/g, (letter) => LATEX[letter] ?? "\\" + letter),
  csl: (text) => JSON.stringify(text).slice(1, -1),
};

export function citation({ articles, citations, quotes }, row, style) {
  const article = quotes.article[row];
  const [words, speaker] = [quotes.content[row], quotes.speaker[row] ?? "speaker not known"].map(ESCAPED[style]);
  const paragraph = articles.text[article].slice(0, quotes.first[row]).split("\n\n").length;
  const parts = { "\uE001": words, "\uE002": speaker, "\uE003": paragraph, "\uE004": quotes.quote_id[row].slice(0, 12) };
  return citations[article][STYLES.indexOf(style)].replace(/[\uE001-\uE004]/g, (mark) => parts[mark]);
}
