import type { Memento } from "vscode";

/** A workspace's state, as JSON: what is read is not what was written, but its copy. */
export function fakeMemento(kept: Readonly<Record<string, unknown>> = {}): Memento {
  const values = new Map(Object.entries(kept));
  const memento = {
    keys: () => [...values.keys()],
    get: (key: string): unknown => {
      const value = values.get(key);
      return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
    },
    update: (key: string, value: unknown) => {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
      return Promise.resolve();
    },
  };
  return memento;
}
