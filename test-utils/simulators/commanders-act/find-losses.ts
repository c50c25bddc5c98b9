import { isObject } from '@sluice/kit';
import Ajv2020 from 'ajv/dist/2020';
import type { AnySchema, ErrorObject } from 'ajv';
import { eventSchemas } from './event-schemas';
import { frame } from './frame-schema';

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strict: false });
const isFramed = ajv.compile(frame);
const standard = new Map([...eventSchemas].map(([name, schema]) => [name, ajv.compile(schema as AnySchema)]));

/** What is wrong with an event that the vendor answers with 200: it keeps it for nobody to see, or a part of it. */
export function findLosses(event: unknown): string[] {
  if (!isObject(event)) return ['The event is no object'];
  // V2: the first form has been off since the end of 2023.
  const isOld = isObject(event.properties) || Object.hasOwn(event, 'event');
  if (isOld && !Object.hasOwn(event, 'event_name'))
    return ['The event has its first form, with properties in "properties"'];
  const isStandard = standard.get(String(event.event_name));
  return [
    ...(isFramed(event) ? [] : wordsOf(isFramed.errors)),
    ...(isStandard === undefined || isStandard(event) ? [] : wordsOf(isStandard.errors)),
    // V2: the time is in the context. BATCH prints it beside.
    ...(Object.hasOwn(event, 'event_timestamp') ? ['event_timestamp stands beside the context'] : []),
    // REF: the names of a user's members have no underscore.
    ...misspelt(event.user, ['first_name', 'last_name', 'firstName', 'lastName', 'postal_code', 'zip']),
  ];
}

function wordsOf(errors: ErrorObject[] | null | undefined): string[] {
  return (errors ?? []).map(({ instancePath, message }) => `${instancePath.slice(1) || 'The event'} ${message}`);
}

function misspelt(user: unknown, names: readonly string[]): string[] {
  if (!isObject(user)) return [];
  return names.filter((name) => Object.hasOwn(user, name)).map((name) => `The vendor knows no user.${name}`);
}
