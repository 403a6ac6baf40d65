// Downloads and copies: a table as CSV that a spreadsheet opens without running it.

function cell(value) {
  const text = Array.isArray(value) ? value.join("; ") : String(value ?? "");
  const inert = typeof value !== "number" && /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return /[",\n\r;]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Columns of a table, some of its rows: UTF-8 with byte-order mark, formulas made text. */
export function csv(table, names, rows) {
  const lines = [names, ...rows.map((row) => names.map((name) => table[name][row]))];
  return "\uFEFF" + lines.map((line) => line.map(cell).join(",") + "\r\n").join("");
}

export function download(name, text) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

/** Put text on the clipboard, also where the page may not use the modern way. */
export async function copied(text, near) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = Object.assign(document.createElement("textarea"), { value: text });
    near.append(area);
    area.select();
    const isCopied = document.execCommand("copy");
    area.remove();
    return isCopied;
  }
}
