import { noGateway } from "../../../support/jobs/noGateway";
import { describe, expect, it, vi } from "vitest";
import type { DetailsPanel } from "../../../../src/host/details/detailsPanel";
import type { DetailsPanels } from "../../../../src/host/details/detailsPanels";
import { pageIntents, type PageIntentsOptions } from "../../../../src/host/details/pageIntents";
import { PageSubject } from "../../../../src/host/details/pageSubject";
import { aBackupJob } from "../../../support/jobs/jobBuilders";
import { standIn } from "../../../support/standIn";

vi.mock("vscode", () => ({}));

const session = { profile: "demo", region: "eu-west-1" };
const ref = { kind: "backup", id: "job" } as const;
const source = { session, gateway: noGateway };
const panel = standIn<DetailsPanel>({
  subject: new PageSubject({ ref, session, pinned: false, isWatched: () => false }),
  source,
  ref: { ...ref, accountId: "999999999999" },
});

function intents() {
  const open = vi.fn(() => Promise.resolve(undefined));
  const pickJobOfArn = vi.fn(() => Promise.resolve(ref));
  const remedy = vi.fn(() => Promise.resolve());
  const options = standIn<PageIntentsOptions>({
    panels: () => standIn<DetailsPanels>({ open }),
    pickJobOfArn,
    remedy,
  });
  return { open, pickJobOfArn, remedy, perform: pageIntents(options) };
}

describe("what a page leads to", () => {
  it("comes from that page, which keeps the focus that it has", async () => {
    const { open, perform } = intents();
    await perform({ type: "openJob", job: ref }, panel);
    expect(open).toHaveBeenCalledExactlyOnceWith(ref, session, {
      preserveFocus: false,
      from: panel,
    });
  });

  it("is brought to the front when a quick pick came between", async () => {
    const { open, pickJobOfArn, perform } = intents();
    await perform({ type: "showJobs", arn: "arn:aws:s3:::bucket" }, panel);
    expect(pickJobOfArn).toHaveBeenCalledExactlyOnceWith(
      "arn:aws:s3:::bucket",
      expect.objectContaining({ source, accountId: "999999999999" }),
    );
    expect(open).toHaveBeenCalledExactlyOnceWith(ref, session, { preserveFocus: false });
  });

  it("watches the page's job, with the account that it is asked for in", async () => {
    const watch = vi.fn(() => Promise.resolve());
    const perform = pageIntents(standIn<PageIntentsOptions>({ watch }));
    const job = aBackupJob({ state: "RUNNING" });
    const ofJob = standIn<DetailsPanel>({ source, job, ref });
    await perform({ type: "watch" }, ofJob);
    await perform({ type: "stopWatching" }, ofJob);
    const at = { job, source, panel: ofJob, accountId: undefined, isBrowsing: false };
    expect(watch.mock.calls).toEqual([
      ["watch", at],
      ["stopWatching", at],
    ]);
  });

  it("does what helps as a row does", async () => {
    const { remedy, perform } = intents();
    const signIn = { kind: "signIn", signIn: { service: "sso", profile: "demo" } } as const;
    await perform({ type: "remedy", remedy: signIn }, panel);
    expect(remedy).toHaveBeenCalledExactlyOnceWith(signIn);
  });
});
