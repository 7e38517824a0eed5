import { isRegionId, regions } from "./region";

/** What a text that is to name a Region says. */
export type RegionReading =
  | { readonly kind: "region"; readonly id: string }
  /** A zone, or AWS's name of a Region: the Region that is meant. Undefined for any other text. */
  | { readonly kind: "other"; readonly offer: string | undefined };

/** Takes a Region's id in any case; offers the Region that a zone or a name means. */
export function readRegion(text: string): RegionReading {
  const id = text.trim().toLowerCase();
  if (isRegionId(id)) return { kind: "region", id };
  return { kind: "other", offer: zoneRegion(id) ?? namedRegion(text) };
}

/** The Region that a text names by its id; undefined for any other text. */
export function regionId(text = ""): string | undefined {
  const region = readRegion(text);
  return region.kind === "region" ? region.id : undefined;
}

/** By the whole name or by the place in it: "Europe (Ireland)", "EU (Ireland)", "Ireland". */
function namedRegion(text: string): string | undefined {
  const whole = plain(text);
  const place = plain(placeOf(text));
  const named = regions.find(({ name }) => plain(name) === whole);
  // "Central" is a place of two.
  const [there, ...others] = regions.filter(({ name }) => plain(placeOf(name)) === place);
  return named?.id ?? (others.length > 0 ? undefined : there?.id);
}

/** us-east-1a, and local and wavelength zones such as us-west-2-lax-1a. */
function zoneRegion(id: string): string | undefined {
  if (id.length > 60) return undefined;
  const region = /^([a-z]{2,8}(?:-[a-z]{1,12}){1,3}-\d{1,2})(?:[a-z]|-[a-z0-9-]+)$/u.exec(id)?.[1];
  return region !== undefined && isRegionId(region) ? region : undefined;
}

function placeOf(name: string): string {
  const start = name.indexOf("(");
  return start === -1 ? name : name.slice(start + 1);
}

function plain(name: string): string {
  return name
    .slice(0, 60)
    .toLowerCase()
    .replace(/[^\p{L}]/gu, "");
}
