/** A JSON value with one thing changed, and what that is. */
export interface Mutation {
  readonly what: string;
  readonly value: unknown;
}

type Steps = readonly (string | number)[];

/** Longer than any text that Discord takes. */
const tooLong = 'x'.repeat(10_000);
/** What stands in for each value of the whole; `undefined`: it is left out. */
const replacements = [undefined, null, true, -1, 1.5, tooLong, [], {}];
/** Lists are made as long as this by repeating their items. */
const lengths = [11, 41];

/** Every value of a JSON value, on its own, replaced by each kind of wrong thing. */
export function mutateJson(root: unknown): Mutation[] {
  return findPlaces(root, []).flatMap(({ steps, node }) => {
    const place = steps.join('/');
    const replaced = replacements.map((value) => ({
      what: `${place} ${value === undefined ? 'left out' : `= ${JSON.stringify(value).slice(0, 20)}`}`,
      value: replaceAt(root, steps, value),
    }));
    if (!Array.isArray(node) || node.length === 0) return replaced;
    const repeated = lengths.map((length) => ({
      what: `${place} × ${length}`,
      value: replaceAt(root, steps, repeatItems(node, length)),
    }));
    return [...replaced, ...repeated];
  });
}

function findPlaces(node: unknown, steps: Steps): { steps: Steps; node: unknown }[] {
  const inner = typeof node === 'object' && node !== null ? Object.entries(node) : [];
  const self = steps.length === 0 ? [] : [{ steps, node }];
  return [...self, ...inner.flatMap(([key, item]) => findPlaces(item, [...steps, key]))];
}

function replaceAt(root: unknown, steps: Steps, value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const change = (inner: unknown): unknown => replaceAt(inner, rest, value);
  if (Array.isArray(root)) {
    return root.flatMap((item: unknown, at) => {
      if (at !== Number(step)) return [item];
      const changed = change(item);
      return changed === undefined ? [] : [changed];
    });
  }
  return { ...(root as object), [step]: change((root as Record<string, unknown>)[step]) };
}

/** The items over and over, each with ids of its own, so that their number alone is wrong. */
function repeatItems(items: readonly unknown[], length: number): unknown[] {
  return Array.from({ length }, (_, at) => giveOwnIds(items[at % items.length], at));
}

const ids = new Set(['custom_id', 'value']);

function giveOwnIds(value: unknown, at: number): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => giveOwnIds(item, at));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]: [string, unknown]) => {
    const own = ids.has(key) && typeof inner === 'string' ? `${inner}-${at}` : inner;
    return [key, giveOwnIds(own, at)] as const;
  });
  return Object.fromEntries(entries);
}
