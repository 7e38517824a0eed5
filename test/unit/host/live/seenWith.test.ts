import { expect, it, vi } from "vitest";
import { Emitter } from "../../../../src/base/emitter";
import { seenWith } from "../../../../src/host/live/seenWith";
import type { ViewTree } from "../../../../src/viewmodel/tree/viewTree";
import { standIn } from "../../../support/standIn";

const aView = () => {
  const changed = new Emitter<void>();
  const view = {
    kind: "backup" as const,
    tree: standIn<ViewTree>({}),
    setNote: vi.fn(),
    visible: false,
    onDidChangeVisibility: changed.event,
  };
  const set = (visible: boolean): void => {
    view.visible = visible;
    changed.fire();
  };
  return { view, set };
};

it("is in sight while one of both is, and is itself in all else", () => {
  const [jobs, other] = [aView(), aView()];
  const seen = seenWith(jobs.view, other.view);
  const said: boolean[] = [];
  const listening = seen.onDidChangeVisibility(() => said.push(seen.visible));
  other.set(true);
  jobs.set(true);
  other.set(false);
  jobs.set(false);
  expect(said).toEqual([true, true, true, false]);
  listening.dispose();
  other.set(true);
  expect(said).toHaveLength(4);
  seen.setNote("late");
  expect(jobs.view.setNote).toHaveBeenCalledWith("late");
  expect(seen).toMatchObject({ kind: "backup", tree: jobs.view.tree });
});
