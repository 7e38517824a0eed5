import type { JobKind } from "./job";
import type { ViewKind } from "./viewKinds";

/** Something for each kind, made once. */
export function perKind<T>(make: (kind: JobKind) => T): Readonly<Record<JobKind, T>> {
  return {
    backup: make("backup"),
    restore: make("restore"),
    copy: make("copy"),
    scan: make("scan"),
  };
}

/** Something for each kind that has a view, made once. */
export function perViewKind<T>(make: (kind: ViewKind) => T): Readonly<Record<ViewKind, T>> {
  return perKind(make);
}
