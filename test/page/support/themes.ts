import recorded from "../themes.json";

export interface Theme {
  readonly name: ThemeName;
  /** What VS Code puts on `<body>`. */
  readonly classes: string;
  /** What VS Code puts on the root element. */
  readonly variables: Readonly<Record<string, string>>;
  readonly defaultStyles: string;
}

export type ThemeName = keyof typeof recorded;

/** What VS Code 1.139 gives every webview, as far as it could meet our styles. */
const defaultStyles = `@layer vscode-default {
  html { scrollbar-color: var(--vscode-scrollbarSlider-background) var(--vscode-editor-background); }
  body { overscroll-behavior-x: none; background-color: transparent; color: var(--vscode-editor-foreground);
    font-family: var(--vscode-font-family); font-weight: var(--vscode-font-weight);
    font-size: var(--vscode-font-size); margin: 0; padding: 0 20px; }
  a:focus, input:focus, select:focus, textarea:focus { outline: 1px solid -webkit-focus-ring-color; }
  ::-webkit-scrollbar { width: 10px; height: 10px; }
}`;

function theme(name: ThemeName): Theme {
  return { name, defaultStyles, ...recorded[name] };
}

export const themes = {
  dark: theme("dark"),
  light: theme("light"),
  hc: theme("hc"),
  hcLight: theme("hcLight"),
} as const;
