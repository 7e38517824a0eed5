import { Uri, window, workspace } from "vscode";
import { oneLine } from "../../viewmodel/text/plainText";
import { type Line, pick, type QuickPickHost } from "../picks/quickPick";
import { type TextReading, workspaceTexts } from "./workspaceTexts";

/** What a check reads. */
export interface CheckSource {
  /** What a person calls it. Untrusted text. */
  readonly name: string;
  /** Its texts, one after another, until somebody cancels. */
  readonly texts: (reading: TextReading) => AsyncIterable<string>;
  /** Where not all of it is read, such as too large a file. */
  readonly isCut: () => boolean;
}

/** Larger files are nothing that a person wrote, and no Terraform state that works. */
const largestFile = 20 * 1024 * 1024;

/**
 * What somebody wants to check: the selection or the text of an editor, a file of the Explorer, else what is picked.
 * @param argument what a menu passed
 */
export async function checkSource(
  argument: unknown,
  quickPicks: QuickPickHost,
): Promise<CheckSource | undefined> {
  const shown = editorSources();
  if (argument instanceof Uri) {
    const isShown = window.activeTextEditor?.document.uri.toString() === argument.toString();
    return (isShown ? shown[0] : undefined) ?? fileSource(argument);
  }
  const choices: Line<CheckSource | "file">[] = shown.map((value) => ({
    label: oneLine(value.name, 100),
    description: "in the editor",
    value,
  }));
  choices.push({
    label: "Select a File…",
    description: "such as a Terraform state",
    value: "file",
  });
  if ((workspace.workspaceFolders ?? []).length > 0) {
    choices.push({ label: "Files of the Workspace", value: workspaceSource() });
  }
  const picked = await pick<CheckSource | "file">(quickPicks, {
    placeholder: "Select what names the resources to check",
    choices: () => Promise.resolve(choices),
  });
  if (picked !== "file") return picked;
  const [file] = (await window.showOpenDialog({ openLabel: "Check", canSelectMany: false })) ?? [];
  return file && fileSource(file);
}

/** The selection of the editor in front, and its whole text. */
function editorSources(): readonly CheckSource[] {
  const { document, selections = [] } = window.activeTextEditor ?? {};
  if (document === undefined) return [];
  const name = baseName(document.uri);
  const whole = textSource(name, () => document.getText());
  const selected = selections.filter(({ isEmpty }) => !isEmpty);
  if (selected.length === 0) return [whole];
  const text = (): string => selected.map((each) => document.getText(each)).join("\n");
  return [textSource(`Selection in ${name}`, text), whole];
}

function textSource(name: string, text: () => string): CheckSource {
  return { name, isCut: () => false, texts: () => only(() => Promise.resolve(text())) };
}

function fileSource(file: Uri): CheckSource {
  let isCut = false;
  const read = async (): Promise<string> => {
    const { size } = await workspace.fs.stat(file);
    isCut = size > largestFile;
    return isCut ? "" : new TextDecoder().decode(await workspace.fs.readFile(file));
  };
  return { name: baseName(file), isCut: () => isCut, texts: () => only(read) };
}

function workspaceSource(): CheckSource {
  let isCut = false;
  return {
    name: workspace.name ?? "Workspace",
    isCut: () => isCut,
    texts: (reading) =>
      workspaceTexts(reading, () => {
        isCut = true;
      }),
  };
}

async function* only(read: () => Promise<string>): AsyncGenerator<string> {
  yield await read();
}

function baseName({ path }: Uri): string {
  return path.split("/").at(-1) ?? path;
}
