import { describe, expect, it } from "vitest";
import { Actions } from "../../../../src/viewmodel/details/actions";
import { JobDetails } from "../../../../src/viewmodel/details/jobDetails";
import { type WireObject, readDate, readText } from "../../../support/endpoint/wire";
import { settled } from "../../../support/jobs/settled";
import { utcFormats } from "../../../support/jobs/treeFixture";
import { session, useDemoGateway } from "../../aws/requests/useDemoGateway";
import { navigation } from "./jobDetailsFixture";

const demo = useDemoGateway();
const failedStates = ["FAILED", "EXPIRED", "ABORTED", "PARTIAL"];

/** What the answer must begin with, from the account's own records. */
function truthOf(failed: WireObject, all: readonly WireObject[]): RegExp {
  const created = (job: WireObject): number => readDate(job["CreationDate"]) ?? 0;
  const good = all.filter(
    (job) => job["ResourceArn"] === failed["ResourceArn"] && job["State"] === "COMPLETED",
  );
  if (good.some((job) => created(job) > created(failed)))
    return /^Recovered: a later backup completed/;
  return good.length > 0 ? /^Last good backup/ : /^No good backup in 30 days/;
}

/** The page's answer, asked of the endpoint with the real SDK. */
async function answerOf(id: string): Promise<string | undefined> {
  const details = new JobDetails({
    ref: { kind: "backup", id },
    source: { session, gateway: demo.gateway },
    now: Date.now,
    formats: utcFormats,
    pageSize: 100,
    actions: new Actions(),
  });
  const answered = new Promise<void>((resolve) => {
    details.changed(() => {
      const text = details.parts(navigation)?.safety.answer?.text ?? "Looking";
      if (!text.startsWith("Looking")) resolve();
    });
  });
  await details.open();
  await answered;
  await settled();
  const text = details.parts(navigation)?.safety.answer?.text;
  details.dispose();
  return text;
}

describe("Failed backup jobs of the demo account, over HTTP", () => {
  it("say of their resource what the account's records say", async () => {
    const all = demo.endpoint.listed("backup");
    const failed = all
      .filter((job) => failedStates.includes(readText(job["State"])))
      .filter((job) => readText(job["ResourceArn"]) !== "");
    const truths = new Set<string>();
    for (const job of failed.filter((_, i) => i % 3 === 0).slice(0, 30)) {
      const truth = truthOf(job, all);
      truths.add(String(truth));
      expect(await answerOf(readText(job["BackupJobId"]))).toMatch(truth);
    }
    expect(truths.size).toBeGreaterThan(1);
  });
});
