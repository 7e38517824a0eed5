import type { JobFilter } from "./jobFilter";
import type { Elsewhere, JobScope } from "./jobScope";
import { jobKinds } from "../job/jobKinds";
import { regionElsewhere } from "../arn/arnRegion";

/**
 * A filter's scope in a Region. AWS Backup lists the jobs of one Region only, and backup jobs are in that of their
 * resource: those of another are not asked for. Restores of copies may be here, so restore jobs are asked for.
 */
export function scopeHere(scope: JobScope, filter: JobFilter, region: string): JobScope {
  const { resourceArns = [] } = filter;
  const placed = resourceArns.map((arn) => ({ arn, place: regionElsewhere(arn, region) }));
  const places = new Set(placed.flatMap(({ place }) => place ?? []));
  if (places.size === 0) return scope;
  const elsewhere: readonly Elsewhere[] = [...places].map((place) => ({
    place,
    region,
    resourceArns: placed.flatMap((each) => (each.place === place ? each.arn : [])),
  }));
  if (!jobKinds[scope.kind].isWhereResourceIs) return { ...scope, elsewhere };
  const here = placed.flatMap(({ arn, place }) => (place === undefined ? [arn] : []));
  const queries = scope.queries.filter(({ resourceArn }) =>
    resourceArn === undefined ? here.length > 0 : here.includes(resourceArn),
  );
  return { ...scope, queries, elsewhere };
}
