// The reader: an article opened at one place, in a dialog that Escape closes.

import { act, facts, foreign, h, link, marked, note } from "./dom.js";

const WINDOW = 30_000; // characters shown at once, so that a text of several megabytes opens too

export function articleReader({ data: { articles }, say, closer, heading, published }) {
  const named = { "aria-label": say("article_text") };
  const body = h("div", { class: "ek-text", tabindex: 0, role: "group", ...named });
  const head = h("div");
  const node = h("dialog", { class: "ek-reader", ...named, keydown: (event) => event.stopPropagation() }, head, body);

  function show(text, from, mark) {
    const to = Math.min(text.length, from + WINDOW);
    let end = from - 2;
    const paragraphs = text.slice(from, to).split("\n\n").map((paragraph) => {
      const start = end + 2;
      end = start + paragraph.length;
      return h("p", { dir: "auto" }, marked(text, start, end, [mark]));
    });
    const more = (label, start) => act(label, say(label), () => show(text, start, mark));
    body.replaceChildren(from > 0 ? more("text_before", Math.max(0, from - WINDOW)) : "", ...paragraphs,
      to < text.length ? more("text_after", to) : "");
  }

  /** Open the article of a row with the characters from start to end marked. */
  function open(row, start = 0, end = 0) {
    const known = facts(published(row), articles.publisher[row], articles.authors[row]);
    head.replaceChildren(h("div", "ek-row", h("h2", {}, heading(row)), closer("close", () => node.close())),
      note(foreign(known), articles.url[row] && [" · ", link(articles.url[row], articles.url[row])]));
    show(articles.text[row], Math.max(0, start - WINDOW / 2), [start, end]);
    node.showModal();
    body.scrollTop = 0;
    body.querySelector("mark")?.scrollIntoView({ block: "center" });
  }
  return { node, open };
}
