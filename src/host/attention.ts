/** Where the user turned to last, a tree or a details page: commands without an argument mean that. */
export class Attention {
  #isOnPage = false;

  get isOnPage(): boolean {
    return this.#isOnPage;
  }

  readonly onTree = (): void => {
    this.#isOnPage = false;
  };

  readonly onPage = (): void => {
    this.#isOnPage = true;
  };
}
