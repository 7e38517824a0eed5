/** What a test can change while the explorer runs. */
export interface FakeHost {
  focused: boolean;
  /** By name, without the section. */
  settings: Readonly<Record<string, unknown>>;
  /** Told when the window's focus or a setting is another. */
  readonly changed: Set<(change: object) => unknown>;
}

export interface FakeVsCodeOptions {
  readonly executeCommand?: (...args: readonly unknown[]) => Promise<unknown>;
  readonly showInputBox?: () => Promise<string | undefined>;
  readonly host?: FakeHost;
}

const nothing = { dispose: (): undefined => undefined };
const event = (): typeof nothing => nothing;

class Thing {
  readonly event = event;
  readonly fire = (): undefined => undefined;
  readonly dispose = (): undefined => undefined;
  readonly show = (): undefined => undefined;
  readonly hide = (): undefined => undefined;
  readonly cancel = (): undefined => undefined;
}

/** What the whole explorer takes of the module vscode, for vi.mock. */
export function fakeVsCode({
  executeCommand = () => Promise.resolve(),
  showInputBox = () => Promise.resolve(undefined),
  host = { focused: true, settings: {}, changed: new Set() },
}: FakeVsCodeOptions = {}): object {
  const changed = (listener: (change: object) => unknown) => {
    host.changed.add(listener);
    return { dispose: () => host.changed.delete(listener) };
  };
  return {
    CancellationTokenSource: Thing,
    EventEmitter: Thing,
    ThemeColor: Thing,
    ThemeIcon: Thing,
    TreeItem: class {
      constructor(readonly label: string) {}
    },
    TreeItemCollapsibleState: {},
    StatusBarAlignment: { Left: 1 },
    QuickPickItemKind: { Separator: -1 },
    ProgressLocation: {},
    Uri: { file: (path: string) => path, joinPath: () => "" },
    env: { language: "en" },
    commands: { executeCommand },
    window: {
      createStatusBarItem: () => new Thing(),
      onDidChangeTextEditorSelection: event,
      onDidChangeWindowState: changed,
      state: {
        active: true,
        get focused() {
          return host.focused;
        },
      },
      withProgress: (_: unknown, task: () => unknown) => task(),
      showInputBox,
    },
    workspace: {
      isTrusted: true,
      onDidChangeConfiguration: changed,
      onDidGrantWorkspaceTrust: event,
      getConfiguration: () => ({
        get: (name: string) => host.settings[name],
        inspect: () => undefined,
      }),
    },
  };
}
