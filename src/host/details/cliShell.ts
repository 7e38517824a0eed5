import { env } from "vscode";
import type { Shell } from "../../viewmodel/text/shellWord";

/** The shell that a copied command is quoted for: the one that VS Code opens terminals with. */
export function cliShell(): Shell {
  return shellAt(env.shell);
}

/** @param path of the shell's program; on Windows it ends with .exe, and PowerShell 7 is pwsh there */
export function shellAt(path: string): Shell {
  const program = /[^\\/]*$/.exec(path)?.[0].toLowerCase() ?? "";
  if (program === "cmd.exe" || program === "cmd") return "cmd";
  if (program === "powershell.exe") return "windowsPowerShell";
  return /^(?:pwsh|powershell)(?:-preview)?(?:\.exe)?$/.test(program) ? "powershell" : "posix";
}
