import { env } from "vscode";
import type { Shell } from "../viewmodel/shellWord";

/** The shell that a copied command is quoted for: the one that VS Code opens terminals with. */
export function cliShell(): Shell {
  const isPowerShell = /(?:^|[\\/])(?:pwsh|powershell)(?:-preview)?(?:\.exe)?$/i.test(env.shell);
  return isPowerShell ? "powershell" : "posix";
}
