import { oneLine } from "./plainText";

/**
 * Untrusted text for the places where VS Code interprets strings (measured in 1.139): notifications and
 * progress turn `[x](command:y)` into live links; quick picks, the status bar and input validation draw
 * `$(icon)`. Rows, plain tooltips and titles show strings as they are and need nothing of this.
 */

/** Our longest sentence with 500 characters of AWS's words. */
const longest = 1000;

/** For notifications and progress: one line in which no link can come alive. */
export function forNotification(text: string): string {
  // The parser wants `](` at once (vs/base/common/linkedText): a zero-width space parts the two halves.
  return oneLine(text, longest).replaceAll("](", "]\u200b(");
}

/** For quick picks, the status bar and input validation: icons and links stay text. */
export function forIconText(text: string): string {
  // VS Code takes one backslash before an icon away and shows the rest as text.
  return forNotification(text).replace(/\$(?=\([\w~-]+\))/g, "\\$");
}

/**
 * For Markdown: one line that reads as it stands, without links, images, HTML, icons or marks of any kind.
 * CommonMark takes a backslash before any ASCII punctuation away; a bare address (https://…, www., a@b)
 * becomes a link in GitHub's Markdown, which VS Code renders, and is none with one in it.
 */
export function forMarkdown(text: string): string {
  return oneLine(text, longest).replace(/[!-/:-@[-`{-~]/g, "\\$&");
}
