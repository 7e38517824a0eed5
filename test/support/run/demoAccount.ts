import process from "node:process";
import { type AwsFiles, writeAwsFiles } from "../endpoint/awsFiles";
import { type EndpointProcess, spawnEndpoint } from "../endpoint/endpointProcess";
import { repositoryRoot } from "./paths";

export interface DemoAccount {
  readonly endpoint: EndpointProcess;
  readonly files: AwsFiles;
  /** Signs an extension host in to the first profile, whatever AWS files the user has. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Profile name → account of the endpoint; the first is the one that is signed in. */
export type DemoProfiles = Readonly<Record<string, string>>;

/** What `npm start` shows. */
const demoProfiles: DemoProfiles = {
  demo: "demo",
  large: "generated:20000:2000",
  empty: "empty",
  organization: "organization",
  auditor: "demo without GetBackupPlan ListBackupSelections GetBackupSelection",
};

/**
 * The AWS Backup endpoint in a process of its own and AWS files that lead to it: the same for the demo, the
 * tests in the extension host and those that click. `args` are further arguments of the endpoint.
 */
export async function startDemoAccount(
  profiles: DemoProfiles = demoProfiles,
  args: readonly string[] = [],
): Promise<DemoAccount> {
  const names = Object.keys(profiles);
  const accounts = Object.values(profiles).flatMap((account) => ["--account", account]);
  const endpoint = await spawnEndpoint([...accounts, ...args], { root: repositoryRoot });
  const files = writeAwsFiles(
    names.map((name, index) => {
      const credential = endpoint.credentials[index];
      const { region, url } = endpoint;
      return {
        name,
        region,
        endpointUrl: url,
        ...(credential === undefined ? {} : { credential }),
      };
    }),
    names[0] === undefined ? {} : { activeProfile: names[0] },
  );
  process.once("exit", () => {
    files.remove();
  });
  return {
    endpoint,
    files,
    env: {
      ...files.env,
      BACKUP_EXPLORER_ENDPOINT: endpoint.url,
      BACKUP_EXPLORER_CONTROL: endpoint.controlUrl,
    },
    stop: async () => {
      await endpoint.stop();
      files.remove();
    },
  };
}
