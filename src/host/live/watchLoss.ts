import type { Watch } from "../../domain/live/watch";
import type { WatchLoss } from "../../viewmodel/live/watchFacts";
import type { LiveSession } from "../session/liveSession";

/**
 * Why a watched job has no session, of the sessions that there are; undefined while its session may still come: it is
 * being found out, or something stands in its way that may be mended.
 */
export function watchLoss(
  { session: { profile, region } }: Pick<Watch, "session">,
  sessions: readonly Pick<LiveSession, "state" | "names" | "isMissing">[],
): WatchLoss | undefined {
  if (sessions.some(({ state: { kind } }) => kind === "idle" || kind === "loading")) {
    return undefined;
  }
  const own = sessions.find(
    ({ isMissing, names }) =>
      isMissing && (names.profile ?? profile) === profile && (names.region ?? region) === region,
  );
  if (own === undefined) return "sessionLeft";
  return own.state.kind === "profileMissing" && own.state.profile === profile
    ? "profileMissing"
    : undefined;
}
