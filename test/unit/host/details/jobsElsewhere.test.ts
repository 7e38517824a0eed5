import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Source } from "../../../../src/domain/session/source";
import type { SessionEntry } from "../../../../src/domain/session/sessionEntry";
import {
  jobsElsewhere,
  type JobsElsewhereOptions,
} from "../../../../src/host/details/jobsElsewhere";
import type { SessionEntries } from "../../../../src/host/session/sessionEntries";
import type { SessionSwitch } from "../../../../src/host/session/sessionSwitch";
import { ArnSources } from "../../../../src/host/tree/arnSources";
import { noGateway } from "../../../support/jobs/noGateway";
import { standIn } from "../../../support/standIn";
import { OpenSessions, ready } from "../support/openSessions";

const { executeCommand } = vi.hoisted(() => ({ executeCommand: vi.fn(() => Promise.resolve()) }));
vi.mock("vscode", () => ({ commands: { executeCommand } }));

const arn = "arn:aws:ec2:us-east-1:111122223333:volume/v";
const source = (profile: string, region: string): Source =>
  ready({ session: { profile, region }, gateway: noGateway });
const ireland = source("demo", "eu-west-1");

function elsewhere(...open: readonly Source[]) {
  const sessions = new OpenSessions(...open).asSessions;
  const sources = new ArnSources({ sessions, accounts: { all: () => [] }, loadedJobs: () => [] });
  const added: SessionEntry[] = [];
  const add = (entries: readonly SessionEntry[]): Promise<readonly SessionEntry[]> => {
    added.push(...entries);
    return Promise.resolve(entries);
  };
  const toRegion = vi.fn(() => Promise.resolve());
  const session: JobsElsewhereOptions["session"] = {
    sessions,
    entries: standIn<SessionEntries>({ add }),
    sessionSwitch: standIn<SessionSwitch>({ toRegion }),
  };
  const way = jobsElsewhere({ session, sources })(arn, "us-east-1", ireland.session);
  return { way, added, toRegion };
}

describe("The jobs of an ARN in its own Region", () => {
  beforeEach(() => {
    executeCommand.mockClear();
  });

  it("are listed in the session of that Region that is open", async () => {
    const { way, added, toRegion } = elsewhere(ireland, source("other", "us-east-1"));
    expect(way.how).toBe("in other · us-east-1");
    await way.list();
    expect(executeCommand).toHaveBeenCalledExactlyOnceWith("awsBackup.showJobsForArn", {
      arn,
      profile: "other",
      region: "us-east-1",
    });
    expect([added, toRegion.mock.calls]).toEqual([[], []]);
  });

  it("are listed in one that is added beside several", async () => {
    const { way, added, toRegion } = elsewhere(ireland, source("demo", "us-west-2"));
    expect(way.how).toBe("adds the session demo · us-east-1");
    await way.list();
    expect(added).toEqual([{ profile: "demo", region: "us-east-1" }]);
    expect(executeCommand).toHaveBeenCalledExactlyOnceWith("awsBackup.showJobsForArn", {
      arn,
      profile: "demo",
      region: "us-east-1",
    });
    expect(toRegion).not.toHaveBeenCalled();
  });

  it("are listed in one that takes the place of the only one", async () => {
    const { way, added, toRegion } = elsewhere(ireland);
    expect(way.how).toBe("selects that Region");
    await way.list();
    expect(toRegion).toHaveBeenCalledExactlyOnceWith("us-east-1");
    expect(executeCommand).toHaveBeenCalledExactlyOnceWith("awsBackup.showJobsForArn", arn);
    expect(added).toEqual([]);
  });
});
