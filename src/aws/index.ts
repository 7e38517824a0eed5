import type { AskMfaCode, AwsRuntime, RequestLogEntry } from "../domain/session/session";
import { configFilesReader } from "./config/configFiles";
import type { Environment } from "./config/environment";
import { findProfile } from "./config/findProfile";
import { profileList } from "./config/profileList";
import { watchIdentity } from "./config/identityWatch";
import { KeptCredentials } from "./credentials/keptCredentials";
import { RequestSender } from "./requests/requestSender";
import { SdkJobGateway } from "./requests/sdkJobGateway";
import { isOnInstance } from "./config/instance";
import { type Machine, resolveSession } from "./config/sessionResolution";
import { PausingClock } from "./requests/pausingClock";
import { Quotas } from "./requests/quotas";

export interface AwsRuntimeOptions {
  /** process.env; the SDK reads that one itself, so anything else is for tests of profiles only. */
  readonly env: Environment;
  /** Called once for each request, also a failed or cancelled one. */
  readonly log: (entry: RequestLogEntry) => void;
  /** Called when a request to AWS Backup goes, and for each new attempt. */
  readonly sent?: (operation: string) => void;
  readonly debug?: (text: string) => void;
  readonly askMfaCode: AskMfaCode;
  /** Whether this is an instance of Amazon EC2. */
  readonly isInstance?: (env: Environment) => Promise<boolean>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds for one call, without the time in which the user is asked for a code or the call waits for its turn. */
  readonly timeLimit?: number;
  /** The share of AWS Backup's quotas that is used at most: 0.8 unless told; more is for tests that are about something else. */
  readonly quotaShare?: number;
}

const defaultTimeLimit = 60_000;

/** The door of dist/aws.js. */
export function createAwsRuntime(options: AwsRuntimeOptions): AwsRuntime {
  const { env, now } = options;
  const kept = new KeptCredentials();
  // Not the clock of the log: limits must hold when the system time is set back.
  const monotonic = (): number => performance.now();
  const quotas = new Quotas(monotonic, options.quotaShare, options.sent);
  const { isInstance = isOnInstance } = options;
  const readFiles = configFilesReader(env);
  const machine = async (): Promise<Machine> => ({ env, isInstance: await isInstance(env) });
  return {
    listProfiles: async () => profileList(await readFiles(), await machine()),
    resolveSession: async (choice) => resolveSession(choice, await readFiles(), await machine()),
    findProfile: (profile) => findProfile(profile, env),
    watchIdentity: (watched) => watchIdentity(watched, env),
    openGateway: (session) =>
      new SdkJobGateway(
        new RequestSender({
          session,
          env,
          now,
          asking: new PausingClock(monotonic),
          askMfaCode: options.askMfaCode,
          kept,
          quotas,
          readFiles,
          log: options.log,
          debug: options.debug ?? (() => undefined),
          timeLimit: options.timeLimit ?? defaultTimeLimit,
        }),
      ),
  };
}
