import type { IdentityWatch, IdentityWatchOptions } from "../../domain/session/session";
import { readConfigFiles } from "./configFiles";
import type { Environment } from "./environment";
import { FileWatch } from "./fileWatch";
import { type IdentityFiles, identityFiles } from "./identityFiles";

/** Watches the files that a profile's credentials come from. */
export function watchIdentity(options: IdentityWatchOptions, env: Environment): IdentityWatch {
  const watch = (kind: keyof IdentityFiles, changed: () => void): FileWatch => {
    const paths = async (): Promise<readonly string[]> =>
      identityFiles(options.profile(), await readConfigFiles(env), env)[kind];
    return new FileWatch({ paths, changed });
  };
  const watches = [watch("config", options.configChanged), watch("tokens", options.tokensChanged)];
  return {
    look: async () => {
      await Promise.all(watches.map((each) => each.look()));
    },
    poll: (polls) => {
      for (const each of watches) each.poll(polls);
    },
    dispose: () => {
      for (const each of watches) each.dispose();
    },
  };
}
