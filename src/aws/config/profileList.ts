import { compareText } from "../../base/compareText";
import { environmentProfile, type ProfileList } from "../../domain/session/session";
import type { ConfigFiles } from "./configFiles";
import { type Environment, environmentSource } from "./environment";
import { profileSource } from "./profiles";
import { ownRegion, sessionSection } from "./sessionResolution";

/** What there is to choose from, profiles sorted by name. */
export function profileList(files: ConfigFiles, env: Environment): ProfileList {
  const profiles = [...files.profiles]
    .map(([name, section]) => {
      const region = section["region"];
      const source = profileSource(section);
      return region === undefined ? { name, source } : { name, region, source };
    })
    .sort((a, b) => compareText(a.name, b.name));
  const environment = environmentOffer(files, env);
  return {
    profiles,
    ...(environment && { environment }),
    unreadable: files.unreadable,
    files: files.files,
  };
}

function environmentOffer(files: ConfigFiles, env: Environment): ProfileList["environment"] {
  const source = environmentSource(env);
  if (source === undefined) return undefined;
  const region = ownRegion(sessionSection(environmentProfile, files, env), env)?.text;
  return region === undefined ? { source } : { source, region };
}
