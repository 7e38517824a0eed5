import { type Disposable, DisposableStore } from "../../base/disposables";
import { isOfIdentity } from "../../domain/session/health";
import type { IdentityFiles } from "../../domain/session/session";
import type { CurrentSession } from "./currentSession";
import { FileWatch } from "./fileWatch";

/** The aws layer could not be loaded. */
const unknown: IdentityFiles = { config: [], tokens: [] };

/**
 * Tells the session in use of changed files that its identity comes from. They are looked at again and again only
 * while it waits for them: for a profile, a sign-in, other keys.
 */
export function watchSessionFiles(
  current: CurrentSession,
  files: () => Promise<IdentityFiles>,
): Disposable {
  const store = new DisposableStore();
  const watch = (kind: keyof IdentityFiles, changed: () => void): FileWatch =>
    store.add(
      new FileWatch({ paths: async () => (await files().catch(() => unknown))[kind], changed }),
    );
  const watches = [
    watch("config", () => {
      current.configFilesChanged();
    }),
    watch("tokens", () => {
      current.tokenFilesChanged();
    }),
  ];
  const { health } = current;
  const showWaiting = (): void => {
    const { kind } = health.current;
    const waits = current.isMissing || (isOfIdentity(kind) && kind !== "mfaNeeded");
    for (const each of watches) each.poll(waits);
  };
  const look = (): void => {
    showWaiting();
    // Another session may have other files.
    for (const each of watches) void each.look();
  };
  store.add(current.changed(look));
  store.add(health.changed(showWaiting));
  look();
  return store;
}
