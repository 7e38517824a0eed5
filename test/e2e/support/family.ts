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
