import { existsSync } from "node:fs";
import { BackupError } from "../../domain/query/backupError";
import type { BackupErrorDetails } from "../../domain/query/backupError";
import { lastWords } from "../errors/redaction";
import type { ChainContext } from "./chainContext";
import type { Credentials } from "./credentialProvider";
import { commandWords, runProcess } from "./runProcess";
import type { ProcessEnd } from "./runProcess";

/**
 * Credentials that a credential_process prints. Rejects with a BackupError that never holds the command line or what
 * the process printed on its standard output: both may hold secrets.
 */
export async function processCredentials(
  { command, accountId }: { readonly command: string; readonly accountId?: string },
  { processLimit, unused }: ChainContext,
): Promise<Credentials> {
  const words = wordsOf(command);
  const end = await runProcess(command, { limit: processLimit, signal: unused });
  switch (end.kind) {
    case "ended":
      if (end.exitCode !== 0) throw exitFailure(end, words);
      return printedCredentials(end.stdout, accountId);
    case "notStarted":
      throw startFailure(end.code, words[0] ?? "");
    case "timedOut":
      throw new BackupError("credentialProcessTimedOut", {
        lack: `gave no credentials within ${Math.ceil(processLimit / 1000)} seconds`,
      });
    case "stopped":
      throw new BackupError("cancelled");
    case "tooMuchOutput":
      throw failed("printed more than 1 MB");
  }
}

function wordsOf(command: string): readonly string[] {
  let words: readonly string[];
  try {
    words = commandWords(command);
  } catch {
    // Windows has rules of its own, and its shell says what is wrong.
    if (process.platform === "win32") return [];
    throw failed("has a quotation mark without its end");
  }
  if ((words[0] ?? "") === "") throw failed("is empty");
  return words;
}

/** @param lack words that follow "the credential_process of profile p" */
function failed(lack: string, details: BackupErrorDetails = {}): BackupError {
  return new BackupError("credentialProcessFailed", { ...details, lack });
}

function startFailure(code: string, program: string): BackupError {
  const file = shownProgram(program);
  const details: BackupErrorDetails = file === undefined ? {} : { file };
  if (code !== "ENOENT" && code !== "ENOTDIR") {
    return failed(
      code === "EACCES" ? "can't be run: it is not executable" : "can't be run",
      details,
    );
  }
  // The system says the same of a script whose interpreter is missing.
  if (program.includes("/") && existsSync(program)) {
    return failed("can't be run: the interpreter that its first line names is missing", details);
  }
  const needsShell = /^~|\$/.test(program);
  return new BackupError("credentialProcessMissing", {
    ...details,
    ...(needsShell && {
      detail:
        "As in the AWS CLI, no shell runs it: write the whole path instead of ~ or a variable.",
    }),
  });
}

/** A first word such as TOKEN=secret is no program. */
function shownProgram(program: string): string | undefined {
  return program === "" || program.includes("=") ? undefined : program;
}

function exitFailure(
  { exitCode, stdout, stderr }: Extract<ProcessEnd, { readonly kind: "ended" }>,
  words: readonly string[],
): BackupError {
  const detail = lastWords(stderr, [...argumentSecrets(words), ...printedWords(stdout)]);
  return new BackupError("credentialProcessFailed", {
    ...(exitCode !== null && { exitCode }),
    ...(detail !== undefined && { detail }),
    lack: exitCode === null ? "was ended by a signal" : `failed with exit code ${exitCode}`,
  });
}

/** Arguments may be secrets, except the names of options. */
function argumentSecrets([, ...args]: readonly string[]): readonly string[] {
  return args
    .filter((word) => !/^--[\w-]+$/.test(word))
    .flatMap((word) => [word, word.slice(word.indexOf("=") + 1)]);
}

/** Words of what it printed before it failed: perhaps keys, which it may also have said on its standard error. */
function printedWords(stdout: string): readonly string[] {
  return stdout.slice(0, 10_000).match(/[^\s"',:{}]{8,}/g) ?? [];
}

function printedCredentials(stdout: string, accountId: string | undefined): Credentials {
  const printed = parsed(stdout);
  const version = printed.get("Version");
  if (version !== 1) {
    throw failed(
      typeof version === "number"
        ? `printed Version ${version} instead of 1`
        : "printed no Version 1",
    );
  }
  const text = (key: string): string | undefined => {
    const found = printed.get(key);
    return typeof found === "string" && found !== "" ? found : undefined;
  };
  const required = (key: string): string => {
    const found = text(key);
    if (found === undefined) throw failed(`printed no ${key}`);
    return found;
  };
  const sessionToken = text("SessionToken");
  const account = text("AccountId") ?? accountId;
  const expiration = expirationOf(text("Expiration"));
  return {
    accessKeyId: required("AccessKeyId"),
    secretAccessKey: required("SecretAccessKey"),
    ...(sessionToken !== undefined && { sessionToken }),
    ...(expiration !== undefined && { expiration }),
    ...(account !== undefined && { accountId: account }),
  };
}

function parsed(stdout: string): ReadonlyMap<string, unknown> {
  let printed: unknown;
  try {
    printed = JSON.parse(stdout);
  } catch {
    throw failed(stdout.trim() === "" ? "printed nothing" : "printed no JSON");
  }
  return new Map(typeof printed === "object" && printed !== null ? Object.entries(printed) : []);
}

function expirationOf(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const expiration = new Date(text);
  if (Number.isNaN(expiration.getTime())) throw failed("printed an Expiration that is no time");
  if (expiration.getTime() <= Date.now()) throw failed("printed credentials that have expired");
  return expiration;
}
