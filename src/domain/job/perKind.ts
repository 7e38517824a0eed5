import type { JobKind } from "./job";

/** Something for each kind, made once. */
export function perKind<T>(make: (kind: JobKind) => T): Readonly<Record<JobKind, T>> {
  return { backup: make("backup"), restore: make("restore"), copy: make("copy") };
}
