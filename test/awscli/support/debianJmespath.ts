import { execFileSync } from "node:child_process";

/** What Debian's jmespath, the one that its AWS CLI runs --query with, makes of expressions. */
export function searched(
  cases: readonly { readonly expression: string; readonly data: unknown }[],
): readonly unknown[] {
  const program =
    "import json, sys, jmespath\n" +
    "json.dump([jmespath.search(c['expression'], c['data']) for c in json.load(sys.stdin)], sys.stdout)";
  const output = execFileSync("/usr/bin/python3", ["-c", program], {
    input: JSON.stringify(cases),
    maxBuffer: 256_000_000,
    encoding: "utf8",
  });
  return JSON.parse(output) as readonly unknown[];
}
