import { membersOf } from "../../base/membersOf";
import { parsedJson } from "../../base/parsedJson";

/** Which window does what only one of several is to do. */
interface Lease {
  readonly holder: string;
  /** Goes up as long as the holder is there. */
  readonly beat: number;
}

/** By what is held, such as a session. */
export type Leases = ReadonlyMap<string, Lease>;

/** After so many looks at a lease whose beat stands still, its holder is taken for gone: closed, or crashed. */
const patience = 3;
/** What nobody takes over any more, such as of a session that was removed. */
const longestKept = 50;
const mostKept = 1000;
const longestText = 2000;

/** What a window has seen of others' leases: with which beat, and in how many looks. */
export type SeenLeases = ReadonlyMap<string, Lease & { readonly looks: number }>;

export interface LeaseLook {
  /** As they are kept now. */
  readonly kept: Leases;
  /** What the window would hold if no other does. */
  readonly wanted: ReadonlySet<string>;
  /** Names the window; no other has the same. */
  readonly self: string;
  /** In the look before. */
  readonly seen: SeenLeases;
}

/**
 * What is to be kept after a look: the window renews what it holds, takes what nobody holds, and gives up what it does not
 * want any more. Looks are counted and no clock is read: one that jumps, and a machine that slept, make no second holder.
 */
export function nextLeases({ kept, wanted, self, seen }: LeaseLook): {
  readonly leases: Leases;
  readonly seen: SeenLeases;
} {
  const leases = new Map<string, Lease>();
  const seenNow = new Map<string, Lease & { readonly looks: number }>();
  for (const [key, lease] of kept) {
    if (lease.holder === self) continue;
    const before = seen.get(key);
    const isSame = before?.holder === lease.holder && before.beat === lease.beat;
    const looks = isSame ? before.looks + 1 : 1;
    if (looks > (wanted.has(key) ? patience : longestKept)) continue;
    seenNow.set(key, { ...lease, looks });
    leases.set(key, lease);
  }
  for (const key of wanted) {
    if (leases.has(key) || leases.size >= mostKept) continue;
    const own = kept.get(key);
    leases.set(key, { holder: self, beat: own?.holder === self ? own.beat + 1 : 1 });
  }
  return { leases, seen: seenNow };
}

/** What a window holds. */
export function heldBy(self: string, leases: Leases): ReadonlySet<string> {
  const own = [...leases].filter(([, { holder }]) => holder === self);
  return new Set(own.map(([key]) => key));
}

export function leasesJson(leases: Leases): string {
  return JSON.stringify(Object.fromEntries(leases));
}

/** The leases as they are kept; what can't be read is held by nobody. */
export function readLeases(text: string): Leases {
  const leases = new Map<string, Lease>();
  for (const [key, value] of Object.entries(membersOf(parsedJson(text))).slice(0, mostKept)) {
    const { holder, beat } = membersOf(value);
    const isLease = typeof holder === "string" && typeof beat === "number";
    if (isLease && holder.length <= longestText && key.length <= longestText) {
      leases.set(key, { holder, beat });
    }
  }
  return leases;
}
