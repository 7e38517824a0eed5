import type { Moment } from "./jobView";
import { bindingOf, openToken, sealToken } from "./nextToken";
import type { Parameters } from "./operations";
import { choiceOf, maxResultsOf, nextTokenOf } from "./parameters";
import { invalidParameter } from "./serviceError";
import { vaultTypes } from "./shapes";
import type { WireObject } from "./wire";

/** ListBackupVaults. Vaults shared by other accounts are listed only when asked for. */
export function listVaults({ account, mood, now }: Moment, params: Parameters): WireObject {
  const maxResults = Math.min(maxResultsOf(params), mood.pageCap ?? Infinity);
  const type = choiceOf(params, "vaultType", vaultTypes);
  const shared = choiceOf(params, "shared", ["true", "false"]) === "true";
  const binding = bindingOf(
    account.accountId,
    account.region,
    "vaults",
    type ?? "",
    String(shared),
  );
  const token = nextTokenOf(params);
  const from = token === undefined ? undefined : openToken(token);
  if (token !== undefined && from?.binding !== binding) {
    throw invalidParameter("Invalid next token.");
  }
  const start = from === undefined ? 0 : from.sequence + 1;
  const indexes = account.vaults
    .map((vault, index) => ({ vault, index }))
    .filter(({ vault }) => vault.shared === shared)
    .filter(({ vault }) => type === undefined || vault.record["VaultType"] === type);
  const rest = indexes.filter(({ index }) => index >= start);
  const page = rest.slice(0, maxResults);
  const last = page.at(-1)?.index;
  return {
    BackupVaultList: page.map(({ vault }) => vault.record),
    NextToken:
      rest.length > page.length && last !== undefined
        ? sealToken({ binding, rank: 0, sequence: last, page: 2, empties: 0, issued: now })
        : undefined,
  };
}
