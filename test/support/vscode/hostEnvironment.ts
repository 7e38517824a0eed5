import process from "node:process";

/** AWS settings of whoever runs the tests, and of the editor, npm or test runner that they run in. */
const FOREIGN = /^(AWS_|VSCODE_|ELECTRON_|VITEST|npm_|NODE_ENV$|NODE_OPTIONS$|TSX_|GIT_|PASSWORD$)/;

/**
 * The environment of an extension host: ours without what could change the outcome, plus what is given.
 * The instance metadata address is never asked unless a test wants it: off EC2 it is only a time-out.
 */
export function hostEnvironment(
  given: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  const all = [...own, ["AWS_EC2_METADATA_DISABLED", "true"] as const, ...Object.entries(given)];
  return Object.fromEntries(
    all.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
