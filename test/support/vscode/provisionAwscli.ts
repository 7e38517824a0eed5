import fs from "node:fs/promises";
import { installDebianPackage } from "./provisionDebian";

const DEBIAN_AWS = "/usr/bin/aws";

/** Debian's AWS CLI, the client that is not ours; never another `aws` that comes first on PATH. */
export async function provisionAwscli(): Promise<string | undefined> {
  const exists = async (): Promise<boolean> =>
    fs.access(DEBIAN_AWS).then(
      () => true,
      () => false,
    );
  if (await exists()) return DEBIAN_AWS;
  await installDebianPackage("awscli");
  return (await exists()) ? DEBIAN_AWS : undefined;
}
