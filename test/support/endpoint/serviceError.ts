import type { WireObject } from "./wire";

/** HTTP statuses as observed: client errors are 400, ResourceNotFoundException included; sign-in errors are 403. */
const statuses = {
  InvalidParameterValueException: 400,
  MissingParameterValueException: 400,
  ResourceNotFoundException: 400,
  ThrottlingException: 400,
  IncompleteSignatureException: 400,
  AccessDeniedException: 403,
  ExpiredTokenException: 403,
  InvalidSignatureException: 403,
  MissingAuthenticationTokenException: 403,
  UnrecognizedClientException: 403,
  UnknownOperationException: 404,
  DependencyFailureException: 500,
  ServiceUnavailableException: 500,
} as const;

export type ErrorType = keyof typeof statuses;

/** An error as AWS Backup reports it: x-amzn-ErrorType and a JSON body. */
export class ServiceError extends Error {
  readonly status: number;

  constructor(
    readonly type: ErrorType,
    message: string,
  ) {
    super(message);
    this.status = statuses[type];
  }

  /** Errors of the model carry Code, Message, Type and Context; those of the front door a lower-case message. */
  get body(): WireObject {
    switch (this.type) {
      case "InvalidParameterValueException":
      case "MissingParameterValueException":
      case "ResourceNotFoundException":
      case "DependencyFailureException":
      case "ServiceUnavailableException":
        return {
          Code: this.type.replace(/Exception$/, ""),
          Message: this.message,
          Type: this.status < 500 ? "Sender" : "Receiver",
          Context: null,
        };
      case "AccessDeniedException":
      case "ExpiredTokenException":
      case "IncompleteSignatureException":
      case "InvalidSignatureException":
      case "MissingAuthenticationTokenException":
      case "ThrottlingException":
      case "UnknownOperationException":
      case "UnrecognizedClientException":
        return { message: this.message };
    }
  }
}

export function invalidParameter(message: string): ServiceError {
  return new ServiceError("InvalidParameterValueException", message);
}
