import { type Disposable, DisposableStore } from "../../base/disposables";
import { isOfIdentity } from "../../domain/session/health";
import type { IdentityWatch } from "../../domain/session/session";
import type { LoadAwsRuntime } from "./awsRuntime";
import type { LiveSession } from "./liveSession";
import type { Sessions } from "./sessions";
import type { ViewsInSight } from "./viewsInSight";

/**
 * Tells the sessions of changed files that their credentials come from. The files are looked at again and again only
 * while a session waits for them, for a profile, a sign-in, other keys, and a view is in sight. Out of sight they are looked
 * at when the user comes back to the window, besides what the system tells.
 */
export function watchSessionFiles(
  sessions: Pick<Sessions, "all" | "changed" | "healthChanged">,
  load: LoadAwsRuntime,
  views: Pick<ViewsInSight, "isAny" | "changed">,
): Disposable {
  const store = new DisposableStore();
  let watch: IdentityWatch | undefined;
  const showWaiting = (): void => {
    watch?.poll(views.isAny && sessions.all.some(waits));
  };
  const look = async (): Promise<void> => {
    // Where the runtime can't be loaded, the session says so; the next one loads it again.
    const runtime = await load().catch(() => undefined);
    watch ??=
      runtime &&
      store.add(
        runtime.watchIdentity({
          profiles: () => [...new Set(sessions.all.flatMap(({ names }) => names.profile ?? []))],
          configChanged: () => {
            for (const session of sessions.all) session.configFilesChanged();
          },
          tokensChanged: () => {
            for (const session of sessions.all) session.tokenFilesChanged();
          },
        }),
      );
    showWaiting();
    // Other sessions may have other files.
    await watch?.look();
  };
  let looking: NodeJS.Immediate | undefined;
  const lookOnce = (): void => {
    // The sessions of all Regions of a profile change in one turn.
    looking ??= setImmediate(() => {
      looking = undefined;
      void look();
    });
  };
  store.add({
    dispose: () => {
      clearImmediate(looking);
    },
  });
  store.add(sessions.changed(lookOnce));
  store.add(sessions.healthChanged(showWaiting));
  store.add(
    views.changed(() => {
      showWaiting();
      if (sessions.all.some(waits)) lookOnce();
    }),
  );
  lookOnce();
  return store;
}

function waits({ isMissing, health }: LiveSession): boolean {
  const { kind } = health.current;
  return isMissing || (isOfIdentity(kind) && kind !== "mfaNeeded");
}
