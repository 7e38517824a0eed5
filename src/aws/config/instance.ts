import { readFile } from "node:fs/promises";
import { type Environment, variable } from "./environment";

/** Where Linux says whose machine it is, and how that begins on an instance of Amazon EC2, of Nitro and of Xen. */
const signs = [
  ["/sys/class/dmi/id/sys_vendor", "Amazon EC2"],
  ["/sys/hypervisor/uuid", "ec2"],
] as const;

/**
 * Whether this is an instance of Amazon EC2, whose role the AWS CLI takes where nothing else has credentials. The CLI asks
 * the instance metadata service on any machine; on a laptop that is a request into nowhere, which nobody asked for.
 */
export async function isOnInstance(env: Environment): Promise<boolean> {
  if (variable(env, "AWS_EC2_METADATA_DISABLED")?.toLowerCase() === "true") return false;
  const found = await Promise.all(
    signs.map(async ([file, sign]) => {
      const text = await readFile(file, "utf8").catch(() => "");
      return text.startsWith(sign);
    }),
  );
  return found.includes(true);
}
