import { isIP } from 'node:net';
import { anyOf, schemas, standardIdentifiers } from './schema';
import { compileValidation } from './validation';

type Members = Readonly<Record<string, unknown>>;

const validateAttributes = compileValidation(schemas.attributes);
const validators = new Map(Object.entries(schemas.events).map(([name, schema]) => [name, compileValidation(schema)]));

// ATTR, CUST: set by the vendor itself.
const derived =
  /^(lifetime_(revenue|orders|visits)|email_hard_bounced|email_spam_reported|last_(browser|device|utm|location)_\w+|last_(user_)?(visit|click|open|purchase)_at|session_last_activity_at)$/;

/** RE: a fault in an accepted event shows only in the click-stream, as a "Processing Error". */
export function createTrapFinder(identifiers: readonly string[]): (event: Members, isBulk: boolean) => string[] {
  // ID: the account's additional identifiers.
  const validatePerson = compileValidation(anyOf([...standardIdentifiers, ...identifiers]));
  return (event, isBulk) => {
    const found = [...validateAttributes(event), ...(validators.get(String(event.event))?.(event) ?? [])];
    // OAS: `device_token` in a single event. EV, OAS: `device_tokens` in a list. Assumed: the other one is ignored.
    const ignored = isBulk ? 'device_token' : 'device_tokens';
    const texts = found.flatMap((error) => Object.entries(error).map(([field, reason]) => `${field} ${reason}`));
    return [
      ...(validatePerson(event).length > 0 ? ['The event identifies nobody'] : []),
      ...new Set(texts),
      ...(ignored in event ? [`${ignored} is ignored here`] : []),
      // OAS: the visitor's address, exactly one.
      ...(typeof event.ip === 'string' && isIP(event.ip) !== 0 ? [] : 'ip' in event ? ['ip is not an IP address'] : []),
      ...findPersonTraps(event, event.event === 'identify'),
    ];
  };
}

/** What is wrong with the data about a customer, in a call of its own or in an event. */
export function findPersonTraps(person: Members, isCustomer = true): string[] {
  const members = Object.keys(person);
  return [
    // ATTR: an address identifies a customer uniquely, whatever it is.
    ...(typeof person.email === 'string' && !/^[^@\s]+@[^@\s]+$/.test(person.email)
      ? ['email is not an address: all who have it become one customer']
      : []),
    // HELP: names with this prefix are the vendor's own.
    ...members
      .filter((name) => /^_?bsft_/.test(name))
      .map((name) => `${name} has a name that Blueshift keeps for itself`),
    ...(isCustomer ? members.filter((name) => derived.test(name)) : []).map(
      (name) => `${name} is set by Blueshift alone`,
    ),
  ];
}
