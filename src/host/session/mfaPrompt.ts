import { CancellationTokenSource, window } from "vscode";
import { forNotification } from "../../viewmodel/text/escape";

/** Asks for the code of an MFA device. Esc gives undefined; an aborted request closes the box. */
export async function askMfaCode(
  { profile, serial }: { readonly profile: string; readonly serial: string },
  signal: AbortSignal,
): Promise<string | undefined> {
  if (signal.aborted) return undefined;
  const closing = new CancellationTokenSource();
  const close = (): void => {
    closing.cancel();
  };
  signal.addEventListener("abort", close, { once: true });
  try {
    const code = await window.showInputBox(
      {
        title: "AWS Backup: MFA Code",
        // Plain text in VS Code, and escaped in case that changes: both names are the config file's.
        prompt: forNotification(
          `Profile ${profile} needs the six-digit code of the MFA device ${serial}.`,
        ),
        placeHolder: "123456",
        ignoreFocusOut: true,
        validateInput: (value) =>
          /^\d{6}$/.test(value.trim()) ? undefined : "Type the six digits that the device shows.",
      },
      closing.token,
    );
    return code?.trim();
  } finally {
    signal.removeEventListener("abort", close);
    closing.dispose();
  }
}
