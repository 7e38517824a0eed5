import type { Stats } from "node:fs";
import { lstat, readdir, readlink, stat } from "node:fs/promises";
import { dirname, join, parse, resolve, sep } from "node:path";

/** Where a path leads through symbolic links. */
export interface FileTrail {
  /**
   * The folders in which a change can lead the path elsewhere, by what tells one of the same name from another: those of
   * the links, of the file at the end, and where something is missing, of what is there.
   */
  readonly folders: ReadonlyMap<string, string>;
  /** Differs when a link leads elsewhere, or when what is at the end is another file or was written. */
  readonly state: string;
  /** When any of that last became so, milliseconds since the epoch; 0 where nothing is there. */
  readonly changedAt: number;
}

/** As many links as Linux follows. */
const mostLinks = 40;

/** Files of a folder that are looked at. */
const mostFiles = 500;

/** Never rejects: what can't be read is missing. */
export async function fileTrail(path: string): Promise<FileTrail> {
  const folders = new Map<string, string>();
  const steps: string[] = [];
  let changedAt = 0;
  const see = async (folder: string): Promise<void> => {
    const found = await statOf(folder);
    if (found === undefined) return;
    // A new folder may get the number of one that was removed.
    const { dev, ino, birthtimeMs } = found;
    folders.set(`${dev}:${ino}:${birthtimeMs} ${folder}`, folder);
  };
  let { at, rest } = start(path);
  for (let links = 0; rest.length > 0;) {
    const [name = "", ...others] = rest;
    const next = join(at, name);
    const found = await lstat(next).catch(() => undefined);
    if (found === undefined) {
      await see(at);
      return { folders, state: [...steps, "missing"].join("\n"), changedAt };
    }
    if (!found.isSymbolicLink()) {
      at = next;
      rest = others;
      continue;
    }
    await see(at);
    changedAt = Math.max(changedAt, found.ctimeMs);
    const target = links++ < mostLinks ? await readlink(next).catch(() => "") : "";
    steps.push(`${next} → ${target}`);
    if (target === "") return { folders, state: steps.join("\n"), changedAt };
    const turned = start(resolve(at, target));
    at = turned.at;
    rest = [...turned.rest, ...others];
  }
  const end = await statOf(at);
  await see(end?.isDirectory() === true ? at : dirname(at));
  const inside = end?.isDirectory() === true ? await statesIn(at) : [];
  const ends = [{ name: "", found: end }, ...inside];
  return {
    folders,
    state: [...steps, ...ends.map(({ name, found }) => `${name} ${stateOf(found)}`)].join("\n"),
    changedAt: Math.max(changedAt, ...ends.map(({ found }) => found?.ctimeMs ?? 0)),
  };
}

function start(path: string): { readonly at: string; readonly rest: readonly string[] } {
  const absolute = resolve(path);
  const { root } = parse(absolute);
  return { at: root, rest: absolute.slice(root.length).split(sep).filter(Boolean) };
}

interface Found {
  readonly name: string;
  readonly found: Stats | undefined;
}

async function statesIn(folder: string): Promise<readonly Found[]> {
  const names = (await readdir(folder).catch(() => [])).sort().slice(0, mostFiles);
  return Promise.all(
    names.map(async (name) => ({ name, found: await statOf(join(folder, name)) })),
  );
}

function statOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}

/** ctime too: a file that was written twice in the same tick of mtime, with the same size, still differs by it. */
function stateOf(found: Stats | undefined): string {
  if (found === undefined) return "missing";
  const { dev, ino, size, mtimeMs, ctimeMs } = found;
  // Of a folder that tells which files come and go; what they hold is looked at by itself.
  if (found.isDirectory()) return `folder ${dev}:${ino} ${mtimeMs}`;
  return [`${dev}:${ino}`, size, mtimeMs, ctimeMs].join(" ");
}
