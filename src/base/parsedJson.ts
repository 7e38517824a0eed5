/** What a text of JSON says; undefined for what is no JSON. Untrusted: its type is yet to be checked. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
