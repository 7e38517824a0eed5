import { describe, expect, it, vi } from "vitest";
import { shellAt } from "../../../../src/host/details/cliShell";

vi.mock("vscode", () => ({ env: {} }));

describe("The shell of a copied command", () => {
  it.each([
    ["/bin/bash", "posix"],
    ["/usr/bin/fish", "posix"],
    ["", "posix"],
    ["C:\\Program Files\\Git\\bin\\bash.exe", "posix"],
    ["C:\\WINDOWS\\System32\\cmd.exe", "cmd"],
    ["C:\\Windows\\System32\\CMD.EXE", "cmd"],
    ["C:\\WINDOWS\\System32\\WindowsPowerShell\\v1.0\\powershell.exe", "windowsPowerShell"],
    ["C:\\Program Files\\PowerShell\\7\\pwsh.exe", "powershell"],
    ["/usr/bin/pwsh", "powershell"],
    ["/opt/microsoft/powershell/7/pwsh-preview", "powershell"],
    ["/snap/bin/powershell", "powershell"],
    ["/home/me/cmd.exe/zsh", "posix"],
  ])("%s", (path, shell) => {
    expect(shellAt(path)).toBe(shell);
  });
});
