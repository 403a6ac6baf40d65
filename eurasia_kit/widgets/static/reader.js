// The reader: an article opened at one place, in a dialog that Escape closes.

import { act, button, foreign, h, link, marked, note } from "./dom.js";

const WINDOW = 30_000; // characters shown at once, so that a text of several megabytes opens too

export class Reader {
  constructor({ data, say }) {
    Object.assign(this, { data, say });
    this.body = h("div", { class: "ek-text", tabindex: 0, role: "group", "aria-label": say("article_text") });
    this.head = h("div");
    this.node = h("dialog", { class: "ek-reader", "aria-label": say("article_text"),
      keydown: (event) => event.stopPropagation() }, this.head, this.body);
  }

  /** Open the article of a row with the characters from start to end marked. */
  open(row, start, end) {
    const { data: { articles }, say } = this;
    const facts = [articles.published[row] || say("no_date"), articles.publisher[row], articles.authors[row]].filter(Boolean).join(" · ");
    const close = button("close", "×", () => this.node.close(), { "aria-label": say("close") });
    this.head.replaceChildren(h("div", "ek-row", h("h2", {}, foreign(articles.title[row] || say("untitled"))), close),
      note(foreign(facts), articles.url[row] ? [" · ", link(articles.url[row], articles.url[row])] : []));
    this.show(articles.text[row], Math.max(0, start - WINDOW / 2), [[start, end]]);
    this.node.showModal();
    this.body.scrollTop = 0;
    this.body.querySelector("mark")?.scrollIntoView({ block: "center" });
  }

  show(text, from, spans) {
    const to = Math.min(text.length, from + WINDOW);
    let end = from - 2;
    const paragraphs = text.slice(from, to).split("\n\n").map((paragraph) => {
      const start = end + 2;
      end = start + paragraph.length;
      return h("p", { dir: "auto" }, marked(text, start, end, spans.filter(([first, last]) => first < last)));
    });
    const more = (label, start) => act(label, this.say(label), () => this.show(text, start, spans));
    const before = from > 0 ? more("text_before", Math.max(0, from - WINDOW)) : "";
    const after = to < text.length ? more("text_after", to) : "";
    this.body.replaceChildren(before, ...paragraphs, after);
  }
}
