import { parseArgs } from "node:util";
import { accountByName } from "./accountChoice";
import { Clock } from "./clock";
import { controlUrl, startControl } from "./controlServer";
import { exampleRegion } from "./data/demoAccount";
import { demoCredential, startEndpoint } from "./endpoint";
import { operationNames } from "./operations";

/**
 * The endpoint as a process of its own, for the demo and for tests in VS Code:
 *
 *     tsx test/support/endpoint/main.ts --account demo --account generated:5000 --page-cap 100
 *
 * "demo without GetBackupPlan ListBackupSelections" denies the account's key these operations.
 * Accounts are numbered: the first is 111122223333, the next 111122223334 …; the first access key is
 * DEMO-KEY-NOT-A-SECRET, the next DEMO-KEY-NOT-A-SECRET-2 …. One line of JSON on stdout says that it is ready.
 * It ends with its stdin when --with-parent is given, so that no orphan is left behind.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      account: { type: "string", multiple: true, default: ["demo"] },
      region: { type: "string", default: exampleRegion },
      seed: { type: "string", default: "1" },
      port: { type: "string", default: "0" },
      "control-port": { type: "string", default: "0" },
      "page-cap": { type: "string" },
      now: { type: "string" },
      "with-parent": { type: "boolean", default: false },
    },
  });
  const clock = new Clock(values.now === undefined ? undefined : Number(values.now));
  const named = values.account.map((text) => {
    const [name = "", denied = ""] = text.split(" without ");
    return {
      name,
      denied: operationNames.filter((operation) => denied.split(" ").includes(operation)),
    };
  });
  const accounts = named.map(({ name }, i) =>
    accountByName(name, {
      seed: Number(values.seed) + i,
      now: clock.now(),
      accountId: String(111122223333 + i),
      region: values.region,
    }),
  );
  const pageCap = values["page-cap"];
  const endpoint = await startEndpoint({
    accounts,
    credentials: accounts.map((account, i) => {
      const denied = named[i]?.denied ?? [];
      return { ...demoCredential(account, i), ...(denied.length > 0 && { denied }) };
    }),
    now: clock.now,
    port: Number(values.port),
    mood: pageCap === undefined ? {} : { pageCap: Number(pageCap) },
  });
  const control = await startControl({ endpoint, clock }, Number(values["control-port"]));
  const ready = {
    url: endpoint.url,
    controlUrl: controlUrl(control),
    region: values.region,
    credentials: endpoint.credentials,
  };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  if (values["with-parent"]) {
    process.stdin.on("end", () => process.exit(0)).resume();
  }
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
