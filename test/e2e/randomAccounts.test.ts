import { describe, expect, it, onTestFinished } from "vitest";
import { writeAwsFiles } from "../support/endpoint/awsFiles";
import { demoCredential, type Endpoint, startEndpoint } from "../support/endpoint/endpoint";
import { seeds } from "../support/property";
import { hour } from "../support/protection/protectionBuilders";
import { type Scene, sceneAt } from "../support/protection/randomAccount";
import { type Reach, type ServedAccount, servedAccount } from "../support/protection/servedAccount";
import { shownWords, trueWords } from "../support/protection/trueWords";
import { eventually } from "./support/eventually";
import type { Row } from "./support/row";
import type { View } from "./support/view";
import { Workbench } from "./support/workbench";

const minute = 60_000;
/** So many accounts stand side by side in a window. */
const atOnce = 6;
const title = "Protected Resources";
/** Milliseconds after which a click that came to nothing is made anew. */
const clickAgain = 5000;
/** Of an account that is worth a look. */
const fewest = 3;

/** An account with its endpoint. */
interface Shown extends ServedAccount {
  readonly session: string;
  readonly endpoint: Endpoint;
}

describe("The view of protected resources", () => {
  const all = seeds(atOnce);
  for (let at = 0; at < all.length; at += atOnce) {
    const some = all.slice(at, at + atOnce);
    it(`says of random accounts what the definitions say: seeds ${some.join(", ")}`, async () => {
      const now = Math.floor(Date.now() / minute) * minute;
      const scene = sceneAt(Math.floor(now / (12 * hour)) * 12 * hour, ["UTC", "Asia/Kolkata"]);
      const accounts = await Promise.all(some.map((seed, n) => shown(n, steady(seed, scene, now))));
      const view = await open(accounts);
      for (const account of accounts) {
        expect(asked(account, "ListProtectedResources")).toBe(1);
        await readJobs(view, account.session);
      }
      for (const { session } of accounts) await expandAll(view, session);
      const rows = await view.allRows();
      for (const account of accounts) {
        const { seed, session } = account;
        const reach = reachOf(account);
        const resources = resourcesOf(session, rows);
        const found = resources.map(([group, row]) => shownWords(group, row));
        // What an icon shows is said in words, too.
        const unsaid = resources.filter(
          ([group, { label, ariaLabel }]) =>
            !ariaLabel.startsWith(`${label}, `) || !ariaLabel.includes(`, ${group}`),
        );
        expect(unsaid).toEqual([]);
        const expected = account
          .truth(reach, now)
          .map((each) => trueWords(account.nameOf(each), each, now));
        expect(found.toSorted(), `seed ${seed}, ${reach}`).toEqual(expected.toSorted());
      }
    });
  }
});

/** The account of a seed, or of one after it: one with some resources, of which nothing changes with the next minutes. */
function steady(seed: number, scene: Scene, now: number): ServedAccount {
  for (let tried = seed * 1000; ; tried++) {
    const account = servedAccount(tried, scene, now);
    const isSteady = (["recent", "all"] as const).every((reach) => {
      const [first, ...later] = [0, 5, 10].map((minutes) =>
        JSON.stringify(account.truth(reach, now + minutes * minute)),
      );
      return later.every((each) => each === first);
    });
    if (isSteady && account.truth("recent", now).length >= fewest) return account;
  }
}

async function shown(index: number, served: ServedAccount): Promise<Shown> {
  const { account, isDenied } = served;
  const denied = isDenied ? (["GetBackupPlan"] as const) : [];
  const credentials = [{ ...demoCredential(account), denied }];
  const endpoint = await startEndpoint({ accounts: [account], credentials });
  // What Backup Jobs has read counts, too: it reads nothing while it is in sight, before the other view is.
  endpoint.addFault({ operations: ["ListBackupJobs"], kind: "accessDenied" });
  onTestFinished(() => endpoint.stop());
  return { ...served, session: `Account ${index + 1}`, endpoint };
}

/** All accounts side by side, and nothing read but what opening the view asks for. */
async function open(accounts: readonly Shown[]): Promise<View> {
  const region = "eu-west-1";
  const files = writeAwsFiles(
    accounts.map(({ session: name, endpoint }) => {
      const [credential] = endpoint.credentials;
      const profile = { name: profileOf(name), region, endpointUrl: endpoint.url };
      return { ...profile, ...(credential !== undefined && { credential }) };
    }),
  );
  onTestFinished(() => {
    files.remove();
  });
  const workbench = await Workbench.start({
    env: files.env,
    settings: {
      "awsBackup.sessions": accounts.map(({ session, isOrganization }) => ({
        profile: profileOf(session),
        region,
        name: session,
        ...(isOrganization && { accounts: "organization" }),
      })),
      "awsBackup.freshness": Object.fromEntries(accounts[0]?.freshness ?? []),
    },
    viewport: { width: 1500, height: 1600 },
  });
  onTestFinished(() => workbench.stop());
  await workbench.openContainer();
  for (const each of ["Restore Jobs", "Backup Jobs", title]) {
    await workbench
      .view(each)
      .pane.locator(".pane-header")
      .click({ position: { x: 12, y: 10 } });
  }
  const view = workbench.view(title);
  for (const { session } of accounts) await view.row(session, /^Read jobs/);
  for (const { endpoint } of accounts) endpoint.clearFaults();
  return view;
}

function profileOf(session: string): string {
  return session.toLowerCase().replace(" ", "-");
}

function asked({ endpoint }: Shown, operation: string): number {
  return endpoint.requests.filter((request) => request.operation === operation).length;
}

/**
 * Reads what its rows offer, until none does. The row of an offer is there for a moment after it was clicked: to click it
 * then is to wait for a row that is gone.
 */
async function readJobs(view: View, session: string): Promise<void> {
  let clicked = "";
  let nextClick = 0;
  await eventually(`all of ${session} read`, async () => {
    const labels = below(session, await view.allRows()).map(({ label }) => label);
    if (labels.some((label) => label.startsWith("Reading"))) return undefined;
    const offer = labels.find((label) => label.startsWith("Read "));
    if (offer === undefined) return labels.length > 0 || undefined;
    if (offer === clicked && Date.now() < nextClick) return undefined;
    await view.click(session, /^Read /);
    clicked = offer;
    nextClick = Date.now() + clickAgain;
    return undefined;
  });
}

/** Groups first, then the rules in them. */
async function expandAll(view: View, session: string): Promise<void> {
  for (const level of [2, 3]) {
    let group = "";
    for (const row of below(session, await view.allRows())) {
      if (row.level === 2) group = row.label;
      if (row.level !== level || row.expanded !== false) continue;
      await (level === 2
        ? view.expand(session, row.label)
        : view.expand(session, group, row.label));
    }
  }
}

function below(session: string, rows: readonly Row[]): readonly Row[] {
  const from = rows.findIndex(({ label, level }) => level === 1 && label === session);
  const next = rows.findIndex(({ level }, at) => at > from && level === 1);
  return rows.slice(from + 1, next === -1 ? undefined : next);
}

/** Each resource with its group. */
function resourcesOf(session: string, rows: readonly Row[]): readonly (readonly [string, Row])[] {
  let group = "";
  return below(session, rows).flatMap((row) => {
    if (row.level === 2) group = row.label;
    const isResource = row.level > 2 && row.expanded === undefined;
    return isResource ? [[group, row] as const] : [];
  });
}

function reachOf({ endpoint }: Shown): Reach {
  const lists = endpoint.requests.filter(
    ({ operation, status }) => operation === "ListBackupJobs" && status === 200,
  );
  return lists.some(({ params }) => params["createdAfter"] === undefined) ? "all" : "recent";
}
