import { describe, expect, it } from "vitest";
import type { JobKind } from "../../../../src/domain/job/job";
import { recordOf, sampleLeaves } from "../../../support/schema/sampleLeaves";
import { enlarged, listMemberOf, readByProduct, readBySdk } from "../../../support/sdk/listAnswers";

const shapes = {
  backup: "BackupJob",
  restore: "RestoreJobsListMember",
  copy: "CopyJob",
  scan: "ScanJob",
} as const satisfies Record<JobKind, string>;

/** A job with all members of a list's jobs, as AWS writes it: times are seconds. */
function wireJob(kind: JobKind): Record<string, unknown> {
  const leaves = sampleLeaves(shapes[kind]).map((leaf) => ({
    ...leaf,
    value: leaf.value instanceof Date ? leaf.value.getTime() / 1000 : leaf.value,
  }));
  return recordOf(leaves);
}

describe.each(["backup", "restore", "copy", "scan"] as const)("A list of %s jobs", (kind) => {
  const jobs = [
    wireJob(kind),
    { ...wireJob(kind), StatusMessage: 'Über "alles" \\ 💾 <b>', Newer: [{}] },
  ];
  const answer = { [listMemberOf[kind]]: jobs, NextToken: "next" };

  it.each([
    ["as AWS writes it", JSON.stringify(answer)],
    ["with white space", JSON.stringify(answer, undefined, 2)],
    [
      "with escaped characters",
      JSON.stringify(answer).replace(
        /[^\x20-\x7e]/g,
        (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`,
      ),
    ],
  ])("is read past the SDK's deserializer %s, with every member", async (_, body) => {
    for (const page of [Buffer.from(body), enlarged(Buffer.from(body))]) {
      const read = await readByProduct(kind, page);
      expect(read.isFast).toBe(true);
      expect({ ...read, isFast: false }).toEqual(await readBySdk(kind, page));
      expect(read.metadata).toMatchObject({ requestId: "request-1", httpStatusCode: 200 });
    }
  });

  it("is read right where a text looks like what follows another job's text", async () => {
    const later = { AccountId: 'a","ResourceType":"b', ResourceType: "é\u00ff" };
    const texts = [later, { AccountId: "a", ResourceType: "b" }, later, { ResourceType: "\u00e9" }];
    const list = texts.map((members) => ({ ...members, ...wireJob(kind), ...members }));
    const body = enlarged(Buffer.from(JSON.stringify({ [listMemberOf[kind]]: list })));
    const read = await readByProduct(kind, body);
    expect({ ...read, isFast: false }).toEqual(await readBySdk(kind, body));
  });

  it("has one text for what its jobs repeat, in all pages", async () => {
    const body = Buffer.from(JSON.stringify(answer));
    for (const page of [body, enlarged(body)]) {
      const { jobs: read } = await readByProduct(kind, page);
      expect(read).toHaveLength(2);
      // What V8 can show of it: a structure that is repeated is the same object.
      const [one, other] = read.map((job) => ("createdBy" in job ? job.createdBy : undefined));
      expect(one).toBe(other);
    }
  });

  it.each([
    [
      "a member that comes twice",
      (text: string) => text.replace('"NextToken"', '"NextToken":"","NextToken"'),
    ],
    [
      "a time that is a text",
      (text: string) => text.replace(/("CreationDate":)([\d.]+)/, '$1"$2"'),
    ],
    ["a list that is none", () => `{"${listMemberOf[kind]}":{}}`],
  ])("with %s is left to the SDK", async (_, change) => {
    const body = enlarged(Buffer.from(change(JSON.stringify(answer))));
    const read = await readByProduct(kind, body);
    expect(read.isFast).toBe(false);
    expect(read).toEqual(await readBySdk(kind, body));
  });
});
