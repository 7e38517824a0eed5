import type { Moment } from "./jobView";
import type { Parameters } from "./operations";
import { pageOfRows } from "./pageOfRows";
import { choiceOf } from "./parameters";
import { vaultTypes } from "./shapes";
import type { WireObject } from "./wire";

/** ListBackupVaults. Vaults shared by other accounts are listed only when asked for. */
export function listVaults(moment: Moment, params: Parameters): WireObject {
  const { account } = moment;
  const type = choiceOf(params, "vaultType", vaultTypes);
  const shared = choiceOf(params, "shared", ["true", "false"]) === "true";
  const vaults = account.vaults
    .filter((vault) => vault.shared === shared)
    .filter(({ record }) => type === undefined || record["VaultType"] === type)
    .map(({ record }) => record);
  const { rows, nextToken } = pageOfRows(moment, params, {
    of: ["vaults", type ?? "", String(shared)],
    all: vaults,
  });
  return { BackupVaultList: rows, NextToken: nextToken };
}
