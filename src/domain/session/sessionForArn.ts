import { parseArn } from "../arn/arn";

/** An open session, as far as that tells whether an ARN belongs to it. */
export interface ArnPlace {
  readonly region: string;
  /** The account of its credentials; undefined while nobody knows. */
  readonly accountId: string | undefined;
  /** The accounts of its loaded jobs. */
  readonly loadedAccountIds: readonly string[];
  /** Whether one of its loaded jobs names an ARN. Asked only where the ARN does not tell. */
  readonly names: (arn: string) => boolean;
}

/**
 * The session in which an ARN is asked about: that of its Region and account, else of its Region, else of its account,
 * else the first. For one without Region or account, such as of a bucket or a snapshot: one whose loaded jobs name it.
 * @param arn untrusted text
 * @param places the sessions, the preferred one first
 * @param own the session of the document or page that the ARN stands in: asked where it lists what is in the ARN's Region
 */
export function sessionForArn<T extends ArnPlace>(
  arn: string,
  places: readonly T[],
  own?: T,
): T | undefined {
  const { region = "", accountId = "" } = parseArn(arn) ?? {};
  if (own !== undefined && (region === "" || region === own.region)) return own;
  const signs: readonly ((place: T) => boolean)[] = [
    (place) => region !== "" && place.region === region,
    (place) => accountId !== "" && place.accountId === accountId,
    ({ loadedAccountIds }) => accountId !== "" && loadedAccountIds.includes(accountId),
    ({ names }) => (region === "" || accountId === "") && names(arn),
  ];
  let left = own === undefined ? places : [own, ...places.filter((place) => place !== own)];
  for (const sign of signs) {
    if (left.length < 2) break;
    const fitting = left.filter(sign);
    if (fitting.length > 0) left = fitting;
  }
  return left[0];
}
