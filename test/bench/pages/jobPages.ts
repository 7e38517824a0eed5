import { readText, type WireObject } from "../../support/endpoint/wire";
import { encodeBody } from "../../support/endpoint/encodeBody";
import { generatedAccount } from "../../support/endpoint/data/generatedAccount";

const thousand = 1000;

/** Of ten thousand jobs twenty are under way, as in an account that backs up at night. */
const states = {
  COMPLETED: 9200,
  FAILED: 450,
  EXPIRED: 180,
  PARTIAL: 100,
  ABORTED: 50,
  RUNNING: 15,
  PENDING: 5,
};

/**
 * Backup jobs as pages in the wire form of ListBackupJobs, encoded when they are first asked for. Ids, resources and
 * recovery points are distinct, and every twentieth job has a message.
 */
export class JobPages {
  readonly #records: readonly WireObject[];
  readonly #lists = new Map<string, readonly WireObject[]>();
  readonly #pages = new Map<string, Buffer>();
  #changed: readonly WireObject[] = [];
  #changes = 0;

  /** @param now milliseconds; the jobs are of the 29 days before */
  constructor(count: number, now: number) {
    const account = generatedAccount({ now, backupJobs: count, vaults: 8, states });
    this.#records = account
      .shelf("backup")
      .all.map(({ record }, index) => wholeRecord(record, index));
  }

  /**
   * What ListBackupJobs answers; of its parameters it knows maxResults, nextToken (a position), state, backupVaultName
   * and completeAfter, which asks for what {@link change} has changed.
   */
  page(params: URLSearchParams): Buffer {
    if (params.has("completeAfter")) return encoded(this.#changed, 0, thousand);
    const state = params.get("state");
    const vault = params.get("backupVaultName");
    // A token is where its page begins.
    const from = Number(params.get("nextToken") ?? 0);
    const size = Number(params.get("maxResults") ?? thousand);
    const list = JSON.stringify([state, vault]);
    const key = `${list} ${from} ${size}`;
    const known = this.#pages.get(key);
    if (known !== undefined) return known;
    const page = encoded(this.#list(list, state, vault), from, size);
    this.#pages.set(key, page);
    return page;
  }

  /** From now on so many completed jobs have changed since the last time: they fail and complete by turns. */
  change(count: number): void {
    this.#changes++;
    const isFailure = this.#changes % 2 === 1;
    this.#changed = this.#list("completed", "COMPLETED", null)
      .slice(0, count)
      .map((record) =>
        isFailure
          ? { ...record, State: "FAILED", StatusMessage: `Failed in turn ${this.#changes}.` }
          : record,
      );
  }

  #list(key: string, state: string | null, vault: string | null): readonly WireObject[] {
    let list = this.#lists.get(key);
    if (list === undefined) {
      list = this.#records.filter(
        (record) =>
          (state === null || record["State"] === state) &&
          (vault === null || record["BackupVaultName"] === vault),
      );
      this.#lists.set(key, list);
    }
    return list;
  }
}

function encoded(list: readonly WireObject[], from: number, size: number): Buffer {
  const next = from + size;
  const token = next < list.length ? { NextToken: String(next) } : {};
  return Buffer.from(
    encodeBody({ BackupJobs: list.slice(from, next), NextToken: null, ...token }, {}),
  );
}

/** The members that AWS reports of each job; the vault of every other completed job is the first one. */
function wholeRecord(record: WireObject, index: number): WireObject {
  const created = Number(record["CreationDate"]);
  const plan = index % 12;
  const isInFirst = index % 20 < 11;
  const account = readText(record["AccountId"]);
  const backup = `arn:aws:backup:eu-west-1:${account}`;
  return {
    ...record,
    ...(isInFirst && {
      BackupVaultName: "vault-01",
      BackupVaultArn: `${backup}:backup-vault:vault-01`,
    }),
    VaultType: "BACKUP_VAULT",
    RecoveryPointLifecycle: { DeleteAfterDays: 35 },
    EncryptionKeyArn: `arn:aws:kms:eu-west-1:${account}:key/4c1f8a52-6f0e-4d3f-9a5b-5f6a7b8c9d0e`,
    IsEncrypted: true,
    ResourceArn: `${readText(record["ResourceArn"])}-${index}`,
    ResourceName: `${readText(record["ResourceName"])}-${index}`,
    StatusMessage:
      index % 20 === 19 ? `Job ${index} could not read what it was to back up.` : undefined,
    CreatedBy: {
      BackupPlanId: `2f8d7c4e-0000-4000-8000-${String(plan).padStart(12, "0")}`,
      BackupPlanArn: `${backup}:backup-plan:2f8d7c4e-0000-4000-8000-${String(plan).padStart(12, "0")}`,
      BackupPlanName: `plan-${plan}`,
      BackupPlanVersion: "OWYxMzE0ZDItNWI5Ni00ZTE1LTk4M2UtZjY0YjE5ZTE2ZDFh",
      BackupRuleId: `a1b2c3d4-0000-4000-8000-${String(plan).padStart(12, "0")}`,
      BackupRuleName: "nightly",
      BackupRuleCron: "cron(0 2 * * ? *)",
      BackupRuleTimezone: "Etc/UTC",
    },
    StartBy: created + 8 * 3600,
    ExpectedCompletionDate: created + 24 * 3600,
    InitiationDate: created,
    BytesTransferred: record["BackupSizeInBytes"],
  };
}
