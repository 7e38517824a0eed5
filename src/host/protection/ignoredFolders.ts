import { FileType, Uri, workspace } from "vscode";
import { type IgnoreFile, IgnoreRules, readIgnoreFile } from "../../domain/check/ignoreRules";

/** What builds and package managers write stands near the root, in few folders. */
const deepest = 3;
const mostFolders = 300;

const ignoreFiles: readonly string[] = [".gitignore", ".ignore", ".rgignore"];

interface Folder {
  readonly uri: Uri;
  /** Below the root; "" for the root. */
  readonly path: string;
  readonly depth: number;
}

/**
 * Folders near the root that its ignore files leave out, by their paths below it. A search that does not know ignore files
 * would find the 50,000 files of such a folder first, and none of those that are wanted.
 */
export async function ignoredFolders(root: Uri): Promise<readonly string[]> {
  const ignored: string[] = [];
  const files: IgnoreFile[] = [];
  const folders: Folder[] = [{ uri: root, path: "", depth: 1 }];
  for (let folder = folders.shift(), read = 0; folder !== undefined; folder = folders.shift()) {
    if (++read > mostFolders) break;
    const { uri, path, depth } = folder;
    const entries = await entriesOf(uri);
    for (const [name] of entries.filter(([each]) => ignoreFiles.includes(each))) {
      files.push(readIgnoreFile(path, await textOf(Uri.joinPath(uri, name))));
    }
    const rules = new IgnoreRules(files);
    for (const [name, type] of entries) {
      if (type !== FileType.Directory || name === ".git") continue;
      const below = path === "" ? name : `${path}/${name}`;
      if (rules.isIgnoredFolder(below)) ignored.push(below);
      else if (depth < deepest) {
        folders.push({ uri: Uri.joinPath(uri, name), path: below, depth: depth + 1 });
      }
    }
  }
  return ignored;
}

/** None of a folder that can't be read. */
async function entriesOf(folder: Uri): Promise<readonly [string, FileType][]> {
  try {
    return await workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}

async function textOf(file: Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    return "";
  }
}
