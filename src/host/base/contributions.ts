import type { ViewKind } from "../../domain/job/viewKinds";

/** Every id that package.json contributes, once; test/architecture/manifest.test.ts compares both ways. */
export const commandIds = {
  selectProfile: "awsBackup.selectProfile",
  selectRegion: "awsBackup.selectRegion",
  addSession: "awsBackup.addSession",
  removeSession: "awsBackup.removeSession",
  moveSessionUp: "awsBackup.moveSessionUp",
  moveSessionDown: "awsBackup.moveSessionDown",
  renameSession: "awsBackup.renameSession",
  markSession: "awsBackup.markSession",
  shareSessions: "awsBackup.shareSessions",
  useSharedSessions: "awsBackup.useSharedSessions",
  showSession: "awsBackup.showSession",
  refresh: "awsBackup.refresh",
  reload: "awsBackup.reload",
  retry: "awsBackup.retry",
  loadMore: "awsBackup.loadMore",
  loadAll: "awsBackup.loadAll",
  groupBy: "awsBackup.groupBy",
  openDetails: "awsBackup.openDetails",
  pinDetails: "awsBackup.pinDetails",
  goBack: "awsBackup.goBack",
  goForward: "awsBackup.goForward",
  openParentJob: "awsBackup.openParentJob",
  revealInTree: "awsBackup.revealInTree",
  findText: "awsBackup.findText",
  showJobsForArn: "awsBackup.showJobsForArn",
  openResource: "awsBackup.openResource",
  goToJob: "awsBackup.goToJob",
  goToResourceArn: "awsBackup.goToResourceArn",
  showJson: "awsBackup.showJson",
  watchJob: "awsBackup.watchJob",
  stopWatching: "awsBackup.stopWatching",
  showWatchedJobs: "awsBackup.showWatchedJobs",
  markAllSeen: "awsBackup.markAllSeen",
  copyJobId: "awsBackup.copyJobId",
  copyArn: "awsBackup.copyArn",
  copyAsCli: "awsBackup.copyAsCli",
  copyFilterAsCli: "awsBackup.copyFilterAsCli",
  openInConsole: "awsBackup.openInConsole",
  openResourceInConsole: "awsBackup.openResourceInConsole",
  openVaultInConsole: "awsBackup.openVaultInConsole",
  openRecoveryPointInConsole: "awsBackup.openRecoveryPointInConsole",
  openPlanInConsole: "awsBackup.openPlanInConsole",
  signIn: "awsBackup.signIn",
  copySignInCommand: "awsBackup.copySignInCommand",
  openConfigFile: "awsBackup.openConfigFile",
  copyIamPolicy: "awsBackup.copyIamPolicy",
  showLog: "awsBackup.showLog",
  openWalkthrough: "awsBackup.openWalkthrough",
  filterJobs: "awsBackup.filterJobs",
  filterByState: "awsBackup.filterByState",
  filterByVault: "awsBackup.filterByVault",
  filterByResourceType: "awsBackup.filterByResourceType",
  filterByResourceArn: "awsBackup.filterByResourceArn",
  filterByTime: "awsBackup.filterByTime",
  filterByAccount: "awsBackup.filterByAccount",
  filterByMessageCategory: "awsBackup.filterByMessageCategory",
  filterByPlan: "awsBackup.filterByPlan",
  clearFilters: "awsBackup.clearFilters",
  saveFilter: "awsBackup.saveFilter",
  applySavedFilter: "awsBackup.applySavedFilter",
  deleteSavedFilter: "awsBackup.deleteSavedFilter",
  readResourceJobs: "awsBackup.readResourceJobs",
  refreshResources: "awsBackup.refreshResources",
  groupResources: "awsBackup.groupResources",
  mute: "awsBackup.mute",
  unmute: "awsBackup.unmute",
  checkProtection: "awsBackup.checkProtection",
  removeCheck: "awsBackup.removeCheck",
} as const;

export type CommandName = keyof typeof commandIds;

export function viewId(kind: ViewKind): string {
  return `awsBackup.${kind}Jobs`;
}

/** The view of protected resources. */
export const resourcesViewId = "awsBackup.resources";

/**
 * What a view's title offers. Each view has commands of its own: VS Code tells a title command which row has the focus,
 * but not which view was meant when no row has it (extHostTreeViews, TreeViewPaneHandleArg). Not in the palette.
 */
export type TitleCommand =
  | "refresh"
  | "reload"
  | "loadAll"
  | "copyFilterAsCli"
  | "groupBy"
  | "groupByVault"
  | "groupByState"
  | "filter"
  | "changeFilter";

/** The ids of a view's title commands. */
export function titleCommandIds(kind: ViewKind): Readonly<Record<TitleCommand, string>> {
  const name = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return {
    refresh: `awsBackup.refresh${name}Jobs`,
    reload: `awsBackup.reload${name}Jobs`,
    loadAll: `awsBackup.loadAll${name}Jobs`,
    copyFilterAsCli: `awsBackup.copy${name}FilterAsCli`,
    groupBy: `awsBackup.group${name}Jobs`,
    groupByVault: `awsBackup.group${name}JobsByVault`,
    groupByState: `awsBackup.group${name}JobsByState`,
    filter: `awsBackup.filter${name}Jobs`,
    changeFilter: `awsBackup.change${name}JobsFilter`,
  };
}

/** Settings, as named inside the section {@link settingsSection}. */
export const settingsSection = "awsBackup";
export const settingNames = {
  profile: "profile",
  regions: "regions",
  sessions: "sessions",
  pageSize: "pageSize",
  shortenNames: "shortenNames",
  savedFilters: "savedFilters",
  refreshInterval: "refreshInterval",
  notifications: "notifications",
  freshness: "freshness",
  muted: "muted",
} as const;

export function groupingSetting(kind: ViewKind): string {
  return `${kind}Jobs.groupBy`;
}

/** Context keys are outputs only: nothing reads them back. */
export const contextKeys = {
  sessionState: "awsBackup.sessionState",
  canGoBack: "awsBackup.details.canGoBack",
  canGoForward: "awsBackup.details.canGoForward",
  detailsPinned: "awsBackup.details.pinned",
  filtered: "awsBackup.filtered",
} as const;

/** How a view is grouped: the context key, and the key of workspaceState. */
export type GroupingKey = `awsBackup.${ViewKind}Jobs.grouping`;
export function groupingKey(kind: ViewKind): GroupingKey {
  return `awsBackup.${kind}Jobs.grouping`;
}

export type ContextKey = (typeof contextKeys)[keyof typeof contextKeys] | GroupingKey;

/** Keys of workspaceState: what was chosen in this workspace. */
export const mementoKeys = {
  profile: "awsBackup.profile",
  region: "awsBackup.region",
  sessions: "awsBackup.sessions",
  filter: "awsBackup.filter",
  recentFilterValues: "awsBackup.recentFilterValues",
  expandedGroups: "awsBackup.expandedGroups",
  collapsedSessions: "awsBackup.collapsedSessions",
  regionsWithJobs: "awsBackup.regionsWithJobs",
  watches: "awsBackup.watches",
  resourceGrouping: "awsBackup.resources.grouping",
  expandedResources: "awsBackup.resources.expanded",
  collapsedResources: "awsBackup.resources.collapsed",
} as const;

/** Also the value of VS Code's context key activeWebviewPanelId. */
export const detailsViewType = "awsBackup.jobDetails";
/** Submenu of a row's menu. */
export const consoleMenuId = "awsBackup.console";
export const jobDocumentScheme = "aws-backup-job";
export const statusItemId = "awsBackup.session";
export const watchItemId = "awsBackup.watches";
export const logName = "AWS Backup";
/** VS Code's name of the walkthrough: that of the extension, then its own. */
export const walkthroughName = "aws-backup-explorer.aws-backup-explorer#getStarted";
