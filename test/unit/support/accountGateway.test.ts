import { describe, expect, it } from "vitest";
import { accountOf } from "../../support/endpoint/data/accountOf";
import { readText } from "../../support/endpoint/wire";
import { AccountGateway } from "../../support/jobs/accountGateway";
import { wireCopyJob, wireRestoreJob } from "../../support/jobs/wireJobs";

const never = new AbortController().signal;
const page = { maxResults: 10 };

describe("AccountGateway", () => {
  it("tells of copy jobs, of a resource's restore jobs and of their metadata, as the SDK does", async () => {
    const restore = wireRestoreJob({ id: "r" });
    const resourceArn = readText(restore["SourceResourceArn"]);
    const gateway = new AccountGateway({
      account: accountOf({
        restore: [restore, wireRestoreJob({ id: "other" })],
        copy: [wireCopyJob({ id: "c" })],
        restoreMetadata: { r: { port: "5432" } },
      }),
    });
    const restores = await gateway.listJobs({ kind: "restore", resourceArn }, page, never);
    expect(restores.jobs.map(({ id }) => id)).toEqual(["r"]);
    expect(await gateway.getRestoreJobMetadata("r", never)).toEqual({ port: "5432" });
    expect(await gateway.getRestoreJobMetadata("other", never)).toEqual({});
    const { job, members } = await gateway.describeJob("copy", "c", never);
    expect(job).toMatchObject({ kind: "copy", id: "c" });
    expect(members).toMatchObject({ CopyJobId: "c" });
    expect(gateway.takeRequests().map((text) => text.split(" ")[0])).toEqual([
      "ListRestoreJobsByProtectedResource",
      "GetRestoreJobMetadata",
      "GetRestoreJobMetadata",
      "DescribeCopyJob",
    ]);
  });
});
