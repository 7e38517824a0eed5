// Builds dist/: extension.js (what every window runs), explorer.js, aws.js, filters.js, jumps.js,
// jobDetailsHost.js, protection.js and live.js (each loaded on first use) and the details page (jobDetails.js and .css with the icon font).
// Usage: node esbuild.js [--production] [--watch]
const esbuild = require("esbuild");
const fs = require("node:fs");

const watch = process.argv.includes("--watch");

/** Leaves `import()` of a bundle's entry file as a lazy require of that bundle. */
const lazyBundles = {
  name: "lazy-bundles",
  setup(build) {
    const entries = [
      [/\/composition$/, "./explorer.js"],
      [/\/aws\/index$/, "./aws.js"],
      [/\/filterBundle$/, "./filters.js"],
      [/\/detailsBundle$/, "./jobDetailsHost.js"],
      [/\/protectionBundle$/, "./protection.js"],
      [/\/liveBundle$/, "./live.js"],
      [/\/jumpBundle$/, "./jumps.js"],
    ];
    for (const [filter, path] of entries) {
      build.onResolve({ filter }, () => ({ path, external: true }));
    }
  },
};

/**
 * Keeps of the codicons' rules those whose names stand in the sources of the page and of what it shows: the
 * style sheet is part of each page, and the 600 others would be two thirds of it.
 */
const usedCodicons = {
  name: "used-codicons",
  setup(build) {
    build.onLoad({ filter: /[\\/]codicon\.css$/ }, ({ path }) => {
      const sources = ["src/viewmodel", "src/webview"].flatMap((folder) =>
        fs
          .readdirSync(`${__dirname}/${folder}`, { recursive: true })
          .filter((name) => name.endsWith(".ts"))
          .map((name) => `${__dirname}/${folder}/${name}`),
      );
      const texts = sources.map((file) => fs.readFileSync(file, "utf8"));
      const words = new Set(texts.flatMap((text) => text.match(/(?<=")[a-z0-9-]+(?=["~])/g) ?? []));
      const contents = fs
        .readFileSync(path, "utf8")
        .replaceAll(/^\.codicon-([a-z0-9-]+):before.*$/gm, (rule, name) =>
          words.has(name) ? rule : "",
        );
      return { contents, loader: "css", watchFiles: [path, ...sources] };
    });
  },
};

/** Prints what the problem matcher of .vscode/tasks.json looks for. */
const problemMatcher = {
  name: "problem-matcher",
  setup(build) {
    build.onStart(() => console.log("[watch] build started"));
    build.onEnd(({ errors }) => {
      for (const { text, location } of errors) {
        console.error(`✘ [ERROR] ${text}`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
      }
      console.log("[watch] build finished");
    });
  },
};

/** @param {boolean} production minified, without source maps */
const common = (production) => ({
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  minify: production,
  sourcemap: production ? false : "linked",
  legalComments: "none",
  metafile: true,
  logLevel: watch ? "silent" : "warning",
  // A native import() from CommonJS goes through Node's ESM loader and doubles the first call's time (measured).
  supported: { "dynamic-import": false },
});

/** The details page runs in a webview: Chromium 134 in VS Code 1.101. */
const page = {
  format: "iife",
  platform: "browser",
  target: ["es2022", "chrome134"],
  tsconfig: "src/webview/tsconfig.json",
};

/** Of a bundle that the extension host runs. Knip reads the entry points, so each stands in its own bundle. */
const ofHost = (production) => ({ ...common(production), external: ["vscode"] });

const bundles = (production) => [
  {
    ...ofHost(production),
    entryPoints: ["src/extension.ts"],
    outfile: "dist/extension.js",
    plugins: [lazyBundles],
  },
  {
    ...ofHost(production),
    entryPoints: ["src/host/start/composition.ts"],
    outfile: "dist/explorer.js",
    plugins: [lazyBundles],
  },
  {
    ...ofHost(production),
    entryPoints: ["src/host/filter/filterBundle.ts"],
    outfile: "dist/filters.js",
  },
  {
    ...ofHost(production),
    entryPoints: ["src/host/details/detailsBundle.ts"],
    outfile: "dist/jobDetailsHost.js",
  },
  {
    ...ofHost(production),
    entryPoints: ["src/host/protection/protectionBundle.ts"],
    outfile: "dist/protection.js",
  },
  { ...ofHost(production), entryPoints: ["src/host/live/liveBundle.ts"], outfile: "dist/live.js" },
  {
    ...ofHost(production),
    entryPoints: ["src/host/jumps/jumpBundle.ts"],
    outfile: "dist/jumps.js",
  },
  {
    ...common(production),
    entryPoints: ["src/aws/index.ts"],
    outfile: "dist/aws.js",
    // CommonJS entries of the SDK can't be tree-shaken: 532 KB instead of 344 KB (measured).
    mainFields: ["module", "main"],
    // Asked of in browsers only: 34 KB.
    external: ["bowser"],
  },
  {
    ...common(production),
    ...page,
    entryPoints: ["src/webview/details/main.ts"],
    outfile: "dist/jobDetails.js",
  },
  {
    ...common(production),
    ...page,
    entryPoints: ["src/webview/details/styles/jobDetails.css"],
    outfile: "dist/jobDetails.css",
    plugins: [usedCodicons],
    loader: { ".ttf": "file" },
    assetNames: "[name]",
  },
];

/** What the views need stays free of the SDK, or the build fails. */
function refuseSdk(outfile, metafile) {
  const sdk = Object.keys(metafile.inputs).filter((path) =>
    /node_modules\/(@aws-sdk|@smithy|@aws)\//.test(path),
  );
  if (["dist/extension.js", "dist/explorer.js"].includes(outfile) && sdk.length > 0) {
    throw new Error(`${outfile} must not contain the AWS SDK, but contains ${sdk[0]}`);
  }
}

async function main(production) {
  fs.rmSync("dist", { recursive: true, force: true });
  if (watch) {
    for (const bundle of bundles(production)) {
      const context = await esbuild.context({
        ...bundle,
        plugins: [...(bundle.plugins ?? []), problemMatcher],
      });
      await context.watch();
    }
    return;
  }
  for (const bundle of bundles(production)) {
    const { metafile } = await esbuild.build(bundle);
    refuseSdk(bundle.outfile, metafile);
  }
}

module.exports = { bundles, refuseSdk };

if (require.main === module) {
  main(process.argv.includes("--production")).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
