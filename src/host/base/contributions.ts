import type { ViewKind } from "../../domain/job/jobKinds";

/** Every id that package.json contributes, once; test/architecture/manifest.test.ts compares both ways. */
export const commandIds = {
  selectProfile: "awsBackup.selectProfile",
  selectRegion: "awsBackup.selectRegion",
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
  goToJob: "awsBackup.goToJob",
  goToResourceArn: "awsBackup.goToResourceArn",
  showJson: "awsBackup.showJson",
  copyJobId: "awsBackup.copyJobId",
  copyArn: "awsBackup.copyArn",
  copyAsCli: "awsBackup.copyAsCli",
  copyFilterAsCli: "awsBackup.copyFilterAsCli",
  openInConsole: "awsBackup.openInConsole",
  openResourceInConsole: "awsBackup.openResourceInConsole",
  openVaultInConsole: "awsBackup.openVaultInConsole",
  openRecoveryPointInConsole: "awsBackup.openRecoveryPointInConsole",
  openPlanInConsole: "awsBackup.openPlanInConsole",
  showLog: "awsBackup.showLog",
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
  // One for each view's title: VS Code tells a title command which row has the focus, but not which
  // view was meant when no row has it (extHostTreeViews, TreeViewPaneHandleArg). Not in the palette.
  refreshBackupJobs: "awsBackup.refreshBackupJobs",
  refreshRestoreJobs: "awsBackup.refreshRestoreJobs",
  reloadBackupJobs: "awsBackup.reloadBackupJobs",
  reloadRestoreJobs: "awsBackup.reloadRestoreJobs",
  loadAllBackupJobs: "awsBackup.loadAllBackupJobs",
  loadAllRestoreJobs: "awsBackup.loadAllRestoreJobs",
  copyBackupFilterAsCli: "awsBackup.copyBackupFilterAsCli",
  copyRestoreFilterAsCli: "awsBackup.copyRestoreFilterAsCli",
  groupBackupJobs: "awsBackup.groupBackupJobs",
  groupRestoreJobs: "awsBackup.groupRestoreJobs",
  groupBackupJobsByState: "awsBackup.groupBackupJobsByState",
  groupRestoreJobsByState: "awsBackup.groupRestoreJobsByState",
  groupBackupJobsByVault: "awsBackup.groupBackupJobsByVault",
  groupRestoreJobsByVault: "awsBackup.groupRestoreJobsByVault",
  filterBackupJobs: "awsBackup.filterBackupJobs",
  filterRestoreJobs: "awsBackup.filterRestoreJobs",
  changeBackupJobsFilter: "awsBackup.changeBackupJobsFilter",
  changeRestoreJobsFilter: "awsBackup.changeRestoreJobsFilter",
} as const;

export type CommandName = keyof typeof commandIds;

export const viewIds = {
  backup: "awsBackup.backupJobs",
  restore: "awsBackup.restoreJobs",
} as const satisfies Record<ViewKind, string>;

/** Settings, as named inside the section {@link settingsSection}. */
export const settingsSection = "awsBackup";
export const settingNames = {
  profile: "profile",
  regions: "regions",
  pageSize: "pageSize",
  backupGroupBy: "backupJobs.groupBy",
  restoreGroupBy: "restoreJobs.groupBy",
  savedFilters: "savedFilters",
} as const;

/** Context keys are outputs only: nothing reads them back. */
export const contextKeys = {
  sessionState: "awsBackup.sessionState",
  backupGrouping: "awsBackup.backupJobs.grouping",
  restoreGrouping: "awsBackup.restoreJobs.grouping",
  canGoBack: "awsBackup.details.canGoBack",
  canGoForward: "awsBackup.details.canGoForward",
  detailsPinned: "awsBackup.details.pinned",
  filtered: "awsBackup.filtered",
} as const;

export type ContextKey = (typeof contextKeys)[keyof typeof contextKeys];

/** Keys of workspaceState: what was chosen in this workspace. */
export const mementoKeys = {
  profile: "awsBackup.profile",
  region: "awsBackup.region",
  backupGrouping: "awsBackup.backupJobs.grouping",
  restoreGrouping: "awsBackup.restoreJobs.grouping",
  filter: "awsBackup.filter",
  recentFilterValues: "awsBackup.recentFilterValues",
} as const;

/** Also the value of VS Code's context key activeWebviewPanelId. */
export const detailsViewType = "awsBackup.jobDetails";
/** Submenu of a row's menu. */
export const consoleMenuId = "awsBackup.console";
export const jobDocumentScheme = "aws-backup-job";
export const statusItemId = "awsBackup.session";
export const logName = "AWS Backup";
