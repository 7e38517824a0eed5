import type { JobKind } from "./wire";

export type OperationName =
  | "ListBackupJobs"
  | "ListRestoreJobs"
  | "ListCopyJobs"
  | "ListScanJobs"
  | "DescribeBackupJob"
  | "DescribeRestoreJob"
  | "DescribeCopyJob"
  | "DescribeScanJob"
  | "DescribeRecoveryPoint"
  | "GetRestoreJobMetadata"
  | "ListRestoreJobsByProtectedResource"
  | "ListBackupVaults"
  | "GetSupportedResourceTypes"
  | "ListProtectedResources"
  | "DescribeProtectedResource"
  | "ListRecoveryPointsByResource"
  | "GetBackupPlan"
  | "ListBackupSelections"
  | "GetBackupSelection";

/** Query parameters and path labels under their wire names, decoded. */
export type Parameters = Readonly<Record<string, string>>;

interface Route {
  readonly operation: OperationName;
  /**
   * Raw path; groups are labels, percent-encoded as a whole. The trailing slash is botocore's: the
   * service model has it for all lists of jobs but ListScanJobs.
   */
  readonly path: RegExp;
  readonly labels: readonly string[];
}

const routes: readonly Route[] = [
  { operation: "ListBackupJobs", path: /^\/backup-jobs\/?$/, labels: [] },
  { operation: "ListRestoreJobs", path: /^\/restore-jobs\/?$/, labels: [] },
  { operation: "ListCopyJobs", path: /^\/copy-jobs\/?$/, labels: [] },
  { operation: "ListScanJobs", path: /^\/scan\/jobs$/, labels: [] },
  { operation: "DescribeBackupJob", path: /^\/backup-jobs\/([^/]+)$/, labels: ["backupJobId"] },
  { operation: "DescribeRestoreJob", path: /^\/restore-jobs\/([^/]+)$/, labels: ["restoreJobId"] },
  { operation: "DescribeCopyJob", path: /^\/copy-jobs\/([^/]+)$/, labels: ["copyJobId"] },
  { operation: "DescribeScanJob", path: /^\/scan\/jobs\/([^/]+)$/, labels: ["ScanJobId"] },
  {
    operation: "GetRestoreJobMetadata",
    path: /^\/restore-jobs\/([^/]+)\/metadata$/,
    labels: ["restoreJobId"],
  },
  {
    operation: "ListRestoreJobsByProtectedResource",
    path: /^\/resources\/([^/]+)\/restore-jobs\/?$/,
    labels: ["resourceArn"],
  },
  {
    operation: "DescribeRecoveryPoint",
    path: /^\/backup-vaults\/([^/]+)\/recovery-points\/([^/]+)$/,
    labels: ["backupVaultName", "recoveryPointArn"],
  },
  { operation: "ListBackupVaults", path: /^\/backup-vaults\/?$/, labels: [] },
  { operation: "GetSupportedResourceTypes", path: /^\/supported-resource-types$/, labels: [] },
  { operation: "ListProtectedResources", path: /^\/resources\/?$/, labels: [] },
  {
    operation: "DescribeProtectedResource",
    path: /^\/resources\/([^/]+)$/,
    labels: ["resourceArn"],
  },
  {
    operation: "ListRecoveryPointsByResource",
    path: /^\/resources\/([^/]+)\/recovery-points\/?$/,
    labels: ["resourceArn"],
  },
  {
    operation: "GetBackupPlan",
    path: /^\/backup\/plans\/([^/]+)\/?$/,
    labels: ["backupPlanId"],
  },
  {
    operation: "ListBackupSelections",
    path: /^\/backup\/plans\/([^/]+)\/selections\/?$/,
    labels: ["backupPlanId"],
  },
  {
    operation: "GetBackupSelection",
    path: /^\/backup\/plans\/([^/]+)\/selections\/([^/]+)$/,
    labels: ["backupPlanId", "selectionId"],
  },
];

/** All operations that the endpoint serves. */
export const operationNames: readonly OperationName[] = routes.map(({ operation }) => operation);

export interface RoutedRequest {
  readonly operation: OperationName;
  readonly params: Parameters;
}

/** The operation of a raw request target, e.g. "/backup-jobs/?state=FAILED"; undefined if there is none. */
export function route(method: string, target: string): RoutedRequest | undefined {
  const [path, query] = split(target);
  for (const { operation, path: pattern, labels } of routes) {
    const match = pattern.exec(path);
    if (method === "GET" && match !== null) {
      const values = labels.map((label, i) => [label, decode(match[i + 1] ?? "")] as const);
      return { operation, params: Object.fromEntries([...queryOf(query), ...values]) };
    }
  }
  return undefined;
}

function split(target: string): [string, string] {
  const mark = target.indexOf("?");
  return mark < 0 ? [target, ""] : [target.slice(0, mark), target.slice(mark + 1)];
}

/** The first value counts where a name comes twice. */
function queryOf(query: string): readonly (readonly [string, string])[] {
  const pairs = query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      return equals < 0
        ? ([decode(pair), ""] as const)
        : ([decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))] as const);
    });
  return pairs.reverse();
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The kind of job that an operation lists or describes. */
export function kindOf(operation: OperationName): JobKind | undefined {
  switch (operation) {
    case "ListBackupJobs":
    case "DescribeBackupJob":
      return "backup";
    case "ListRestoreJobs":
    case "DescribeRestoreJob":
    case "GetRestoreJobMetadata":
    case "ListRestoreJobsByProtectedResource":
      return "restore";
    case "ListCopyJobs":
    case "DescribeCopyJob":
      return "copy";
    case "ListScanJobs":
    case "DescribeScanJob":
      return "scan";
    case "DescribeRecoveryPoint":
    case "ListBackupVaults":
    case "GetSupportedResourceTypes":
    case "ListProtectedResources":
    case "DescribeProtectedResource":
    case "ListRecoveryPointsByResource":
    case "GetBackupPlan":
    case "ListBackupSelections":
    case "GetBackupSelection":
      return undefined;
  }
}

/** What a list operation calls the parameters that all lists of jobs have. */
export interface ListParameterNames {
  readonly accountId: string;
  readonly maxResults: string;
  readonly nextToken: string;
}

/** The service model spells the parameters of ListScanJobs in PascalCase, those of the other lists in camelCase. */
export function listParameterNames(operation: OperationName): ListParameterNames {
  return operation === "ListScanJobs"
    ? { accountId: "ByAccountId", maxResults: "MaxResults", nextToken: "NextToken" }
    : { accountId: "accountId", maxResults: "maxResults", nextToken: "nextToken" };
}

export function isList(operation: OperationName): boolean {
  return operation.startsWith("List");
}
