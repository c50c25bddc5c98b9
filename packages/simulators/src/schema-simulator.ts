import { compileSchema } from './compile-schema';
import { isObject } from './is-object';
import type { Account, Rate, VendorAnswer, VendorRequest, VendorSimulator } from './vendor-simulator';

interface Response {
  readonly status: number;
  readonly json?: unknown;
}

/** An item of a request, and what is wrong with it. */
export interface JudgedItem {
  readonly index: number;
  /** Empty if it is not an object. */
  readonly item: Readonly<Record<string, unknown>>;
  readonly errors: readonly string[];
}

/** One call of a vendor's API, as documented. */
export interface SchemaCall {
  /** The JSON Schema of one item. */
  readonly schema: object;
  /** The member of the body that lists the items; by default the body is the one item. */
  readonly items?: string;
  /** How the body is encoded; a form is judged as an object of texts. JSON by default. */
  readonly body?: 'json' | 'form';
  readonly maxItems?: number;
  readonly maxBytes?: number;
  /** For one item; a larger one is judged as a bad one. */
  readonly maxItemBytes?: number;
  /** Calls per second, or per `milliseconds` if given. */
  readonly rate?: Partial<Rate> & Pick<Rate, 'calls'>;
  /** The answer if the vendor judges each item separately; by default one bad item refuses the request with `refuse`. */
  readonly answerEach?: (items: readonly JudgedItem[]) => Response;
  /** By default 200 with an empty object. */
  readonly accept?: (items: readonly unknown[]) => Response;
  /** By default 400 with the errors. */
  readonly refuse?: (errors: readonly string[]) => Response;
  /** What happens to an accepted item although the answer does not say so; `at` is when it arrived. */
  readonly findLosses?: (item: JudgedItem['item'], at: Date) => readonly string[];
}

export interface SchemaSimulatorOptions {
  readonly slug: string;
  readonly account: Account;
  /** Where the vendor really listens, for an account with these settings. */
  readonly origins?: VendorSimulator['origins'];
  /**
   * The answer to a request that is denied access; undefined if it is allowed. `token` is the access token that the simulator
   * issues.
   */
  readonly authorize: (request: VendorRequest, account: Account, token: string) => Response | undefined;
  /** Where clients get an access token (OAuth 2, client credentials), and what they must send, as a form or as JSON. */
  readonly token?: { readonly path: string; readonly shown: (account: Account) => Readonly<Record<string, unknown>> };
  /** By method and path, as in `POST /v1/users/{id}`. */
  readonly calls: Readonly<Record<string, SchemaCall>>;
}

type Schemas = Readonly<Record<string, object>>;

/** The JSON Schema of an object: its required members and its optional ones. `more` are further keywords. */
export function objectSchema(required: Schemas, optional: Schemas = {}, more: object = {}): object {
  return { type: 'object', required: Object.keys(required), properties: { ...required, ...optional }, ...more };
}

/** JSON Schema keywords: a schema that also applies if a member has one of these values. */
export function when(member: string, words: readonly string[], schema: object): object {
  // oxlint-disable-next-line unicorn/no-thenable -- a JSON Schema keyword
  return { if: { required: [member], properties: { [member]: { enum: words } } }, then: schema };
}

/** The schema of an object whose kind is given by one of its members: one schema for each value of that member. */
export function discriminated(member: string, kinds: Schemas, more: object = {}): object {
  const allOf = Object.entries(kinds).map(([word, schema]) => when(member, [word], schema));
  return { ...objectSchema({ [member]: { enum: Object.keys(kinds) } }), allOf, ...more };
}

/** A simulator defined by the vendor's schemas alone. */
export function schemaSimulator({
  slug,
  account,
  origins,
  authorize,
  token,
  calls,
}: SchemaSimulatorOptions): VendorSimulator {
  const routes = Object.entries(calls).map(([key, call]) => {
    const [method = '', path = ''] = key.split(' ');
    const form = path.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{[^}]*\}/g, '[^/]+');
    return { key, method, path: new RegExp(`^${form}$`), call, validate: compileSchema(call.schema) };
  });
  const routeOf = ({ method, path }: VendorRequest): (typeof routes)[number] | undefined =>
    routes.find((route) => route.method === method && route.path.test(path));

  return {
    slug,
    account,
    ...(origins && { origins }),
    start: (opened) => ({
      rateOf(request) {
        const route = routeOf(request);
        return route?.call.rate && { milliseconds: 1000, json: {}, ...route.call.rate, key: route.key };
      },
      answer(request, refuseItem) {
        if (token && request.path === token.path) return giveToken(request, token.shown(opened));
        const route = routeOf(request);
        if (route === undefined) return { status: 404, accepted: 0, refused: 1 };
        const { call, validate } = route;
        const body = call.body === 'form' ? Object.fromEntries(new URLSearchParams(request.body)) : request.json;
        const list = listOf(body, call);
        const refusal =
          authorize(request, opened, accessToken) ?? refuseForm(request, call) ?? refuseWhole(request, list, call);
        if (refusal !== undefined) return { ...refusal, accepted: 0, refused: Math.max(1, list?.length ?? 0) };
        const judged = (list ?? []).map((given, index) => {
          const wrong = validate(given).filter(({ keyword }) => keyword !== 'if');
          const errors = wrong.map(({ instancePath, message }) => `${instancePath}: ${message}`);
          if (Buffer.byteLength(JSON.stringify(given ?? '')) > (call.maxItemBytes ?? Infinity))
            errors.push(`: must have at most ${call.maxItemBytes} bytes`);
          const item = isObject(given) ? given : {};
          return { index, item, errors: errors.length === 0 && refuseItem() ? ['refused on purpose'] : errors };
        });
        return answerJudged(judged, call, request.at);
      },
    }),
  };
}

const accessToken = 'demo-access-token';

/** https://www.rfc-editor.org/rfc/rfc6749#section-5 */
function giveToken({ method, body, json }: VendorRequest, shown: Readonly<Record<string, unknown>>): VendorAnswer {
  const said = isObject(json) ? json : Object.fromEntries(new URLSearchParams(body));
  if (method !== 'POST' || said['grant_type'] !== 'client_credentials')
    return { status: 400, json: { error: 'unsupported_grant_type' }, accepted: 0, refused: 1 };
  const isKnown = Object.entries(shown).every(([name, value]) => said[name] === String(value));
  return isKnown
    ? {
        status: 200,
        json: { access_token: accessToken, token_type: 'Bearer', expires_in: 3600 },
        accepted: 0,
        refused: 0,
      }
    : { status: 401, json: { error: 'invalid_client' }, accepted: 0, refused: 1 };
}

function listOf(json: unknown, { items }: SchemaCall): readonly unknown[] | undefined {
  if (items === undefined) return [json];
  const list = isObject(json) ? json[items] : undefined;
  return Array.isArray(list) ? list : undefined;
}

const types = { json: /^application\/(?:[\w.-]+\+)?json\b/i, form: /^application\/x-www-form-urlencoded\b/i };

function refuseForm({ headers, body }: VendorRequest, { body: form = 'json' }: SchemaCall): Response | undefined {
  const isRight = body === '' || types[form].test(headers['content-type'] ?? '');
  return isRight ? undefined : { status: 415, json: { error: `The content type is not that of ${form}` } };
}

function refuseWhole(
  { body }: VendorRequest,
  list: readonly unknown[] | undefined,
  { items, maxItems = Infinity, maxBytes = Infinity, refuse = refuseWith400 }: SchemaCall,
): Response | undefined {
  if (list === undefined || list.length === 0) return refuse([`${items} must list something`]);
  if (list.length > maxItems) return { ...refuse([`More than ${maxItems} items`]), status: 413 };
  return Buffer.byteLength(body) > maxBytes ? { ...refuse([`More than ${maxBytes} bytes`]), status: 413 } : undefined;
}

function answerJudged(judged: readonly JudgedItem[], call: SchemaCall, at: Date): VendorAnswer {
  const { answerEach, accept = () => ({ status: 200, json: {} }), refuse = refuseWith400, findLosses } = call;
  const bad = judged.filter(({ errors }) => errors.length > 0);
  const refusedItems = bad.map(({ index }) => index);
  if (bad.length > 0 && answerEach === undefined) {
    const response = refuse(bad.flatMap(({ index, errors }) => errors.map((error) => `${index}${error}`)));
    return { ...response, accepted: 0, refused: judged.length, refusedItems };
  }
  const good = judged.filter(({ errors }) => errors.length === 0);
  return {
    ...(answerEach?.(judged) ?? accept(good.map(({ item }) => item))),
    accepted: good.length,
    refused: bad.length,
    refusedItems,
    dropped: good.flatMap(({ index, item }) =>
      (findLosses?.(item, at) ?? []).map((reason) => ({ reason, index, item })),
    ),
  };
}

function refuseWith400(errors: readonly string[]): Response {
  return { status: 400, json: { errors } };
}
