import fs from "node:fs/promises";
import path from "node:path";
import { repositoryRoot } from "../run/paths";
import { packagedReadme } from "./packagedReadme";

/** Writes what vsce is given as --readme-path. */
async function main(): Promise<void> {
  const readme = await fs.readFile(path.join(repositoryRoot, "README.md"), "utf8");
  const file = path.join(repositoryRoot, "dist/README.md");
  await fs.mkdir(path.dirname(file), { recursive: true });
  await fs.writeFile(file, packagedReadme(readme));
}

void main();
