// The selection: the one state that views share, in a notebook with a kernel or in a page alone.

const SHARED = Symbol.for("eurasia_kit.selections");

/** What a model of ipywidgets does, over a plain object: for pages without a kernel. */
class PageModel {
  constructor(state) {
    this.state = { ...state };
    this.callbacks = [];
  }
  get(name) {
    return this.state[name];
  }
  set(name, value) {
    this.pending = { ...this.pending, [name]: value };
  }
  save_changes() {
    const changes = Object.entries(this.pending || {}).filter(([name, value]) =>
      JSON.stringify(value) !== JSON.stringify(this.state[name]));
    this.pending = {};
    Object.assign(this.state, Object.fromEntries(changes));
    if (changes.length) queueMicrotask(() => this.callbacks.forEach(([, call]) => call()));
  }
  on(name, callback) {
    this.callbacks.push([name, callback]);
  }
  off(name, callback) {
    this.callbacks = this.callbacks.filter(([, kept]) => callback && kept !== callback);
  }
}

/** The page's model of a selection; views with the same id get the same one, the last state wins. */
function sharedModel(id, state) {
  const models = (globalThis[SHARED] ??= new Map());
  const model = models.get(id) ?? new PageModel(state);
  models.set(id, model);
  Object.entries(state).forEach(([name, value]) => model.set(name, value));
  model.save_changes();
  return model;
}

/** The models a view needs when no kernel is there: its own and its selection's. */
export function pageModels(state) {
  const selection = sharedModel(state.selection_id, state.selection);
  const model = new PageModel(state.view);
  return { model, host: { getModel: async () => selection } };
}

/** A short hand for a model: read all names, change some, hear of every change. */
export class State {
  constructor(model) {
    this.model = model;
  }
  get(name) {
    return this.model.get(name);
  }
  change(values) {
    for (const [name, value] of Object.entries(values)) this.model.set(name, value);
    this.model.save_changes();
  }
  /** Add the value to a list or take it out. */
  toggle(name, values, isIn) {
    const rest = this.get(name).filter((value) => !values.includes(value));
    this.change({ [name]: isIn ? [...rest, ...values] : rest });
  }
  listen(callback) {
    this.model.on("change", callback);
    return () => this.model.off("change", callback);
  }
}
