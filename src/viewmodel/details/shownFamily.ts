import type { FamilyPart } from "../../protocol/jobDetails";
import { type FamilyInput, familyPart } from "./familyPart";
import { Memo } from "./memo";
import type { PartContext } from "./partContext";

const minute = 60_000;

/** The family as it is shown: made anew when something in it is another, or a minute later. Families have thousands of jobs. */
export class ShownFamily {
  readonly #part = new Memo<FamilyPart>();

  /** @param context is made, and gives the part's actions anew, only where the part is */
  part(input: FamilyInput, now: number, context: () => PartContext): FamilyPart {
    const { job, isDescribed, ancestors, children = {}, siblings = {} } = input;
    const parts = [ancestors, children, siblings].map((part) => Object.values(part));
    return this.#part.get([Math.floor(now / minute), job, isDescribed, ...parts], () =>
      familyPart(input, context()),
    );
  }
}
