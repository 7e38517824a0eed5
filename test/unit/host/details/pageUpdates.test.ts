import { describe, expect, it } from "vitest";
import { PageUpdates } from "../../../../src/host/details/pageUpdates";
import type { DetailsParts, HostMessage, PageKey } from "../../../../src/protocol/jobDetails";
import { someParts } from "../../../support/jobs/detailsParts";

const key: PageKey = {
  kind: "backup",
  id: "a",
  profile: "demo",
  region: "eu-west-1",
  pinned: false,
};

function aPage() {
  const posted: HostMessage[] = [];
  const page = new PageUpdates(
    (message) => posted.push(message),
    () => key,
  );
  return { page, posted };
}

const content = (parts: Partial<DetailsParts> = {}) =>
  ({ type: "parts", parts: someParts(parts) }) as const;

const timed = (value: string) => ({
  marks: [],
  bars: [],
  fields: [{ key: "Created", label: "Created", value, actions: [] }],
});
const blank = (text: string) =>
  ({
    type: "blank",
    title: "Backup job",
    notice: { kind: "information", text, actions: [] },
  }) as const;

describe("A details page", () => {
  it("is sent nothing before its script runs, and everything then", () => {
    const { page, posted } = aPage();
    page.show(content());
    expect(posted).toEqual([]);
    page.ready();
    page.show(content());
    expect(posted).toEqual([{ type: "show", view: 0, key, parts: someParts() }]);
  });

  it("is sent only the parts that read differently", () => {
    const { page, posted } = aPage();
    page.ready();
    page.show(content());
    page.show(content());
    expect(posted).toHaveLength(1);
    const timeline = timed("Created now");
    page.show(content({ timeline }));
    expect(posted[1]).toEqual({ type: "update", view: 0, parts: { timeline } });
    page.update({ timeline });
    expect(posted).toHaveLength(2);
  });

  it("is sent everything again when it was thrown away meanwhile", () => {
    const { page, posted } = aPage();
    page.ready();
    page.show(content());
    page.gone();
    page.show(content({ timeline: timed("Lost") }));
    page.say("Lost");
    expect(posted).toHaveLength(1);
    page.ready();
    page.show(content());
    expect(posted[1]).toMatchObject({ type: "show", view: 0 });
  });

  it("counts the jobs that it shows", () => {
    const { page, posted } = aPage();
    page.ready();
    page.show(content());
    page.next();
    page.show(content());
    expect(posted.map((message) => message.type === "show" && message.view)).toEqual([0, 1]);
    expect(page.view).toBe(1);
  });

  it("shows the same job whole when its key is different", () => {
    const { page, posted } = aPage();
    page.ready();
    page.show(content());
    page.again();
    page.show(content());
    expect(posted.map(({ type }) => type)).toEqual(["show", "show"]);
    expect(page.view).toBe(0);
  });

  it("goes from a job to a sentence and back", () => {
    const { page, posted } = aPage();
    page.ready();
    page.show(blank("Asking"));
    page.show(blank("Asking"));
    page.show(content());
    page.show(blank("Gone"));
    page.update({ timeline: timed("Late") });
    page.show(content());
    expect(posted.map(({ type }) => type)).toEqual(["blank", "show", "blank", "show"]);
  });

  it("says something only to a page that is there", () => {
    const { page, posted } = aPage();
    page.say("Copied");
    page.ready();
    page.say("Copied");
    expect(posted).toEqual([{ type: "say", text: "Copied" }]);
  });

  it("is told which page comes back, until another one comes", () => {
    const { page, posted } = aPage();
    page.ready();
    page.next(4);
    page.show(content());
    page.gone();
    page.ready();
    page.show(content());
    expect(posted).toHaveLength(2);
    for (const message of posted) expect(message).toMatchObject({ view: 1, leftView: 4 });
    page.next();
    page.show(content());
    expect(posted.at(-1)).not.toHaveProperty("leftView");
  });
});
