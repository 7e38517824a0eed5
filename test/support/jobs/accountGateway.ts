import { setMaxListeners } from "node:events";
import { isQuiet, quietly } from "../../../src/aws/credentials/quietly";
import { toBackupError } from "../../../src/aws/errors/errorMapping";
import { JobMapper } from "../../../src/aws/requests/jobMapper";
import { text, textsIn, textsOf } from "../../../src/aws/requests/members";
import {
  backupPlanOf,
  planSelectionOf,
  selectionIdsOf,
} from "../../../src/aws/requests/backupPlanOf";
import {
  describedResourceOf,
  protectedResourcesOf,
  resourcePointsOf,
} from "../../../src/aws/requests/protectedResourceOf";
import { recoveryPointOf } from "../../../src/aws/requests/recoveryPointOf";
import { plainMembers } from "../../../src/aws/requests/plainMembers";
import { membersOf } from "../../../src/base/membersOf";
import { BackupError, type BackupErrorReason } from "../../../src/domain/query/backupError";
import type { JobKind } from "../../../src/domain/job/job";
import type { RecoveryPoint } from "../../../src/domain/job/recoveryPoint";
import type {
  DescribedJob,
  JobListPage,
  OpenedGateway,
  PointRequest,
  QuietWork,
  VaultPage,
} from "../../../src/domain/query/jobGateway";
import type { JobQuery } from "../../../src/domain/query/jobQuery";
import type { PageRequest } from "../../../src/domain/query/pageRequest";
import type { Page } from "../../../src/domain/query/protectionGateway";
import { requestMembers } from "../../../src/domain/query/requestMembers";
import type { BackupPlan, PlanSelection } from "../../../src/domain/resource/backupPlan";
import type {
  DescribedResource,
  ProtectedResource,
  ResourcePoint,
} from "../../../src/domain/resource/protectedResource";
import type { Account } from "../endpoint/account";
import { answer, type Answer } from "../endpoint/answer";
import { encodeBody } from "../endpoint/encodeBody";
import type { Mood } from "../endpoint/mood";
import type { OperationName, Parameters } from "../endpoint/operations";
import { dateMembers } from "../endpoint/shapes";
import { describeOperation, listMember, listOperation } from "./jobOperations";
import { noon } from "./jobBuilders";

export interface AccountGatewayOptions {
  readonly account: Account;
  readonly mood?: Mood;
  /** Milliseconds; the builders' present unless told. */
  readonly now?: number;
  /** Answers even when nobody waits any more, as a proxy or an SDK might. */
  readonly ignoresAbort?: boolean;
}

/** One request, as the endpoint's log has it. */
export interface LoggedRequest {
  readonly operation: OperationName;
  readonly params: Parameters;
}

interface Fault {
  readonly reason: BackupErrorReason;
  readonly hits: (request: LoggedRequest) => boolean;
  times: number;
}

interface Waiting {
  readonly request: LoggedRequest;
  readonly deliver: () => void;
}

/**
 * The endpoint's pure core behind the product's own port, in process: requests become wire parameters,
 * answers go through JSON and the product's mapper. Answers come at once, or when the test lets them.
 */
export class AccountGateway implements OpenedGateway {
  readonly requests: LoggedRequest[] = [];
  account: Account;
  mood: Mood;
  now: number;
  /** List requests answered; an account that changes by the request stands still while `frozen`. */
  served = 0;
  frozen = false;
  /** There are no credentials before the user was asked for a code: what is quiet fails, the rest asks. */
  needsMfaCode = false;
  /** How often the user was asked for a code. */
  prompts = 0;
  readonly #ignoresAbort: boolean;
  readonly #mapper = new JobMapper();
  readonly #faults: Fault[] = [];
  #waiting: Waiting[] = [];
  #held = false;

  constructor({ account, mood = {}, now = noon, ignoresAbort = false }: AccountGatewayOptions) {
    this.account = account;
    this.mood = mood;
    this.now = now;
    this.#ignoresAbort = ignoresAbort;
  }

  listJobs(query: JobQuery, page: PageRequest, signal: AbortSignal): Promise<JobListPage> {
    const { kind } = query;
    const request = { operation: listOperation(query), params: paramsOf(query, page) };
    return this.#ask(request, signal, (body) => {
      const token = body["NextToken"];
      return {
        jobs: this.#mapper.jobs(kind, body[listMember[kind]]),
        ...(typeof token === "string" && token !== "" && { nextToken: token }),
      };
    });
  }

  describeJob(kind: JobKind, id: string, signal: AbortSignal): Promise<DescribedJob> {
    if (id === "") return Promise.reject(new BackupError("missingParameterValue"));
    const idName = kind === "scan" ? "ScanJobId" : `${kind}JobId`;
    const request = { operation: describeOperation[kind], params: { [idName]: id } };
    return this.#ask(request, signal, (body) => {
      const members = kind === "copy" ? membersOf(body["CopyJob"]) : body;
      return { job: this.#mapper.job(kind, members), members: plainMembers(members) };
    });
  }

  getRestoreJobMetadata(
    id: string,
    signal: AbortSignal,
  ): Promise<Readonly<Record<string, string>>> {
    if (id === "") return Promise.reject(new BackupError("missingParameterValue"));
    const request = { operation: "GetRestoreJobMetadata", params: { restoreJobId: id } } as const;
    return this.#ask(request, signal, (body) => textsOf(body["Metadata"]));
  }

  describeRecoveryPoint(
    { arn, vaultName }: PointRequest,
    signal: AbortSignal,
  ): Promise<RecoveryPoint> {
    const params = { backupVaultName: vaultName, recoveryPointArn: arn };
    return this.#ask({ operation: "DescribeRecoveryPoint", params }, signal, recoveryPointOf);
  }

  listProtectedResources(page: PageRequest, signal: AbortSignal): Promise<Page<ProtectedResource>> {
    const request = { operation: "ListProtectedResources", params: pageParams(page) } as const;
    return this.#ask(request, signal, (body) => aPage(protectedResourcesOf(body["Results"]), body));
  }

  describeProtectedResource(resourceArn: string, signal: AbortSignal): Promise<DescribedResource> {
    const request = { operation: "DescribeProtectedResource", params: { resourceArn } } as const;
    return this.#ask(request, signal, (body) => describedResourceOf(resourceArn, body));
  }

  listRecoveryPointsByResource(
    resourceArn: string,
    page: PageRequest,
    signal: AbortSignal,
  ): Promise<Page<ResourcePoint>> {
    const params = { resourceArn, ...pageParams(page) };
    return this.#ask({ operation: "ListRecoveryPointsByResource", params }, signal, (body) =>
      aPage(resourcePointsOf(body["RecoveryPoints"]), body),
    );
  }

  getBackupPlan(backupPlanId: string, signal: AbortSignal): Promise<BackupPlan | "deleted"> {
    const params = { backupPlanId, MaxScheduledRunsPreview: "10" };
    return this.#ask({ operation: "GetBackupPlan", params }, signal, (body) =>
      said(backupPlanOf(body)),
    ).catch((error: unknown) => {
      if (error instanceof BackupError && error.kind === "notFound") return "deleted";
      throw error;
    });
  }

  listBackupSelections(
    backupPlanId: string,
    page: PageRequest,
    signal: AbortSignal,
  ): Promise<Page<string>> {
    const params = { backupPlanId, ...pageParams(page) };
    return this.#ask({ operation: "ListBackupSelections", params }, signal, (body) =>
      aPage(said(selectionIdsOf(body["BackupSelectionsList"])), body),
    );
  }

  getBackupSelection(
    backupPlanId: string,
    selectionId: string,
    signal: AbortSignal,
  ): Promise<PlanSelection> {
    const params = { backupPlanId, selectionId };
    return this.#ask({ operation: "GetBackupSelection", params }, signal, (body) =>
      said(planSelectionOf(body)),
    );
  }

  listVaults(page: PageRequest, signal: AbortSignal): Promise<VaultPage> {
    const params = pageParams(page);
    return this.#ask({ operation: "ListBackupVaults", params }, signal, (body) => {
      const vaults = body["BackupVaultList"] as readonly unknown[];
      const names = textsIn(vaults.map((vault) => membersOf(vault)["BackupVaultName"]));
      const token = text(body["NextToken"]);
      return token === undefined ? { names } : { names, nextToken: token };
    });
  }

  listResourceTypes(signal: AbortSignal): Promise<readonly string[]> {
    const request = { operation: "GetSupportedResourceTypes", params: {} } as const;
    return this.#ask(request, signal, (body) => textsIn(body["ResourceTypes"]));
  }

  close(): void {
    // There is no connection.
  }

  quietly<T>(work: () => Promise<T>, how?: QuietWork): Promise<T> {
    return quietly(work, how);
  }

  /** The next requests that match fail so; nothing is asked of the endpoint. */
  fail(
    reason: BackupErrorReason,
    { times = 1, hits = () => true }: { times?: number; hits?: Fault["hits"] } = {},
  ): void {
    this.#faults.push({ reason, hits, times });
  }

  /** No request fails any more. */
  mend(): void {
    this.#faults.length = 0;
  }

  /** Answers wait until {@link deliver} or {@link release}. */
  hold(): void {
    this.#held = true;
  }

  /** Answers that wait come now, and all later ones at once. */
  release(): void {
    this.#held = false;
    while (this.deliver(0)) continue;
  }

  get waiting(): readonly LoggedRequest[] {
    return this.#waiting.map(({ request }) => request);
  }

  /** Lets one of the answers through that wait. @returns false when there is no such answer */
  deliver(index = 0): boolean {
    const [waiting] = this.#waiting.splice(index, 1);
    waiting?.deliver();
    return waiting !== undefined;
  }

  /** The requests since the last call, one line each: "ListBackupJobs maxResults=100 state=FAILED", "… +token". */
  takeRequests(): string[] {
    return this.requests.splice(0).map(requestText);
  }

  async #ask<T>(
    request: LoggedRequest,
    signal: AbortSignal,
    read: (body: Readonly<Record<string, unknown>>) => T,
  ): Promise<T> {
    throwIfAborted(signal);
    this.requests.push(request);
    const fault = this.#faults.find(({ hits, times }) => times > 0 && hits(request));
    if (fault !== undefined) fault.times--;
    // AWS answers what was true when the request came; the answer may be long under way.
    const reply = fault === undefined ? this.#answer(request) : undefined;
    await this.#arrival(request, signal);
    if (!this.#ignoresAbort) throwIfAborted(signal);
    this.#askForCode(request);
    if (fault !== undefined) {
      throw new BackupError(fault.reason, { operation: request.operation, detail: "injected" });
    }
    if (reply?.status !== 200) throw errorOf(reply, request);
    return read(parsed(encodeBody(reply.body, this.mood)));
  }

  #askForCode({ operation }: LoggedRequest): void {
    if (!this.needsMfaCode) return;
    if (isQuiet()) throw new BackupError("mfaNeeded", { operation });
    this.prompts++;
    this.needsMfaCode = false;
  }

  #answer({ operation, params }: LoggedRequest): Answer {
    const { account, mood, now, served } = this;
    const reply = answer({ account, mood, now, served, operation, params });
    if (reply.status === 200 && operation.startsWith("List") && !this.frozen) this.served++;
    return reply;
  }

  async #arrival(request: LoggedRequest, signal: AbortSignal): Promise<void> {
    if (!this.#held) {
      await Promise.resolve();
      return;
    }
    // One signal ends a whole generation of requests.
    setMaxListeners(0, signal);
    await new Promise<void>((resolve) => {
      const waiting = {
        request,
        deliver: () => {
          signal.removeEventListener("abort", abort);
          resolve();
        },
      };
      const abort = (): void => {
        this.#waiting = this.#waiting.filter((each) => each !== waiting);
        resolve();
      };
      this.#waiting.push(waiting);
      if (!this.#ignoresAbort) signal.addEventListener("abort", abort, { once: true });
    });
  }
}

function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new BackupError("cancelled");
}

function pageParams({ maxResults, nextToken }: PageRequest): Parameters {
  return { maxResults: String(maxResults), ...(nextToken !== undefined && { nextToken }) };
}

function aPage<T>(items: readonly T[], body: Readonly<Record<string, unknown>>): Page<T> {
  const token = text(body["NextToken"]);
  return token === undefined ? { items } : { items, nextToken: token };
}

function said<T>(value: T | undefined): T {
  if (value === undefined) throw new BackupError("notJson");
  return value;
}

/** The query as the SDK puts it on the wire. */
function paramsOf(query: JobQuery, page: PageRequest): Parameters {
  return query.kind === "scan" ? scanParams(query, page) : otherParams(query, page);
}

/** ListScanJobs alone has the names of its members on the wire. */
function scanParams(query: JobQuery, { maxResults, nextToken }: PageRequest): Parameters {
  const members = requestMembers(query).map(
    ([name, value]) =>
      [name, typeof value === "number" ? new Date(value).toISOString() : value] as const,
  );
  return {
    MaxResults: String(maxResults),
    ...Object.fromEntries(members),
    ...(nextToken !== undefined && { NextToken: nextToken }),
  };
}

function otherParams(query: JobQuery, { maxResults, nextToken }: PageRequest): Parameters {
  const { kind, state, createdAfter, createdBefore, completeAfter, completeBefore, ...rest } =
    query;
  const dates = { createdAfter, createdBefore, completeAfter, completeBefore };
  return {
    maxResults: String(maxResults),
    ...(state !== undefined && { [kind === "restore" ? "status" : "state"]: state }),
    ...rest,
    ...Object.fromEntries(
      Object.entries(dates).flatMap(([name, time]) =>
        time === undefined ? [] : [[name, new Date(time).toISOString()]],
      ),
    ),
    ...(nextToken !== undefined && { nextToken }),
  };
}

/** True for a request for a further page. */
export function hasToken({ params }: Pick<LoggedRequest, "params">): boolean {
  return params["nextToken"] !== undefined || params["NextToken"] !== undefined;
}

/** A request as a test compares it: the token is opaque, so only its presence is told. */
function requestText({ operation, params }: LoggedRequest): string {
  const words = Object.entries(params).flatMap(([name, value]) =>
    name.toLowerCase() === "nexttoken" ? [] : [`${name}=${value}`],
  );
  return [operation, ...words, ...(hasToken({ params }) ? ["+token"] : [])].join(" ");
}

/** As the SDK does: dates are Dates, null is undefined. */
function parsed(text: string): Readonly<Record<string, unknown>> {
  return membersOf(
    JSON.parse(text, (member, value: unknown) =>
      typeof value === "number" && dateMembers.has(member)
        ? new Date(Math.round(value * 1000))
        : (value ?? undefined),
    ),
  );
}

const session = { profile: "demo", region: "eu-west-1" };

function errorOf(reply: Answer | undefined, { operation, params }: LoggedRequest): BackupError {
  const message = reply?.body["Message"] ?? reply?.body["message"];
  return toBackupError(
    { name: reply?.errorType, message, $metadata: { httpStatusCode: reply?.status } },
    { operation, session, carriedToken: hasToken({ params }), secrets: [] },
  );
}
