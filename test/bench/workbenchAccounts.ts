import { writeAwsFiles, type AwsFiles } from "../support/endpoint/awsFiles";
import { accountOf } from "../support/endpoint/data/accountOf";
import { startEndpoint } from "../support/endpoint/endpoint";
import { type WireObject, wireDate } from "../support/endpoint/wire";
import { wireBackupJob } from "../support/jobs/wireJobs";

const day = 86_400_000;
const large = 50_000;
const small = 100;

export interface Groups {
  readonly files: AwsFiles;
  stop(): Promise<void>;
}

/**
 * Completed jobs in four vaults: 50,000 and 100, in 28 days and in one. Each has ARNs of its own, one in twenty a message.
 * Behind a profile in files of their own.
 */
export async function startGroups(): Promise<Groups> {
  const yesterday = Math.floor(Date.now() / day) * day - day;
  const jobs = (vault: string, count: number, span: number): WireObject[] =>
    Array.from({ length: count }, (_, i) => {
      const created = wireDate(yesterday + 20 * 3_600_000 - Math.floor((i / count) * span));
      const message = { StatusMessage: `A note of ${vault} about backup ${i}` };
      return wireBackupJob({
        id: `${vault}-${i}`,
        vault,
        members: { CreationDate: created, CompletionDate: created, ...(i % 20 === 0 && message) },
      });
    });
  const hours = 16 * 3_600_000;
  const backup = [
    ...jobs("large", large, 27 * day),
    ...jobs("large-day", large, hours),
    ...jobs("small", small, 27 * day),
    ...jobs("small-day", small, hours),
  ].map((job) => ({ ...job, MessageCategory: "SUCCESS" }));
  const endpoint = await startEndpoint({ accounts: [accountOf({ backup })] });
  const [credential] = endpoint.credentials;
  const profile = { name: "groups", region: "eu-west-1", endpointUrl: endpoint.url };
  const files = writeAwsFiles([{ ...profile, ...(credential !== undefined && { credential }) }], {
    activeProfile: profile.name,
  });
  return {
    files,
    stop: async () => {
      await endpoint.stop();
      files.remove();
    },
  };
}
