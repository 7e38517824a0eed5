import { text } from "./members";
import { SharedValues } from "./sharedValues";

/** Checked values of jobs; what many jobs repeat is kept once. A value without content counts as missing. */
export class JobValues {
  readonly #texts = new SharedValues<string>();
  readonly #records = new SharedValues<object>();

  text(value: unknown): string | undefined {
    const checked = text(value);
    return checked === undefined ? undefined : this.#texts.get(checked, checked);
  }

  /** A map or structure; one without members counts as missing. */
  record(record: object): object | undefined {
    const key = JSON.stringify(record);
    return key === "{}" ? undefined : this.#records.get(key, record);
  }
}
