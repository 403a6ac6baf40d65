// Lanes: which labels fit beside their markers without overlap, and what is left over.

const GAP = 8;

/** The box of marker and label that is free in a row: label on the right, else on the left. */
function room(row, { x0, x1 }, { width }, [left, right]) {
  const boxes = [[x0 - GAP, x1 + GAP + width + GAP], [x0 - GAP - width - GAP, x1 + GAP]];
  return boxes.find((box, isFlipped) => (isFlipped ? box[0] >= left : box[1] <= right) &&
    row.every(([first, last]) => box[1] <= first || box[0] >= last));
}

/**
 * Place items greedily, the weightiest first, each in the first row with room for its marker and
 * one of its labels, the longer first. What finds no room is the rest.
 */
export function placed(items, rowCount, edges) {
  const rows = Array.from({ length: rowCount }, () => []);
  const [fitted, rest] = [[], []];
  for (const item of [...items].sort((a, b) => b.weight - a.weight || a.x0 - b.x0)) {
    const { text, row, box } = item.labels
      .flatMap((label) => rows.map((boxes, row) => ({ text: label.text, row, box: room(boxes, item, label, edges) })))
      .find((place) => place.box) ?? {};
    rows[row]?.push(box);
    if (box) fitted.push({ item, row, text, isFlipped: box[0] < item.x0 - GAP });
    else rest.push(item);
  }
  return { fitted, rest: rest.sort((a, b) => a.x0 - b.x0) };
}

/** Items nearer than `distance` pixels to the first of their group, as one group each. */
export function clusters(items, distance) {
  const groups = [];
  for (const item of items) {
    const first = groups.at(-1)?.[0];
    if (first && (item.x0 - first.x0 < distance || item.x0 < first.x1 + GAP)) groups.at(-1).push(item);
    else groups.push([item]);
  }
  return groups;
}
