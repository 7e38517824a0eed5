import type { Job } from "./job";

/** Whether two answers say the same of a job; those of one operation have their members in one order. */
export function isSameAnswer(a: Job, b: Job): boolean {
  const others = Object.entries(b);
  const members = Object.entries(a);
  return (
    members.length === others.length &&
    members.every(([name, value], i) => {
      const [otherName, other] = others[i] ?? [];
      return name === otherName && (value === other || isSameObject(value, other));
    })
  );
}

function isSameObject(a: unknown, b: unknown): boolean {
  return typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b);
}
