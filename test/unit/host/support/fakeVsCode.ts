export interface FakeVsCodeOptions {
  readonly executeCommand?: (...args: readonly unknown[]) => Promise<unknown>;
  readonly showInputBox?: () => Promise<string | undefined>;
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
}: FakeVsCodeOptions = {}): object {
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
      onDidChangeWindowState: event,
      state: { focused: true, active: true },
      withProgress: (_: unknown, task: () => unknown) => task(),
      showInputBox,
    },
    workspace: {
      isTrusted: true,
      onDidChangeConfiguration: event,
      onDidGrantWorkspaceTrust: event,
      getConfiguration: () => ({ get: () => undefined, inspect: () => undefined }),
    },
  };
}
