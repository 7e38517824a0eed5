import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JobMapper } from "../../../../src/aws/requests/jobMapper";
import { recoveryPointOf } from "../../../../src/aws/requests/recoveryPointOf";
import { allJobKinds, type Job, type JobKind } from "../../../../src/domain/job/job";
import { outcomePart } from "../../../../src/viewmodel/details/outcomePart";
import { sections } from "../../../../src/viewmodel/details/sections";
import { hostileAccount } from "../../../support/endpoint/data/hostileAccount";
import { noon } from "../../../support/jobs/jobBuilders";
import { recoveryPointMembers } from "../../../support/endpoint/shapes";
import { jobShapeNames, shapeMembers } from "../../../support/schema/shapeMembers";
import { hostileResourcePage } from "../../../support/protection/hostileResourcePage";
import { aContext, hostileText, textsIn } from "./partFixture";
import { runs } from "../../../support/property";

const jobKinds: readonly JobKind[] = allJobKinds;

const memberNames = [
  ...new Set(
    jobShapeNames.flatMap((shape) =>
      shapeMembers(shape).flatMap(({ name, members = [] }) => [
        name,
        ...members.map((member) => member.name),
      ]),
    ),
  ),
];

/** Every member is text, which those of other types refuse. */
const hostilePoint = recoveryPointOf({
  ...Object.fromEntries(recoveryPointMembers.map((member) => [member, hostileText])),
  ScanResults: Array.from({ length: 50 }, () => ({
    MalwareScanner: hostileText,
    ScanJobState: hostileText,
    Findings: Array.from({ length: 50 }, () => hostileText),
  })),
});

/** The page's texts, without its ids, which are never shown. */
function shownTexts(job: Job): readonly string[] {
  const context = aContext();
  const metadata = { [hostileText]: hostileText };
  const outcome = outcomePart(job, { notices: [], described: true }, context);
  const all = sections(
    job,
    {
      described: true,
      metadata: { state: "shown", value: metadata },
      point: { state: "shown", value: { point: hostilePoint, asOf: NaN } },
    },
    context,
  );
  return textsIn([outcome, all]);
}

/** Without what is never shown: keys and IDs. */
function shownOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(shownOf);
  if (typeof value !== "object" || value === null) return textsIn(value);
  const hidden = ["key", "id", "icon", "tone", "kind"];
  return Object.entries(value).flatMap(([name, each]) =>
    hidden.includes(name) ? [] : shownOf(each),
  );
}

/** Nothing empty, invisible or turned around, and nothing that could stop the page. */
function expectShowable(texts: readonly string[]): void {
  for (const text of texts) {
    expect(text).not.toBe("");
    expect(text.length).toBeLessThan(20_200);
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u);
    expect(text).not.toMatch(/undefined|\[object|Invalid Date/);
  }
  expect(texts.join("").length).toBeLessThan(1_000_000);
}

describe("Hostile members", () => {
  it("of the hostile account are shown as text", () => {
    const account = hostileAccount({ now: noon });
    for (const kind of jobKinds) {
      for (const job of account.shelf(kind).all) {
        expectShowable(shownTexts(new JobMapper().job(kind, withDates(job.record))));
      }
    }
  });

  it("of a resource are shown as text on its page", async () => {
    const { header, ...parts } = await hostileResourcePage();
    const fields = [header.fields, header.title, header.subtitle];
    expectShowable(shownOf([fields, parts]));
  });

  it.each(jobKinds)("of a %s job, all at once, stay text of a bounded length", (kind) => {
    const answer = Object.fromEntries(memberNames.map((name) => [name, hostileText]));
    const job = new JobMapper().job(kind, {
      ...answer,
      CreatedBy: answer,
      RecoveryPointLifecycle: answer,
      DestinationRecoveryPointLifecycle: answer,
      BackupOptions: Object.fromEntries([
        ["__proto__", hostileText],
        [hostileText, hostileText],
      ]),
      StatusMessage: hostileText.repeat(200),
      State: "FAILED",
      Status: "FAILED",
    });
    const texts = shownTexts(job);
    expectShowable(texts);
    expect(texts.some((text) => text.includes("<img src=x onerror=alert(1)>"))).toBe(true);
  });

  it("of any type break nothing", () => {
    const value = fc.oneof(
      fc.anything(),
      fc.double(),
      fc.string({ unit: "binary" }),
      fc.date({ noInvalidDate: false }),
      fc.constantFrom("COMPLETED", "RUNNING", "FAILED", "RDS", "arn:aws:s3:::", -1, 0),
    );
    const members = fc.dictionary(fc.constantFrom(...memberNames), value, { maxKeys: 40 });
    fc.assert(
      fc.property(fc.constantFrom(...jobKinds), members, members, (kind, answer, inner) => {
        const job = new JobMapper().job(kind, { ...answer, CreatedBy: inner });
        for (const text of shownTexts(job)) {
          expect(text).not.toBe("");
          expect(text.length).toBeLessThan(20_200);
        }
      }),
      { numRuns: runs(500) },
    );
  });

  it("as numbers that no disk and no calendar holds stay readable", () => {
    for (const number of [-1, -1e21, 1e300, Number.MAX_VALUE, 0.5, NaN, Infinity]) {
      const job: Job = {
        kind: "backup",
        id: "1",
        state: "COMPLETED",
        backupSizeInBytes: number,
        bytesTransferred: number,
        creationDate: number,
        initiationDate: -number,
        completionDate: number,
        recoveryPointLifecycle: { deleteAfterDays: number, moveToColdStorageAfterDays: number },
      };
      expectShowable(shownTexts(job));
      expectShowable(
        shownTexts({
          kind: "restore",
          id: "1",
          state: "RUNNING",
          expectedCompletionTimeMinutes: number,
          recoveryPointCreationDate: -number,
          creationDate: number,
        }),
      );
    }
  });
});

/** The wire has seconds where the SDK has Dates. */
function withDates(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      typeof value === "number" && /Date$/.test(name) ? new Date(value * 1000) : value,
    ]),
  );
}
