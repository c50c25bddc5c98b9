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
  readonly item: unknown;
  readonly errors: readonly string[];
}

/** One call of a vendor's API, as its documentation has it. */
export interface SchemaCall {
  /** The JSON Schema of one item. */
  readonly schema: object;
  /** The member of the body that lists the items; unless given, the body is the one item. */
  readonly items?: string;
  readonly maxItems?: number;
  readonly maxBytes?: number;
  readonly rate?: Omit<Rate, 'key'>;
  /** The answer where the vendor judges each item for itself; unless given, one bad item refuses the request with `refuse`. */
  readonly answerEach?: (items: readonly JudgedItem[]) => Response;
  /** 200 with an empty object unless given. */
  readonly accept?: (items: readonly unknown[]) => Response;
  /** 400 with the errors unless given. */
  readonly refuse?: (errors: readonly string[]) => Response;
  /** What becomes of an accepted item though the answer does not say so. */
  readonly findLosses?: (item: unknown) => readonly string[];
}

export interface SchemaSimulatorOptions {
  readonly slug: string;
  readonly account: Account;
  /** The answer to whoever may not enter; undefined to whoever may. */
  readonly authorize: (request: VendorRequest, account: Account) => Response | undefined;
  /** By method and path, as in `POST /v1/users/{id}`. */
  readonly calls: Readonly<Record<string, SchemaCall>>;
}

/** A simulator that is told by the vendor's schemas alone. */
export function schemaSimulator({ slug, account, authorize, calls }: SchemaSimulatorOptions): VendorSimulator {
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
    start: (opened) => ({
      rateOf(request) {
        const route = routeOf(request);
        return route?.call.rate && { ...route.call.rate, key: route.key };
      },
      answer(request, refuseItem) {
        const route = routeOf(request);
        if (route === undefined) return { status: 404, accepted: 0, refused: 1 };
        const { call, validate } = route;
        const list = listOf(request.json, call);
        const refusal = authorize(request, opened) ?? refuseWhole(request, list, call);
        if (refusal !== undefined) return { ...refusal, accepted: 0, refused: Math.max(1, list?.length ?? 0) };
        const judged = (list ?? []).map((item, index) => {
          const errors = validate(item).map(({ instancePath, message }) => `${instancePath}: ${message}`);
          return { index, item, errors: errors.length === 0 && refuseItem() ? ['refused on purpose'] : errors };
        });
        return answerJudged(judged, call);
      },
    }),
  };
}

function listOf(json: unknown, { items }: SchemaCall): readonly unknown[] | undefined {
  if (items === undefined) return [json];
  const list = isObject(json) ? json[items] : undefined;
  return Array.isArray(list) ? list : undefined;
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

function answerJudged(judged: readonly JudgedItem[], call: SchemaCall): VendorAnswer {
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
    dropped: good.flatMap(({ index, item }) => (findLosses?.(item) ?? []).map((reason) => ({ reason, index, item }))),
  };
}

function refuseWith400(errors: readonly string[]): Response {
  return { status: 400, json: { errors } };
}
