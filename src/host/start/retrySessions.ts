import type { SessionOfEntry } from "../session/sessions";
import type { Views } from "../tree/views";

/**
 * Tries again what failed in sessions, with the AWS config files as they are now. The user asks for it, so a code may be
 * asked for. A session that was not found is found out anew.
 */
export async function retrySessions(
  sessions: readonly SessionOfEntry[],
  views: Pick<Views, "treesOf">,
): Promise<void> {
  await Promise.all(
    sessions.map(async ({ session }) => {
      const { source, health, isMissing, outdated } = session;
      if (isMissing || outdated || source === undefined) {
        await session.restart();
        return;
      }
      session.renewCredentialsAfter(health.current.error);
      const failed = views.treesOf(source).filter(({ status }) => status.problem !== undefined);
      await Promise.all(failed.map((tree) => tree.retry(undefined)));
    }),
  );
}
