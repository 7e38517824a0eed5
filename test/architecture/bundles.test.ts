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

  it("keep dist/extension.js at 120 KB at most", () => {
    expect(sizes.get("dist/extension.js")).toBeGreaterThan(10 * kilobyte);
    expect(sizes.get("dist/extension.js")).toBeLessThanOrEqual(120 * kilobyte);
  });

  it("keep dist/aws.js at 450 KB at most", () => {
    expect(sizes.get("dist/aws.js")).toBeGreaterThan(100 * kilobyte);
    expect(sizes.get("dist/aws.js")).toBeLessThanOrEqual(450 * kilobyte);
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
    expect(script).toContain("src/webview/main.ts");
    expect(script.filter((input) => !/^src\/(webview|protocol)\//.test(input))).toEqual([]);
  });

  it("hold nothing of the page in dist/extension.js, nor what makes its content", () => {
    const extension = inputs.get("dist/extension.js") ?? [];
    expect(extension.filter((input) => /^src\/(webview|viewmodel\/details)\//.test(input))).toEqual(
      [],
    );
    expect(extension).not.toContain("src/host/detailsPanel.ts");
    expect(inputs.get("dist/jobDetailsHost.js")).toContain("src/host/detailsPanel.ts");
  });

  it("keep dist/jobDetailsHost.js, which loads when the first job is opened, at 140 KB at most", () => {
    expect(sizes.get("dist/jobDetailsHost.js")).toBeGreaterThan(10 * kilobyte);
    expect(sizes.get("dist/jobDetailsHost.js")).toBeLessThanOrEqual(140 * kilobyte);
    const packages = inputs
      .get("dist/jobDetailsHost.js")
      ?.filter((input) => input.includes("node_modules"));
    expect(packages).toEqual([]);
  });

  it("keep dist/jumps.js, which loads at the first hover on an ARN, at 60 KB at most", () => {
    expect(sizes.get("dist/jumps.js")).toBeGreaterThan(10 * kilobyte);
    expect(sizes.get("dist/jumps.js")).toBeLessThanOrEqual(60 * kilobyte);
    const jumps = inputs.get("dist/jumps.js") ?? [];
    expect(jumps.filter((input) => !/^src\/(host|viewmodel|domain|base)\//.test(input))).toEqual(
      [],
    );
    for (const file of ["host/jobHovers", "host/jumpCommands", "domain/textArns"]) {
      expect(jumps).toContain(`src/${file}.ts`);
      expect(inputs.get("dist/extension.js")).not.toContain(`src/${file}.ts`);
    }
  });

  it("keep dist/filters.js, which loads with the first filter, at 70 KB at most, without a package", () => {
    expect(sizes.get("dist/filters.js")).toBeGreaterThan(10 * kilobyte);
    expect(sizes.get("dist/filters.js")).toBeLessThanOrEqual(70 * kilobyte);
    const files = inputs.get("dist/filters.js") ?? [];
    expect(files).toContain("src/host/filterCommands.ts");
    expect(files.filter((input) => input.includes("node_modules"))).toEqual([]);
    const extension = inputs.get("dist/extension.js") ?? [];
    expect(extension).not.toContain("src/host/filterCommands.ts");
    // What reads times is a tenth of our code, and only filters need it.
    expect(extension).not.toContain("src/domain/windowGrammar.ts");
  });

  it("hold no package in dist/extension.js, least of all the AWS SDK", () => {
    expect(
      inputs.get("dist/extension.js")?.filter((input) => input.includes("node_modules")),
    ).toEqual([]);
    expect(
      inputs.get("dist/extension.js")?.filter((input) => input.startsWith("src/aws/")),
    ).toEqual([]);
  });

  it("are refused by the build when the AWS SDK reaches dist/extension.js", () => {
    const sdk = "node_modules/@aws-sdk/client-backup/dist-es/index.js";
    expect(() => {
      refuseSdk("dist/extension.js", { inputs: { [sdk]: { bytes: 1, imports: [] } } });
    }).toThrow(sdk);
  });
});
