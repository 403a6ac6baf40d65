// The reader: an article opened at one place, in a dialog that Escape closes.

import { button, element, foreign, link, marked } from "./dom.js";

const WINDOW = 30_000; // characters shown at once, so that a text of several megabytes opens too

export class Reader {
  constructor(context) {
    Object.assign(this, context);
    this.body = element("div", { class: "ek-text", tabindex: 0, role: "region", "aria-label": this.say("article_text") });
    this.head = element("div", { class: "ek-row" });
    this.facts = element("p", { class: "ek-note" });
    this.node = element("dialog", { class: "ek-reader", "aria-label": this.say("article_text"), keydown: (event) => event.stopPropagation() }, this.head, this.facts, this.body);
  }

  /** Open the article of a row with the characters from start to end marked. */
  open(row, start, end) {
    const { articles } = this.data;
    const title = articles.title[row] || this.say("untitled");
    this.head.replaceChildren(element("h3", {}, foreign(title)), button("×", () => this.node.close(), { "aria-label": this.say("close") }));
    const facts = [articles.date[row] || this.say("no_date"), articles.publisher[row], articles.authors[row]].filter(Boolean).join(" · ");
    this.facts.replaceChildren(foreign(facts), ...(articles.url[row] ? [" · ", link(articles.url[row], articles.url[row])] : []));
    this.show(articles.text[row], Math.max(0, start - WINDOW / 2), [start, end]);
    this.node.showModal();
    const mark = this.body.querySelector("mark");
    if (mark) mark.scrollIntoView({ block: "center" });
    else this.body.scrollTop = 0;
  }

  show(text, from, span) {
    const to = Math.min(text.length, from + WINDOW);
    const part = text.slice(from, to);
    const paragraphs = [];
    let at = 0;
    for (const paragraph of part.split("\n\n")) {
      const [first, last] = [from + at, from + at + paragraph.length];
      at += paragraph.length + 2;
      paragraphs.push(element("p", { dir: "auto" }, ...marked(text, first, last, span[0] < span[1] ? [span] : [])));
    }
    const more = (label, start) => button(this.say(label), () => this.show(text, start, span), { class: "ek-link" });
    this.body.replaceChildren(
      ...(from > 0 ? [more("text_before", Math.max(0, from - WINDOW))] : []), ...paragraphs,
      ...(to < text.length ? [more("text_after", to)] : []));
  }
}
