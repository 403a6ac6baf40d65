// The quote browser: search, speaker and kind; each quote in its sentence, or keywords in context.

import { citation } from "./cite.js";
import { copied } from "./csv.js";
import { button, element, foreign, marked, redraw, rested } from "./dom.js";
import { Pages } from "./pages.js";
import { spans } from "./query.js";

const STYLES = ["plain", "bibtex", "csl"];
const MOST_SPEAKERS = 500;

export class QuoteBrowser {
  constructor(context) {
    Object.assign(this, context);
    this.drawings = [];
    this.tools = element("div", { class: "ek-tools" }, this.searchField(), this.speakerField(), this.kindField(), this.modeField());
    this.problem = element("p", { class: "ek-warning", role: "alert" });
    this.note = element("p", { class: "ek-note" });
    this.pages = new Pages(this.say, "quotes", (row) => this.quoteItem(row));
    this.lines = new Pages(this.say, "lines", (line) => this.keywordLine(line));
    this.lines.body.classList.add("ek-kwic");
    this.lines.size = 40;
    this.status = element("p", { class: "ek-note", role: "status" });
    this.node = element("section", { class: "ek-quotes", "aria-label": this.say("quotes") }, this.tools, this.problem, this.note, this.pages.node, this.lines.node, this.status);
  }

  draw(result) {
    this.result = result;
    this.isKwic = this.view.get("is_kwic");
    this.query = result.problems.quote_query ? "" : this.state.get("quote_query");
    this.problem.textContent = this.fault(result.problems.quote_query);
    this.drawings.forEach((draw) => draw(result));
    const { say } = this;
    const unknown = result.quotes.filter((row) => this.data.quotes.speaker[row] === null).length;
    this.note.textContent = result.quotes.length ? say("without_speaker", { n: unknown, all: result.quotes.length }) : "";
    const isMarkedOnly = this.isMarkedOnly;
    const marks = new Set(this.state.get("marked"));
    const rows = isMarkedOnly ? result.quotes.filter((row) => marks.has(this.data.quotes.id[row])) : result.quotes;
    const empty = say(this.data.quotes.count ? (isMarkedOnly ? "none_marked" : "none_found") : "no_quotes");
    this.pages.node.hidden = this.isKwic;
    this.lines.node.hidden = !this.isKwic;
    if (this.isKwic) this.lines.draw(this.keywordLines(rows), empty, `${this.query} ${this.view.get("kwic_width")}`);
    else this.pages.draw(rows, empty, this.query);
    this.pages.body.querySelectorAll("input[data-mark]").forEach((box) => (box.checked = marks.has(box.dataset.mark)));
  }

  // Controls -------------------------------------------------------------------------------

  searchField() {
    const input = element("input", { type: "search", autocomplete: "off", spellcheck: "false", input: rested(() => this.state.change({ quote_query: input.value })) });
    this.drawings.push(() => {
      if (input.getRootNode().activeElement !== input) input.value = this.state.get("quote_query");
    });
    return element("label", { class: "ek-grow" }, this.say("search_quotes"), input);
  }

  speakerField() {
    const { say, state } = this;
    const names = element("datalist", { id: `ek-speakers-${this.id}` });
    const known = new Set(this.data.quotes.speaker);
    const choose = () => {
      const isKnown = known.has(input.value);
      this.status.textContent = isKnown || !input.value ? "" : say("no_such_speaker", { name: input.value });
      if (isKnown || !input.value) state.change({ speakers: input.value ? [input.value] : [] });
    };
    const input = element("input", { type: "text", list: names.id, placeholder: say("any_speaker"), change: choose, input: (event) => known.has(input.value) && event.inputType !== "insertText" && choose() });
    const unknown = element("input", { type: "checkbox", change: () => state.change({ speakers: unknown.checked ? [""] : [] }) });
    const count = element("span", { class: "ek-count" });
    this.drawings.push(({ counts }) => {
      const chosen = state.get("speakers");
      if (input.getRootNode().activeElement !== input) input.value = chosen.filter(Boolean).join(", ");
      unknown.checked = chosen.includes("");
      count.textContent = String(counts.speakers.get("") || 0);
      const order = [...counts.speakers].filter(([name]) => name).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      names.replaceChildren(...order.slice(0, MOST_SPEAKERS).map(([name, n]) => element("option", { value: name, label: `${name} (${n})` })));
    });
    return element("span", { class: "ek-speaker" }, element("label", {}, say("speaker"), input), names, element("label", {}, unknown, say("no_speaker"), count));
  }

  kindField() {
    const { say, state } = this;
    const select = element("select", { change: () => state.change({ kinds: select.value ? [select.value] : [] }) });
    this.drawings.push(({ counts }) => {
      const chosen = state.get("kinds");
      const option = (value, label) => element("option", { value, selected: chosen.length === 1 && chosen[0] === value }, label);
      const first = chosen.length > 1 ? chosen.map((kind) => say(`kind_${kind}`)).join(", ") : say("any_kind");
      const kinds = [...new Set([...counts.kinds.keys(), ...chosen])].sort();
      select.replaceChildren(option("", first), ...kinds.map((kind) => option(kind, `${say(`kind_${kind}`)} (${counts.kinds.get(kind) || 0})`)));
    });
    return element("label", {}, say("kind"), select);
  }

  modeField() {
    const { say, view } = this;
    const kwic = element("input", { type: "checkbox", change: () => view.change({ is_kwic: kwic.checked }) });
    const width = element("input", { type: "number", min: 10, max: 200, step: 5, change: () => view.change({ kwic_width: Math.min(200, Math.max(10, Number(width.value) || 50)) }) });
    const wide = element("label", {}, say("kwic_width"), width);
    const only = element("input", { type: "checkbox", change: () => ((this.isMarkedOnly = only.checked), this.draw(this.result)) });
    const count = element("span", { class: "ek-count" });
    this.drawings.push(() => {
      kwic.checked = this.isKwic;
      width.value = view.get("kwic_width");
      wide.hidden = !this.isKwic;
      count.textContent = String(this.state.get("marked").length);
    });
    return element("span", { class: "ek-modes" }, element("label", {}, kwic, say("kwic")), wide, element("label", {}, only, say("marked_only"), count));
  }

  // Quotes -----------------------------------------------------------------------------------

  quoteItem(row) {
    const { data, say } = this;
    const { articles, quotes } = data;
    const [article, start, end] = [quotes.article[row], quotes.start[row], quotes.end[row]];
    const text = articles.text[article];
    const [from, to] = [quotes.from[row], quotes.to[row]];
    const hits = this.query ? spans(quotes.content[row], this.query).map(([first, last]) => [first + start, last + start]) : [];
    const quote = element("span", { class: "ek-quote" }, ...marked(text, start, end, hits));
    const sentence = element("blockquote", { dir: "auto" }, text.slice(from, start), quote, text.slice(end, to));
    const box = element("input", { type: "checkbox", "data-mark": quotes.id[row], "data-key": `mark-${row}`, checked: this.state.get("marked").includes(quotes.id[row]),
      change: () => this.state.toggle("marked", [quotes.id[row]], box.checked) });
    const who = quotes.speaker[row] === null ? element("em", {}, say("no_speaker")) : element("strong", {}, foreign(quotes.speaker[row]));
    const role = quotes.role[row] ? [", ", foreign(quotes.role[row], 120)] : [];
    const facts = [articles.date[article] || say("no_date"), say(`kind_${quotes.kind[row]}`)].join(" · ");
    const open = button(foreign(articles.title[article] || say("untitled"), 120), () => this.read(article, start, end), { class: "ek-link", "data-key": `open-${row}` });
    const cite = element("details", { class: "ek-cite", toggle: (event) => event.target.open && this.drawCitation(event.target, row) }, element("summary", { "data-key": `cite-${row}` }, say("cite")));
    return element("li", {}, sentence, element("p", {}, who, ...role), element("p", { class: "ek-note" }, facts, " · ", open),
      element("div", { class: "ek-row" }, element("label", {}, box, say("mark")), cite));
  }

  drawCitation(node, row) {
    const copy = (style) => button(this.say(`copy_${style}`), async () => {
      const isCopied = await copied(citation(this.data, row, style), node);
      this.status.textContent = this.say(isCopied ? "copied" : "not_copied");
    }, { "data-key": `copy-${style}-${row}` });
    const summary = node.querySelector("summary");
    redraw(node, [summary, element("p", { class: "ek-citation" }, foreign(citation(this.data, row, "plain"), 2000)), element("div", { class: "ek-row" }, ...STYLES.map(copy))]);
  }

  /** One line a hit of the search, or one a quote when nothing is searched. */
  keywordLines(rows) {
    const lines = [];
    for (const row of rows) {
      const start = this.data.quotes.start[row];
      const found = this.query ? spans(this.data.quotes.content[row], this.query) : [];
      if (found.length) found.forEach(([first, last]) => lines.push({ row, first: start + first, last: start + last }));
      else lines.push({ row, first: start, last: start + firstWord(this.data.quotes.content[row]) });
    }
    return lines;
  }

  keywordLine({ row, first, last }) {
    const article = this.data.quotes.article[row];
    const text = this.data.articles.text[article];
    const width = this.view.get("kwic_width");
    const plain = (part) => part.replace(/\s+/g, " ");
    const open = button(plain(text.slice(first, last)), () => this.read(article, first, last), { class: "ek-link", "data-key": `line-${row}-${first}` });
    return element("li", {}, element("span", { class: "ek-left" }, element("bdi", {}, plain(text.slice(Math.max(0, first - width), first)))), element("span", { class: "ek-key" }, open),
      element("span", { class: "ek-right" }, element("bdi", {}, plain(text.slice(last, last + width)))), element("span", { class: "ek-note" }, foreign(this.speaker(row), 40)));
  }
}

function firstWord(content) {
  return content.match(/^\W*[\p{L}\p{N}]+/u)?.[0].length ?? Math.min(1, content.length);
}
