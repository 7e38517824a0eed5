import { commands } from "vscode";
import { sessionName } from "../../viewmodel/session/sessionName";
import { commandIds } from "../base/contributions";
import type { SessionModule } from "../session/sessionModule";
import type { ArnSources } from "../tree/arnSources";
import type { JobsElsewhere } from "./arnJobsPick";

export interface JobsElsewhereOptions {
  readonly session: Pick<SessionModule, "entries" | "sessions" | "sessionSwitch">;
  readonly sources: Pick<ArnSources, "ofArn">;
}

/**
 * How the jobs of an ARN are listed in its own Region: in the session of that Region that is open, else in one that is
 * added beside several, or that takes the place of the only one.
 */
export function jobsElsewhere({ session, sources }: JobsElsewhereOptions): JobsElsewhere {
  const { entries, sessions, sessionSwitch } = session;
  const showJobs = async (argument: unknown): Promise<void> => {
    await commands.executeCommand(commandIds.showJobsForArn, argument);
  };
  return (arn, region, { profile }) => {
    const there = sources.ofArn(arn)?.session;
    if (there?.region === region) {
      return { how: `in ${sessions.nameOf(there)}`, list: () => showJobs({ arn, ...there }) };
    }
    if (sessions.all.length > 1) {
      const added = { profile, region };
      const list = async (): Promise<void> => {
        await entries.add([added]);
        await showJobs({ arn, ...added });
      };
      return { how: `adds the session ${sessionName(added)}`, list };
    }
    const list = async (): Promise<void> => {
      await sessionSwitch.toRegion(region);
      await showJobs(arn);
    };
    return { how: "selects that Region", list };
  };
}
