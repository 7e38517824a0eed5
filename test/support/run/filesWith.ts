import fs from "node:fs/promises";
import path from "node:path";

/** The files of a folder, at any depth, whose bytes hold one of the texts. */
export async function filesWith(
  folder: string,
  texts: readonly string[],
): Promise<readonly string[]> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    const content = await fs.readFile(file);
    if (texts.some((text) => content.includes(text))) found.push(file);
  }
  return found;
}
