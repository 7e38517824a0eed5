import { afterEach, describe, expect, it, vi } from "vitest";
import { JobListReader } from "../../../../src/aws/requests/jobListReader";
import { wireBackupJobs } from "../../../support/jobs/wireJobs";

/** So many that they are read past JSON.parse, in several tasks where these take long. */
const many = 3000;

const newReader = (): JobListReader =>
  new JobListReader({
    kind: "backup",
    member: "BackupJobs",
    listed: new Set(["BackupJobId", "State", "StatusMessage", "ResourceArn"]),
  });

/** A page whose jobs have texts of their own at the places where another page has others. */
function pageOf(name: string): Buffer {
  const jobs = wireBackupJobs(many).map((job, at) => ({
    BackupJobId: job["BackupJobId"],
    State: `${name} ${at % 3}`,
    StatusMessage: `${name} ${"long ".repeat(30)}`,
  }));
  return Buffer.from(JSON.stringify({ BackupJobs: jobs, NextToken: name }));
}

/** Every look at the clock is 11 ms later. */
function slowClock(): void {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => (now += 11));
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("A large page", () => {
  it("is read in several tasks, so that others have their turns", async () => {
    slowClock();
    let turns = 0;
    let isRead = false;
    const count = (): void => {
      turns++;
      if (!isRead) setImmediate(count);
    };
    count();
    const answer = await newReader().read(pageOf("one"));
    isRead = true;
    expect(answer?.jobs).toHaveLength(many);
    expect(turns).toBeGreaterThan(10);
  });

  it("comes to the same beside another one", async () => {
    const pages = ["one", "two"].map(pageOf);
    const alone = await Promise.all(pages.map((page) => newReader().read(page)));
    slowClock();
    const reader = newReader();
    const together = await Promise.all(pages.map((page) => reader.read(page)));
    expect(together).toEqual(alone);
    expect(together.map((answer) => answer?.nextToken)).toEqual(["one", "two"]);
    expect(together.map((answer) => answer?.jobs[0]?.state)).toEqual(["one 0", "two 0"]);
  });

  it("that is no JSON is left to the SDK, and the next one is read", async () => {
    const reader = newReader();
    const broken = pageOf("broken");
    const [first, second] = await Promise.all([
      reader.read(broken.subarray(0, -1)),
      reader.read(pageOf("whole")),
    ]);
    expect(first).toBeUndefined();
    expect(second?.jobs).toHaveLength(many);
  });
});
