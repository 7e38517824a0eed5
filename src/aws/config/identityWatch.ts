import type { IdentityWatch, IdentityWatchOptions } from "../../domain/session/session";
import { readConfigFiles } from "./configFiles";
import type { Environment } from "./environment";
import { FileWatch } from "./fileWatch";
import { type IdentityFiles, identityFiles } from "./identityFiles";

/** Watches the files that profiles' credentials come from. */
export function watchIdentity(options: IdentityWatchOptions, env: Environment): IdentityWatch {
  // The config files say which the others are: they are read when they change, not with each look.
  let files: Promise<IdentityFiles>;
  const read = (): void => {
    files = readConfigFiles(env).then((said) => identityFiles(options.profiles(), said, env));
  };
  read();
  const watchOf = (kind: keyof IdentityFiles, changed: () => void): FileWatch =>
    new FileWatch({ paths: async () => (await files)[kind], changed });
  const tokens = watchOf("tokens", options.tokensChanged);
  const config = watchOf("config", () => {
    read();
    void tokens.look();
    options.configChanged();
  });
  return {
    look: async () => {
      read();
      await Promise.all([config.look(), tokens.look()]);
    },
    poll: (polls) => {
      config.poll(polls);
      tokens.poll(polls);
    },
    dispose: () => {
      config.dispose();
      tokens.dispose();
    },
  };
}
