import { beforeAll, describe, expect, it } from "vitest";
import manifest from "../../package.json";
import { readVsix } from "../support/package/readVsix";
import { packageVsix } from "../support/run/build";

let files: ReadonlyMap<string, Buffer>;

beforeAll(async () => {
  files = await readVsix(await packageVsix());
});

function text(name: string): string {
  const content = files.get(`extension/${name}`);
  expect(content, name).toBeDefined();
  return content?.toString("utf8") ?? "";
}

describe("the VSIX", () => {
  it("holds what is named, nothing of the sources, and is small", () => {
    const names = [...files.keys()];
    const allowed =
      /^(?:\[Content_Types\]\.xml|extension\.vsixmanifest|extension\/(?:package\.json|(?:readme|changelog)\.md|LICENSE\.txt|dist\/[A-Za-z]+\.(?:js|css|ttf)|media\/(?:icon\.png|(?:walkthrough\/)?[A-Za-z]+\.svg)))$/;
    expect(names.filter((name) => !allowed.test(name))).toEqual([]);
    const unpacked = [...files.values()].reduce((sum, content) => sum + content.byteLength, 0);
    // Nine bundles, each with what it shares with others: a lazy one costs more bytes, and less time.
    expect(unpacked).toBeLessThan(1_800_000);
  });

  it("has a README without pictures and links to files, which VS Code would not show", () => {
    const readme = text("readme.md");
    expect(readme).toMatch(/^# AWS Backup Explorer\n/);
    const targets = [...readme.matchAll(/\]\(([^)]*)\)/g)].map(([, target = ""]) => target);
    for (const target of targets) expect(target).toMatch(/^(?:#|https:)/);
    expect(readme).not.toMatch(/<img|<!--/);
    for (const [, target] of text("changelog.md").matchAll(/\]\(([^)]*)\)/g)) {
      expect(target).toMatch(/^https:/);
    }
  });

  it("has the pictures of the walkthrough and of the views", () => {
    const { walkthroughs, views } = manifest.contributes;
    const pictures = [
      ...walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg)),
      ...views.awsBackup.map(({ icon }) => icon),
    ];
    for (const picture of pictures) expect(text(picture)).toMatch(/^<svg /);
  });
});
