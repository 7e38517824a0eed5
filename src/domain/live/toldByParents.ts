import type { Job, JobKind } from "../job/job";

/**
 * The jobs whose parent, or a parent of that one, is among them: what is said of the parent is said of them. AWS marks a child
 * by its ParentJobId. Jobs that name each other as parents speak for themselves.
 * @param jobs of one session
 */
export function toldByParents(jobs: readonly Job[]): ReadonlySet<Job> {
  const childrenOf = new Map(jobs.map(({ kind, id }): [string, Job[]] => [keyOf(kind, id), []]));
  const heads = jobs.filter((job) => {
    const siblings = childrenOf.get(keyOf(job.kind, job.parentJobId ?? ""));
    if (job.parentJobId === undefined || siblings === undefined) return true;
    siblings.push(job);
    return false;
  });
  const told = new Set<Job>();
  const below = ({ kind, id }: Job): readonly Job[] => childrenOf.get(keyOf(kind, id)) ?? [];
  let next = heads.flatMap(below);
  while (next.length > 0) {
    for (const job of next) told.add(job);
    next = next.flatMap(below);
  }
  return told;
}

const keyOf = (kind: JobKind, id: string): string => `${kind} ${id}`;
