import { delivered, type Outcome, rejected, retry, skipped } from '@sluice/kit/host';
import { Pipelines } from '../src/adapter/pipelines';
import { statTagsOf } from '../src/adapter/stat-tags-of';
import { statusOf } from '../src/adapter/status-of';
import { parcel } from './parcel-destination';

const outcomes: [Outcome, number, errorCategory: string, errorType: string][] = [
  [skipped('Nothing to send.'), 298, 'dataValidation', 'filtered'],
  [rejected('event', 'No.'), 400, 'dataValidation', 'instrumentation'],
  [rejected('settings', 'No.', { httpStatus: 401 }), 401, 'dataValidation', 'configuration'],
  [rejected('vendor', 'No.', { httpStatus: 422 }), 422, 'network', 'aborted'],
  // Found in a body under a status that would bring the job again.
  [rejected('vendor', 'No.', { httpStatus: 200 }), 400, 'network', 'aborted'],
  [rejected('vendor', 'No.', { httpStatus: 408 }), 400, 'network', 'aborted'],
  [rejected('vendor', 'No.', { httpStatus: 429 }), 400, 'network', 'aborted'],
  [rejected('vendor', 'No.', { httpStatus: 503 }), 400, 'network', 'aborted'],
  [retry('Later.'), 500, 'network', 'retryable'],
  [retry('Later.', { httpStatus: 429 }), 429, 'network', 'throttled'],
  [retry('Later.', { httpStatus: 503 }), 503, 'network', 'retryable'],
  [retry('Later.', { httpStatus: 409 }), 500, 'network', 'retryable'],
  [retry('Later.', { httpStatus: 408 }), 500, 'network', 'retryable'],
  [retry('Later.', { httpStatus: 599 }), 500, 'network', 'retryable'],
];

test.each(outcomes)('%j is told rudder-server as %d', (outcome, status, errorCategory, errorType) => {
  expect(statusOf(outcome)).toBe(status);
  const tags = statTagsOf(outcome, 'dataDelivery', 'ACME');
  expect(tags).toMatchObject({ errorCategory, errorType, destType: 'ACME', feature: 'dataDelivery' });
});

test('tells of a delivered job with 200', () => {
  expect(statusOf(delivered)).toBe(200);
});

test('counts by texts alone, whatever the metadata', () => {
  const tags = statTagsOf(rejected('event', 'No.'), 'router', 'ACME', { destinationId: 7 as unknown as string });
  expect(Object.values(tags).filter((tag) => typeof tag !== 'string')).toEqual([]);
});

test('keeps the pipelines that are asked for, and not more than 200', () => {
  const pipelines = new Pipelines();
  const ask = (key: string) => pipelines.of(parcel, { key });
  const [first, second] = [ask('first'), ask('second')];
  for (let index = 0; index < 198; index += 1) ask(`key-${index}`);
  expect(ask('first')).toBe(first);
  ask('one more');
  expect(ask('first')).toBe(first);
  expect(ask('second')).not.toBe(second);
});
