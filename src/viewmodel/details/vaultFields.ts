import type { Field } from "../../protocol/jobDetails";
import { recoveryPointConsoleLink, vaultConsoleLink } from "../console/consoleLinks";
import { codeField, type FieldName } from "./fields";
import type { PartContext } from "./partContext";

interface VaultNames {
  readonly arn?: string | undefined;
  readonly name?: string | undefined;
}

/** A name of a field, and what stands there: "the source vault". */
export type ThingName = FieldName & { readonly thing: string };

/** ARN of a vault. */
export function vaultArnField(
  name: ThingName,
  vault: VaultNames,
  context: PartContext,
): Field | undefined {
  const consoleLink = vaultConsoleLink(vault, context.session.region);
  return codeField(name, vault.arn, { thing: name.thing, showsJobs: true, consoleLink }, context);
}

/** ARN of a recovery point in its vault. */
export function recoveryPointField(
  name: ThingName,
  point: {
    readonly arn: string | undefined;
    readonly vault: VaultNames;
    readonly resourceArn: string | undefined;
  },
  context: PartContext,
): Field | undefined {
  const { arn, vault, resourceArn } = point;
  const consoleLink = recoveryPointConsoleLink(vault, arn ?? "", context.session.region);
  const ways = { thing: name.thing, showsJobs: true, resourceArn, consoleLink };
  return codeField(name, arn, ways, context);
}
