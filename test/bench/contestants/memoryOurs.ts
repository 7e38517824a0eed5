import type { Task } from "../contest";
import { profileOf } from "../pages/profileOf";
import { usedBytes } from "./heap";
import { Look } from "./look";
import { loadAll, openSource, openView, treeOf } from "./ours";

/** Bytes a job, with the view's tree and the rows of its groups. */
export async function run({ profile, jobs }: Task): Promise<number> {
  const load = async (of: string): Promise<unknown> => {
    const source = await openSource(of);
    const view = await openView(source);
    const look = new Look(treeOf(view));
    await loadAll(view);
    look.expand();
    return { source, view, look };
  };
  // Compiles what runs.
  await load(profileOf(1000));
  const before = await usedBytes();
  const kept = [await load(profile)];
  const bytes = (await usedBytes()) - before;
  return bytes / (kept.length * jobs);
}
