import { parseArgs } from "node:util";

export interface StartOptions {
  readonly port: number | undefined;
  /** The user's own AWS files and environment instead of the demo account. */
  readonly ownProfile: boolean;
}

/** The options of `npm start -- …`. */
export function startOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { port: { type: "string" }, "own-profile": { type: "boolean", default: false } },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
    throw new Error(`--port takes a number from 1 to 65535, not ${values.port ?? ""}.`);
  }
  return { port, ownProfile: values["own-profile"] };
}
