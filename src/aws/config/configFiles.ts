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

/** Reads both files anew. */
export async function readConfigFiles(env: Environment): Promise<ConfigFiles> {
  const paths = configPaths(env);
  const [config, credentials] = await Promise.all([
    readFileText(paths.config),
    readFileText(paths.credentials),
  ]);
  const sections = configSections(parseIni(config.text));
  const inCredentials = credentialsSections(parseIni(credentials.text));
  const profiles = withPlainReferences(mergedProfiles(sections.profiles, inCredentials), sections);
  return {
    ...sections,
    profiles,
    unreadable: sections.unreadable.map((section) => ({ ...section, file: paths.config })),
    files: [
      { file: paths.config, state: config.state },
      { file: paths.credentials, state: credentials.state },
    ],
  };
}
