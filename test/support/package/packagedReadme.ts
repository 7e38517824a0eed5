/** What only readers of a clone need: how to build, the demo, the documents. */
const ofRepository = /<!-- repository -->[\s\S]*?<!-- end -->\n*/g;

/** To a file beside the README. */
const toFile = String.raw`\((?![a-z][a-z0-9+.-]*:|#)[^)\s]*\)`;
const picture = new RegExp(String.raw`^!\[[^\]]*\]${toFile}\n*`, "gm");
/** A link that is a sentence of its own, at the end of a paragraph. */
const reference = new RegExp(String.raw`(?<=[.:])\s+\[[^\]]*\]${toFile}(?=\s*(?:\n[-\n]|$))`, "g");
const link = new RegExp(String.raw`\[([^\]]*)\]${toFile}`, "g");

/**
 * The README that goes into the VSIX. VS Code shows it as the extension's details, where pictures load from https only and
 * links to files do nothing (extensionEditor.ts); and there is no public repository that they could lead to.
 */
export function packagedReadme(readme: string): string {
  return readme
    .replaceAll(ofRepository, "")
    .replaceAll(picture, "")
    .replaceAll(reference, "")
    .replaceAll(link, "$1");
}
