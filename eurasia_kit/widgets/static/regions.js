// The region filter: search, regions by group with counts, other choices, and the articles found.

import { newestFirst } from "./data.js";
import { act, check, facts, foreign, h, link, marked, note, part, redraw, search } from "./dom.js";
import { Pages } from "./pages.js";
import { spans } from "./query.js";

const AROUND = 110;

const box = (title, choices) => h("fieldset", {}, h("legend", {}, title), choices);

export class RegionFilter {
  constructor(context) {
    Object.assign(this, context);
    const { data, say, set } = this;
    this.groups = [...Map.groupBy(data.region_list, (region) => region.group ?? "")];
    this.lists = { organisations: data.organisation_list, languages: data.articles.language, publishers: data.articles.publisher };
    for (const [name, values] of Object.entries(this.lists)) this.lists[name] = [...new Set(values)].filter(Boolean).sort();
    this.search = search(say("search_articles"), (query) => set({ query }));
    const help = h("details", {}, h("summary", {}, say("query_help")), note(say("query_rules")));
    this.choices = h("div", "ek-facets");
    this.pages = new Pages(say, 20, (row) => this.article(row));
    this.node = part("section", "ek-regions", say("articles"),
      h("div", {}, this.search.node, help, this.choices), h("div", "ek-list", this.pages.node));
  }

  draw(result) {
    const { say, state } = this;
    this.counts = result.counts;
    this.query = result.faults.query ? "" : state.get("query");
    this.search.show(state.get("query"), this.fault(result.faults.query));
    const groups = this.groups.map(([group, regions]) => this.group(group || say("no_group"), regions));
    const lists = Object.entries(this.lists).filter(([, values]) => values.length)
      .map(([name, values]) => box(say(name), values.map((value) => this.choice(name, value, value))));
    redraw(this.choices, groups.length ? this.about() : note(say("no_regions")), groups, lists);
    const { count, day } = this.data.articles;
    this.pages.draw(newestFirst(result.articles, (row) => day[row]), say(count ? "none_found" : "no_articles"), this.query);
  }

  choice(name, value, label) {
    const count = this.counts[name].get(value) ?? 0;
    const choose = (isIn) => this.toggle(name, [value], isIn);
    const node = check(`${name}-${value}`, foreign(label), this.state.get(name).includes(value), choose, count);
    node.classList.toggle("ek-none", !count);
    return node;
  }

  group(title, regions) {
    const ids = regions.map((region) => region.region_id);
    const chosen = ids.filter((id) => this.state.get("regions").includes(id)).length;
    const all = check(`group-${ids[0]}`, foreign(title, 60), chosen === ids.length, (isIn) => this.toggle("regions", ids, isIn));
    all.firstChild.indeterminate = chosen > 0 && chosen < ids.length;
    return box(all, regions.map(({ region_id, name }) => this.choice("regions", region_id, name)));
  }

  about() {
    const { id, say, set, state } = this;
    const option = (label, is_about) => h("label", {}, h("input", { type: "radio", name: `ek-about-${id}`, key: label,
      checked: state.get("is_about") === is_about, change: () => set({ is_about }) }), say(label));
    return box(say("regions_are"), [option("about", true), option("named", false)]);
  }

  article(row) {
    const { data: { articles }, say } = this;
    const known = facts(this.published(row), articles.publisher[row], articles.language[row]);
    const label = `${say("open_source")}: ${(articles.title[row] || say("untitled")).slice(0, 120)}`;
    const source = articles.url[row] && [" · ", link(say("open_source"), articles.url[row], { "aria-label": label })];
    const open = act(`article-${row}`, this.heading(row, 200), () => this.read(row));
    return h("li", {}, open, note(foreign(known), source), this.snippet(articles.text[row]));
  }

  /** The first place of the query in the text, with the words around it. */
  snippet(text) {
    const found = this.query ? spans(text, this.query) : [];
    if (!found.length) return null;
    const [first, last] = found[0];
    const start = first > AROUND ? text.indexOf(" ", first - AROUND) + 1 : 0;
    const end = last + AROUND < text.length ? text.lastIndexOf(" ", last + AROUND) : text.length;
    return h("p", { class: "ek-snippet", dir: "auto" }, start ? "… " : "", marked(text, start, end, found), end < text.length ? " …" : "");
  }
}
