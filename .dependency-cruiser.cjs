/** The arrows of ARCHITECTURE.md: each layer names all it may import; the rest is refused. */
const layer = (name, allowed, comment) => ({
  name: `${name}-imports`,
  severity: "error",
  comment,
  from: { path: `^src/${name}/` },
  to: { pathNot: allowed.map((path) => (path.startsWith("(^") ? path : `^${path}`)) },
});

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^vscode$" },
    },
    layer("base", ["src/base/"], "base imports nothing"),
    layer("domain", ["src/domain/", "src/base/"], "domain imports base"),
    layer("protocol", ["src/protocol/"], "protocol imports nothing"),
    layer(
      "viewmodel",
      ["src/viewmodel/", "src/domain/", "src/protocol/", "src/base/"],
      "viewmodel imports domain, protocol and base",
    ),
    layer("webview", ["src/webview/", "src/protocol/"], "the page imports protocol only"),
    {
      name: "webview-is-a-bundle-of-its-own",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/webview/" },
      to: { path: "^src/webview/" },
    },
    layer(
      "aws",
      [
        "src/aws/",
        "src/domain/",
        "src/base/",
        "(^|/)node_modules/(@aws-sdk|@smithy)/",
        "node:",
        "(fs|path|os|crypto|url|http|https|child_process|timers)(/|$)",
      ],
      "aws imports domain, base, the SDK and Node, never vscode",
    ),
    {
      name: "aws-only-through-the-runtime",
      severity: "error",
      comment:
        "Only host/session/awsRuntime.ts may name the aws layer, so that the SDK stays in dist/aws.js",
      from: { path: "^src/(host/|extension\\.ts)", pathNot: "^src/host/session/awsRuntime\\.ts$" },
      to: { path: "^src/aws/" },
    },
    {
      name: "host-never-imports-the-sdk",
      severity: "error",
      from: { path: "^src/(host/|extension\\.ts)" },
      to: { path: "(^|/)node_modules/(@aws-sdk|@smithy)/" },
    },
    {
      name: "entry-imports-start-up-only",
      severity: "error",
      from: { path: "^src/extension\\.ts$" },
      to: { path: "^src/", pathNot: "^src/host/start/startUp\\.ts$" },
    },
    {
      name: "nothing-imports-upwards",
      severity: "error",
      from: { path: "^src/(base|domain|aws|protocol|viewmodel|webview)/" },
      // "vscode" has types only, and resolves to them.
      to: { path: "^(src/host/|src/extension\\.ts|vscode$)|(^|/)node_modules/@types/vscode/" },
    },
    {
      name: "product-never-imports-tests",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^test/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
