// Downloads: a table as CSV that spreadsheets open without guessing and without running it.

const FORMULA = /^[=+\-@\t\r]/;

function cell(value) {
  if (value === null || value === undefined) return "";
  const text = String(value);
  const inert = typeof value === "string" && FORMULA.test(text) ? "'" + text : text;
  return /[",\n\r;]/.test(inert) ? '"' + inert.replaceAll('"', '""') + '"' : inert;
}

/** UTF-8 with byte-order mark; text that would be a formula gets an apostrophe in front. */
export function csv(columns, rows) {
  return "\uFEFF" + [columns, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Put text on the clipboard, also where the page may not use the modern way. */
export async function copied(text, near) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    near.append(area);
    area.select();
    const isCopied = document.execCommand("copy");
    area.remove();
    return isCopied;
  }
}
