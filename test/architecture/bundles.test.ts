import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { build, type BuildOptions, type Metafile } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const require = createRequire(import.meta.url);
const { bundles, refuseSdk } = require(path.join(root, "esbuild.js")) as {
  bundles: (production: boolean) => (BuildOptions & { outfile: string })[];
  refuseSdk: (outfile: string, metafile: Pick<Metafile, "inputs">) => void;
};

const kilobyte = 1024;

describe("the production bundles", () => {
  const sizes = new Map<string, number>();
  const inputs = new Map<string, string[]>();

  beforeAll(async () => {
    for (const bundle of bundles(true)) {
      const result = await build({ ...bundle, absWorkingDir: root, write: false, metafile: true });
      for (const file of result.outputFiles) {
        sizes.set(path.relative(root, file.path).replaceAll("\\", "/"), file.contents.byteLength);
      }
      inputs.set(bundle.outfile, Object.keys(result.metafile.inputs));
    }
  });

  it("keep dist/extension.js, which every window loads, at 10 KB at most", () => {
    expect(sizes.get("dist/extension.js")).toBeGreaterThan(kilobyte);
    expect(sizes.get("dist/extension.js")).toBeLessThanOrEqual(10 * kilobyte);
    expect(inputs.get("dist/extension.js")).toContain("src/host/start/startUp.ts");
    expect(inputs.get("dist/extension.js")).not.toContain("src/host/start/composition.ts");
  });

  // Why there is no session, whose credentials failed, and what helps, is told where nothing can be loaded any more.
  it("keep dist/explorer.js, which loads with the first view or command, at 312 KB at most, without a package", () => {
    expect(sizes.get("dist/explorer.js")).toBeGreaterThan(10 * kilobyte);
    expect(sizes.get("dist/explorer.js")).toBeLessThanOrEqual(312 * kilobyte);
    const files = inputs.get("dist/explorer.js") ?? [];
    expect(files).toContain("src/host/start/composition.ts");
    expect(files).not.toContain("src/host/filter/filterCommands.ts");
    expect(files.filter((input) => input.includes("node_modules"))).toEqual([]);
  });

  it("keep dist/filters.js, which loads with the first command of the filter, at 80 KB at most, without a package", () => {
    expect(sizes.get("dist/filters.js")).toBeGreaterThan(10 * kilobyte);
    expect(sizes.get("dist/filters.js")).toBeLessThanOrEqual(80 * kilobyte);
    const files = inputs.get("dist/filters.js") ?? [];
    expect(files).toContain("src/host/filter/filterCommands.ts");
    expect(files.filter((input) => input.includes("node_modules"))).toEqual([]);
  });

  it("keep dist/jumps.js, which loads with the first search for a job, an ARN or a text, at 72 KB at most, without a package", () => {
    expect(sizes.get("dist/jumps.js")).toBeGreaterThan(10 * kilobyte);
    expect(sizes.get("dist/jumps.js")).toBeLessThanOrEqual(72 * kilobyte);
    expect(inputs.get("dist/explorer.js")).not.toContain("src/host/jumps/goToJob.ts");
    const files = inputs.get("dist/jumps.js") ?? [];
    expect(files).toContain("src/host/jumps/goToJob.ts");
    expect(files.filter((input) => input.includes("node_modules"))).toEqual([]);
  });

  // The SDK has 380 KB of it: a client always comes with all credential providers.
  it("keep dist/aws.js at 475 KB at most", () => {
    expect(sizes.get("dist/aws.js")).toBeGreaterThan(100 * kilobyte);
    expect(sizes.get("dist/aws.js")).toBeLessThanOrEqual(475 * kilobyte);
  });

  it("are all in the package that users install", () => {
    const packaged = fs.readFileSync(path.join(root, ".vscodeignore"), "utf8").split("\n");
    const missing = [...sizes.keys()].filter((file) => !packaged.includes(`!${file}`));
    expect(missing).toEqual([]);
  });

  it("hold packages of AWS, and of others those alone that SECURITY.md names", () => {
    const packages = new Set(
      [...inputs.values()]
        .flat()
        .flatMap((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? [])
        .filter((name) => !/^@(?:aws-sdk|aws|smithy)\//.test(name)),
    );
    const text = fs.readFileSync(path.join(root, "SECURITY.md"), "utf8");
    const named = [...text.matchAll(/^- `([^`]+)`: /gm)].map(([, name]) => name);
    expect([...packages].sort()).toEqual(named.sort());
  });

  it("keep the details page's script at 40 KB at most, its style at 20 KB, its icons at 140 KB", () => {
    expect(sizes.get("dist/jobDetails.js")).toBeGreaterThan(10 * kilobyte);
    expect(sizes.get("dist/jobDetails.js")).toBeLessThanOrEqual(40 * kilobyte);
    const style = sizes.get("dist/jobDetails.css") ?? 0;
    const font = sizes.get("dist/codicon.ttf") ?? 0;
    expect(style).toBeGreaterThan(10 * kilobyte);
    expect(style).toBeLessThanOrEqual(20 * kilobyte);
    expect(font).toBeGreaterThan(kilobyte);
    expect(font).toBeLessThanOrEqual(140 * kilobyte);
  });

  it("hold nothing in the details page's script but the page and the protocol", () => {
    const script = inputs.get("dist/jobDetails.js") ?? [];
    expect(script).toContain("src/webview/details/main.ts");
    expect(script.filter((input) => !/^src\/(webview|protocol)\//.test(input))).toEqual([]);
  });

  it("hold nothing of the page in dist/explorer.js, nor what makes its content", () => {
    const explorer = inputs.get("dist/explorer.js") ?? [];
    expect(explorer.filter((input) => /^src\/(webview|viewmodel\/details)\//.test(input))).toEqual(
      [],
    );
    expect(explorer).not.toContain("src/host/details/detailsPanel.ts");
    expect(inputs.get("dist/jobDetailsHost.js")).toContain("src/host/details/detailsPanel.ts");
  });

  it("keep dist/jobDetailsHost.js, which loads when the first job is opened, at 184 KB at most", () => {
    expect(sizes.get("dist/jobDetailsHost.js")).toBeGreaterThan(10 * kilobyte);
    expect(sizes.get("dist/jobDetailsHost.js")).toBeLessThanOrEqual(184 * kilobyte);
    const packages = inputs
      .get("dist/jobDetailsHost.js")
      ?.filter((input) => input.includes("node_modules"));
    expect(packages).toEqual([]);
  });

  it("keep dist/protection.js, which loads with the view of protected resources, at 208 KB at most", () => {
    expect(sizes.get("dist/protection.js")).toBeGreaterThan(10 * kilobyte);
    expect(sizes.get("dist/protection.js")).toBeLessThanOrEqual(208 * kilobyte);
    const explorer = inputs.get("dist/explorer.js") ?? [];
    const parts =
      /^src\/(viewmodel\/protection|domain\/protection\/evaluate|host\/protection\/resources)/;
    expect(explorer.filter((input) => parts.test(input))).toEqual([]);
    const files = inputs.get("dist/protection.js") ?? [];
    expect(files).toContain("src/host/protection/resourcesView.ts");
    expect(files.filter((input) => input.includes("node_modules"))).toEqual([]);
  });

  it("keep dist/live.js, which loads when the first jobs are there, at 96 KB at most, without a package", () => {
    expect(sizes.get("dist/live.js")).toBeGreaterThan(kilobyte);
    // Half of it is why jobs and requests fail, and the list of quick picks.
    expect(sizes.get("dist/live.js")).toBeLessThanOrEqual(96 * kilobyte);
    expect(inputs.get("dist/explorer.js")).not.toContain("src/host/live/viewRefreshes.ts");
    const files = inputs.get("dist/live.js") ?? [];
    expect(files).toContain("src/host/live/viewRefreshes.ts");
    expect(files.filter((input) => input.includes("node_modules"))).toEqual([]);
  });

  it.each(["dist/extension.js", "dist/explorer.js"])(
    "hold no package in %s, least of all the AWS SDK, or the build fails",
    (file) => {
      const files = inputs.get(file) ?? [];
      expect(files.filter((input) => /node_modules|^src\/aws\//.test(input))).toEqual([]);
      const sdk = "node_modules/@aws-sdk/client-backup/dist-es/index.js";
      expect(() => {
        refuseSdk(file, { inputs: { [sdk]: { bytes: 1, imports: [] } } });
      }).toThrow(sdk);
    },
  );
});
