import { BackupClient } from "@aws-sdk/client-backup";
import { BackupError } from "../../domain/query/backupError";
import { environmentProfile, profileLabel } from "../../domain/session/session";
import type { AskMfaCode, Session } from "../../domain/session/session";
import type { ConfigFiles } from "../config/configFiles";
import { sessionCredentials } from "../credentials/credentials";
import type { CredentialProvider, Credentials } from "../credentials/credentialProvider";
import type { KeptCredentials } from "../credentials/keptCredentials";
import type { SharedCredentials } from "../credentials/sharedCredentials";
import { chainSections } from "../config/chainSections";
import { profileEndpoints } from "../config/endpoints";
import { namedAccount } from "../config/namedAccount";
import type { Environment } from "../config/environment";
import { profileSource } from "../config/profiles";
import { checkAnswers } from "./answerCheck";
import { sessionSection } from "../config/sessionResolution";
import { sdkProfileName } from "../config/sdkFiles";
import { correctClock } from "./clockCorrection";
import { JobListProtocol } from "./jobListProtocol";
import { type AskedHost, noteAskedHost } from "../errors/askedHost";
import { keepQuotas } from "./keepQuotas";
import type { PausingClock } from "./pausingClock";
import type { Quotas } from "./quotas";

/** Milliseconds until the connection must stand, and until an answer must have begun. */
const connectionTimeout = 5_000;
const requestTimeout = 30_000;
/** Milliseconds until an unused connection ends: after a sleep of the computer, the next request would wait on a dead one. */
const idleTimeout = 4_000;
const agent = { timeout: idleTimeout };

/** How much of a call's time a credential process may take, so that its failure is told as its own. */
const processShare = 0.75;

export interface ConnectionOptions {
  readonly session: Session;
  readonly env: Environment;
  /** Stands still while the user is asked for a code. */
  readonly asking: PausingClock;
  readonly askMfaCode: AskMfaCode;
  readonly kept: KeptCredentials;
  /** Shared by all clients of the runtime. */
  readonly quotas: Quotas;
  /** Milliseconds for a call as a whole: credentials, retries, answer. */
  readonly timeLimit: number;
}

/** A client of AWS Backup with the endpoint and credentials that the config files gave when it was made. */
export class Connection {
  readonly client: BackupClient;
  /** Secrets of the credentials in use, to keep them out of texts. */
  readonly secrets = new Set<string>();
  /** For the log: where requests go, without a secret. */
  readonly description: string;
  /** What the files said of the profile's identity. */
  readonly says: string;
  /** What went wrong while credentials were asked for. */
  readonly #credentialErrors = new WeakSet();
  readonly #options: ConnectionOptions;
  readonly #credentials: SharedCredentials;
  #asked: AskedHost | undefined;
  #last: Credentials | undefined;
  readonly #namedAccount: string | undefined;
  #users = 0;
  #retired = false;
  /** Aborts when the last request ends that may wait for the user's answer. */
  #unused = new AbortController();

  /** @throws BackupError endpointInvalid */
  constructor(files: ConfigFiles, options: ConnectionOptions) {
    this.#options = options;
    const { session, env } = options;
    const isEnvironment = session.profile === environmentProfile;
    const endpoints = profileEndpoints(sessionSection(session.profile, files, env), files, env);
    const endpoint = endpoints.urlOf("backup");
    const source = isEnvironment
      ? ""
      : ` (${profileSource(files.profiles.get(session.profile) ?? {})})`;
    const host = endpoint === undefined ? "AWS's own endpoint" : new URL(endpoint).host;
    this.description = `Opened ${profileLabel(session.profile)}${source} in ${session.region}: ${host}`;
    this.#namedAccount = namedAccount(session.profile, files, env);
    this.says = JSON.stringify(chainSections(session.profile, files));
    const asks = (asked: AskedHost): void => {
      this.#asked = asked;
    };
    this.#credentials = sessionCredentials({
      session,
      files,
      endpoints,
      env,
      askMfaCode: (serial) => this.#mfaCode(serial),
      kept: options.kept,
      says: this.says,
      isUnused: () => this.isUnused,
      asks,
      keepSecret: (secret) => this.secrets.add(secret),
      unused: () => this.#unused.signal,
      processLimit: processShare * options.timeLimit,
    });
    this.client = new BackupClient({
      ...(!isEnvironment && { profile: sdkProfileName(session.profile) }),
      region: session.region,
      credentials: this.#provider(),
      // Otherwise read from AWS_PROFILE's section, whatever the profile of the client is.
      defaultsMode: "standard",
      useFipsEndpoint: endpoints.useFips,
      useDualstackEndpoint: endpoints.useDualStack,
      // Else the files may say adaptive: a second limit for each client, next to the one of keepQuotas.
      retryMode: "standard",
      protocol: JobListProtocol,
      ...(endpoint === undefined ? { ignoreConfiguredEndpointUrls: true } : { endpoint }),
      requestHandler: {
        connectionTimeout,
        requestTimeout,
        throwOnRequestTimeout: true,
        httpAgent: agent,
        httpsAgent: agent,
      },
    });
    // It filters a copy of each answer for a log that nobody keeps: a seventh of a page's time (measured).
    this.client.middlewareStack.remove("loggerMiddleware");
    checkAnswers(this.client);
    correctClock(this.client);
    const service = options.quotas.ofService(session.region, endpoint);
    keepQuotas(this.client, service, () => ({
      profile: session.profile,
      accessKeyId: this.#last?.accessKeyId ?? "",
      accountId: this.accountId,
    }));
    this.client.middlewareStack.use(noteAskedHost(endpoints.sourceOf("backup"), asks));
  }

  /** Credentials are being resolved; after a time limit they may well stay so for ever. */
  get isResolvingCredentials(): boolean {
    return this.#credentials.isResolving;
  }

  enter(): void {
    this.#users++;
  }

  leave(): void {
    if (--this.#users > 0) return;
    this.#unused.abort();
    this.#unused = new AbortController();
    if (this.#retired) this.#end();
  }

  /** No new request comes; sockets close when the last one has ended. */
  retire(): void {
    this.#retired = true;
    if (this.#users === 0) this.#end();
  }

  get isUnused(): boolean {
    return this.#users === 0;
  }

  /** Where the last request went, to AWS Backup or for credentials: where it is when a time limit ends it. */
  get asked(): AskedHost | undefined {
    return this.#asked;
  }

  /** The credentials that its requests were given last; of those that are kept for all clients, maybe not the newest. */
  get credentials(): Credentials | undefined {
    return this.#last;
  }

  /** Credentials that are there without asking for them. */
  get held(): Credentials | undefined {
    return this.#credentials.held;
  }

  /** Of the credentials, or as the files and the environment name it. */
  get accountId(): string | undefined {
    return this.#credentials.held?.accountId ?? this.#namedAccount;
  }

  /** The user has to be asked for credentials. */
  get asksUser(): boolean {
    return this.#credentials.asksUser;
  }

  /** The container or instance renews the credentials. */
  get renewsItself(): boolean {
    return this.#credentials.renewsItself;
  }

  /** Asks for credentials as a request does. */
  renewed(): Promise<Credentials> {
    return this.client.config.credentials();
  }

  /** AWS refused them: no client uses them again. */
  refused(credentials: Credentials): void {
    this.#credentials.refuse(credentials);
  }

  /** True for a failure to get credentials: AWS Backup was not asked. */
  isOfCredentials(error: unknown): boolean {
    return typeof error === "object" && error !== null && this.#credentialErrors.has(error);
  }

  #provider(): CredentialProvider {
    const provider: CredentialProvider = async (properties) => {
      try {
        const credentials = await this.#credentials.provider(properties);
        this.#remember(credentials);
        this.#last = credentials;
        return credentials;
      } catch (error) {
        if (typeof error === "object" && error !== null) this.#credentialErrors.add(error);
        throw error;
      }
    };
    return Object.assign(provider, { memoized: true });
  }

  /** What STS was sent a code for comes to its end first: the code can't be used again. */
  #end(): void {
    void this.#credentials.giveUp().then(() => {
      this.client.destroy();
    });
  }

  async #mfaCode(serial: string): Promise<string> {
    const { askMfaCode, asking, session } = this.#options;
    const { signal } = this.#unused;
    const givenUp = new Promise<undefined>((resolve) => {
      signal.addEventListener("abort", () => {
        resolve(undefined);
      });
    });
    const answer = askMfaCode({ profile: session.profile, serial }, signal);
    const code = (await asking.while(Promise.race([answer, givenUp])))?.trim();
    if (code === undefined || code === "") throw new BackupError("mfaCancelled");
    return code;
  }

  #remember({ accessKeyId, secretAccessKey, sessionToken }: Credentials): void {
    for (const secret of [accessKeyId, secretAccessKey, sessionToken]) {
      if (secret !== undefined) this.secrets.add(secret);
    }
  }
}
