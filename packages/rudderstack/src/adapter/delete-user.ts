import type { Pipeline, Transport } from '@sluice/engine';
import {
  delivered,
  type Destination,
  isObject,
  type Outcome,
  type Person,
  type PreparedSettings,
  type Rejected,
  worse,
} from '@sluice/kit/host';
import type { DeletionOutput } from '../protocol/deletion';
import { statusOf } from './status-of';

/** The status that rudder-server reads as "not supported": it does not ask again. */
const unsupported = 405;

/** Makes the vendor forget the people named in one entry of a deletion request. */
export async function deleteUser(
  entry: Readonly<Record<string, unknown>>,
  destination: Destination,
  pipelineOf: (config: unknown) => Pipeline | Rejected,
  transportOf: (settings: PreparedSettings) => Transport,
): Promise<DeletionOutput> {
  const { config, userAttributes } = entry;
  if (!destination.erase)
    return { statusCode: unsupported, error: `${destination.name} has no call that forgets people.` };
  const people = Array.isArray(userAttributes) ? userAttributes.filter(isObject).map(readPerson) : [];
  if (people.length === 0) return { statusCode: 400, error: 'The request names nobody in "userAttributes".' };
  const pipeline = pipelineOf(config);
  if ('status' in pipeline) return { statusCode: statusOf(pipeline), error: pipeline.message };
  const transport = transportOf(pipeline.settings);
  let worst: Outcome = delivered;
  for (const person of people) {
    const call = destination.erase(person, pipeline.settings.all);
    if (typeof call === 'string') return { statusCode: unsupported, error: call };
    worst = worse(worst, await pipeline.erase(person, transport));
  }
  if (!('message' in worst)) return { statusCode: 200, status: 'successful' };
  const status = statusOf(worst);
  // A 404 from the vendor does not mean that deletion is unsupported.
  return { statusCode: status === 404 || status === unsupported ? 400 : status, error: worst.message };
}

function readPerson(given: Readonly<Record<string, unknown>>): Person {
  const person: { -readonly [K in keyof Person]: Person[K] } = {};
  for (const id of ['userId', 'anonymousId', 'email'] as const) {
    const text = textOf(given[id]);
    if (text !== undefined) person[id] = text;
  }
  return person;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
