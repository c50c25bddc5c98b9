import { catalog } from '@sluice/catalog';
import { undiciTransport } from '@sluice/engine/transports';
import { isObject } from '@sluice/kit/host';
import type { Adapter, Answer } from '../adapter/adapter';
import { createAdapter } from '../adapter/create-adapter';
import { describeDefect } from '../adapter/describe-defect';
import { proxiedIn } from '../configuration/server-flags';
import type { ProcessorOutput } from '../protocol/processor';
import type { RestRequest } from '../protocol/rest-request';
import { type Failure, hostErrorOf, type LoadHostErrors } from './host-error-of';

let adapter: Adapter | undefined;

/** One adapter for all folders: they share connections and compiled configurations. */
function sharedAdapter(): Adapter {
  adapter ??= createAdapter({
    destinations: Object.values(catalog),
    transport: undiciTransport(),
    isProxied: proxiedIn(process.env),
    onDefect,
  });
  return adapter;
}

/** Whatever a transformer prints is its log. */
function onDefect(thrown: unknown): void {
  const { error, at } = describeDefect(thrown);
  process.stderr.write(`This is a bug in Sluice, please report it: ${error}\n  ${at.join('\n  ')}\n`);
}

/** The module that a transformer loads as `v0/destinations/<name>/transform`. */
export function transformFor(name: string, loadErrors: LoadHostErrors) {
  const inputOf = (events: unknown) => ({ input: events, destType: name });
  return {
    /** The requests of one event. */
    process(event: unknown): RestRequest | readonly RestRequest[] {
      const outputs = bodyOf(sharedAdapter().process(name, [event]), loadErrors);
      const requests = outputs.map((output) => requestIn(output, loadErrors));
      const [first] = requests;
      return first && requests.length === 1 ? first : requests;
    },
    /** The outputs for a list of jobs; each says itself what failed. */
    processRouterDest(events: unknown) {
      return bodyOf(sharedAdapter().route(inputOf(events)), loadErrors).output;
    },
    batch(events: unknown) {
      return bodyOf(sharedAdapter().batch(inputOf(events)), loadErrors);
    },
  };
}

/** The module that a transformer loads as `v0|v1/destinations/<name>/networkHandler`. */
export function networkHandlerFor(version: 'v0' | 'v1', name: string, loadErrors: LoadHostErrors) {
  return {
    networkHandler: class {
      readonly prepareProxy = (request: unknown) => request;

      /** Sends the request. Any answer from the vendor counts as one. */
      readonly proxy = (request: unknown) => sharedAdapter().proxy(version, name, request);

      readonly processAxiosResponse = (answer: unknown) => answer;

      /** The verdict on every job (v1), or on the request as a whole, in which case a failure is thrown (v0). */
      readonly responseHandler = (given: { readonly destinationResponse: ProxyAnswer }) => {
        const { output } = bodyOf(given.destinationResponse, loadErrors);
        if ('response' in output || isSuccess(output.status)) return output;
        const { status, message, statTags, destinationResponse } = output;
        return fail(
          { statusCode: status, error: message, destinationResponse, ...(statTags && { statTags }) },
          loadErrors,
        );
      };
    },
  };
}

type ProxyAnswer = Awaited<ReturnType<Adapter['proxy']>>;

/** The module that a transformer loads as `v0/destinations/<name>/deleteUsers`. */
export function deleteUsersFor(name: string, loadErrors: LoadHostErrors) {
  return {
    async processDeleteUsers(deletion: unknown) {
      const { body } = await sharedAdapter().deleteUsers([{ ...(isObject(deletion) ? deletion : {}), destType: name }]);
      const [first = { statusCode: 500, error: 'The deletion was not answered.' }] = body;
      return 'error' in first ? fail(first, loadErrors) : first;
    },
  };
}

/** The body of a successful answer; throws if the answer is a refusal. */
function bodyOf<B>(
  { status, body }: Answer<B>,
  loadErrors: LoadHostErrors,
): Exclude<B, { readonly error: string; readonly output?: never }> {
  const isRefusal = isObject(body) && typeof body.error === 'string';
  if (isRefusal) fail({ statusCode: status, error: String(body.error), statTags: unread }, loadErrors);
  return body as Exclude<B, { readonly error: string; readonly output?: never }>;
}

const unread = { errorCategory: 'transformation', errorType: 'instrumentation' };

function requestIn(output: ProcessorOutput, loadErrors: LoadHostErrors): RestRequest {
  return 'output' in output ? output.output : fail(output, loadErrors);
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function fail(failure: Failure, loadErrors: LoadHostErrors): never {
  throw hostErrorOf(failure, loadErrors());
}
