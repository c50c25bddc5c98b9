import type { Transport } from '@sluice/engine';
import { compact, delivered, type Destination, isObject, type Outcome, worse } from '@sluice/kit';
import type { DeletionOutput } from '../protocol/deletion';
import { defaultConfig } from './fill-in-config';
import type { Pipelines } from './pipelines';
import { statusOf } from './status-of';

/** What rudder-server takes for "not supported": it does not ask again. */
const unsupported = 405;

/** Makes the vendor forget the people that one entry of a deletion request names. */
export async function deleteUser(
  entry: Readonly<Record<string, unknown>>,
  destination: Destination,
  pipelines: Pipelines,
  transport: Transport,
): Promise<DeletionOutput> {
  const { config, userAttributes } = entry;
  if (!destination.erase)
    return { statusCode: unsupported, error: `${destination.name} has no call that forgets people.` };
  const people = Array.isArray(userAttributes) ? userAttributes.filter(isObject).map(readPerson) : [];
  if (people.length === 0) return { statusCode: 400, error: 'The request names nobody in "userAttributes".' };
  const pipeline = pipelines.of(destination, defaultConfig(config));
  if ('status' in pipeline) return { statusCode: statusOf(pipeline), error: pipeline.message };
  let worst: Outcome = delivered;
  for (const person of people) {
    const call = destination.erase(person, pipeline.settings.all);
    if (typeof call === 'string') return { statusCode: unsupported, error: call };
    worst = worse(worst, await pipeline.erase(person, transport));
  }
  if (!('message' in worst)) return { statusCode: 200, status: 'successful' };
  const status = statusOf(worst);
  // The vendor's 404 is no word on whether it can forget.
  return { statusCode: status === 404 || status === unsupported ? 400 : status, error: worst.message };
}

function readPerson({ userId, anonymousId }: Readonly<Record<string, unknown>>): {
  userId?: string;
  anonymousId?: string;
} {
  return compact({ userId: textOf(userId), anonymousId: textOf(anonymousId) });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
