import type { BackupClient } from "@aws-sdk/client-backup";
import type { BackupError } from "../../domain/query/backupError";
import type { RequestLogEntry } from "../../domain/session/session";
import { readConfigFiles } from "../config/configFiles";
import type { Operation } from "./answerForms";
import { Connection } from "./connection";
import type { ConnectionOptions } from "./connection";
import { answerMetadata } from "../errors/errorFacts";
import type { AnswerMetadata } from "../errors/errorFacts";
import { toBackupError } from "../errors/errorMapping";
import { withinLimit } from "./timeLimit";

export interface SenderOptions extends ConnectionOptions {
  readonly log: (entry: RequestLogEntry) => void;
  readonly debug: (text: string) => void;
  readonly now: () => number;
  /** Milliseconds for a call as a whole: credentials, retries, answer. */
  readonly timeLimit: number;
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

/** Sends requests of one session: within the time limit, logged, failing with a BackupError only. */
export class RequestSender {
  readonly #options: SenderOptions;
  #opening: Promise<Connection> | undefined;
  #current: Connection | undefined;
  #closed = false;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  async send<Answer>(request: SdkRequest<Answer>): Promise<Answer> {
    const { session, now, log, asking, timeLimit: limit } = this.#options;
    const { operation, carriedToken, signal } = request;
    const started = now();
    const entry = (outcome: string, metadata: AnswerMetadata): RequestLogEntry => {
      return { operation, session, duration: now() - started, outcome, ...metadata };
    };
    const used: { connection?: Connection } = {};
    try {
      const answer = await withinLimit({ limit, signal, asking }, async (abortSignal) => {
        const connection = await this.#connect();
        abortSignal.throwIfAborted();
        connection.enter();
        used.connection = connection;
        return request.send(connection.client, { abortSignal });
      });
      log(entry("ok", answerMetadata(answer)));
      return answer;
    } catch (error) {
      const secrets = used.connection?.secrets ?? [];
      const failure = toBackupError(error, { operation, session, carriedToken, secrets });
      if (needsFreshFiles(failure)) this.#forget(used.connection);
      // A provider that hangs would be joined by the next request, and hang that one too.
      if (failure.reason === "timedOut" && used.connection?.isResolvingCredentials !== false) {
        this.#forget(used.connection);
      }
      log(entry(failure.reason, { ...metadataOf(failure), ...answerMetadata(error) }));
      throw failure;
    } finally {
      this.#leave(used.connection);
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
    const opening = readConfigFiles(this.#options.env).then((files) => {
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
    kind === "notConfigured" ||
    reason === "assumeRoleDenied" ||
    reason === "ssoAccessDenied"
  );
}

function metadataOf({ details }: BackupError): AnswerMetadata {
  const { httpStatusCode, requestId } = details;
  return {
    ...(httpStatusCode !== undefined && { httpStatusCode }),
    ...(requestId !== undefined && { requestId }),
  };
}
