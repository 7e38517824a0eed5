import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json";
import { mostValues, valueProblem } from "../../src/domain/filter/filterJson";
import { criteria, listCriteria, windowCriteria } from "../../src/domain/filter/jobFilter";
import { notificationChoices } from "../../src/domain/live/notificationChoice";
import { hoverCommands } from "../../src/host/jumps/hoverLinks";
import { watchCommandIds } from "../../src/host/live/watchLink";
import * as contributions from "../../src/host/base/contributions";
import { createFilterReader } from "../../src/host/filter/filterReader";
import type { SessionState } from "../../src/host/session/liveSession";
import { jobKinds } from "../../src/domain/job/jobKinds";
import { viewKinds } from "../../src/domain/job/viewKinds";
import {
  longestEntryName,
  mostEntries,
  readSessionEntries,
  sessionColors,
} from "../../src/domain/session/sessionEntry";
import { withViewShare } from "../support/manifest/viewShare";
import type { RowCapability } from "../../src/viewmodel/tree/treeNode";

const root = path.resolve(import.meta.dirname, "../..");
const { contributes } = manifest;
const { menus } = contributes;
const container = contributes.viewsContainers.activitybar[0];
const views = contributes.views.awsBackup;
const commands = contributes.commands as readonly {
  readonly command: string;
  readonly category: string;
  readonly title: string;
  readonly icon?: string;
}[];
const settings = Object.entries(contributes.configuration.properties) as [
  string,
  {
    readonly type: string;
    readonly default?: unknown;
    readonly scope?: string;
    readonly order?: number;
    readonly markdownDescription?: string;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly enum?: readonly string[];
    readonly markdownEnumDescriptions?: readonly string[];
  },
][];
const commandIds = commands.map(({ command }) => command);
const hidden = menus.commandPalette
  .filter(({ when }) => when === "false")
  .map(({ command }) => command);
const rowEntries = [...menus["view/item/context"], ...menus["awsBackup.console"]];
const viewEntries = [...menus["view/title"], ...rowEntries];
const pageEntries = contributes.keybindings;
const editorEntries = menus["editor/context"];
const paletteClauses = menus.commandPalette.filter(({ when }) => when !== "false");
/** What every clause about the details page begins with. */
const onPage = `activeWebviewPanelId == ${contributions.detailsViewType}`;

/** Records, so that a word that is added to the type and not here does not compile. */
const capabilities: Record<RowCapability, true> = {
  job: true,
  group: true,
  canRemoveSession: true,
  canMoveUp: true,
  canMoveDown: true,
  canLoadMore: true,
  canLoadAll: true,
  canRetry: true,
  canCopyJobId: true,
  canCopyArn: true,
  canOpenParent: true,
  canWatch: true,
  canStopWatching: true,
  canOpenInConsole: true,
  canOpenJobInConsole: true,
  canOpenResourceInConsole: true,
  canOpenVaultInConsole: true,
  canOpenRecoveryPointInConsole: true,
  canOpenPlanInConsole: true,
  canReadJobs: true,
  canMute: true,
  canUnmute: true,
  canRemoveCheck: true,
};
const sessionStates: Record<Exclude<SessionState["kind"], "idle">, true> = {
  loading: true,
  ready: true,
  noProfile: true,
  filesUnreadable: true,
  profileMissing: true,
  environmentMissing: true,
  noRegion: true,
  regionInvalid: true,
  failed: true,
};
/** What each context key can hold. */
const contextValues: Record<contributions.ContextKey, readonly string[]> = {
  "awsBackup.sessionState": Object.keys(sessionStates),
  "awsBackup.backupJobs.grouping": jobKinds.backup.groupings,
  "awsBackup.restoreJobs.grouping": jobKinds.restore.groupings,
  "awsBackup.copyJobs.grouping": jobKinds.copy.groupings,
  "awsBackup.scanJobs.grouping": jobKinds.scan.groupings,
  "awsBackup.details.canGoBack": ["true", "false"],
  "awsBackup.details.canGoForward": ["true", "false"],
  "awsBackup.details.pinned": ["true", "false"],
  "awsBackup.filtered": ["true", "false"],
};

/** Commands that need a row or belong to one view's title have a twin that the palette shows. */
const titleCommand =
  /^awsBackup\.(refresh(?=Resources$)|(?:refresh|reload|loadAll|group|filter|change|copy)(?=(?:Backup|Restore|Copy|Scan)(?:Jobs(?:By(?:State|Vault)|Filter)?|FilterAsCli)$))/;
/** Where the twin is not called what its view's commands are called. */
const twins: Readonly<Record<string, string>> = {
  group: "groupBy",
  filter: "filterJobs",
  change: "filterJobs",
  copy: "copyFilterAsCli",
};

function sources(): { file: string; text: string }[] {
  const folder = path.join(root, "src");
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => ({ file, text: fs.readFileSync(path.join(folder, file), "utf8") }));
}

function filesWith(pattern: RegExp): string[] {
  return sources()
    .filter(({ text }) => pattern.test(text))
    .map(({ file }) => file)
    .sort();
}

interface Term {
  readonly key: string;
  readonly operator: string;
  readonly value: string;
}

/** The terms of a when clause; only `&&` of `key == value` and `key =~ /regex/` is in use. */
function termsOf(when: string): Term[] {
  return when.split(" && ").map((term) => {
    const [, key = "", operator = "", value = ""] = /^([\w.]+) (==|!=|=~) (\S.*)$/.exec(term) ?? [];
    expect(key, `"${term}" in "${when}" is a term`).not.toBe("");
    return { key, operator, value };
  });
}

function asRegExp(value: string): RegExp {
  return new RegExp(value.slice(1, -1));
}

/** The views that a menu entry shows up in. */
function viewsOf(when: string): string[] {
  const term = termsOf(when).find(({ key }) => key === "view");
  if (term === undefined) return [];
  return views
    .map(({ id }) => id)
    .filter((id) => (term.operator === "==" ? id === term.value : asRegExp(term.value).test(id)));
}

describe("ids stand in the manifest and in the code", () => {
  it("commands", () => {
    expect([...commandIds].sort()).toEqual(
      [
        ...Object.values(contributions.commandIds),
        ...viewKinds.flatMap((kind) => Object.values(contributions.titleCommandIds(kind))),
      ].sort(),
    );
  });

  it("views", () => {
    expect(views.map(({ id }) => id)).toEqual([
      ...viewKinds.map(contributions.viewId),
      contributions.resourcesViewId,
    ]);
  });

  it("settings", () => {
    const named = [
      ...Object.values(contributions.settingNames),
      ...viewKinds.map(contributions.groupingSetting),
    ];
    expect(settings.map(([id]) => id).sort()).toEqual(
      named.map((name) => `${contributions.settingsSection}.${name}`).sort(),
    );
  });

  it("context keys, with values that they can hold", () => {
    const clauses = [
      ...viewEntries,
      ...pageEntries,
      ...paletteClauses,
      ...contributes.viewsWelcome,
    ].map(({ when }) => when);
    const vsCodes = ["view", "viewItem", "activeWebviewPanelId"];
    const terms = clauses.flatMap(termsOf).filter(({ key }) => !vsCodes.includes(key));
    expect([...new Set(terms.map(({ key }) => key))].sort()).toEqual(
      [
        ...Object.values(contributions.contextKeys),
        ...viewKinds.map(contributions.groupingKey),
      ].sort(),
    );
    for (const { key, value } of terms) {
      expect(contextValues[key as contributions.ContextKey], key).toContain(value);
    }
  });

  it("and in the code in contributions.ts only", () => {
    expect(filesWith(/["'`]awsBackup\./)).toEqual(["host/base/contributions.ts"]);
  });

  it("commands that menus, the palette and welcome texts name exist", () => {
    const linked = contributes.viewsWelcome.flatMap(({ contents }) =>
      [...contents.matchAll(/\(command:([\w.]+)\)/g)].map(([, id]) => id),
    );
    const named = [
      ...viewEntries,
      ...pageEntries,
      ...editorEntries,
      ...menus.commandPalette,
    ].flatMap((entry) => ("command" in entry ? [entry.command] : []));
    for (const id of [...linked, ...named]) expect(commandIds).toContain(id);
  });

  it("submenus that menus name exist, and hold something", () => {
    const named = rowEntries.flatMap((entry) => ("submenu" in entry ? [entry.submenu] : []));
    expect(contributes.submenus.map(({ id }) => id)).toEqual(named);
    expect(named).toEqual([contributions.consoleMenuId]);
  });

  it("the details page's view type stands where VS Code wakes the extension for it", () => {
    expect(manifest.activationEvents).toContain(`onWebviewPanel:${contributions.detailsViewType}`);
  });

  it("every row capability that a menu names exists, and every one has a menu", () => {
    const named = rowEntries.flatMap(({ when }) =>
      termsOf(when)
        .filter(({ key }) => key === "viewItem")
        .map(({ value }) => /^\/\\b(\w+)\\b\/$/.exec(value)?.[1]),
    );
    expect([...new Set(named)].sort()).toEqual(Object.keys(capabilities).sort());
  });
});

describe("activity bar and views", () => {
  it("there is one container with a short, clear name and a monochrome 24×24 icon", () => {
    expect(contributes.viewsContainers.activitybar).toHaveLength(1);
    expect(container?.title).toBe("AWS Backup");
    const icon = fs.readFileSync(path.join(root, container?.icon ?? ""), "utf8");
    expect(icon).toMatch(/width="24" height="24" viewBox="0 0 24 24"/);
    expect(icon).toMatch(/stroke="currentColor"/);
    expect(icon).not.toMatch(/#[0-9a-f]{3,8}\b|rgb\(|<style|<script|href/i);
  });

  it("views are few, have an icon and a contextual title, and don't repeat the container's name", () => {
    expect(views.length).toBeLessThanOrEqual(5);
    for (const view of views) {
      expect(fs.existsSync(path.join(root, view.icon))).toBe(true);
      expect(view.contextualTitle).toBe(container?.title);
      expect(view.name).not.toContain(container?.title);
      expect(view).not.toHaveProperty("accessibilityHelpContent");
    }
  });

  it("each view welcomes in every state in which it shows neither jobs nor rows, with one button that helps", () => {
    const states = ["noProfile", "noRegion", "failed"] satisfies SessionState["kind"][];
    for (const { id } of views) {
      const texts = contributes.viewsWelcome.filter(({ view }) => view === id);
      const shown = texts.map(({ when }) => termsOf(when)[0]?.value);
      expect([...shown].sort()).toEqual(states.toSorted());
      for (const { contents } of texts) {
        const buttons = contents.split("\n").filter((line) => /^\[[^\]]+\]\([^)]+\)$/.test(line));
        expect(buttons, contents).toHaveLength(1);
        expect(contents).not.toMatch(/\[(read more|here|more)\]/i);
      }
    }
  });

  it("each kind of view sets TreeView.message in one file, which hides the welcome: only above rows of a session, or where nothing could be loaded", () => {
    expect(filesWith(/[vV]iew\.message\s*=[^=]/)).toEqual([
      "host/protection/resourcesView.ts",
      "host/start/startUp.ts",
      "host/tree/jobsView.ts",
      // Hands on what these say.
      "host/tree/renewableTreeView.ts",
    ]);
    expect(filesWith(/\.setMessage\(/)).toEqual(["host/filter/filterDisplay.ts"]);
  });
});

describe("the walkthrough", () => {
  const [walkthrough, ...others] = contributes.walkthroughs;
  const steps = walkthrough?.steps ?? [];

  it("is one, of three or four steps, and has the name that the code opens it by", () => {
    expect(others).toEqual([]);
    expect(steps.length).toBeGreaterThanOrEqual(3);
    expect(steps.length).toBeLessThanOrEqual(4);
    const { publisher, name } = manifest;
    expect(contributions.walkthroughName).toBe(`${publisher}.${name}#${walkthrough?.id ?? ""}`);
  });

  it("is not there before a view was in sight: VS Code opens one that is there when the extension is installed", () => {
    expect(walkthrough?.when).toBe(contributions.contextKeys.sessionState);
  });

  /** VS Code makes one for each view. */
  const focusOfViews = views.map(({ id }) => `${id}.focus`);

  it("leads to commands and views that exist, each step with one button", () => {
    for (const { description } of steps) {
      const links = [...description.matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target);
      for (const link of links) {
        expect([...commandIds, ...focusOfViews].map((id) => `command:${id}`)).toContain(link);
      }
      const buttons = description.split("\n").filter((line) => /^\[[^\]]+\]\([^)]+\)$/.test(line));
      expect(buttons).toHaveLength(1);
    }
  });

  it("ticks a step off by what happens: a command, a view, a session or a page that exists", () => {
    for (const { completionEvents } of steps) {
      // VS Code may not have looked when the view came into sight; a step's own button always ticks it off.
      expect(completionEvents.some((event) => event.startsWith("onCommand:"))).toBe(true);
      for (const event of completionEvents) {
        const [, kind, what = ""] = /^(onCommand|onView|onContext):(.+)$/.exec(event) ?? [];
        if (kind === "onCommand") expect([...commandIds, ...focusOfViews]).toContain(what);
        else if (kind === "onView") expect(views.map(({ id }) => id)).toContain(what);
        else expect([`${contributions.contextKeys.sessionState} == ready`, onPage]).toContain(what);
      }
    }
  });

  it("has a small picture for each step, in the theme's colours only, that tells what it shows", () => {
    for (const { media } of steps) {
      const picture = fs.readFileSync(path.join(root, media.svg), "utf8");
      expect(picture.length).toBeLessThan(10_000);
      expect(picture).toContain(`<title>${media.altText}</title>`);
      expect(picture).not.toMatch(/#[0-9a-f]{3,8}\b|rgb\(|<style|style=|<script|href|<image/i);
      const colours = [...picture.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(
        ([, colour]) => colour,
      );
      for (const colour of colours) expect(colour).toMatch(/^(?:none|var\(--vscode-.*\))$/);
    }
  });
});

describe("commands", () => {
  it("share one category that no title repeats", () => {
    for (const { category, title } of commands) {
      expect(category).toBe("AWS Backup");
      expect(title).not.toContain("AWS Backup");
    }
  });

  it("have titles in Title Case with a verb first, and … where a question follows", () => {
    const small = ["in", "to", "by", "as", "for", "or", "with"];
    for (const { command, title } of commands) {
      expect(title).toMatch(
        /^(Add|Remove|Move|Rename|Mark|Share|Use|Select|Refresh|Reload|Retry|Load|Group|Show|Go|Copy|Open|Pin|Reveal|Filter|Change|Clear|Save|Apply|Delete|Find|Sign|Read|Mute|Unmute|Check|Watch|Stop)\b/,
      );
      expect(title).toMatch(/^[A-Za-z, -]+…?$/);
      for (const word of title.replace("…", "").split(" ")) {
        expect(small.includes(word) || /^[A-Z]/.test(word), `${title}: ${word}`).toBe(true);
      }
      const asks =
        /(select(Profile|Region)|(add|rename|mark)Session|shareSessions)$|groupBy$|(group|filter)(Backup|Restore|Copy|Scan)Jobs$/.test(
          command,
        ) ||
        /showSession$|showJobsForArn$|findText$|goTo|filterJobs$|filterBy\w+$|Filter$|groupResources$|\.mute$|checkProtection$/.test(
          command,
        );
      expect(title.endsWith("…"), title).toBe(asks);
    }
  });

  it("are in the palette, but for those of one view's title, whose twins are", () => {
    expect([...hidden].sort()).toEqual(commandIds.filter((id) => titleCommand.test(id)).sort());
    for (const id of hidden) {
      const [, verb = ""] = titleCommand.exec(id) ?? [];
      const twin = `awsBackup.${twins[verb] ?? verb}`;
      expect(commandIds).toContain(twin);
      expect(hidden).not.toContain(twin);
    }
  });

  it("that a row runs stand in its menu and in the palette, too", () => {
    for (const id of ["awsBackup.loadMore", "awsBackup.retry", "awsBackup.openDetails"]) {
      expect(
        menus["view/item/context"].map((entry) => ("command" in entry ? entry.command : "")),
      ).toContain(id);
      expect(hidden).not.toContain(id);
    }
  });

  it("are registered by one function", () => {
    expect(filesWith(/\.registerCommand\(/)).toEqual(["host/base/commands.ts"]);
  });

  it("override a key only while the details page has the focus and the command can do something", () => {
    for (const { when } of contributes.keybindings) {
      expect(when).toMatch(/^activeWebviewPanelId == \S+ && \S+ == true$/);
      expect(when.startsWith(onPage)).toBe(true);
    }
  });

  it("that act on a page in front are in the palette while there is one", () => {
    for (const { when } of paletteClauses) expect(when.startsWith(onPage)).toBe(true);
  });
});

describe("views of job kinds", () => {
  it("contribute what the first view does, under their own names (npm run manifest)", () => {
    expect(manifest).toEqual(withViewShare(manifest));
  });
});

describe("menus", () => {
  it("say in which of our views they stand", () => {
    for (const { when } of viewEntries) expect(viewsOf(when).length, when).toBeGreaterThan(0);
    for (const { when } of menus["view/title"]) expect(viewsOf(when)).toHaveLength(1);
    // Rows of jobs are alike in all views, and a resource is no job; rows of sessions are in all.
    const ofJobs = viewKinds.map(contributions.viewId);
    const { resourcesViewId } = contributions;
    for (const { when, group } of rowEntries) {
      const isOfSessions = group.startsWith("5_session");
      expect(
        isOfSessions ? [[...ofJobs, resourcesViewId]] : [ofJobs, [resourcesViewId]],
      ).toContainEqual(viewsOf(when));
    }
  });

  it("offer the jobs of the ARN under the cursor in every text editor, between VS Code's own groups", () => {
    expect(editorEntries).toEqual([
      { command: contributions.commandIds.showJobsForArn, group: "y_awsBackup@1" },
      {
        command: contributions.commandIds.checkProtection,
        when: "editorHasSelection",
        group: "y_awsBackup@2",
      },
    ]);
  });

  it("show three icons in a view's title at most, of which VS Code adds Collapse All, and no row more", () => {
    for (const { id } of views) {
      const icons = menus["view/title"].filter(
        ({ when, group }) => viewsOf(when).includes(id) && group.startsWith("navigation"),
      );
      // Icons of one place take turns.
      expect(new Set(icons.map(({ group }) => group)).size).toBeLessThanOrEqual(2);
    }
    const inline = menus["view/item/context"].filter(({ group }) => group.startsWith("inline"));
    expect(inline.length).toBeLessThanOrEqual(3);
  });

  it("have an icon for every command that is shown as one", () => {
    for (const entry of viewEntries) {
      if (!/^(navigation|inline)/.test(entry.group)) continue;
      const id = "command" in entry ? entry.command : undefined;
      expect(commands.find(({ command }) => command === id)?.icon).toMatch(/^\$\([a-z-]+\)$/);
    }
  });

  it("are grouped and ordered, no two entries in one place", () => {
    for (const menu of [menus["view/item/context"], menus["awsBackup.console"]]) {
      const places = menu.map(({ group }) => group);
      expect(new Set(places).size).toBe(places.length);
    }
    for (const { group } of viewEntries)
      expect(group).toMatch(/^(inline|navigation|\d_[a-z]+)@\d$/);
  });
});

describe("settings", () => {
  it("have a default, a description, an order and a scope", () => {
    for (const [id, setting] of settings) {
      expect(setting.default, id).toBeDefined();
      expect(setting.markdownDescription, id).toMatch(/^[A-Z`].{20,240}\.$/s);
      expect(setting.scope, id).toBe("window");
    }
    expect(settings.map(([, { order }]) => order)).toEqual(settings.map((_, index) => index + 1));
  });

  it("describe every choice and bound every number", () => {
    for (const [id, setting] of settings) {
      if (setting.type === "integer") {
        expect([setting.minimum, setting.maximum], id).toEqual([1, 1000]);
      }
      if (setting.enum === undefined) continue;
      const kind = viewKinds.find((each) => id.includes(each));
      expect(setting.enum, id).toEqual(
        kind === undefined ? notificationChoices : jobKinds[kind].groupings,
      );
      expect(setting.markdownEnumDescriptions).toHaveLength(setting.enum.length);
    }
  });

  it("allow for sessions what their reader takes", () => {
    const { items, maxItems } = contributes.configuration.properties["awsBackup.sessions"];
    const { profile, region, accounts, name, color } = items.properties;
    expect(items.additionalProperties).toBe(false);
    expect([maxItems, name.maxLength]).toEqual([mostEntries, longestEntryName]);
    expect(color.enum).toEqual(sessionColors);
    const entry = {
      profile: "p".repeat(profile.maxLength),
      accounts: accounts.enum[0],
      name: "n".repeat(name.maxLength),
    };
    for (const [text, isRegion] of [
      ["eu-west-1", true],
      [" US-GOV-WEST-1 ", true],
      ["*", true],
      ["us-east-1a", false],
      ["Ireland", false],
    ] as const) {
      expect(new RegExp(region.pattern).test(text)).toBe(isRegion);
      const { problems } = readSessionEntries([{ ...entry, region: text }]);
      expect(problems.length === 0, text).toBe(isRegion);
    }
  });

  it("link to settings that exist", () => {
    const ids = settings.map(([id]) => id);
    for (const [, { markdownDescription = "" }] of settings) {
      for (const [, id] of markdownDescription.matchAll(/`#([\w.]+)#`/g)) expect(ids).toContain(id);
    }
  });
});

describe("saved filters", () => {
  const setting = contributes.configuration.properties["awsBackup.savedFilters"];
  const members = setting.additionalProperties.properties;

  it("are described member by member, as the code reads them", () => {
    expect(Object.keys(members).sort()).toEqual([...criteria].sort());
    expect(setting.additionalProperties.additionalProperties).toBe(false);
    for (const criterion of listCriteria) {
      expect(members[criterion]).toMatchObject({
        type: "array",
        minItems: 1,
        maxItems: mostValues,
        items: { type: "string", minLength: 1, maxLength: 1024 },
      });
    }
    for (const criterion of windowCriteria) expect(members[criterion].type).toBe("string");
    for (const { markdownDescription } of Object.values(members)) {
      expect(markdownDescription).toMatch(/^[A-Z`].{15,240}\.$/s);
    }
  });

  it("have examples that can be read", () => {
    const reader = createFilterReader(() => Date.UTC(2026, 10, 22, 12));
    expect(Object.keys(setting.default)).toEqual([
      "Failed since yesterday",
      "Without a later good backup",
      "Running now",
      "Completed with issues",
      "Last night",
    ]);
    for (const filter of Object.values(setting.default))
      expect(reader.read(filter)).toEqual({ filter });
    for (const criterion of listCriteria) {
      const { items } = members[criterion];
      for (const value of "examples" in items ? items.examples : []) {
        expect(valueProblem(criterion, value)).toBeUndefined();
      }
    }
    for (const criterion of windowCriteria) {
      for (const text of members[criterion].examples)
        expect(reader.typedProblem(text)).toBeUndefined();
    }
  });

  it("are checked by the editor with patterns that the code agrees with", () => {
    const good = {
      resourceArns: "arn:aws:s3:::bucket",
      restoreTestingPlanArns: "arn:aws:backup:eu-west-1:111122223333:restore-testing-plan:p",
      destinationVaultArns: "arn:aws:backup:eu-west-1:111122223333:backup-vault:v",
      accountIds: "111122223333",
    } as const;
    for (const criterion of [
      "resourceArns",
      "restoreTestingPlanArns",
      "destinationVaultArns",
      "accountIds",
    ] as const) {
      const pattern = new RegExp(members[criterion].items.pattern);
      const bad = [
        ...["*", "vault", "arn:aws", "12", "", "arn:aws:s3:::b-${x}", "arn:aws:s3:::b*"],
        ...["arn:x:s3:::b", "arn:aws:s3:::a b", "arn:aws:backup:eu-west-1:1:recovery-point:1"],
      ];
      for (const value of [good[criterion], ...bad]) {
        expect(pattern.test(value), `${criterion} ${value}`).toBe(
          valueProblem(criterion, value) === undefined,
        );
      }
    }
  });
});

describe("where and when it runs", () => {
  it("activates when it is used, or for hovers once VS Code has started, and not before", () => {
    expect(manifest.activationEvents).toEqual([
      "onStartupFinished",
      `onWebviewPanel:${contributions.detailsViewType}`,
    ]);
    expect(manifest.extensionKind).toEqual(["workspace"]);
    expect(manifest).not.toHaveProperty("browser");
  });

  it("lets no untrusted workspace decide where requests go", () => {
    const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
    expect(untrustedWorkspaces.supported).toBe("limited");
    expect(untrustedWorkspaces.restrictedConfigurations).toEqual([
      "awsBackup.profile",
      "awsBackup.regions",
      "awsBackup.sessions",
      "awsBackup.freshness",
      "awsBackup.muted",
    ]);
    expect(virtualWorkspaces).toBe(true);
  });

  it("shows a PNG icon of 256×256 pixels on the Marketplace", () => {
    const png = fs.readFileSync(path.join(root, manifest.icon));
    expect(png.toString("latin1", 1, 4)).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([256, 256]);
    expect(manifest.categories.length).toBeLessThanOrEqual(3);
    expect(manifest.keywords.length).toBeLessThanOrEqual(30);
  });
});

describe("places where VS Code interprets text", () => {
  it.each([
    ["notifications", /\.show(Information|Warning|Error)Message\b/, ["host/base/notifications.ts"]],
    [
      "quick picks",
      /\.createQuickPick\b|\.showQuickPick\(/,
      [
        "host/jumps/findTextPick.ts",
        "host/picks/multiPick.ts",
        "host/picks/quickPick.ts",
        "host/picks/withProgressPick.ts",
      ],
    ],
    [
      "the status bar",
      /\.createStatusBarItem\(/,
      ["host/live/watchBar.ts", "host/session/statusBar.ts"],
    ],
    [
      "input boxes",
      /\.showInputBox\(|\.createInputBox\(/,
      ["host/protection/mutePick.ts", "host/session/mfaPrompt.ts", "host/session/renameSession.ts"],
    ],
    [
      "progress notifications",
      /ProgressLocation\.Notification/,
      ["host/base/cancellableProgress.ts"],
    ],
    ["context keys", /"setContext"/, ["host/base/contextKeys.ts"]],
    ["Markdown", /\bnew MarkdownString\b/, ["host/base/commandMarkdown.ts"]],
    ["trusted Markdown", /\bisTrusted\s*[=:]/, ["host/base/commandMarkdown.ts"]],
    ["links to commands", /`command:/, ["viewmodel/jumps/hoverMarkdown.ts"]],
  ])("%s are made in one file", (_, pattern, files) => {
    expect(filesWith(pattern)).toEqual(files);
  });

  it("Markdown runs the commands of its links only, which check what they are called with, and shows no HTML", () => {
    const [markdown] = sources().filter(({ file }) => file === "host/base/commandMarkdown.ts");
    expect(markdown?.text).toContain("isTrusted = { enabledCommands }");
    expect(markdown?.text).toContain("supportHtml = false");
    expect(markdown?.text).not.toMatch(/supportThemeIcons|appendMarkdown|baseUri/);
    const calls = sources().flatMap(({ text }) => text.match(/\bcommandMarkdown\(.*/g) ?? []);
    expect(calls.sort()).toEqual([
      "commandMarkdown(hover.text, hoverCommands),",
      "commandMarkdown(status.tooltip, watchCommandIds);",
      expect.stringContaining("commandMarkdown(text: string"),
    ]);
    expect([...watchCommandIds].sort()).toEqual(["awsBackup.goToJob", "awsBackup.stopWatching"]);
    expect([...hoverCommands].sort()).toEqual([
      "awsBackup.goToJob",
      "awsBackup.goToResourceArn",
      "awsBackup.openResourceInConsole",
      "awsBackup.showJobsForArn",
      "awsBackup.watchJob",
    ]);
  });
});
