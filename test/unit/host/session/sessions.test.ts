import { describe, expect, it } from "vitest";
import { regions } from "../../../../src/domain/arn/region";
import type { AwsRuntime, SessionResolution } from "../../../../src/domain/session/session";
import { everyRegion, type SessionEntry } from "../../../../src/domain/session/sessionEntry";
import type { LiveSession } from "../../../../src/host/session/liveSession";
import type { Sessions } from "../../../../src/host/session/sessions";
import { untilSessionLeft } from "../../../../src/host/session/untilSessionLeft";
import { noGateway } from "../../../support/jobs/noGateway";
import { standIn } from "../../../support/standIn";
import { sessionsOver } from "../support/sessionsOver";

const demo: SessionEntry = { profile: "demo", region: "eu-west-1" };
const prod: SessionEntry = { profile: "prod", region: "us-east-1" };
const demoSession = { profile: "demo", region: "eu-west-1" };

/** A runtime that finds each session, unless the test says what else it finds. */
function aPool(...first: readonly SessionEntry[]) {
  const found = new Map<string, SessionResolution>();
  const closed: string[] = [];
  const runtime = standIn<AwsRuntime>({
    resolveSession: ({ profile = "demo", region = "eu-west-1" }) =>
      Promise.resolve(found.get(profile) ?? { kind: "ready", session: { profile, region } }),
    openGateway: ({ profile, region }) => ({
      ...noGateway,
      close: () => void closed.push(`${profile}/${region}`),
    }),
  });
  return { ...sessionsOver(runtime, ...first), found, closed };
}

function regionsOf({ all }: Sessions): readonly (string | undefined)[] {
  return all.map(({ names }) => names.region);
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe("Sessions", () => {
  it("know the source of each session once it is open, and of no other", async () => {
    const { sessions } = aPool(demo, prod);
    expect(sessions.sources).toEqual([]);
    await sessions.start();
    expect(sessions.sources.map(({ session }) => session.profile)).toEqual(["demo", "prod"]);
    expect(sessions.sourceOf({ ...demoSession })).toBe(sessions.all[0]?.source);
    expect(sessions.sourceOf({ ...demoSession, region: "us-east-1" })).toBeUndefined();
  });

  it("take a session that was opened again for another source, though it has the same names", async () => {
    const { sessions } = aPool(demo, prod);
    await sessions.start();
    const before = sessions.sourceOf(demoSession);
    if (before === undefined) throw new Error("The session is not open.");
    const session = sessions.of(before);
    expect(session).toBe(sessions.all[0]);
    const opened = session?.restart();
    expect(sessions.sourceOf(demoSession)).toBeUndefined();
    expect(sessions.sources).toHaveLength(1);
    await opened;
    expect(sessions.of(before)).toBeUndefined();
    expect(sessions.sourceOf(demoSession)).not.toBe(before);
  });

  it("leave a session open whose entry stays, and close that of one that goes", async () => {
    const { sessions, become, closed } = aPool(demo, prod);
    await sessions.start();
    const [first, second] = sessions.sources;
    become([{ ...prod, name: "Production" }]);
    expect(sessions.sources).toEqual([second]);
    expect(sessions.entries[0]?.entry.name).toBe("Production");
    expect(closed).toEqual(["demo/eu-west-1"]);
    if (first === undefined) throw new Error("The session is not open.");
    expect(sessions.of(first)).toBeUndefined();
  });

  it("are called by their own names, else by profile and Region", async () => {
    const { sessions } = aPool(
      demo,
      { ...prod, name: "Production\n$(x)" },
      { profile: "all", region: everyRegion, name: "Everything" },
    );
    await sessions.start();
    const names = sessions.sources.map(({ session }) => sessions.nameOf(session));
    expect(names.slice(0, 2)).toEqual(["demo · eu-west-1", "Production $(x)"]);
    expect(names).toContain("Everything · eu-west-1");
    expect(sessions.nameOf({ profile: "left", region: "eu-west-1" })).toBe("left · eu-west-1");
  });

  it("are not opened again by who waited for one whose entry has gone", async () => {
    const { sessions, become, closed } = aPool(demo, prod);
    await sessions.start();
    const [session] = sessions.all;
    become([prod]);
    await Promise.all([session?.start(), session?.restart()]);
    expect(session?.source).toBeUndefined();
    expect(closed).toEqual(["demo/eu-west-1"]);
  });

  it("tell of other entries before anything of a new session is begun", async () => {
    const { sessions, become } = aPool(demo);
    await sessions.start();
    const seen: string[] = [];
    sessions.changed(() => {
      seen.push(sessions.all.map(({ state }) => state.kind).join());
    });
    become([demo, prod]);
    await settled();
    expect(seen).toEqual(["ready,idle", "ready,loading", "ready,ready"]);
  });

  it("ask nothing for a new entry before somebody wants to see sessions", async () => {
    const { sessions, become } = aPool(demo);
    become([demo, prod]);
    await settled();
    expect(sessions.all.map(({ state }) => state.kind)).toEqual(["idle", "idle"]);
  });

  it("keep the session in use when another is added beside it", async () => {
    const { sessions, become, closed } = aPool({});
    become([{}], "choice");
    await sessions.start();
    const [source] = sessions.sources;
    const [{ id } = { id: "" }] = sessions.entries;
    become([demo, prod], "workspace");
    await settled();
    expect(sessions.sources[0]).toBe(source);
    expect(sessions.entries[0]?.id).toBe(id);
    expect(closed).toEqual([]);
  });

  it("don't take the session of one account for that of all accounts", async () => {
    const { sessions, become } = aPool(demo);
    await sessions.start();
    const [source] = sessions.sources;
    become([{ ...demo, accounts: "organization" }]);
    await settled();
    expect(sessions.sources[0]).not.toBe(source);
    expect(sessions.sources[0]?.accounts).toBe("organization");
  });

  it("prefer the session that the user turned to last while it is there, else the first that is open", async () => {
    const { sessions, become, found } = aPool(demo, prod, { ...prod, region: "eu-west-1" });
    found.set("demo", { kind: "noRegion", profile: "demo" });
    expect(sessions.preferred).toBe(sessions.all[0]);
    await sessions.start();
    expect(sessions.preferred).toBe(sessions.all[1]);
    const last = sessions.all[2]?.source;
    if (last !== undefined) sessions.turnedTo(last);
    expect(sessions.preferred.source).toBe(last);
    become([demo, prod]);
    expect(sessions.preferred).toBe(sessions.all[1]);
  });

  it("are missing when none could be found out, and find those out anew that are", async () => {
    const { sessions, found } = aPool(demo, prod);
    found.set("demo", { kind: "noProfile" });
    await sessions.start();
    expect(sessions.isMissing).toBe(false);
    const source = sessions.all[1]?.source;
    found.clear();
    await sessions.restartMissing();
    expect(sessions.sources).toHaveLength(2);
    expect(sessions.all[1]?.source).toBe(source);
  });

  it("tell of a session's own health and recovery only", async () => {
    const { sessions } = aPool(demo, prod);
    await sessions.start();
    const told: LiveSession[] = [];
    sessions.healthChanged((session) => told.push(session));
    sessions.all[1]?.health.begin("listJobs backup")();
    expect(told).toEqual([sessions.all[1]]);
  });

  it("end what waits for a session that goes", async () => {
    const { sessions, become } = aPool(demo, prod);
    await sessions.start();
    const [gone, stays] = sessions.all.map((session) =>
      untilSessionLeft(session, new AbortController().signal),
    );
    const [session] = sessions.all;
    become([prod]);
    expect([gone?.aborted, stays?.aborted]).toEqual([true, false]);
    expect(session?.source).toBeUndefined();
  });

  it("end with all that they have opened", async () => {
    const { sessions, closed } = aPool(demo, prod);
    await sessions.start();
    sessions.dispose();
    expect([...closed].sort()).toEqual(["demo/eu-west-1", "prod/us-east-1"]);
  });
});

describe("The sessions of all Regions of a profile", () => {
  const ofAws = regions.filter(({ partition }) => partition === "aws").map(({ id }) => id);

  it("are those of its partition: its own Region first, then those of the settings", async () => {
    const { sessions } = aPool({ profile: "demo", region: everyRegion });
    await sessions.start();
    expect(sessions.entries).toHaveLength(1);
    expect(regionsOf(sessions).slice(0, 3)).toEqual(["eu-west-1", "us-west-2", "eu-central-1"]);
    expect([...regionsOf(sessions)].sort()).toEqual(ofAws);
    expect(sessions.sources).toHaveLength(ofAws.length);
    expect(new Set(sessions.sources.map(({ session }) => session.profile))).toEqual(
      new Set(["demo"]),
    );
  });

  it("are those of another partition where the profile's Region is there", async () => {
    const { sessions, found } = aPool({ profile: "cn", region: everyRegion });
    found.set("cn", { kind: "ready", session: { profile: "cn", region: "cn-north-1" } });
    await sessions.start();
    expect(regionsOf(sessions)).toEqual(["cn-north-1", "cn-northwest-1"]);
  });

  it("need no Region of the profile's own", async () => {
    const { sessions, found } = aPool({ profile: "demo", region: everyRegion });
    found.set("demo", { kind: "noRegion", profile: "demo" });
    await sessions.start();
    expect(regionsOf(sessions)[0]).toBe("us-west-2");
    expect(sessions.sources).toHaveLength(ofAws.length);
  });

  it("are one that says why while the profile is missing, and all of them once it is there", async () => {
    const { sessions, found } = aPool({ profile: "demo", region: everyRegion });
    found.set("demo", { kind: "noProfile" });
    await sessions.start();
    expect(sessions.all.map(({ state }) => state.kind)).toEqual(["noProfile"]);
    found.clear();
    await sessions.restartMissing();
    await settled();
    expect(sessions.sources).toHaveLength(ofAws.length);
  });

  it("are all of another profile once the files name that one", async () => {
    const { sessions, found, closed } = aPool({ region: everyRegion });
    await sessions.start();
    found.set("demo", { kind: "ready", session: { profile: "prod", region: "eu-west-1" } });
    await Promise.all(sessions.all.map((session) => session.restart()));
    await settled();
    expect(new Set(sessions.sources.map(({ session }) => session.profile))).toEqual(
      new Set(["prod"]),
    );
    expect(sessions.sources).toHaveLength(ofAws.length);
    expect(closed).toContain("demo/us-west-2");
  });

  it("stay open while the one of the profile's Region is opened again", async () => {
    const { sessions, closed } = aPool({ profile: "demo", region: everyRegion });
    await sessions.start();
    const others = sessions.sources.slice(1);
    await sessions.all[0]?.restart();
    expect(sessions.sources.slice(1)).toEqual(others);
    expect(closed).toEqual(["demo/eu-west-1"]);
  });
});
