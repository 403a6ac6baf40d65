// The quote browser: search, speaker and form; each quote in its sentence, or keywords in context.

import { byCount, selectFrom, toggleBox } from "./controls.js";
import { citation } from "./cite.js";
import { copied } from "./csv.js";
import { newestFirst } from "./data.js";
import { act, button, check, foreign, h, marked, note, part, redraw, search, shortened, showText } from "./dom.js";
import { Pages } from "./pages.js";
import { spans } from "./query.js";

const MOST_SPEAKERS = 500;
const LONGEST = 3000; // characters of one quote in the list; the reader shows all of it

export class QuoteBrowser {
  constructor(context) {
    Object.assign(this, context);
    const { id, say, set } = this;
    this.search = search(say("search_quotes"), (quote_query) => set({ quote_query }));
    this.names = h("datalist", { id: `ek-speakers-${id}` });
    this.speakerField = h("input", { list: this.names.id, placeholder: say("any_speaker"),
      change: (event) => this.chooseSpeaker(event.target.value), focus: () => this.offerSpeakers() });
    this.tools = h("div", "ek-tools");
    this.status = h("p", { class: "ek-note", role: "status" });
    this.pages = new Pages(say, 20, (row) => this.quote(row));
    this.lines = new Pages(say, 40, (line) => this.line(line));
    this.lines.body.classList.add("ek-kwic");
    this.node = part("section", "ek-quotes", say("quotes"),
      h("div", "ek-tools", this.search.node, h("label", {}, say("speaker"), this.speakerField), this.names),
      this.tools, this.status, this.pages.node, this.lines.node);
  }

  draw(result) {
    const { data: { articles, quotes }, say, state, view } = this;
    this.result = result;
    const isKwic = view.get("is_kwic");
    this.query = result.faults.quote_query ? "" : state.get("quote_query");
    this.search.show(state.get("quote_query"), this.fault(result.faults.quote_query));
    this.drawTools(result.counts);
    this.marks = new Set(state.get("marked"));
    const wanted = this.isMarkedOnly ? result.quotes.filter((row) => this.marks.has(quotes.quote_id[row])) : result.quotes;
    const rows = newestFirst(wanted, (row) => articles.day[quotes.article[row]]);
    const empty = say(!quotes.count ? "no_quotes" : this.isMarkedOnly ? "none_marked" : "none_found");
    this.pages.node.hidden = isKwic;
    this.lines.node.hidden = !isKwic;
    this.lines.body.classList.toggle("ek-unmarked", !this.query);
    if (isKwic) this.lines.draw(this.keywords(rows), empty);
    else this.pages.draw(rows, empty, `${this.query} ${[...this.marks]}`);
  }

  drawTools({ speakers, kinds }) {
    const { say, set, state, view } = this;
    const named = state.get("speakers");
    redraw(this.tools,
      check("unknown", say("no_speaker"), named.includes(""), (isIn) => set({ speakers: isIn ? [""] : [] }), speakers.get("") ?? 0),
      selectFrom(this, "kinds", "kind", kinds, (kind) => say(`kind_${kind}`)),
      toggleBox(view, "is_kwic", say("kwic")),
      view.get("is_kwic") && h("label", {}, say("kwic_width"), this.widthField()),
      check("only", say("marked_only"), this.isMarkedOnly, (isOn) => this.showMarked(isOn), state.get("marked").length));
    showText(this.speakerField, named.filter(Boolean).join(", "));
  }

  widthField() {
    const kept = (width) => Math.min(200, Math.max(10, Number(width) || 50));
    return h("input", { type: "number", key: "width", min: 10, max: 200, step: 5, value: this.view.get("kwic_width"),
      change: (event) => this.set({ kwic_width: kept(event.target.value) }, this.view) });
  }

  showMarked(isOn) {
    this.isMarkedOnly = isOn;
    this.draw(this.result);
  }

  /** Offer the names when the field is entered: as many as a list can hold, the most quoted first. */
  offerSpeakers() {
    const known = byCount(this.result.counts.speakers).filter(([name]) => name).slice(0, MOST_SPEAKERS);
    this.names.replaceChildren(...known.map(([value, n]) => h("option", { value, label: `${shortened(value, 60)} (${n})` })));
  }

  /** Choose the speaker of this name, else all whose names contain it; say so if there is none. */
  chooseSpeaker(text) {
    const name = text.trim();
    const known = [...new Set(this.data.quotes.speaker)].filter(Boolean);
    const alike = (speaker) => speaker.toLowerCase().includes(name.toLowerCase());
    const speakers = !name ? [] : known.includes(name) ? [name] : known.filter(alike);
    const isKnown = !name || speakers.length > 0;
    this.status.textContent = isKnown ? "" : this.say("no_such_speaker", { name });
    if (isKnown) this.set({ speakers });
  }

  quote(row) {
    const { data: { articles, quotes }, say } = this;
    const [article, first, last, id] = ["article", "first", "last", "quote_id"].map((name) => quotes[name][row]);
    const text = articles.text[article];
    const hits = this.query ? spans(quotes.content[row], this.query).map(([from, to]) => [from + first, to + first]) : [];
    const shown = Math.min(last, first + LONGEST);
    const words = h("span", "ek-quote", marked(text, first, shown, hits), shown < last ? "…" : "");
    const who = quotes.speaker[row] ? h("strong", {}, foreign(quotes.speaker[row])) : h("em", {}, say("no_speaker"));
    const role = quotes.speaker_role[row] && [", ", foreign(quotes.speaker_role[row], 120)];
    const open = act(`open-${row}`, this.heading(article, 120), () => this.read(article, first, last));
    const mark = check(`mark-${row}`, say("mark"), this.marks.has(id), (isIn) => this.toggle("marked", [id], isIn));
    const cite = h("details", { toggle: () => cite.open && this.cite(cite, row) }, h("summary", {}, say("cite")));
    return h("li", {}, h("blockquote", { dir: "auto" }, text.slice(quotes.from[row], first), words, text.slice(last, quotes.to[row])),
      h("p", {}, who, role), note(`${this.published(article)} · ${say(`kind_${quotes.kind[row]}`)} · `, open), h("div", "ek-row", mark, cite));
  }

  cite(node, row) {
    const copy = (style) => button(`copy-${style}`, this.say(`copy_${style}`), async () => {
      const isCopied = await copied(citation(this.data, row, style), node);
      this.status.textContent = this.say(isCopied ? "copied" : "not_copied");
    });
    const plain = note(foreign(citation(this.data, row, "plain"), 2000));
    redraw(node, node.firstChild, plain, h("div", "ek-row", ["plain", "bibtex", "csl"].map(copy)));
  }

  /** One line a hit of the search, or one a quote when nothing is searched. */
  keywords(rows) {
    const { content, first } = this.data.quotes;
    const opening = (words) => [[0, words.match(/^\P{L}*[\p{L}\p{N}]+/u)?.[0].length ?? 1]];
    const found = (row) => (this.query ? spans(content[row], this.query) : opening(content[row]));
    return rows.flatMap((row) => found(row).map(([from, to]) => ({ row, from: first[row] + from, to: first[row] + to })));
  }

  line({ row, from, to }) {
    const article = this.data.quotes.article[row];
    const text = this.data.articles.text[article];
    const width = this.view.get("kwic_width");
    const halves = /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g; // of characters cut in two
    const piece = (start, end) => h("bdi", {}, text.slice(Math.max(0, start), end).replace(/\s+/g, " ").replace(halves, ""));
    const key = act(`line-${row}-${from}`, piece(from, to), () => this.read(article, from, to));
    const right = h("span", {}, piece(to, to + width));
    return h("li", {}, h("span", "ek-left", piece(from - width, from)), this.query ? [key, right] : h("span", "ek-begin", key, right),
      h("span", "ek-note", foreign(this.speaker(row), 40)));
  }
}
