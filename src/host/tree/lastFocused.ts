/**
 * Where the user turned to last: a tree, a details page or a text editor. Commands without an argument mean that.
 */
export class LastFocused {
  #isOnPage = false;
  #isInEditor = false;

  /** True while it was a page rather than a tree, whatever was done in text editors. */
  get isOnPage(): boolean {
    return this.#isOnPage;
  }

  /** True while it was a text editor rather than a tree. */
  get isInEditor(): boolean {
    return this.#isInEditor;
  }

  readonly onTree = (): void => {
    this.#isOnPage = this.#isInEditor = false;
  };

  readonly onPage = (): void => {
    this.#isOnPage = true;
  };

  /** VS Code tells of no editor that comes into focus, but of its cursor. */
  readonly onEditor = (): void => {
    this.#isInEditor = true;
  };
}
