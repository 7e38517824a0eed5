import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { FaultKind } from "../support/endpoint/faults";
import { type EndpointProcess, spawnEndpoint } from "../support/endpoint/endpointProcess";
import { mostPerSecond } from "../support/endpoint/mostPerSecond";
import { ManySessions } from "../support/jobs/manySessions";

/**
 * Ten sessions side by side, of which one is dead, one slow, one throttled and one denied: the time until the other six show
 * their first rows, next to the same six without those four, and what a session costs. `npx tsx test/bench/sideBySide.ts`.
 */
const rounds = 25;
const limit = 1.2;
const jobs = 5_000;
const troubles: Readonly<Record<number, { readonly kind: FaultKind; readonly delay?: number }>> = {
  0: { kind: "hang" },
  3: { kind: "latency", delay: 3000 },
  5: { kind: "throttling" },
  8: { kind: "accessDenied" },
};
const all = Array.from({ length: 10 }, (_, number) => number);
/** A near Region of AWS; without it, all that is measured is how busy this computer is. */
const usual = { kind: "latency", delay: 100 } as const;
const healthy = all.filter((number) => troubles[number] === undefined);

setFlagsFromString("--expose_gc");
const collectGarbage = runInNewContext("gc") as () => void;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Milliseconds until each of the healthy sessions has loaded what a view opens with. */
async function timesToRows(many: ManySessions, shown: readonly number[]): Promise<number[]> {
  const start = performance.now();
  many.show(shown);
  const times = new Map<number, number>();
  while (times.size < healthy.length) {
    await pause(1);
    for (const number of healthy) {
      if (!times.has(number) && many.isOpen(number)) times.set(number, performance.now() - start);
    }
  }
  return [...times.values()];
}

/** Without any; the quotas of the sessions are free again after a second. */
async function leaveAll(many: ManySessions): Promise<void> {
  many.show([]);
  await pause(1500);
}

/** What else the machine does only adds to a time: the quickest rounds are compared. */
async function compare(many: ManySessions): Promise<number> {
  const alone: number[] = [];
  const beside: number[] = [];
  // The first rounds load code, and are not counted.
  for (let round = -2; round < rounds; round++) {
    for (const shown of round % 2 === 0 ? [healthy, all] : [all, healthy]) {
      const time = median(await timesToRows(many, shown));
      await leaveAll(many);
      if (round >= 0) (shown === all ? beside : alone).push(time);
    }
  }
  const ratio = Math.min(...beside) / Math.min(...alone);
  const text = (times: readonly number[]): string =>
    `${Math.min(...times).toFixed(0)} ms (median of ${rounds}: ${median(times).toFixed(0)} ms)`;
  console.log(
    `time to rows of six sessions: ${text(alone)} alone, ${text(beside)} beside four in trouble: × ${ratio.toFixed(2)} (at most × ${limit})`,
  );
  return ratio;
}

async function cost(many: ManySessions): Promise<void> {
  const memory = (): number => {
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const sockets: number[] = [];
  const sampling = setInterval(() => {
    const names = process.getActiveResourcesInfo();
    sockets.push(names.filter((name) => name === "TCPSocketWrap").length);
  }, 2);
  const before = memory();
  await timesToRows(many, healthy);
  clearInterval(sampling);
  const kibibytes = (memory() - before) / 1024 / healthy.length;
  console.log(
    `a session: ${(Math.max(...sockets) / healthy.length).toFixed(1)} sockets in use at most while it loads, ` +
      `${kibibytes.toFixed(0)} KiB with its first rows`,
  );
  await leaveAll(many);
}

async function rates({ control, credentials }: EndpointProcess): Promise<number> {
  const requests = await control.requests();
  const most = credentials.map(({ accessKeyId }) =>
    mostPerSecond(
      requests.filter((request) => request.accessKeyId === accessKeyId).map(({ at }) => at),
    ),
  );
  console.log(
    `most requests of a session in one second, from the endpoint's log: ${most.join(", ")}`,
  );
  return Math.max(...most);
}

async function main(): Promise<void> {
  const accounts = all.flatMap(() => ["--account", `generated:${jobs}`]);
  const endpoint = await spawnEndpoint(accounts);
  const many = new ManySessions(
    endpoint.credentials.map((credential) => ({ url: endpoint.url, credentials: [credential] })),
  );
  try {
    for (const [number, { accessKeyId }] of endpoint.credentials.entries()) {
      await endpoint.control.addFault({ ...(troubles[number] ?? usual), accessKeyId });
    }
    const ratio = await compare(many);
    const most = await rates(endpoint);
    await cost(many);
    if (ratio > limit || most > 16) process.exitCode = 1;
  } finally {
    many.dispose();
    await endpoint.stop();
  }
}

void main();
