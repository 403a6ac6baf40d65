// Gestures on the timeline: drag for a period, wheel and keys to zoom and move.

/** The plot gets pixels and factors: period, zoom, move, show, step, edge, choose. */
export function listenOn(node, picture, plot) {
  const x = (event) => event.clientX - picture.getBoundingClientRect().left;
  dragging(node, x, plot);
  node.addEventListener("wheel", (event) => {
    const isFocused = node.contains(node.getRootNode().activeElement);
    if (!event.ctrlKey && !event.metaKey && !isFocused) return;
    event.preventDefault();
    const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (isSideways) plot.move((event.deltaX || event.deltaY) / 600);
    else plot.zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 200), x(event));
  }, { passive: false });
  node.addEventListener("keydown", (event) => {
    const action = event.altKey || event.ctrlKey || event.metaKey ? null : actions(plot, event)[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  });
}

function actions(plot, event) {
  const isEvent = Boolean(event.target.closest(".ek-event"));
  const aside = (direction) => () => (isEvent ? plot.step(direction) : plot.move(direction * 0.2));
  const choose = isEvent && (() => plot.choose());
  const [nearer, farther] = [() => plot.zoom(0.6), () => plot.zoom(1 / 0.6)];
  return {
    "+": nearer, "=": nearer, "-": farther, 0: () => plot.show(),
    ArrowLeft: aside(-1), ArrowRight: aside(1), ArrowDown: () => plot.step(0), ArrowUp: () => plot.area.focus(),
    "[": () => plot.edge("since"), "]": () => plot.edge("until"), Escape: () => plot.set({ since: "", until: "", event: "" }), Enter: choose, " ": choose,
  };
}

function dragging(node, x, plot) {
  let start = null;
  const isDrag = (event) => start !== null && Math.abs(x(event) - start) > 4;
  const listeners = {
    pointerdown(event) {
      if (event.button || event.target.closest(".ek-event, .ek-badge")) return;
      start = x(event);
      node.setPointerCapture(event.pointerId);
    },
    pointermove: (event) => isDrag(event) && plot.period(start, x(event), false),
    pointerup(event) {
      if (isDrag(event)) plot.period(start, x(event), true);
      start = null;
    },
    pointercancel: () => (start = null),
  };
  for (const [name, listener] of Object.entries(listeners)) node.addEventListener(name, listener);
}
