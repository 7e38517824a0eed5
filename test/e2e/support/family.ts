import { eventually } from "./eventually";
import type { Scene } from "./scene";

/** The demo account's largest parent job: 300 children, some of them parents themselves. */
export const family = "data-lake-platform";

/** Opens its details by mouse. */
export async function openFamily(scene: Scene): Promise<void> {
  await scene.workbench.openContainer();
  const view = scene.backups;
  await view.answered();
  await view.expand("Partial");
  await view.expand("Partial", "production-daily");
  await view.click("Partial", "production-daily", new RegExp(`^${family}`));
  await scene.details.shows(family);
  await scene.details.described();
}

/** @returns how many children are listed, once there are more than so many and no more are on their way */
export async function childrenBeyond(scene: Scene, count: number): Promise<number> {
  return eventually(`more than ${count} children`, async () => {
    const { length } = await scene.details.rows("children");
    const loading = await scene.details.locator('[data-key="more:children"][aria-disabled="true"]');
    return length > count && (await loading.count()) === 0 ? length : undefined;
  });
}
