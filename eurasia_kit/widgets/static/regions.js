// The region filter: search, regions by group with counts, other choices, and the articles found.

import { button, element, foreign, link, marked, redraw, rested } from "./dom.js";
import { Pages } from "./pages.js";
import { spans } from "./query.js";

const AROUND = 110;

/** A list of check boxes, one a value, each with its count; a redraw changes counts only. */
function choices(panel, name, values) {
  const boxes = values.map(({ value, label }) => {
    const input = element("input", { type: "checkbox", change: () => panel.state.toggle(name, [value], input.checked) });
    const count = element("span", { class: "ek-count" });
    return { value, input, count, node: element("label", { class: "ek-choice" }, input, element("span", {}, foreign(label)), count) };
  });
  const draw = (counts) => boxes.forEach(({ value, input, count, node }) => {
    input.checked = panel.state.get(name).includes(value);
    count.textContent = String(counts.get(value) || 0);
    node.classList.toggle("ek-none", !counts.get(value) && !input.checked);
  });
  return { nodes: boxes.map((box) => box.node), draw };
}

function regionGroup(panel, group, regions) {
  const ids = regions.map((region) => region.value);
  const list = choices(panel, "regions", regions);
  const title = group || panel.say("no_group");
  const all = element("input", { type: "checkbox", "aria-label": panel.say("whole_group", { group: title }), change: () => panel.state.toggle("regions", ids, all.checked) });
  const draw = (counts) => {
    const chosen = ids.filter((id) => panel.state.get("regions").includes(id)).length;
    all.checked = chosen === ids.length;
    all.indeterminate = chosen > 0 && chosen < ids.length;
    list.draw(counts);
  };
  return { node: element("fieldset", {}, element("legend", {}, element("label", {}, all, " ", title)), ...list.nodes), draw };
}

function named(values, say) {
  return [...new Set(values)].map((value) => ({ value: value ?? "", label: value ?? say("not_given") })).sort((a, b) => (a.label < b.label ? -1 : 1));
}

export class RegionFilter {
  constructor(context) {
    Object.assign(this, context);
    this.search = this.searchField();
    this.choices = this.choiceFields();
    this.pages = new Pages(this.say, "articles", (row) => this.articleItem(row));
    const facets = element("div", { class: "ek-facets" }, this.search.node, ...this.choices.map((choice) => choice.node));
    this.node = element("section", { class: "ek-regions", "aria-label": this.say("articles") }, facets, element("div", { class: "ek-list" }, this.pages.node));
  }

  searchField() {
    const { say, state } = this;
    const problem = element("p", { class: "ek-warning", role: "alert" });
    const input = element("input", { type: "search", autocomplete: "off", spellcheck: "false", input: rested(() => state.change({ query: input.value })) });
    const help = element("details", { class: "ek-more" }, element("summary", {}, say("query_help")), element("p", { class: "ek-note" }, say("query_rules")));
    const node = element("div", { class: "ek-search" }, element("label", {}, say("search_articles"), input), problem, help);
    const draw = (result) => {
      if (input.getRootNode().activeElement !== input) input.value = state.get("query");
      problem.textContent = this.fault(result.problems.query);
    };
    return { node, draw };
  }

  choiceFields() {
    const { data, say } = this;
    const groups = Map.groupBy(data.region_list, (region) => region.group ?? "");
    const regions = [...groups].map(([group, list]) => regionGroup(this, group, list.map((region) => ({ value: region.region_id, label: region.name }))));
    const more = [["organisations", data.organisation_list.map((code) => ({ value: code, label: code }))],
      ["languages", named(data.articles.language, say)], ["publishers", named(data.articles.publisher, say)]];
    const fields = more.filter(([, values]) => values.length > (values[0]?.value === "" ? 1 : 0)).map(([name, values]) => {
      const list = choices(this, name, values);
      return { node: element("fieldset", {}, element("legend", {}, say(name)), ...list.nodes), draw: (counts) => list.draw(counts[name]) };
    });
    return [this.aboutField(), ...regions.map(({ node, draw }) => ({ node, draw: (counts) => draw(counts.regions) })), ...fields];
  }

  aboutField() {
    const { say, state } = this;
    if (!this.data.region_list.length) return { node: element("p", { class: "ek-note" }, say("no_regions")), draw: () => {} };
    const name = `ek-about-${this.id}`;
    const option = (value, label) => element("input", { type: "radio", name, change: () => state.change({ is_about: value }), "aria-label": say(label) });
    const [about, mention] = [option(true, "about"), option(false, "named")];
    const draw = () => {
      about.checked = state.get("is_about");
      mention.checked = !about.checked;
    };
    const node = element("fieldset", { class: "ek-about" }, element("legend", {}, say("regions_are")), element("label", {}, about, say("about")), element("label", {}, mention, say("named")));
    return { node, draw };
  }

  draw(result) {
    this.result = result;
    this.search.draw(result);
    this.choices.forEach((choice) => choice.draw(result.counts));
    const query = result.problems.query ? "" : this.state.get("query");
    this.query = query;
    this.pages.draw(result.articles, this.data.articles.count ? this.say("none_found") : this.say("no_articles"), query);
  }

  articleItem(row) {
    const { articles } = this.data;
    const title = button(foreign(articles.title[row] || this.say("untitled"), 200), () => this.read(row, 0, 0), { class: "ek-link", "data-key": `article-${row}` });
    const facts = [articles.date[row] || this.say("no_date"), articles.publisher[row], articles.language[row]].filter(Boolean).join(" · ");
    const source = articles.url[row] ? [" · ", link(this.say("open_source"), articles.url[row], { "aria-label": `${this.say("open_source")}: ${(articles.title[row] || "").slice(0, 120)}` })] : [];
    return element("li", {}, title, element("p", { class: "ek-note" }, foreign(facts), ...source), ...this.snippet(row));
  }

  /** The first place of the query in the text, with the words around it. */
  snippet(row) {
    if (!this.query) return [];
    const text = this.data.articles.text[row];
    const found = spans(text, this.query);
    if (!found.length) return [];
    const start = Math.max(0, found[0][0] - AROUND);
    const end = Math.min(text.length, found[0][1] + AROUND);
    return [element("p", { class: "ek-snippet", dir: "auto" }, start ? "… " : "", ...marked(text, start, end, found), end < text.length ? " …" : "")];
  }
}

/** The chips of what is chosen; each takes its choice back. */
export function chips(context, node) {
  const { data, say, state } = context;
  const regionName = (id) => data.region_list.find((region) => region.region_id === id)?.name ?? id;
  const lists = [["regions", regionName], ["organisations"], ["languages"], ["publishers"], ["speakers"], ["kinds", (kind) => say(`kind_${kind}`)], ["actors"], ["stances", (stance) => say(`stance_${stance}`)]];
  const chip = (label, undo) => button(element("span", {}, foreign(label, 60), " ×"), undo, { class: "ek-chip", "data-key": `chip-${label}`, "aria-label": say("take_back", { what: label.slice(0, 100) }) });
  const items = lists.flatMap(([name, label = (value) => value || say("not_given")]) =>
    state.get(name).map((value) => chip(label(value), () => state.toggle(name, [value], false))));
  for (const name of ["query", "quote_query"]) if (state.get(name)) items.push(chip(`“${state.get(name)}”`, () => state.change({ [name]: "" })));
  const [since, until] = [state.get("since"), state.get("until")];
  if (since || until) items.push(chip(`${since || "…"} – ${until || "…"}`, () => state.change({ since: "", until: "" })));
  redraw(node, items);
}
