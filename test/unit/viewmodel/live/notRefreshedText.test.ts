import { expect, it } from "vitest";
import { BackupError } from "../../../../src/domain/query/backupError";
import { notRefreshedText } from "../../../../src/viewmodel/live/notRefreshedText";
import { noon } from "../../../support/jobs/jobBuilders";
import { utcFormats } from "../../../support/jobs/treeFixture";

const at = { now: noon + 3_600_000, formats: utcFormats };
const signIn = new BackupError("ssoLoginNeeded");
const offline = new BackupError("hostNotFound");
const minute = 60_000;

it("says since when a view was not refreshed, and why", () => {
  expect(notRefreshedText([], at)).toBe("");
  expect(notRefreshedText([{ since: noon, error: signIn }], at)).toBe(
    "Not refreshed since 14:00: sign-in needed",
  );
  const unavailable = new BackupError("serviceUnavailable");
  expect(notRefreshedText([{ since: noon, error: unavailable }], at)).toBe(
    "Not refreshed since 14:00: AWS Backup unavailable",
  );
});

it("names the session among several, or counts them, since the first of them", () => {
  const hostile = { name: `prod\n${"x".repeat(500)}`, since: noon, error: signIn };
  const named = notRefreshedText([hostile], at);
  expect(named).toMatch(/^prod x+… not refreshed since 14:00: sign-in needed$/);
  expect(named.length).toBeLessThan(120);
  const other = { name: "dev", since: noon - minute, error: signIn };
  expect(notRefreshedText([hostile, other], at)).toBe(
    "2 sessions not refreshed since 13:59: sign-in needed",
  );
  expect(notRefreshedText([hostile, { ...other, error: offline }], at)).toBe(
    "2 sessions not refreshed since 13:59",
  );
});
