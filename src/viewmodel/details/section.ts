import type { Field, Notice, Section } from "../../protocol/jobDetails";

/** Fields that are not there leave nothing behind; nor does a section without any. */
export function section(
  key: string,
  title: string,
  fields: readonly (Field | undefined)[],
  notices: readonly Notice[] = [],
): readonly Section[] {
  const present = fields.filter((field) => field !== undefined);
  return present.length + notices.length === 0 ? [] : [{ key, title, fields: present, notices }];
}
