/** The layers of ARCHITECTURE.md: each names all it may import; the rest is refused. */
const layer = (name, allowed, comment) => ({
  name: `${name}-imports`,
  severity: "error",
  comment,
  from: { path: `^src/${name}/` },
  to: { pathNot: allowed.map((path) => (path.startsWith("(^") ? path : `^${path}`)) },
});

/** The rooms of the words and values that every feature works with. */
const everybodys = [
  "domain/arn",
  "domain/time",
  "domain/job",
  "domain/cause",
  "domain/query",
  "domain/resource",
  "domain/schedule",
  "domain/session",
  "viewmodel/text",
  "viewmodel/job",
  "viewmodel/session",
  "viewmodel/poll",
  "host/base",
  "host/picks",
];

/**
 * The imports between rooms (ARCHITECTURE.md, Rooms): what a room may import besides itself. Features may import what is
 * everybody's, too; where files are named, it is these that a feature offers to another.
 */
const rooms = {
  "aws/config": [],
  "aws/errors": [],
  "aws/credentials": ["aws/config", "aws/errors"],
  "aws/requests": ["aws/config", "aws/errors", "aws/credentials"],
  "domain/time": [],
  "domain/arn": ["domain/time"],
  "domain/job": ["domain/arn", "domain/time"],
  "domain/cause": ["domain/job"],
  "domain/resource": [],
  "domain/schedule": ["domain/time"],
  "domain/query": ["domain/arn", "domain/job", "domain/resource", "domain/session/session"],
  "domain/session": ["domain/(arn|time|query)"],
  "domain/filter": ["domain/protection/madeGood"],
  "domain/children": [],
  "domain/jumps": [],
  "domain/protection": [],
  "domain/live": ["domain/protection/(mutes|protection)"],
  "domain/check": ["domain/protection/(protection|slices)"],
  "domain/list": [
    "domain/filter/(jobScope|namedAccounts|filterPlan)",
    "domain/protection/(madeGood|recoveries)",
  ],
  "viewmodel/text": ["domain/(arn|time|job|query|session)"],
  "viewmodel/job": [
    "domain/(arn|time|job|cause|query|session)",
    "domain/protection/goodBackup",
    "viewmodel/text",
  ],
  "viewmodel/session": ["domain/(arn|time|job|query|session)", "viewmodel/text"],
  "viewmodel/poll": ["domain/query"],
  "viewmodel/console": [],
  "viewmodel/filter": ["domain/filter", "domain/list/jobList"],
  "viewmodel/cli": [
    "domain/filter",
    "domain/protection/madeGood",
    "viewmodel/filter/impossibleText",
  ],
  "viewmodel/tree": [
    "domain/live/(jobEnd|watch)",
    "domain/list",
    "domain/filter",
    "viewmodel/filter/(filterText|impossibleText|narrowedText)",
    "viewmodel/console/jobConsolePage",
  ],
  "viewmodel/details": [
    "domain/live/jobEnd",
    "domain/(children|protection)",
    "viewmodel/console/(arnConsoleLink|consoleLinks)",
    "viewmodel/protection/(protectionText|resourceGroups|resourceName|resourceRow)",
  ],
  "viewmodel/protection": [
    "domain/(check|protection)",
    "viewmodel/console/arnConsoleLink",
    "domain/filter/(filterMatch|jobFilter)",
    "viewmodel/cli/cliLine",
    "viewmodel/tree/(entryCapabilities|informationRow|loadOutcome|messageRow|plainRow|problemNodes|problemRow|regionTurns|rowsInstead|sessionRows|shownEntry|treeNode)",
  ],
  "viewmodel/live": ["domain/live", "viewmodel/jumps/hoverMarkdown"],
  "viewmodel/jumps": ["domain/jumps", "domain/live/jobEnd", "viewmodel/console/arnConsoleLink"],
  "host/base": [
    "domain/(arn|time|job|query|session)",
    "domain/live/requestCounts",
    "viewmodel/(text|job|session)",
  ],
  "host/picks": ["host/base", "viewmodel/text"],
  "host/live": [
    "domain/live",
    "viewmodel/tree/(jobTree|loadOutcome)",
    "viewmodel/(live|details/actions|jumps/hoverMarkdown)",
    "host/session/(sessions|liveSession)",
    "host/tree/(jobsView|views)",
    "host/details/(jobAt|detailsPanels)",
  ],
  "host/session": [],
  "host/tree": [
    "viewmodel/tree",
    "host/live/watchedKeys",
    "domain/filter/(activeFilter|jobFilter|namedAccounts)",
    "host/session/(sessions|liveSession)",
  ],
  "host/filter": [
    "domain/filter",
    "viewmodel/filter",
    "host/tree/(jobsView|views)",
    "host/session/(sessions|untilSessionLeft)",
  ],
  "host/details": [
    "viewmodel/details",
    "viewmodel/cli",
    "viewmodel/console/jobConsolePage",
    "viewmodel/jumps/arnJobsText",
    "viewmodel/tree/jobTree",
    "domain/live/watch",
    "host/live",
    "host/session/(sessions|sessionEntries|liveSession|sessionSwitch|sessionModule)",
    "host/tree/(arnSources|jobsView|views|lastFocused|loadedAccounts|treeModule)",
  ],
  "host/protection": [
    "domain/(check|protection)",
    "viewmodel/protection",
    "viewmodel/details/resourceDetails",
    "host/details/loadResources",
    "viewmodel/tree/(jobTree|regionTurns|shownEntry|viewTree)",
    "viewmodel/cli/cliLine",
    "host/session/sessions",
    "host/details/cliShell",
    "host/filter/(filters|filterModule)",
    "host/tree/(expandedGroups|jobsTreeDataProvider|renewableTreeView|revealRow|rowsDrawn|viewProgress|viewSight|views)",
  ],
  "host/jumps": [
    "domain/jumps",
    "domain/filter/jobFilter",
    "viewmodel/jumps",
    "viewmodel/console/arnConsoleLink",
    "viewmodel/details/actions",
    "viewmodel/protection/resourceSearch",
    "viewmodel/tree/jobTree",
    "host/session/(sessions|liveSession|sessionModule)",
    "host/tree/(arnSources|views|lastFocused|loadedAccounts|treeModule)",
    "host/filter/(filters|showFiltered|filterModule)",
    "host/details/(detailsPanels|jobActions|jobDocuments|lazyDetails|detailsModule)",
  ],
  "host/start": [
    "viewmodel/(tree|protection)",
    "host/(session|tree|filter|details|jumps|protection)",
    "host/live/(liveModule|watchedKeys)",
  ],
  "webview/shared": [],
  "webview/details": ["webview/shared"],
};

const room = ([name, allowed]) => ({
  name: `room-${name}`,
  severity: "error",
  comment: `${name} imports what is everybody's, and of other features what the table names`,
  from: { path: `^src/${name}/` },
  to: {
    path: "^src/[a-z]+/[a-z]+/",
    pathNot: [name, ...allowed, ...(everybodys.includes(name) ? [] : everybodys)].map(
      (path) => `^src/${path}(/|\\.ts$)`,
    ),
  },
});

module.exports = {
  forbidden: [
    ...Object.entries(rooms).map(room),
    {
      name: "every-file-has-a-room",
      severity: "error",
      comment: "Files of these layers stand in a room that the table knows",
      from: {},
      to: {
        path: "^src/(domain|aws|viewmodel|host|webview)/",
        pathNot: ["^src/aws/index\\.ts$", ...Object.keys(rooms).map((name) => `^src/${name}/`)],
      },
    },
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
        "(^|/)node_modules/(@aws-sdk|@smithy|shlex)/",
        "node:",
        "(fs|path|os|crypto|url|http|https|child_process|stream|timers|async_hooks)(/|$)",
      ],
      "aws imports domain, base, the SDK, shlex and Node, never vscode",
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
