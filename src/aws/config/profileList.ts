import { compareText } from "../../base/compareText";
import { environmentProfile, type ProfileList } from "../../domain/session/session";
import type { ConfigFiles } from "./configFiles";
import { profileSource } from "./profiles";
import { machineSource, type Machine, ownRegion, sessionSection } from "./sessionResolution";

/** What there is to choose from, profiles sorted by name. */
export function profileList(files: ConfigFiles, machine: Machine): ProfileList {
  const profiles = [...files.profiles]
    .map(([name, section]) => {
      const region = section["region"];
      const source = profileSource(section);
      return region === undefined ? { name, source } : { name, region, source };
    })
    .sort((a, b) => compareText(a.name, b.name));
  const environment = environmentOffer(files, machine);
  return {
    profiles,
    ...(environment && { environment }),
    unreadable: files.unreadable,
    files: files.files,
  };
}

function environmentOffer(files: ConfigFiles, machine: Machine): ProfileList["environment"] {
  const source = machineSource(machine);
  if (source === undefined) return undefined;
  const region = ownRegion(
    sessionSection(environmentProfile, files, machine.env),
    machine.env,
  )?.text;
  return region === undefined ? { source } : { source, region };
}
