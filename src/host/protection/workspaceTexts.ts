import { type Uri, workspace } from "vscode";
import { IgnoreRules, readIgnoreFile } from "../../domain/check/ignoreRules";
import { excludedGlobs } from "../../domain/check/searchExcludes";
import { nextTask } from "../base/nextTask";
import { ignoredFolders } from "./ignoredFolders";

export interface TextReading {
  readonly signal: AbortSignal;
  /** How far it is: files read, and files there are. */
  readonly progress: (read: number, all: number) => void;
}

/** More files, and larger ones, are nothing that somebody wrote. */
const mostFiles = 20_000;
const largestFile = 5 * 1024 * 1024;

/** So many files are compared with the rules of ignore files in one task. */
const filesAtOnce = 200;

/** As Git does: a file with a zero byte near its beginning has no text. */
const looksAt = 8000;

/**
 * The texts of the files of the workspace, one after another, without those that VS Code's search leaves out: by
 * search.exclude, files.exclude and ignore files. VS Code has no API that does so (findFiles knows files.exclude only).
 * @param cut called where some are not read: there are too many, or one is too large or can't be read
 */
export async function* workspaceTexts(
  { signal, progress }: TextReading,
  cut: () => void,
): AsyncGenerator<string> {
  const files = await searchedFiles(cut);
  for (const [at, file] of files.entries()) {
    if (signal.aborted) return;
    progress(at, files.length);
    const text = await textOf(file, cut);
    if (text !== undefined) yield text;
  }
}

async function searchedFiles(cut: () => void): Promise<readonly Uri[]> {
  const exclude = excludedGlob(await foldersOfOneRoot());
  const found = await workspace.findFiles("**/*", exclude, mostFiles + 1);
  if (found.length > mostFiles) cut();
  const files = found.slice(0, mostFiles);
  const rules = await ignoreRules(files);
  const kept: Uri[] = [];
  for (const [at, file] of files.entries()) {
    if (at % filesAtOnce === 0) await nextTask();
    if (!rules.isIgnored(pathOf(file))) kept.push(file);
  }
  return kept.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A pattern means the folders of all roots: of several nobody can leave out one root's alone. */
async function foldersOfOneRoot(): Promise<readonly string[]> {
  const [root, ...others] = workspace.workspaceFolders ?? [];
  const isUsed = workspace.getConfiguration("search").get<unknown>("useIgnoreFiles") !== false;
  return root === undefined || others.length > 0 || !isUsed ? [] : ignoredFolders(root.uri);
}

/** What the settings leave out, and what ignore files do, as one pattern. */
function excludedGlob(ignored: readonly string[]): string | undefined {
  const globs = [
    // A name with characters of a pattern would mean others; what is in such a folder is left out later.
    ...ignored.filter((path) => !/[[\]{}*?,\\]/.test(path)).map((path) => `${path}/**`),
    ...excludedGlobs(workspace.getConfiguration("files").get<unknown>("exclude")),
    ...excludedGlobs(workspace.getConfiguration("search").get<unknown>("exclude")),
  ];
  return globs.length === 0 ? undefined : `{${globs.join(",")}}`;
}

async function ignoreRules(files: readonly Uri[]): Promise<IgnoreRules> {
  if (workspace.getConfiguration("search").get<unknown>("useIgnoreFiles") === false) {
    return new IgnoreRules([]);
  }
  const named = files.filter(({ path }) => /\/\.(?:git|rg)?ignore$/.test(path));
  const outerFirst = named.sort((a, b) => a.path.length - b.path.length);
  const read = outerFirst.map(async (file) => {
    const folder = pathOf(file).split("/").slice(0, -1).join("/");
    return readIgnoreFile(folder, (await textOf(file, () => undefined)) ?? "");
  });
  return new IgnoreRules(await Promise.all(read));
}

/** Below the workspace, and below the folder's name where it has several. */
function pathOf(file: Uri): string {
  return workspace.asRelativePath(file, (workspace.workspaceFolders ?? []).length > 1);
}

async function textOf(file: Uri, cut: () => void): Promise<string | undefined> {
  try {
    const { size } = await workspace.fs.stat(file);
    if (size > largestFile) {
      cut();
      return undefined;
    }
    const bytes = await workspace.fs.readFile(file);
    return bytes.subarray(0, looksAt).includes(0) ? undefined : new TextDecoder().decode(bytes);
  } catch {
    // Deleted meanwhile, or not readable: the others are.
    cut();
    return undefined;
  }
}
