import { jobMembers } from "../job/jobMembers";
import { isByProtectedResource, type JobQuery, type QueryParameter } from "./jobQuery";

/** A member of a request; times are milliseconds since the epoch. */
type RequestMember<Value> = readonly [name: string, value: Value];
type Read = (query: JobQuery) => RequestMember<string | number | undefined>;

function stateMember(query: JobQuery): RequestMember<string | undefined> {
  return [`By${jobMembers[query.kind].state.path}`, query.state];
}

/** What the list operations call each parameter. */
const ofList: Readonly<Record<QueryParameter, Read>> = {
  state: stateMember,
  backupVaultName: (query) => ["ByBackupVaultName", query.backupVaultName],
  resourceType: (query) => ["ByResourceType", query.resourceType],
  resourceArn: (query) => ["ByResourceArn", query.resourceArn],
  accountId: (query) => ["ByAccountId", query.accountId],
  messageCategory: (query) => ["ByMessageCategory", query.messageCategory],
  parentJobId: (query) => ["ByParentJobId", query.parentJobId],
  sourceRecoveryPointArn: (query) => ["BySourceRecoveryPointArn", query.sourceRecoveryPointArn],
  destinationVaultArn: (query) => ["ByDestinationVaultArn", query.destinationVaultArn],
  recoveryPointArn: (query) => ["ByRecoveryPointArn", query.recoveryPointArn],
  scanResultStatus: (query) => ["ByScanResultStatus", query.scanResultStatus],
  malwareScanner: (query) => ["ByMalwareScanner", query.malwareScanner],
  restoreTestingPlanArn: (query) => ["ByRestoreTestingPlanArn", query.restoreTestingPlanArn],
  createdAfter: (query) => ["ByCreatedAfter", query.createdAfter],
  createdBefore: (query) => ["ByCreatedBefore", query.createdBefore],
  completeAfter: (query) => ["ByCompleteAfter", query.completeAfter],
  completeBefore: (query) => ["ByCompleteBefore", query.completeBefore],
};

/** ListRestoreJobsByProtectedResource has two of them. */
const ofResource: readonly Read[] = [(query) => ["ResourceArn", query.resourceArn], stateMember];

/** What a query asks by, under the names that its operation has for it, in the order in which it is read out. */
export function requestMembers(query: JobQuery): readonly RequestMember<string | number>[] {
  const reads = isByProtectedResource(query) ? ofResource : Object.values(ofList);
  return reads.flatMap((read) => {
    const [name, value] = read(query);
    return value === undefined ? [] : [[name, value] as const];
  });
}
