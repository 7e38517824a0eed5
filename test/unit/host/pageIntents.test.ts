import { describe, expect, it, vi } from "vitest";
import type { DetailsPanel } from "../../../src/host/detailsPanel";
import { pageIntents, type PageIntentsOptions } from "../../../src/host/pageIntents";

vi.mock("vscode", () => ({}));

const session = { profile: "demo", region: "eu-west-1" };
const ref = { kind: "backup", id: "job" } as const;
const panel = { session } as unknown as DetailsPanel;

function intents() {
  const open = vi.fn(() => Promise.resolve());
  const options = {
    panels: () => ({ open }),
    sessions: { state: { kind: "ready", session } },
    pickJobOfArn: () => Promise.resolve(ref),
  };
  return { open, perform: pageIntents(options as unknown as PageIntentsOptions) };
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
    const { open, perform } = intents();
    await perform({ type: "showJobs", arn: "arn:aws:s3:::bucket" }, panel);
    expect(open).toHaveBeenCalledExactlyOnceWith(ref, session, { preserveFocus: false });
  });
});
