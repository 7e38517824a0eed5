/** Which page of a list is asked for. */
export interface PageRequest {
  /** MaxResults, 1 to 1000. AWS may answer with fewer, even none, and still go on. */
  readonly maxResults: number;
  /** Never empty: AWS fails on an empty token (boto3#3167). */
  readonly nextToken?: string;
}
