// Queries: the twin of eurasia_kit/queries.py, whose first page is the definition of both.

const LEXEME = /(?<open>\()|(?<close>\))|["“”„«»](?<phrase>[^"“”„«»]*)["“”„«»]|(?<unclosed>["“”„«»])|(?<word>[^ \t\n\r\u00a0()"“”„«»]+)/gu;
const OPERATORS = { AND: "and", OR: "or", NOT: "not", И: "and", ИЛИ: "or", НЕ: "not" };
const DEEPEST = 50;

export class QueryError extends Error {
  constructor(query, position, problem) {
    super(problem);
    Object.assign(this, { problem, position: [...query.slice(0, position)].length + 1 });
  }
}

function normal(text) {
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return text.normalize("NFC").toLowerCase().replace(/[\u00ad\u0300-\u036f]+/g, "").replaceAll("ё", "е");
}

const joined = (text) => normal(text || "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

function lexemes(query) {
  return Array.from(query.matchAll(LEXEME), ({ groups, index: position }) => {
    const [kind, text] = Object.entries(groups).find(([, value]) => value !== undefined);
    if (kind === "unclosed") throw new QueryError(query, position, "unclosed quotation mark");
    const operator = kind === "word" && Object.hasOwn(OPERATORS, text) && OPERATORS[text];
    return { kind: operator || (kind === "phrase" ? "word" : kind), text, position };
  });
}

/** The tree of a query: { words }, { not }, { and }, { or }; null for a blank one. */
export function parsed(query) {
  const rest = lexemes(query).reverse();
  const isNext = (...kinds) => kinds.includes(rest.at(-1)?.kind);
  const fail = (lexeme, problem) => new QueryError(query, lexeme.position, problem);
  const needRight = (operator) => {
    if (!rest.length || isNext("close")) throw fail(operator, "nothing on the right");
  };
  /** Parts joined by an operator that must be written ("or") or may be left out ("and"). */
  const chain = (name, part, next) => (depth) => {
    const parts = [part(depth)];
    while (isNext(...next)) {
      if (isNext(name)) needRight(rest.pop());
      parts.push(part(depth));
    }
    return parts.length === 1 ? parts[0] : { [name]: parts };
  };
  const term = (depth) => {
    const lexeme = rest.pop();
    if (["and", "or"].includes(lexeme.kind)) throw fail(lexeme, "nothing on the left");
    if (lexeme.kind === "close") throw fail(lexeme, "parenthesis never opened");
    if (lexeme.kind === "word") return { words: tokens(lexeme) };
    if (depth === DEEPEST) throw fail(lexeme, "too deep");
    if (lexeme.kind === "open") return parenthesis(lexeme, depth);
    needRight(lexeme);
    return { not: term(depth + 1) };
  };
  const either = chain("or", chain("and", term, ["and", "not", "open", "word"]), ["or"]);
  const parenthesis = (opening, depth) => {
    if (isNext("close")) throw fail(opening, "empty parentheses");
    const tree = rest.length ? either(depth + 1) : null;
    if (!rest.pop()) throw fail(opening, "unclosed parenthesis");
    return tree;
  };
  const tokens = (lexeme) => {
    const text = normal(lexeme.text);
    if (/(?<![\p{L}\p{N}])\*|\*(?=[\p{L}\p{N}]|\*)/u.test(text)) throw fail(lexeme, "misplaced *");
    const found = Array.from(text.matchAll(/([\p{L}\p{N}]+)(\*?)/gu), ([, token, star]) => ({ token, isPrefix: star === "*" }));
    if (!found.length) throw fail(lexeme, "no letter or digit");
    return found;
  };
  const tree = rest.length ? either(0) : null;
  if (rest.length) throw fail(rest.at(-1), "parenthesis never opened");
  return tree;
}

/** Many texts as one string of tokens, a line each, made when first searched. */
export class Haystack {
  constructor(fields) {
    this.fields = fields;
  }
  get text() {
    if (this.lines === undefined) {
      const lines = this.fields.map((parts) => ` ${parts.map(joined).join(" | ")} \n`);
      let end = 0;
      this.ends = lines.map((line) => (end += line.length));
      this.lines = lines.join("");
    }
    return this.lines;
  }
  /** One byte a row: 1 where the tokens stand one after the other. */
  find(words) {
    const { text, ends } = this;
    const mask = new Uint8Array(ends.length);
    const open = words.findIndex(({ isPrefix }) => isPrefix);
    const fixed = words.slice(0, open < 0 ? words.length : open + 1).map(({ token }) => token);
    const needle = ` ${fixed.join(" ")}${open < 0 ? " " : ""}`;
    const whole = new RegExp(` ${words.map(({ token, isPrefix }) => token + (isPrefix ? "[^ ]*" : "")).join(" ")} `, "y");
    const isEnough = open < 0 || open === words.length - 1;
    let row = 0;
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at)) {
      whole.lastIndex = at;
      const isHit = isEnough || whole.test(text);
      while (ends[row] <= at) row += 1;
      if (isHit) mask[row] = 1;
      at = isHit ? ends[row] : at + 1;
    }
    return mask;
  }
}

function mask(tree, haystack) {
  if (tree.words) return haystack.find(tree.words);
  if (tree.not) return mask(tree.not, haystack).map((bit) => 1 - bit);
  const [first, ...others] = (tree.and || tree.or).map((part) => mask(part, haystack));
  for (const other of others) first.forEach((bit, row) => (first[row] = tree.and ? bit & other[row] : bit | other[row]));
  return first;
}

/** A test of rows for the query, null for a blank one. */
export function hits(haystack, query) {
  const tree = parsed(query);
  const found = tree && mask(tree, haystack);
  return found && ((row) => found[row] === 1);
}

function wanted(tree) {
  if (!tree || tree.not) return [];
  return tree.words ? [tree.words] : (tree.and || tree.or).flatMap(wanted);
}

/** The [start, end] places in a text that the query asks for, to be marked. */
export function spans(text, query) {
  const phrases = wanted(parsed(query));
  const words = text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\u00ad\u0300-\u036f]*/gu);
  const pieces = Array.from(words, ({ 0: word, index }) => ({ token: normal(word), start: index, end: index + word.length }));
  const fits = (piece, { token, isPrefix }) => piece && (isPrefix ? piece.token.startsWith(token) : piece.token === token);
  return pieces.flatMap(({ start }, at) => phrases
    .filter((phrase) => phrase.every((word, index) => fits(pieces[at + index], word)))
    .map((phrase) => [start, pieces[at + phrase.length - 1].end]));
}
