import { eventually } from "../e2e/support/eventually";
import { writeAwsFiles } from "../support/endpoint/awsFiles";
import { startEndpoint } from "../support/endpoint/endpoint";
import { busyWireAccount } from "./busyWireAccount";
import { type Taken, WorkbenchScene } from "./workbenchScene";

const size = { resources: 20_000, jobs: 100_000 };
const groupBy = "AWS Backup: Group Protected Resources by…";

/** No row reads any more, and groups are counted. */
const allRead = /(?<![\s\S])(?![\s\S]*^ Read(?:ing| jobs| backup))[\s\S]*\|\d/;

/** What somebody does in the view of protected resources of a large account, by what it is called. */
export type ProtectionSteps = ReadonlyMap<string, readonly Taken[]>;

/** 20,000 resources with four rules each and 100,000 jobs: read, grouped, filtered, expanded. */
export function takeProtection(rounds: number): Promise<ProtectionSteps> {
  return takeBusy("Protected Resources", async (scene, step) => {
    await openAndRead(scene, step);
    for (let round = 0; round < rounds; round++) await takeRound(scene, step, round);
  });
}

/** Their jobs in Backup Jobs: 5,000 failed ones, each with a good one before and most with one after it. */
export function takeRecovered(): Promise<ProtectionSteps> {
  return takeBusy("Backup Jobs", async (scene, step) => {
    await scene.open();
    await step(
      "Load All of 100,000 jobs, of which 5,000 failed",
      scene.taken(
        /^ Failed\|5,000$/,
        () => scene.workbench.clickTitleMenu("Backup Jobs", "Load All"),
        "recovered-load",
      ),
    );
    await step("expand 5,000 failed jobs", scene.expanding("Failed"));
  });
}

async function takeBusy(
  title: string,
  take: (scene: WorkbenchScene, step: Step) => Promise<void>,
): Promise<ProtectionSteps> {
  const endpoint = await startEndpoint({ accounts: [busyWireAccount(size)] });
  const [credential] = endpoint.credentials;
  const profile = { name: "busy", region: "eu-west-1", endpointUrl: endpoint.url };
  const files = writeAwsFiles([{ ...profile, ...(credential !== undefined && { credential }) }], {
    activeProfile: profile.name,
  });
  const settings = { "awsBackup.savedFilters": { "Plan 7": { backupPlans: ["plan 7"] } } };
  const scene = await WorkbenchScene.start({ env: files.env, settings, title });
  const steps = new Map<string, Taken[]>();
  try {
    await take(scene, async (what, taking) => {
      const taken = await taking;
      console.error(what, taken);
      steps.set(what, [...(steps.get(what) ?? []), taken]);
      await scene.quiet();
    });
    return steps;
  } finally {
    await scene.workbench.stop();
    await endpoint.stop();
    files.remove();
  }
}

type Step = (what: string, taking: Promise<Taken>) => Promise<void>;

async function openAndRead(scene: WorkbenchScene, step: Step): Promise<void> {
  const { view } = scene;
  await scene.open();
  const header = view.pane.locator(".pane-header");
  await step(
    "open the view of protected resources",
    scene.taken(
      /^ Read jobs of the last 8 days/,
      () => header.click({ position: { x: 12, y: 10 } }),
      "protection-open",
    ),
  );
  await step(
    "read 100,000 jobs of 20,000 resources, and 40 plans",
    scene.taken(allRead, () => view.click(/^Read jobs of the last 8 days/), "protection-read"),
  );
}

async function takeRound(scene: WorkbenchScene, step: Step, round: number): Promise<void> {
  const { workbench, view } = scene;
  const choose = (command: string, label: string | RegExp) => () =>
    workbench.choose(command, label);
  for (const [label, pattern] of [
    ["Resource Type", /^ EBS\|20,000/],
    ["Backup Vault", /^ Default\|20,000/],
    ["Backup Plan", /^ plan 0\|500/],
    ["What Needs Attention", /^ Failing\|[\d,]+$/],
  ] as const) {
    await step(
      `group 20,000 resources by ${label.toLowerCase()}`,
      scene.taken(
        pattern,
        choose(groupBy, new RegExp(`^${label}`)),
        `protection-${label}-${round}`,
      ),
    );
  }
  await workbench.choose(groupBy, /^Resource Type/);
  await eventually(
    "types",
    async () => (await view.rows()).some(({ label }) => label === "EBS") || undefined,
  );
  await scene.quiet();
  await step("expand a group of 20,000 resources", scene.expanding("EBS"));
  await view.collapse("EBS");
  await workbench.choose(groupBy, /^What Needs Attention/);
  await scene.quiet();
  await step(
    "filter 20,000 resources by plan",
    scene.taken(
      /^(?: [A-Z][a-z ]+\|\d{1,3}\n?)+$/,
      choose("AWS Backup: Apply Saved Filter…", "Plan 7"),
      `protection-filter-${round}`,
    ),
  );
  await step(
    "show 20,000 resources without a filter again",
    scene.taken(/^ Failing\|[\d,]{4,}$/, () => workbench.palette("AWS Backup: Clear Filters")),
  );
}
