import { describe, expect, it } from "vitest";
import { DisposableStore, withParts } from "../../../src/base/disposables";

function parts() {
  const gone: string[] = [];
  return { gone, part: (name: string) => ({ name, dispose: () => gone.push(name) }) };
}

describe("A store of disposables", () => {
  it("disposes the last first, once, and what comes later at once", () => {
    const { gone, part } = parts();
    const store = new DisposableStore();
    store.add(part("a"));
    store.add(part("b"));
    store.dispose();
    store.dispose();
    expect(gone).toEqual(["b", "a"]);
    store.add(part("late"));
    expect(gone).toEqual(["b", "a", "late"]);
  });
});

describe("What owns its parts", () => {
  it("disposes them with itself, the last first", () => {
    const { gone, part } = parts();
    const whole = withParts((own) => ({ first: own(part("a")), second: own(part("b")) }));
    expect([whole.first.name, whole.second.name, ...gone]).toEqual(["a", "b"]);
    whole.dispose();
    expect(gone).toEqual(["b", "a"]);
  });

  it("disposes those that were made when making it throws", () => {
    const { gone, part } = parts();
    const failure = new Error("no third");
    expect(() =>
      withParts((own) => {
        own(part("a"));
        own(part("b"));
        throw failure;
      }),
    ).toThrow(failure);
    expect(gone).toEqual(["b", "a"]);
  });
});
