import { type Grouping, jobKinds } from "../../../src/domain/job/jobKinds";
import { expandedViewKinds, type ViewKind, viewKinds } from "../../../src/domain/job/viewKinds";
import { groupingTexts } from "../../../src/viewmodel/job/groupingText";
import { groupingSetting, settingsSection, viewId } from "../../../src/host/base/contributions";

/** The part of package.json that is read here; everything else stays as it is. */
export interface Manifest {
  readonly contributes: {
    readonly views: { readonly awsBackup: readonly View[] };
    readonly viewsWelcome: readonly Entry[];
    readonly commands: readonly Entry[];
    readonly menus: Readonly<Record<string, readonly Entry[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, object>> };
  };
}

interface View {
  readonly id: string;
  readonly name: string;
}

type Entry = Readonly<Record<string, string>>;

/** What each grouping shows. */
const groupingDescriptions: Readonly<Record<Grouping, string>> = {
  stateVault: "By state, and by backup vault under each state.",
  vaultState: "By backup vault, and by state under each vault.",
  resourceTypeState: "By resource type, and by state under each type.",
  dayState: "By the day of creation, and by state under each day.",
  planState: "By {plan}, and by state under each plan.",
  accountState: "By account, and by state under each account.",
  category: "By message category: the kind of failure, or success.",
  resultState: "By what the scan found, and by state under each result.",
  none: "No groups: a flat list. A long list is split by day.",
};

const plans = { backupPlan: "backup plan", restoreTestingPlan: "restore testing plan" } as const;

/**
 * package.json with what each view contributes. The first view's share is written by hand; the others' is the same
 * with their names.
 */
export function withViewShare<M extends Manifest>(manifest: M): M {
  const { contributes } = manifest;
  const [template] = contributes.views.awsBackup;
  return {
    ...manifest,
    contributes: {
      ...contributes,
      views: {
        awsBackup: [
          ...viewKinds.map((kind) => ({
            ...template,
            id: viewId(kind),
            name: jobKinds[kind].title,
            ...(expandedViewKinds.includes(kind) ? {} : { visibility: "collapsed" }),
          })),
          ...contributes.views.awsBackup.filter(({ id }) => !isOfKind(id)),
        ],
      },
      viewsWelcome: forEachView(contributes.viewsWelcome),
      commands: forEachView(contributes.commands),
      menus: Object.fromEntries(
        Object.entries(contributes.menus).map(([menu, entries]) => [menu, forEachView(entries)]),
      ),
      configuration: {
        ...contributes.configuration,
        properties: settings(contributes.configuration.properties),
      },
    },
  };
}

function isOfKind(id: string): boolean {
  return viewKinds.some((kind) => viewId(kind) === id);
}

/** The entries with those of the first view for each view; rows' menus name all views at once. */
function forEachView(entries: readonly Entry[]): readonly Entry[] {
  const [first] = viewKinds;
  const own = entries.filter((entry) => kindNamed(entry) === first);
  const at = entries.findIndex((entry) => kindNamed(entry) !== undefined);
  if (at < 0) return entries.map(inAllViews);
  const ofViews = viewKinds.flatMap((kind) => own.map((entry) => renamed(entry, first, kind)));
  const isOther = (entry: Entry): boolean => kindNamed(entry) === undefined;
  return [...entries.slice(0, at), ...ofViews, ...entries.slice(at).filter(isOther)].map(
    inAllViews,
  );
}

/** The kind of the view that an entry is for; undefined for what is for all views or for none. */
function kindNamed(entry: Entry): string | undefined {
  const { command = "", view = "", when = "" } = entry;
  const inTitle = /^view == awsBackup\.([a-z]+)Jobs\b/.exec(when)?.[1];
  const ofView = /^awsBackup\.([a-z]+)Jobs$/.exec(view)?.[1];
  const ofCommand =
    /^awsBackup\.(?:refresh|reload|loadAll|group|filter|change)([A-Z][a-z]+)Jobs/.exec(command) ??
    /^awsBackup\.copy([A-Z][a-z]+)FilterAsCli$/.exec(command);
  return inTitle ?? ofView ?? ofCommand?.[1]?.toLowerCase();
}

function renamed(entry: Entry, from: ViewKind, to: ViewKind): Entry {
  const capital = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1);
  const rename = (text: string): string =>
    text
      .replaceAll(viewId(from), viewId(to))
      .replaceAll(new RegExp(`${capital(from)}(?=Jobs|FilterAsCli)`, "g"), capital(to));
  return Object.fromEntries(
    Object.entries(entry).map(([name, value]) => [
      name,
      ["command", "view", "when"].includes(name) ? rename(value) : value,
    ]),
  );
}

function inAllViews(entry: Entry): Entry {
  const { when } = entry;
  if (when === undefined) return entry;
  const kinds = `(${viewKinds.join("|")})`;
  return { ...entry, when: when.replace(/\([a-z|]+\)(?=Jobs\$\/)/, kinds) };
}

/** With a setting for the grouping of each view, and the order of all as they stand. */
function settings(properties: Readonly<Record<string, object>>): Record<string, object> {
  const id = (kind: ViewKind): string => `${settingsSection}.${groupingSetting(kind)}`;
  const isOfView = (name: string): boolean => name.endsWith(".groupBy");
  const at = Object.keys(properties).findIndex(isOfView);
  const others = Object.entries(properties).filter(([name]) => !isOfView(name));
  const ofViews = viewKinds.map((kind): [string, object] => [
    id(kind),
    { ...properties[id(viewKinds[0])], ...groupingChoices(kind) },
  ]);
  const all = [...others.slice(0, at), ...ofViews, ...others.slice(at)];
  return Object.fromEntries(all.map(([name, setting], i) => [name, { ...setting, order: i + 1 }]));
}

function groupingChoices(kind: ViewKind): object {
  const { groupings, plan, title } = jobKinds[kind];
  return {
    default: groupings[0],
    enum: groupings,
    enumItemLabels: groupings.map((grouping) => groupingTexts[grouping]),
    markdownEnumDescriptions: groupings.map((grouping) =>
      groupingDescriptions[grouping].replace("{plan}", plans[plan]),
    ),
    markdownDescription: `How the view *${title}* groups its jobs in a workspace where you selected no grouping with *Group By*.`,
  };
}
