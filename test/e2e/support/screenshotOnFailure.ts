import { afterEach } from "vitest";
import type { Workbench } from "./workbench";

/** Keeps a picture of what the screen showed when a test of this file failed. */
export function screenshotOnFailure(workbench: () => Workbench | undefined): void {
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await workbench()?.screenshot(`failed-${task.name}`);
  });
}
