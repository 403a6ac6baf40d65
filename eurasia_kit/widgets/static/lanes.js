// Lanes: which labels fit beside their markers without overlap, and what is left over.

const GAP = 8;

function isFree(boxes, left, right) {
  return boxes.every(([first, last]) => right <= first || left >= last);
}

function room(boxes, item, edges) {
  const right = [item.x0 - GAP, item.x1 + GAP + item.width + GAP];
  if (right[1] <= edges[1] && isFree(boxes, ...right)) return { box: right, isFlipped: false };
  const left = [item.x0 - GAP - item.width - GAP, item.x1 + GAP];
  if (left[0] >= edges[0] && isFree(boxes, ...left)) return { box: left, isFlipped: true };
  return null;
}

/**
 * Place items greedily, the most important first, in the first row where marker and label fit.
 * Returns the placed items with their row, and the others for hover and badges.
 */
export function placed(items, rowCount, edges) {
  const rows = Array.from({ length: rowCount }, () => []);
  const fitted = [];
  const rest = [];
  for (const item of [...items].sort((a, b) => b.weight - a.weight || a.x0 - b.x0)) {
    const index = rows.findIndex((boxes) => room(boxes, item, edges));
    if (index < 0) rest.push(item);
    else {
      const { box, isFlipped } = room(rows[index], item, edges);
      rows[index].push(box);
      fitted.push({ item, row: index, isFlipped });
    }
  }
  return { fitted, rest: rest.sort((a, b) => a.x0 - b.x0) };
}

/** Items nearer than `distance` pixels to their neighbour, as one group each. */
export function clusters(items, distance) {
  const groups = [];
  for (const item of items) {
    const last = groups.at(-1);
    const x = (item.x0 + item.x1) / 2;
    if (last && x - last.x < distance) last.items.push(item);
    else groups.push({ x, items: [item] });
  }
  return groups;
}
