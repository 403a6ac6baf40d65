// The selection: the one state that views share, in a notebook with a kernel or in a page alone.

/** What a model of ipywidgets does, over a plain object: for pages without a kernel. */
class PageModel {
  constructor(state) {
    Object.assign(this, { state, pending: {}, calls: new Set() });
  }
  get = (name) => this.state[name];
  set = (name, value) => (this.pending[name] = value);
  on = (_, call) => this.calls.add(call);
  off = (_, call) => this.calls.delete(call);
  save_changes() {
    const isNew = ([name, value]) => JSON.stringify(value) !== JSON.stringify(this.state[name]);
    const changes = Object.entries(this.pending).filter(isNew);
    this.pending = {};
    Object.assign(this.state, Object.fromEntries(changes));
    if (changes.length) queueMicrotask(() => this.calls.forEach((call) => call()));
  }
}

/** The models of a view on a page. Views with one selection_id share it; the last state wins. */
export function pageModels({ view, selection_id, selection }) {
  const shared = (globalThis[Symbol.for("eurasia_kit.selections")] ??= new Map());
  const model = shared.get(selection_id) ?? new PageModel({});
  shared.set(selection_id, model);
  change(model, selection);
  return { model: new PageModel(view), host: { getModel: async () => model } };
}

export function change(model, values) {
  for (const [name, value] of Object.entries(values)) model.set(name, value);
  model.save_changes();
}

/** Add values to a list of the model, or take them out. */
export function toggle(model, name, values, isIn) {
  const rest = model.get(name).filter((value) => !values.includes(value));
  change(model, { [name]: isIn ? [...rest, ...values] : rest });
}
