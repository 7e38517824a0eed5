import { describe, expect, it } from "vitest";
import { ReadHistories } from "../../../../src/domain/protection/readHistories";
import { aBackupJob } from "../../../support/jobs/jobBuilders";
import { noGateway } from "../../../support/jobs/noGateway";
import { aSession } from "../../../support/jobs/treeFixture";

const source = { session: aSession, gateway: noGateway };

describe("What pages of resources have read", () => {
  it("is kept by source, as it was last read", () => {
    const histories = new ReadHistories();
    let told = 0;
    histories.changed(() => told++);
    const [running, done] = ["RUNNING", "COMPLETED"].map((state) => aBackupJob({ id: "1", state }));
    for (const job of [running, running, done]) {
      histories.put(source, "arn:1", { jobs: job === undefined ? [] : [job], at: told });
    }
    expect(told).toBe(2);
    expect(histories.of(source).get("arn:1")?.jobs).toEqual([done]);
    expect(histories.of({ ...source }).size).toBe(0);
  });

  it("of the last fifty is kept", () => {
    const histories = new ReadHistories();
    for (let at = 0; at < 60; at++) histories.put(source, `arn:${at}`, { jobs: [], at });
    histories.put(source, "arn:10", { jobs: [], at: 60 });
    histories.put(source, "arn:60", { jobs: [], at: 61 });
    const kept = histories.of(source);
    expect([kept.size, kept.has("arn:10"), kept.has("arn:11")]).toEqual([50, true, false]);
  });
});
