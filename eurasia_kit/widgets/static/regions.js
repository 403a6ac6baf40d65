// The region filter: search, regions by group with counts, other choices, and the articles found.

import { act, check, foreign, h, link, marked, note, redraw, search } from "./dom.js";
import { Pages } from "./pages.js";
import { spans } from "./query.js";
import { change, toggle } from "./selection.js";

const AROUND = 110;

export class RegionFilter {
  constructor(context) {
    Object.assign(this, context);
    const { data, say, state } = this;
    this.groups = [...Map.groupBy(data.region_list, (region) => region.group ?? "")];
    this.lists = { organisations: data.organisation_list, languages: data.articles.language, publishers: data.articles.publisher };
    for (const [name, values] of Object.entries(this.lists)) this.lists[name] = [...new Set(values)].filter(Boolean).sort();
    this.search = search(say("search_articles"), (query) => change(state, { query }));
    const help = h("details", {}, h("summary", {}, say("query_help")), note(say("query_rules")));
    this.choices = h("div", "ek-facets");
    this.pages = new Pages(say, 20, (row) => this.article(row));
    this.node = h("section", { class: "ek-regions", role: "group", "aria-label": say("articles") },
      h("div", {}, this.search.node, help, this.choices), h("div", "ek-list", this.pages.node));
  }

  draw(result) {
    const { say, state } = this;
    this.counts = result.counts;
    this.search.show(state.get("query"), this.fault(result.faults.query));
    const groups = this.groups.map(([group, regions]) => this.group(group || say("no_group"), regions));
    const lists = Object.entries(this.lists).filter(([, values]) => values.length)
      .map(([name, values]) => this.box(say(name), values.map((value) => this.choice(name, value, value))));
    redraw(this.choices, groups.length ? this.about() : note(say("no_regions")), groups, lists);
    this.query = result.faults.query ? "" : state.get("query");
    this.pages.draw(result.articles, say(this.data.articles.count ? "none_found" : "no_articles"), this.query);
  }

  box(title, choices) {
    return h("fieldset", {}, h("legend", {}, title), choices);
  }

  choice(name, value, label) {
    const count = this.counts[name].get(value) ?? 0;
    const choose = (isIn) => toggle(this.state, name, [value], isIn);
    const node = check(`${name}-${value}`, foreign(label), this.state.get(name).includes(value), choose, count);
    node.classList.toggle("ek-none", !count);
    return node;
  }

  group(title, regions) {
    const ids = regions.map((region) => region.region_id);
    const chosen = ids.filter((id) => this.state.get("regions").includes(id)).length;
    const all = check(`group-${ids[0]}`, foreign(title, 60), chosen === ids.length, (isIn) => toggle(this.state, "regions", ids, isIn));
    all.firstChild.indeterminate = chosen > 0 && chosen < ids.length;
    return this.box(all, regions.map(({ region_id, name }) => this.choice("regions", region_id, name)));
  }

  about() {
    const { id, say, state } = this;
    const radio = (value, label) => h("input", { type: "radio", name: `ek-about-${id}`, key: label,
      checked: state.get("is_about") === value, change: () => change(state, { is_about: value }) });
    const option = (value, label) => h("label", {}, radio(value, label), say(label));
    return this.box(say("regions_are"), [option(true, "about"), option(false, "named")]);
  }

  article(row) {
    const { data: { articles }, say } = this;
    const title = articles.title[row] || say("untitled");
    const facts = [articles.published[row] || say("no_date"), articles.publisher[row], articles.language[row]].filter(Boolean).join(" · ");
    const label = { "aria-label": `${say("open_source")}: ${title.slice(0, 120)}` };
    const source = articles.url[row] ? [" · ", link(say("open_source"), articles.url[row], label)] : [];
    const open = act(`article-${row}`, foreign(title, 200), () => this.read(row, 0, 0));
    return h("li", {}, open, note(foreign(facts), source), this.snippet(articles.text[row]));
  }

  /** The first place of the query in the text, with the words around it. */
  snippet(text) {
    const found = this.query ? spans(text, this.query) : [];
    if (!found.length) return [];
    const [first, last] = found[0];
    const start = first > AROUND ? text.indexOf(" ", first - AROUND) + 1 : 0;
    const end = last + AROUND < text.length ? text.lastIndexOf(" ", last + AROUND) : text.length;
    const [before, after] = [start ? "… " : "", end < text.length ? " …" : ""];
    return [h("p", { class: "ek-snippet", dir: "auto" }, before, marked(text, start, end, found), after)];
  }
}
