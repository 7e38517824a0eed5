import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { it } from "vitest";

it("passes", () => undefined);

it("ends the process it runs in", async () => {
  await sleep(1000);
  process.kill(process.pid, "SIGKILL");
});

it("waits", () => undefined);
