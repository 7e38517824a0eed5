import type { BackupErrorReason } from "../../domain/query/backupError";
import type { ErrorFacts } from "./errorFacts";

/** Names of AWS's answers: the two reference pages, the service model, "Common Error Types". */
const names: readonly (readonly [BackupErrorReason, readonly string[]])[] = [
  [
    "invalidParameterValue",
    [
      "InvalidParameterValueException",
      "InvalidParameterValue",
      "InvalidParameterCombination",
      "InvalidQueryParameter",
      "InvalidRequestException",
      "MalformedQueryString",
      "ValidationError",
      "ValidationException",
    ],
  ],
  [
    "missingParameterValue",
    ["MissingParameterValueException", "MissingParameter", "MissingParameterException"],
  ],
  ["resourceNotFound", ["ResourceNotFoundException"]],
  ["serviceUnavailable", ["ServiceUnavailableException", "ServiceUnavailable"]],
  ["dependencyFailure", ["DependencyFailureException"]],
  [
    "throttling",
    [
      "ThrottlingException",
      "Throttling",
      "ThrottledException",
      "LimitExceededException",
      "TooManyRequestsException",
      "RequestLimitExceeded",
      "RequestThrottled",
      "RequestThrottledException",
      "SlowDown",
    ],
  ],
  [
    "accessDenied",
    [
      "AccessDeniedException",
      "AccessDenied",
      "NotAuthorized",
      "UnauthorizedOperation",
      "ForbiddenException",
    ],
  ],
  [
    "unrecognizedClient",
    [
      "UnrecognizedClientException",
      "InvalidClientTokenId",
      "InvalidAccessKeyId",
      "InvalidToken",
      "OptInRequired",
      "AuthFailure",
    ],
  ],
  ["expiredToken", ["ExpiredTokenException", "ExpiredToken", "TokenRefreshRequired"]],
  [
    "invalidSignature",
    [
      "InvalidSignatureException",
      "SignatureDoesNotMatch",
      "IncompleteSignature",
      "IncompleteSignatureException",
      "MissingAuthenticationToken",
      "MissingAuthenticationTokenException",
      "RequestExpired",
      "RequestTimeTooSkewed",
    ],
  ],
  [
    "serverFault",
    [
      "InternalFailure",
      "InternalError",
      "InternalServerError",
      "InternalServerException",
      "InternalServiceError",
    ],
  ],
  ["cancelled", ["AbortError"]],
];

const byName = new Map(
  names.flatMap(([reason, aliases]) => aliases.map((name) => [name, reason] as const)),
);

/** The reason that an exception's name stands for, if it is a known one. */
export function namedReason({ name }: ErrorFacts): BackupErrorReason | undefined {
  return byName.get(name);
}
