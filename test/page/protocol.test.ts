import { describe, expect, it } from "vitest";
import type { HostMessage, Notice } from "../../src/protocol/jobDetails";
import type { SavedState } from "../../src/webview/details/savedState";
import { eventually } from "../e2e/support/eventually";
import { completed, failed, running } from "./fixtures/ordinary";
import { field } from "./fixtures/pieces";
import { resource } from "./fixtures/resource";
import { someKey } from "./support/detailsPage";
import { usePages } from "./support/usePages";

const open = usePages();
const noNotice: Notice = { kind: "information", text: "No job.", actions: [] };
const otherKey = { ...someKey, id: "another-job" };

describe("what the page posts", () => {
  it("is which way beside the advice was taken, by mouse or keyboard", async () => {
    const page = await open();
    await page.show(failed);
    const way = (name: string) => page.page.locator(".advice").getByRole("button", { name });
    expect(await page.page.locator(".advice .ways").innerText()).toMatch(
      /^\W*Open KMS Key\W+Open IAM Role\W+Open Vault$/,
    );
    await way("Open KMS Key in the AWS console").click();
    await way("Open IAM Role in the AWS console").press("Enter");
    expect((await page.posted()).slice(2)).toEqual([
      { type: "act", view: 1, action: "advice:key" },
      { type: "act", view: 1, action: "advice:role" },
    ]);
  });

  it("is ready, once, before anything else", async () => {
    const page = await open();
    expect(await page.posted()).toEqual([{ type: "ready" }]);
  });

  it("is rendered once a show or blank, and never for an update", async () => {
    const page = await open();
    await page.show(completed);
    await page.update({ header: running.header });
    await page.show(failed, otherKey);
    await page.blank(otherKey);
    expect(await page.posted()).toEqual([
      { type: "ready" },
      { type: "rendered", view: 1 },
      { type: "rendered", view: 2 },
      { type: "rendered", view: 3 },
    ]);
  });

  it("is rendered only when the content stands there", async () => {
    const page = await open();
    await page.page.evaluate(() => {
      const push = window.posted.push.bind(window.posted);
      window.posted.push = (...messages) => {
        document.documentElement.dataset["seen"] = document.querySelector("h1")?.textContent;
        return push(...messages);
      };
    });
    await page.show(failed);
    expect(await page.page.evaluate(() => document.documentElement.dataset["seen"])).toBe(
      failed.header.title,
    );
  });

  it("is rendered as soon as the answer stands there in a new panel, before what leads on", async () => {
    const page = await open();
    await page.page.evaluate(() => {
      const push = window.posted.push.bind(window.posted);
      window.posted.push = (...messages) => {
        const parts = [...document.querySelectorAll("main > *")].map((it) =>
          it.getAttribute("data-key"),
        );
        document.documentElement.dataset["seen"] = parts.join(" ");
        return push(...messages);
      };
    });
    const seen = () => page.page.evaluate(() => document.documentElement.dataset["seen"]);
    await page.show(completed);
    expect(await seen()).toBe("head safety outcome timeline");
    // Where a job stood before, nothing blinks.
    await page.show(failed, otherKey);
    expect(await seen()).toBe("head safety outcome timeline family sections related");
  });

  it("shows an update that comes before what leads on is drawn", async () => {
    const page = await open();
    await page.page.evaluate(
      (messages) => {
        for (const message of messages) window.postMessage(message, "*");
      },
      [
        { type: "show", view: 1, key: someKey, parts: completed },
        { type: "update", view: 1, parts: { family: failed.family } },
        { type: "blank", view: 2, key: otherKey, title: "x", notice: noNotice },
      ] satisfies HostMessage[],
    );
    await eventually("both views", async () => (await page.posted()).length === 3);
    await page.page.evaluate(
      () =>
        new Promise((done) => {
          requestAnimationFrame(() => setTimeout(done));
        }),
    );
    expect(await page.page.locator("main > *").count()).toBe(1);
    expect(await page.page.locator('[data-key="related"]').count()).toBe(0);
  });

  it("is one act a click, in the view that is shown", async () => {
    const page = await open();
    await page.show(completed);
    const view = await page.show(failed, otherKey);
    await page.page.getByRole("button", { name: "Refresh" }).click();
    expect((await page.posted()).filter(({ type }) => type === "act")).toEqual([
      { type: "act", view, action: "refresh" },
    ]);
  });

  it("is relatedInView once a view, when the part comes near, and only where it was not asked for", async () => {
    const page = await open({ height: 300 });
    const seen = async () => (await page.posted()).filter(({ type }) => type === "relatedInView");
    const toEnd = () =>
      page.page.evaluate(() => {
        scrollTo(0, document.documentElement.scrollHeight);
      });
    await page.show(completed, otherKey);
    await toEnd();
    const view = await page.show(running);
    await page.update({ header: completed.header });
    expect(await seen()).toEqual([]);
    await toEnd();
    await eventually("relatedInView", async () => (await seen()).length > 0);
    await page.update({ header: running.header });
    await page.page.evaluate(() => {
      scrollTo(0, 0);
    });
    await toEnd();
    await page.update({ related: completed.related });
    expect(await seen()).toEqual([{ type: "relatedInView", view }]);
    const next = await page.show(running);
    await toEnd();
    await eventually("relatedInView of the next view", async () => (await seen()).length > 1);
    expect(await seen()).toEqual([
      { type: "relatedInView", view },
      { type: "relatedInView", view: next },
    ]);
  });
});

describe("what a field wants once it is in sight", () => {
  const wanting = (...wanted: readonly (string | undefined)[]) => [
    {
      key: "points",
      title: "Recovery points",
      fields: wanted.map((seen, at) =>
        field(`point:${at}`, `Point ${at}`, "Completed", seen === undefined ? {} : { seen }),
      ),
      notices: [],
    },
  ];

  it("is asked for once, and of what is below only when it comes into sight", async () => {
    const page = await open({ height: 300 });
    const acts = async () =>
      (await page.posted()).flatMap((each) => (each.type === "act" ? [each.action] : []));
    const many = Array.from({ length: 60 }, (_, at) => `seen:${at}`);
    await page.show({ ...resource, sections: wanting(...many) });
    const scrollTo = (at: number) =>
      page.page.evaluate((text) => {
        const all = [...document.querySelectorAll("dt")];
        all.find(({ textContent }) => textContent === text)?.scrollIntoView();
      }, `Point ${at}`);
    await scrollTo(0);
    await eventually("the first", async () => (await acts()).includes("seen:0"));
    expect(await acts()).not.toContain("seen:59");
    await page.update({ sections: wanting(...many) });
    await scrollTo(59);
    await eventually("the last", async () => (await acts()).includes("seen:59"));
    const all = await acts();
    expect(new Set(all).size).toBe(all.length);
    // Wanted again, such as after a refresh.
    await page.update({ sections: wanting(...many.map(() => undefined)) });
    await page.update({ sections: wanting(...many) });
    await eventually(
      "again",
      async () => (await acts()).filter((a) => a === "seen:59").length === 2,
    );
  });
});

describe("what the page takes", () => {
  it("is nothing that the protocol doesn't know", async () => {
    const page = await open();
    const view = await page.show(completed);
    const before = await page.page.content();
    const { header, ...withoutHeader } = completed;
    for (const message of [
      null,
      "show",
      42,
      [],
      {},
      { type: "navigate", url: "https://example.com" },
      { type: "show", view: 9, key: someKey },
      { type: "show", view: "9", key: someKey, parts: completed },
      { type: "show", view: 9, key: {}, parts: completed },
      { type: "show", view: 9, key: someKey, parts: withoutHeader },
      { type: "update", view, parts: { header: "text" } },
      { type: "update", view, parts: { header: null } },
      { type: "blank", view: 9, key: someKey, title: "x" },
      { type: "say", text: 7 },
    ])
      await page.sendAnything(message);
    expect(header.title).not.toBe("");
    expect(await page.page.content()).toBe(before);
    expect(await page.posted()).toHaveLength(2);
  });

  it("is no update of another view", async () => {
    const page = await open();
    const view = await page.show(completed);
    await page.update({ header: failed.header }, view + 1);
    await page.update({ header: failed.header }, view - 1);
    expect(await page.page.getByRole("heading", { level: 1 }).textContent()).toBe("orders-db");
  });

  it("is a sentence to say, heard politely and seen for a moment", async () => {
    const page = await open();
    await page.show(completed);
    await page.send({ type: "say", text: "Copied the job ID" });
    expect(await page.page.getByRole("status").textContent()).toBe("Copied the job ID");
    await page.page.locator(".toast", { hasText: "Copied the job ID" }).waitFor();
    await page.page.locator(".toast").waitFor({ state: "hidden" });
  });

  it("is a sentence for screen readers alone", async () => {
    const page = await open();
    await page.show(completed);
    await page.send({ type: "announce", text: "Child jobs: 100 listed." });
    expect(await page.page.getByRole("status").textContent()).toBe("Child jobs: 100 listed.");
    expect(await page.page.locator(".toast").isVisible()).toBe(false);
  });

  it("is a blank page, with nothing of the job left", async () => {
    const page = await open();
    await page.show(failed);
    const view = await page.blank();
    await page.update({ header: failed.header }, view);
    expect(await page.page.locator("body").innerText()).not.toContain("payroll");
    await page.page.getByRole("button", { name: /Switch/ }).click();
    expect((await page.posted()).at(-1)).toEqual({ type: "act", view, action: "switch" });
  });
});

describe("what the page keeps", () => {
  const siblings = "details[data-key=siblings]";

  it("is the job's key, the scroll position, what is open and what has the focus, nothing of the content", async () => {
    const page = await open({ height: 300 });
    await page.show(failed);
    await page.page.locator(`${siblings} summary`).click();
    await page.page.evaluate(() => {
      scrollTo(0, 240);
    });
    await eventually("the scroll position", async () =>
      JSON.stringify(await page.saved()).includes("240"),
    );
    const { place, ...others } = (await page.saved()) as SavedState;
    expect(others).toEqual({
      key: someKey,
      view: 1,
      scroll: 240,
      open: ["siblings"],
      focus: ["summary", "siblings", "family"],
      left: [],
    });
    // Of what is in sight.
    expect(Object.keys(place ?? {})).toEqual(["keys", "top"]);
    expect(place?.keys.length).toBeGreaterThan(0);
  });

  it("comes back after a reload, for the same job", async () => {
    const page = await open({
      height: 300,
      state: { key: someKey, scroll: 240, open: ["siblings"] },
    });
    await page.show(failed);
    expect(await page.page.evaluate(() => scrollY)).toBe(240);
    expect(await page.page.locator(siblings).getAttribute("open")).toBe("");
    await eventually("the siblings", async () => (await page.acts()).includes("open-siblings"));
  });

  it("outlives the sentence that stands there until the job has come back", async () => {
    const state = { key: someKey, scroll: 240, open: ["siblings"] };
    const page = await open({ height: 300, state });
    await page.blank(someKey);
    // Nothing is kept in its place.
    expect(await page.saved()).toBeUndefined();
    await page.show(failed);
    expect(await page.page.evaluate(() => scrollY)).toBe(240);
    expect(await page.page.locator(siblings).getAttribute("open")).toBe("");
  });

  it.each([
    ["another job's", { key: otherKey, scroll: 240, open: ["siblings"] }],
    ["another session's", { key: { ...someKey, region: "eu-north-1" }, scroll: 240, open: [] }],
    ["broken", { key: "x", scroll: "far", open: {}, focus: 7 }],
    ["half broken", { key: someKey, scroll: "far", open: [1], focus: [{}] }],
    ["none", undefined],
  ])("is ignored where it is %s", async (_, state) => {
    const page = await open({ height: 300, state });
    await page.show(failed);
    expect(await page.page.evaluate(() => scrollY)).toBe(0);
    expect(await page.page.locator(siblings).getAttribute("open")).toBeNull();
  });
});
