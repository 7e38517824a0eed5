import { describe, expect, it } from "vitest";
import { contents } from "./fixtures/all";
import { attack, hostile } from "./fixtures/hostile";
import { usePages } from "./support/usePages";

const open = usePages();
const made = "img, a, iframe, object, embed, form, input, link:not([rel=stylesheet]), base";

describe("text from elsewhere", () => {
  it("makes no element, runs nothing and loads nothing", async () => {
    const page = await open();
    const requests: string[] = [];
    page.page.on("request", (request) => requests.push(request.url()));
    await page.show(hostile);
    for (const toggle of await page.page.locator("[data-toggle]").all()) await toggle.click();
    expect(await page.page.locator(made).count()).toBe(0);
    expect(await page.page.locator("script").count()).toBe(1);
    expect(await page.page.locator("body :is([style], [onerror], [onclick], [href])").count()).toBe(
      0,
    );
    expect(await page.page.locator(".codicon-flame").count()).toBe(0);
    expect(await page.page.title()).toBe("Job details");
    expect(await page.violations()).toEqual([]);
    expect(requests.filter((url) => !url.includes("/dist/codicon.ttf"))).toEqual([]);
  });

  it("makes no element of the page of a resource either, whatever AWS says of it", async () => {
    const page = await open();
    const parts = contents["hostileResource"];
    if (parts === undefined) throw new Error("There is no such page.");
    await page.show(parts);
    for (const toggle of await page.page.locator("[data-toggle]").all()) await toggle.click();
    expect(await page.page.locator(made).count()).toBe(0);
    expect(await page.page.locator("script").count()).toBe(1);
    expect(await page.page.locator(".codicon-flame").count()).toBe(0);
    expect(await page.violations()).toEqual([]);
    const shown = await page.page.locator("body").innerText();
    for (const text of [
      "<script>globalThis.pwned",
      "$(flame)",
      "[click me](https://evil.example/",
    ]) {
      expect(shown).toContain(text);
    }
  });

  it("stands on the page as it is", async () => {
    const page = await open();
    await page.show(hostile);
    const text = (selector: string): Promise<string | null> =>
      page.page.locator(selector).first().textContent();
    expect(await text("h1")).toBe(hostile.header.title);
    expect(await text(".kind")).toBe(attack);
    expect(await text(".badge .label")).toBe(attack);
    expect(await text(".safety .verdict")).toBe(hostile.safety.answer?.text);
    expect(await text(".safety .detail")).toBe(hostile.safety.answer?.detail);
    expect(await text(".advice .text")).toBe(attack);
    expect(await text('[data-key="field:hostile:time"] .value')).toBe(attack);
    expect(await text('[data-key="ancestor"]')).toBe(attack);
    expect(await text(".jobs th.name .link")).toBe(attack);
    expect(await text('[data-key="field:hostile:bidi"] .value')).toBe(hostile.header.subtitle);
    expect(await text("svg.timeline text")).toBe(attack);
  });

  it("is whole when it is asked for, a million letters long", async () => {
    const page = await open();
    await page.show(hostile);
    const message = page.page.locator(".message .text > span");
    expect((await message.textContent())?.length).toBeLessThan(2000);
    const toggle = page.page.locator('[data-toggle="text:message"]');
    await toggle.click();
    expect(await message.textContent()).toBe(hostile.outcome.message);
    expect(await toggle.getAttribute("aria-expanded")).toBe("true");
    expect(await page.focusedKey()).toBe("text:message");
    await page.press("Enter");
    expect((await message.textContent())?.length).toBeLessThan(2000);
  });

  it("of a dozen lines is shown at once, of more only its beginning", async () => {
    const page = await open();
    const lines = (count: number) =>
      Array.from({ length: count }, (_, i) => `line ${i}`).join("\n");
    await page.show({ ...hostile, outcome: { ...hostile.outcome, message: lines(12) } });
    expect(await page.page.locator(".message .text").textContent()).toBe(lines(12));
    await page.update({ outcome: { ...hostile.outcome, message: lines(13) } });
    expect(await page.page.locator(".message .text > span").textContent()).toBe(`${lines(12)} …`);
  });

  it("asks for an action by the id that the host gave, whatever is in it", async () => {
    const page = await open();
    await page.show(hostile);
    await page.page.locator(".part-outcome .notice button").click();
    expect(await page.acts()).toEqual([attack]);
  });
});
