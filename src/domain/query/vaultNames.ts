import type { JobGateway } from "./jobGateway";

/** Vaults of an account and Region are some dozens; so many pages of 1,000 hold far more than AWS lets one have. */
const mostPages = 10;

export interface VaultNames {
  readonly names: readonly string[];
  /** False when AWS had more to give. */
  readonly isComplete: boolean;
}

/** The names of the account's vaults. @throws BackupError */
export async function vaultNames(
  gateway: Pick<JobGateway, "listVaults">,
  signal: AbortSignal,
): Promise<VaultNames> {
  const names = new Set<string>();
  let nextToken: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const request = { maxResults: 1000, ...(nextToken !== undefined && { nextToken }) };
    const answer = await gateway.listVaults(request, signal);
    for (const name of answer.names) names.add(name);
    // A token that comes again would come for ever.
    if (answer.nextToken === undefined || answer.nextToken === nextToken) {
      return { names: [...names].sort(), isComplete: answer.nextToken === undefined };
    }
    nextToken = answer.nextToken;
  }
  return { names: [...names].sort(), isComplete: false };
}
