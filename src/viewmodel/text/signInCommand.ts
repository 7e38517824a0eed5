import { isPrintable } from "./isPrintable";
import { optionWords } from "./optionWords";
import { shellWord } from "./shellWord";

/** Who is to be signed in, and where: IAM Identity Center (`sso`), or the AWS console (`login`). */
export interface SignIn {
  readonly service: "sso" | "login";
  /** Absent for the credentials of the environment, which name no profile. */
  readonly profile?: string;
}

/** How a program is started without a shell. */
export interface CliProgram {
  readonly program: string;
  readonly args: readonly string[];
}

/** The commands, and their options for a machine without a browser of the user's. */
const commands: Readonly<
  Record<SignIn["service"], { readonly words: readonly string[]; readonly elsewhere: string }>
> = {
  // Since AWS CLI 2.22 it wants a browser on the same machine, unless it is told otherwise.
  sso: { words: ["sso", "login"], elsewhere: "--use-device-code" },
  login: { words: ["login"], elsewhere: "--remote" },
};

/** @param browser whether the user's browser is on the machine where the AWS CLI runs */
export function signInProgram(
  { service, profile }: SignIn,
  browser: "here" | "elsewhere",
): CliProgram {
  const { words, elsewhere } = commands[service];
  return {
    program: "aws",
    args: [
      ...words,
      ...(profile === undefined ? [] : optionWords("--profile", profile)),
      ...(browser === "here" ? [] : [elsewhere]),
    ],
  };
}

/** The same as a line for a shell. */
export function signInCommand(signIn: SignIn, browser: "here" | "elsewhere" = "here"): string {
  const { program, args } = signInProgram(signIn, browser);
  return [program, ...args.map((word) => shellWord(word))].join(" ");
}

/** False where a terminal must not be given the profile's name. */
export function canCopySignIn({ profile = "" }: SignIn): boolean {
  return isPrintable(profile);
}

/**
 * False where VS Code would not pass the profile's name on as it is: it replaces `${…}` in the arguments of
 * every task, `${command:…}` by what that command gives (terminalTaskSystem, collectCommandVariables).
 */
export function canRunSignIn({ profile = "" }: SignIn): boolean {
  return isPrintable(profile) && !profile.includes("${");
}
