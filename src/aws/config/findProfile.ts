import type { ConfigFileLine, ProfilePlace } from "../../domain/session/configFile";
import { configPaths } from "./configPaths";
import { configSections } from "./configSections";
import type { Environment } from "./environment";
import { readFileText } from "./fileText";
import { type IniSection, parseIni } from "./iniFile";

/** Where a profile stands: of both files the one that holds what is looked for comes first. */
export async function findProfile(
  { name, holds }: ProfilePlace,
  env: Environment,
): Promise<ConfigFileLine> {
  const paths = configPaths(env);
  const [config, credentials] = await Promise.all(
    [paths.config, paths.credentials].map(async (file) => {
      const { text } = await readFileText(file);
      return { file, text, sections: parseIni(text) };
    }),
  );
  if (config === undefined || credentials === undefined) return { file: paths.config };
  const found = [
    { file: config.file, line: config.sections.findLast((each) => isProfile(each, name))?.line },
    {
      file: credentials.file,
      line: credentials.sections.findLast(({ header }) => header === name)?.line,
    },
  ];
  const inOrder = holds === "keys" ? found.toReversed() : found;
  for (const { file, line } of inOrder) if (line !== undefined) return { file, line };
  return { file: config.text === "" && credentials.text !== "" ? credentials.file : config.file };
}

/** Also one that can't be read: whoever looks for it wants to mend it. */
function isProfile(section: IniSection, name: string): boolean {
  const { profiles, unreadable } = configSections([section]);
  return profiles.has(name) || unreadable.some((each) => each.name === name);
}
