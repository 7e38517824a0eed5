import { type Disposable, DisposableStore } from "../../base/disposables";
import { isOfIdentity } from "../../domain/session/health";
import type { IdentityWatch } from "../../domain/session/session";
import type { LoadAwsRuntime } from "./awsRuntime";
import type { LiveSession } from "./liveSession";

/**
 * Tells the session in use of changed files that its credentials come from. They are looked at again and again only
 * while it waits for them: for a profile, a sign-in, other keys.
 * @param profile of the session in use, or the one that was chosen
 */
export function watchSessionFiles(
  current: LiveSession,
  load: LoadAwsRuntime,
  profile: () => string | undefined,
): Disposable {
  const store = new DisposableStore();
  const { health } = current;
  let watch: IdentityWatch | undefined;
  const showWaiting = (): void => {
    const { kind } = health.current;
    watch?.poll(current.isMissing || (isOfIdentity(kind) && kind !== "mfaNeeded"));
  };
  const look = async (): Promise<void> => {
    // Where the runtime can't be loaded, the session says so; the next one loads it again.
    const runtime = await load().catch(() => undefined);
    watch ??=
      runtime &&
      store.add(
        runtime.watchIdentity({
          profile,
          configChanged: () => {
            current.configFilesChanged();
          },
          tokensChanged: () => {
            current.tokenFilesChanged();
          },
        }),
      );
    showWaiting();
    // Another session may have other files.
    await watch?.look();
  };
  store.add(current.changed(() => void look()));
  store.add(health.changed(showWaiting));
  void look();
  return store;
}
