import type { Answer, SeenRequest } from "./scriptedServer";

/** Parameters of a request to STS, which takes them as a form. */
export function stsParameters({ body }: SeenRequest): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(body));
}

/** Credentials as AssumeRole or AssumeRoleWithWebIdentity answer with; they last an hour unless told. */
export function assumedRole(request: SeenRequest, accessKeyId: string, lifetime = 3600): Answer {
  const { Action: action = "", RoleArn: role = "" } = stsParameters(request);
  const expiration = new Date(Date.now() + lifetime * 1000).toISOString();
  return xml(`<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result>
    <AssumedRoleUser><Arn>${role.replace(":role/", ":assumed-role/")}/session</Arn><AssumedRoleId>FAKE:session</AssumedRoleId></AssumedRoleUser>
    <Credentials><AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>fake-role-secret</SecretAccessKey>
    <SessionToken>fake-role-session-token</SessionToken><Expiration>${expiration}</Expiration></Credentials>
    </${action}Result><ResponseMetadata><RequestId>sts-request</RequestId></ResponseMetadata></${action}Response>`);
}

export function stsError(code: string, message: string, status = 403): Answer {
  return xml(
    `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
    <Code>${code}</Code><Message>${message}</Message></Error><RequestId>sts-request</RequestId></ErrorResponse>`,
    status,
  );
}

function xml(body: string, status = 200): Answer {
  return { status, headers: { "content-type": "text/xml" }, body };
}
