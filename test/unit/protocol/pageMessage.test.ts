import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageKey, pageMessage } from "../../../src/protocol/pageMessage";

describe("A message of the page", () => {
  it.each([
    { type: "ready" },
    { type: "rendered", view: 3 },
    { type: "relatedInView", view: 0 },
    { type: "act", view: 1, action: "copy:ResourceArn" },
  ])("is taken as it is: $type", (message) => {
    expect(pageMessage(message)).toEqual(message);
  });

  it("loses what the protocol does not know", () => {
    expect(pageMessage({ type: "ready", command: "workbench.action.quit" })).toEqual({
      type: "ready",
    });
  });

  it.each([
    ["no object", "ready"],
    ["nothing", undefined],
    ["null", null],
    ["a list", [{ type: "ready" }]],
    ["an unknown type", { type: "run", command: "x" }],
    ["no view", { type: "rendered" }],
    ["a view that is no number", { type: "rendered", view: "1" }],
    ["a view below zero", { type: "rendered", view: -1 }],
    ["a view with a fraction", { type: "act", view: 0.5, action: "a" }],
    ["an action that is no text", { type: "act", view: 1, action: { id: "a" } }],
    ["an empty action", { type: "act", view: 1, action: "" }],
    ["an endless action", { type: "act", view: 1, action: "a".repeat(5000) }],
  ])("is refused: %s", (_, message) => {
    expect(pageMessage(message)).toBeUndefined();
  });

  it("never throws, whatever comes", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        const message = pageMessage(value);
        expect([undefined, "ready", "rendered", "act", "relatedInView"]).toContain(message?.type);
      }),
    );
  });
});

describe("What a page kept over a reload", () => {
  const key = { kind: "restore", id: "a", profile: "demo", region: "eu-west-1", pinned: true };

  it("is taken as it is", () => {
    expect(pageKey({ key, scroll: 240 })).toEqual(key);
  });

  it("names an account where that is one", () => {
    const named = { ...key, accountId: "999999999999" };
    expect(pageKey({ key: named })).toEqual(named);
    expect(pageKey({ key: { ...key, accountId: "*" } })).toEqual(key);
    expect(pageKey({ key: { ...key, accountId: 999999999999 } })).toEqual(key);
  });

  it("is not pinned unless it says so", () => {
    expect(pageKey({ key: { ...key, pinned: "yes" } })?.pinned).toBe(false);
  });

  it.each([
    ["nothing", undefined],
    ["an unknown kind", { ...key, kind: "report" }],
    ["no id", { ...key, id: "" }],
    ["no profile", { ...key, profile: undefined }],
    ["a Region that is no text", { ...key, region: 1 }],
  ])("is refused: %s", (_, value) => {
    expect(pageKey({ key: value })).toBeUndefined();
  });
});
