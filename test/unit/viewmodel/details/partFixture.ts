import { Actions } from "../../../../src/viewmodel/details/actions";
import type { PartContext } from "../../../../src/viewmodel/details/partContext";
import { noon } from "../../../support/jobs/jobBuilders";
import { aSession, utcFormats } from "../../../support/jobs/treeFixture";

/** What parts are made with, at the builders' present and in UTC. */
export function aContext(members: Partial<PartContext> = {}): PartContext {
  return {
    session: { ...aSession, profile: "production" },
    formats: utcFormats,
    now: noon,
    actions: new Actions(),
    ...members,
  };
}

/** Text as an attacker with tag and job permissions would choose it. */
export const hostileText = `<img src=x onerror=alert(1)>\u202e\u0000\n${"A".repeat(5000)}`;

/** All strings in a plain value, however deep. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
