import type { ConfigFileState, UnreadableSection } from "../../domain/session/configFile";
import { configPaths } from "./configPaths";
import { type ConfigSection, configSections, credentialsSections } from "./configSections";
import type { Environment } from "./environment";
import { readFileText } from "./fileText";
import { parseIni } from "./iniFile";
import { mergedProfiles, withPlainReferences } from "./mergedProfiles";

/** The AWS config and credentials files, read and merged by the rules of the AWS CLI. */
export interface ConfigFiles {
  /** Keys of the credentials file win over those of the config file. */
  readonly profiles: ReadonlyMap<string, ConfigSection>;
  /** The `[services NAME]` sections. */
  readonly services: ReadonlyMap<string, ConfigSection>;
  readonly ssoSessions: ReadonlyMap<string, ConfigSection>;
  /** Sections that look like profiles and can't be read as such. */
  readonly unreadable: readonly UnreadableSection[];
  /** The files themselves: config, credentials. */
  readonly files: readonly ConfigFileState[];
}

interface ReadFile extends ConfigFileState {
  readonly text: string;
}

interface ReadFiles {
  readonly config: ReadFile;
  readonly credentials: ReadFile;
}

/** Reads both files anew. */
export async function readConfigFiles(env: Environment): Promise<ConfigFiles> {
  return configFilesOf(await readBoth(env));
}

/**
 * Reads both files anew each time, and finds out what they say only where it has changed: with thousands of profiles a
 * list of them must not wait for that.
 */
export function configFilesReader(env: Environment): () => Promise<ConfigFiles> {
  let last: { readonly read: ReadFiles; readonly files: ConfigFiles } | undefined;
  return async () => {
    const read = await readBoth(env);
    if (last === undefined || !isSame(last.read, read)) last = { read, files: configFilesOf(read) };
    return last.files;
  };
}

async function readBoth(env: Environment): Promise<ReadFiles> {
  const paths = configPaths(env);
  const [config, credentials] = await Promise.all([
    readFileText(paths.config),
    readFileText(paths.credentials),
  ]);
  return {
    config: { file: paths.config, ...config },
    credentials: { file: paths.credentials, ...credentials },
  };
}

function isSame(a: ReadFiles, b: ReadFiles): boolean {
  return (["config", "credentials"] as const).every(
    (key) =>
      a[key].file === b[key].file && a[key].state === b[key].state && a[key].text === b[key].text,
  );
}

function configFilesOf({ config, credentials }: ReadFiles): ConfigFiles {
  const sections = configSections(parseIni(config.text));
  const inCredentials = credentialsSections(parseIni(credentials.text));
  const profiles = withPlainReferences(mergedProfiles(sections.profiles, inCredentials), sections);
  return {
    ...sections,
    profiles,
    unreadable: sections.unreadable.map((section) => ({ ...section, file: config.file })),
    files: [config, credentials].map(({ file, state }) => ({ file, state })),
  };
}
