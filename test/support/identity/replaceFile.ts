import { renameSync, symlinkSync, writeFileSync } from "node:fs";

/** As many editors and the AWS CLI save: another file takes the name. */
export function replaceFile(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

/** As `ln -sfn` does. */
export function replaceLink(target: string, path: string): void {
  symlinkSync(target, `${path}.new`);
  renameSync(`${path}.new`, path);
}
