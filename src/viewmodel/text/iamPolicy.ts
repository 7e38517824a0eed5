import { allJobKinds } from "../../domain/job/job";
import { jobKinds } from "../../domain/job/jobKinds";
import { otherRequests } from "./otherRequests";

/** The IAM policy that gives a user all permissions that the extension uses, as JSON. */
export function iamPolicy(): string {
  const facts = allJobKinds.map((kind) => jobKinds[kind]);
  const operations = [
    ...facts.map(({ list }) => list.operation),
    ...facts.map(({ describe }) => describe),
    ...otherRequests.map(([operation]) => operation),
  ];
  const actions = operations.map((operation) => `backup:${operation}`);
  const statement = { Effect: "Allow", Action: actions, Resource: "*" };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, undefined, 2);
}
