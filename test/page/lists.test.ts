import { expect, it } from "vitest";
import type { DetailsParts, JobItem } from "../../src/protocol/jobDetails";
import { seeds } from "../support/property";
import { familyOf } from "./fixtures/family";
import { states } from "./fixtures/pieces";
import type { DetailsPage } from "./support/detailsPage";
import { someKey } from "./support/detailsPage";
import { usePages } from "./support/usePages";

const open = usePages();

function withItems(items: readonly JobItem[]): DetailsParts {
  const parts = familyOf(40, 40);
  const { children, ...others } = parts.family;
  if (children === undefined) throw new Error("A family has children.");
  const cells = items.map(({ key, action, state }) => ({ key, action, state }));
  return {
    ...parts,
    family: { ...others, children: { ...children, cells, jobs: { ...children.jobs, items } } },
  };
}

function itemsOf({ family }: DetailsParts): readonly JobItem[] {
  return family.children?.jobs.items ?? [];
}

/** Numbers below a bound, the same ones each time. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

function shuffled<T>(all: readonly T[], roll: (below: number) => number): T[] {
  const rest = [...all];
  return all.flatMap(() => rest.splice(roll(rest.length), 1));
}

async function family(page: DetailsPage): Promise<string> {
  return page.page.locator('[data-key="family"]').evaluate((it) => it.outerHTML);
}

it("a list that changed in any way stands there as if it were shown anew", async () => {
  const page = await open();
  const fresh = await open();
  const all = itemsOf(familyOf(40, 40));
  await page.show(withItems(all));
  for (const seed of seeds(25)) {
    const roll = dice(seed);
    const some = all.filter(() => roll(4) > 0);
    const items = (roll(2) === 0 ? some : shuffled(some, roll)).map((item) =>
      roll(5) === 0 ? { ...item, state: states.failed, cause: `Cause ${roll(9)}` } : item,
    );
    await page.update(withItems(items));
    await fresh.show(withItems(items), { ...someKey, id: `job-${seed}` });
    expect(await family(page), `seed ${seed}`).toBe(await family(fresh));
  }
});

it("rows that went to the end are moved, and none of those between", async () => {
  const page = await open();
  const [first, second, third, ...rest] = itemsOf(familyOf(40, 40));
  if (first === undefined || second === undefined || third === undefined)
    throw new Error("A family has children.");
  await page.show(withItems([first, second, third, ...rest]));
  await page.page.evaluate(() => {
    const moved = new Set<string>();
    new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes)
          if (node instanceof Element) moved.add(node.getAttribute("data-key") ?? "");
      document.documentElement.setAttribute("data-moved", [...moved].join());
    }).observe(document.querySelector("tbody") ?? document, { childList: true });
  });
  await page.update(withItems([third, ...rest, first, second]));
  expect(await page.page.locator("html").getAttribute("data-moved")).toBe(
    "row:child-0,row:child-1",
  );
});
