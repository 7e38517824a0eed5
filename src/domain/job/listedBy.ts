import { allJobKinds, type JobKind } from "./job";
import { jobKinds, type ListParameter } from "./jobKinds";

/** All accounts of an organization, which its management account may ask for (ListBackupJobs, ByAccountId). */
export const everyAccount = "*";

/** True where the kind's list can be asked by the parameter for this value. States are told apart by {@link KindFacts.states}. */
export function canAskFor(kind: JobKind, parameter: ListParameter, value: string): boolean {
  const { parameters, values, listsOrganization } = jobKinds[kind].list;
  if (!parameters.includes(parameter) || values?.[parameter]?.includes(value) === false)
    return false;
  return (
    parameter !== "accountId" ||
    /^\d{12}$/.test(value) ||
    (value === everyAccount && listsOrganization)
  );
}

/** The kinds whose jobs AWS lists by a parameter, with or without an operation of its own for it. */
export function kindsListedBy(parameter: ListParameter): readonly JobKind[] {
  return allJobKinds.filter((kind) => {
    const { list, listByResource } = jobKinds[kind];
    return [...list.parameters, ...(listByResource?.parameters ?? [])].includes(parameter);
  });
}
