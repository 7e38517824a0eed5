import type { BackupClient } from "@aws-sdk/client-backup";
import type { BackupError, BackupErrorReason } from "../../domain/query/backupError";
import type { RequestLogEntry } from "../../domain/session/session";
import type { ConfigFiles } from "../config/configFiles";
import { handToSdk } from "../config/sdkFiles";
import type { Operation } from "./answerForms";
import type { Credentials } from "../credentials/credentialProvider";
import { Connection } from "./connection";
import type { ConnectionOptions } from "./connection";
import { answerMetadata } from "../errors/errorFacts";
import type { AnswerMetadata } from "../errors/errorFacts";
import { toBackupError } from "../errors/errorMapping";
import { withQuotas } from "./keepQuotas";
import { PausingClock } from "./pausingClock";
import { withinLimit } from "./timeLimit";

export interface SenderOptions extends ConnectionOptions {
  readonly log: (entry: RequestLogEntry) => void;
  readonly debug: (text: string) => void;
  readonly now: () => number;
  /** As they are now; shared by all, because what thousands of profiles say takes its time to find out. */
  readonly readFiles: () => Promise<ConfigFiles>;
}

export interface SdkRequest<Answer> {
  readonly operation: Operation;
  readonly carriedToken: boolean;
  readonly signal: AbortSignal;
  readonly send: (
    client: BackupClient,
    options: { readonly abortSignal: AbortSignal },
  ) => Promise<Answer>;
}

interface RequestTime {
  /** Stands still while the request waits for its turn, and while the user is asked. */
  readonly clock: PausingClock;
  /** Milliseconds until its limit. */
  readonly left: () => number;
}

interface Failed {
  readonly type: "failed";
  readonly failure: BackupError;
  readonly connection: Connection | undefined;
  /** What AWS Backup was asked with; undefined where there were none. */
  readonly credentials: Credentials | undefined;
  /** They were not there before the request. */
  readonly isNew: boolean;
}

type Attempt<Answer> = { readonly type: "answer"; readonly answer: Answer } | Failed;

/** Milliseconds from which on the log tells of a wait for the quotas. */
const longWait = 100;

/** AWS Backup refused the credentials. */
const refusals: ReadonlySet<BackupErrorReason> = new Set<BackupErrorReason>([
  "expiredToken",
  "unrecognizedClient",
  "invalidSignature",
]);

/** Sends requests of one session: within the time limit, logged, failing with a BackupError only. */
export class RequestSender {
  readonly #options: SenderOptions;
  #opening: Promise<Connection> | undefined;
  #current: Connection | undefined;
  #closed = false;
  #accountId: string | undefined;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** Of the credentials that were used last, as far as they or the files tell: no request is made for it. */
  get accountId(): string | undefined {
    return this.#accountId;
  }

  /** Where credentials are what is wrong, the files are read anew, and the request is tried once more with what is new. */
  async send<Answer>(request: SdkRequest<Answer>): Promise<Answer> {
    const time = this.#time();
    const first = await this.#attempt(request, time, () => this.#connect());
    if (first.type === "answer") return first.answer;
    const fresh = await this.#fresh(first, request, time);
    if (fresh === undefined) throw first.failure;
    try {
      this.#options.debug(
        `${request.operation} is tried again: ${first.failure.reason}, and the credentials are others now`,
      );
      const second = await this.#attempt(request, time, () => Promise.resolve(fresh));
      if (second.type === "answer") return second.answer;
      throw second.failure;
    } finally {
      this.#leave(fresh);
    }
  }

  /** The time of a request as a whole: without that in which the user is asked, or the request waits for its turn. */
  #time(): RequestTime {
    const { asking, timeLimit } = this.#options;
    const clock = new PausingClock(() => asking.now());
    const started = clock.now();
    return { clock, left: () => Math.max(0, timeLimit - (clock.now() - started)) };
  }

  async #attempt<Answer>(
    { operation, carriedToken, signal, send }: SdkRequest<Answer>,
    time: RequestTime,
    connect: () => Promise<Connection>,
  ): Promise<Attempt<Answer>> {
    const { session, now, log } = this.#options;
    const { clock } = time;
    const [started, waitedBefore] = [now(), clock.paused];
    const entry = (outcome: string, metadata: AnswerMetadata): RequestLogEntry => {
      const waited = clock.paused - waitedBefore;
      const base = { operation, session, duration: now() - started, outcome, ...metadata };
      return waited < longWait ? base : { ...base, waited };
    };
    const used: { connection?: Connection; had?: Credentials | undefined } = {};
    try {
      const answer = await withinLimit(
        { limit: time.left(), signal, clock },
        async (abortSignal) => {
          const connection = await connect();
          abortSignal.throwIfAborted();
          connection.enter();
          used.connection = connection;
          used.had = connection.held;
          const limited = { operation, signal: abortSignal, clock };
          return withQuotas(limited, () => send(connection.client, { abortSignal }));
        },
      );
      log(entry("ok", answerMetadata(answer)));
      return { type: "answer", answer };
    } catch (error) {
      const { connection } = used;
      const { secrets = [], asked, renewsItself } = connection ?? {};
      const context = { operation, session, carriedToken, secrets, asked, renewsItself };
      const failure = toBackupError(error, context);
      log({
        ...entry(failure.reason, { ...metadataOf(failure), ...answerMetadata(error) }),
        ...toldOf(failure),
      });
      const isOfCredentials = connection?.isOfCredentials(error) === true;
      const credentials = isOfCredentials ? undefined : connection?.credentials;
      if (needsFreshFiles(failure)) this.#forget(connection);
      // A provider that hangs would be joined by the next request, and hang that one too.
      if (failure.reason === "timedOut" && connection?.isResolvingCredentials !== false) {
        this.#forget(connection);
      }
      const isNew = credentials !== used.had;
      return { type: "failed", failure, connection, credentials, isNew };
    } finally {
      this.#accountId = used.connection?.accountId ?? this.#accountId;
      this.#leave(used.connection);
    }
  }

  /**
   * A connection with other credentials than those that failed, entered; undefined where there are none. What failed
   * for want of credentials is not asked for again where the files still say the same: it would only fail again.
   */
  async #fresh(
    { failure, connection, credentials, isNew }: Failed,
    {
      operation,
      signal,
      carriedToken,
    }: Pick<SdkRequest<unknown>, "operation" | "signal" | "carriedToken">,
    time: RequestTime,
  ): Promise<Connection | undefined> {
    const { session, log, now } = this.#options;
    const { clock } = time;
    const started = now();
    if (connection === undefined || !needsFreshFiles(failure)) return undefined;
    const isRefused = credentials !== undefined && refusals.has(failure.reason);
    if (isRefused) connection.refused(credentials);
    else if (credentials !== undefined) return undefined;
    // The user gave a code just now, and would have to give another.
    if (isRefused && isNew && connection.asksUser) return undefined;
    const used: { connection?: Connection } = {};
    try {
      const others = await withinLimit(
        { limit: time.left(), signal, clock },
        async (abortSignal) => {
          const fresh = await this.#connect();
          abortSignal.throwIfAborted();
          fresh.enter();
          used.connection = fresh;
          if (!isRefused) return fresh.says !== connection.says;
          return !isSame(await fresh.renewed(), credentials);
        },
      );
      if (others) return used.connection;
      this.#leave(used.connection);
      return undefined;
    } catch (error) {
      this.#leave(used.connection);
      const secrets = used.connection?.secrets ?? [];
      const again = toBackupError(error, { operation, session, carriedToken, secrets });
      log({ operation, session, duration: now() - started, outcome: again.reason });
      throw again;
    }
  }

  /** From now on a connection ends with the last request that uses it. */
  close(): void {
    this.#closed = true;
    this.#forget(this.#current);
  }

  /** The connection in use, or a new one made from the files as they are now; a failure isn't kept. */
  #connect(): Promise<Connection> {
    if (this.#opening !== undefined) return this.#opening;
    const { env, readFiles } = this.#options;
    const opening = readFiles().then((files) => {
      handToSdk(files, env);
      const connection = new Connection(files, this.#options);
      this.#current = connection;
      this.#options.debug(connection.description);
      return connection;
    });
    this.#opening = opening;
    opening.catch(() => {
      if (this.#opening === opening) this.#opening = undefined;
    });
    return opening;
  }

  /** The next request reads the files again. Undefined: the connection that is still being made. */
  #forget(connection: Connection | undefined): void {
    if (connection !== this.#current) return;
    connection?.retire();
    this.#current = undefined;
    this.#opening = undefined;
  }

  #leave(connection: Connection | undefined): void {
    connection?.leave();
    if (connection?.isUnused !== true) return;
    if (this.#closed || connection.isResolvingCredentials) this.#forget(connection);
  }
}

/** Another sign-in or other files may mend it. Where the user was not to be asked, nothing is known to be wrong. */
function needsFreshFiles({ kind, reason }: BackupError): boolean {
  if (reason === "mfaNeeded") return false;
  return (
    kind === "signInNeeded" ||
    kind === "keyRefused" ||
    kind === "noCredentials" ||
    kind === "notConfigured" ||
    reason === "assumeRoleDenied" ||
    reason === "ssoAccessDenied"
  );
}

function isSame(a: Credentials, b: Credentials): boolean {
  return (
    a.accessKeyId === b.accessKeyId &&
    a.secretAccessKey === b.secretAccessKey &&
    a.sessionToken === b.sessionToken
  );
}

function metadataOf({ details }: BackupError): AnswerMetadata {
  const { httpStatusCode, requestId } = details;
  return {
    ...(httpStatusCode !== undefined && { httpStatusCode }),
    ...(requestId !== undefined && { requestId }),
  };
}

/** What the log has of a failure besides: enough to see whom to ask, and what. */
function toldOf({ details }: BackupError): Partial<RequestLogEntry> {
  const { host, endpointSource, chain, role, file, lack, detail } = details;
  const text = [lack, file, detail].filter((part) => part !== undefined).join(": ");
  return {
    ...(host !== undefined && { host }),
    ...(endpointSource !== undefined && { endpointSource }),
    ...(chain !== undefined && { chain }),
    ...(role !== undefined && { role }),
    ...(text !== "" && { text }),
  };
}
