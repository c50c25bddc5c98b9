type Schema = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const flag = { type: 'boolean' };
const anyObject = { type: 'object' };
const texts = { type: 'object', additionalProperties: text };
const emptyObject = { type: 'object', maxProperties: 0 };
const statusCode = { type: 'integer', minimum: 200, maximum: 599 };
const notDelivered = { ...statusCode, not: { const: 200 } };

function listOf(items: unknown, more: Schema = {}): Schema {
  return { type: 'array', items, ...more };
}

/** An object with these members; those whose names end in `?` may be absent. */
function objectOf(members: Schema, additional: unknown = false): Schema {
  const names = Object.keys(members);
  return {
    type: 'object',
    required: names.filter((name) => !name.endsWith('?')),
    properties: Object.fromEntries(names.map((name) => [name.replace(/\?$/, ''), members[name]])),
    ...(additional === false && { additionalProperties: false }),
  };
}

function openObjectOf(members: Schema): Schema {
  return objectOf(members, true);
}

/** At most one body format is filled: rudder-server uses the first one it finds, in no particular order. */
function bodyOf(formats: Schema): Schema {
  return {
    ...objectOf(formats),
    oneOf: [undefined, ...Object.keys(formats)].map((filled) => ({
      properties: Object.fromEntries(
        Object.keys(formats).map((name) => [name, name === filled ? { minProperties: 1 } : emptyObject]),
      ),
    })),
  };
}

/**
 * JSON Schemas (2020-12) of what rudder-server sends, and of what it accepts without losing jobs or panicking. Schemas of requests
 * name what we read and leave the rest open; those of answers are closed if rudder-server is strict about them.
 * @param base the prefix of references between the schemas
 */
export function protocolSchemas(base: string): Readonly<Record<string, Schema>> {
  const ref = (name: string) => ({ $ref: `${base}${name}` });
  const body = bodyOf({
    JSON: anyObject,
    JSON_ARRAY: objectOf({ 'batch?': text }),
    XML: objectOf({ 'payload?': text }),
    FORM: anyObject,
  });
  const restMembers = {
    version: { const: '1' },
    type: { const: 'REST' },
    method: { enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
    endpoint: { type: 'string', pattern: '^https?://' },
    headers: texts,
    params: texts,
    body,
    files: emptyObject,
    userId: text,
  };
  const compacted = {
    input: listOf(openObjectOf({ message: anyObject, metadata: ref('Metadata') })),
    destinations: { type: 'object', additionalProperties: ref('Destination') },
    'connections?': { type: 'object', additionalProperties: anyObject },
  };
  const job = openObjectOf({ message: anyObject, metadata: ref('Metadata'), destination: ref('Destination') });
  const posted = {
    'type?': text,
    method: text,
    endpoint: text,
    'headers?': texts,
    'params?': anyObject,
    body: anyObject,
    'files?': anyObject,
    'userId?': text,
    'destinationConfig?': anyObject,
  };
  const { batchedRequest, ...undelivered } = {
    batchedRequest: { anyOf: [ref('RestRequest'), listOf(ref('RestRequest'), { minItems: 1 })] },
    metadata: listOf(ref('Metadata'), { minItems: 1 }),
    batched: flag,
    'destination?': {},
  };
  const deliverable = objectOf({ batchedRequest, ...undelivered, statusCode: { const: 200 } });
  const failed = objectOf({ ...undelivered, statusCode: notDelivered, 'error?': text, 'statTags?': ref('StatTags') });
  return {
    Metadata: openObjectOf({
      'jobId?': { type: 'integer' },
      'destinationId?': text,
      'sourceId?': text,
      'workspaceId?': text,
      'dontBatch?': flag,
    }),
    StatTags: texts,
    Destination: openObjectOf({ 'ID?': text, 'Config?': anyObject, 'hasDynamicConfig?': flag }),
    RestRequest: objectOf(restMembers),
    Refusal: objectOf({ error: text }),
    ProcessorRequest: { anyOf: [listOf(job), openObjectOf(compacted)] },
    ProcessorAnswer: listOf({
      anyOf: [
        objectOf({ output: ref('RestRequest'), metadata: ref('Metadata'), statusCode: { const: 200 } }),
        objectOf({ metadata: ref('Metadata'), statusCode: notDelivered, error: text, 'statTags?': ref('StatTags') }),
      ],
    }),
    RouterRequest: {
      anyOf: [openObjectOf({ ...compacted, destType: text }), openObjectOf({ input: listOf(job), destType: text })],
    },
    RouterAnswer: objectOf({ output: listOf({ anyOf: [deliverable, failed] }) }),
    BatchAnswer: listOf({ anyOf: [deliverable, failed] }),
    ProxyRequestV1: openObjectOf({ ...posted, metadata: listOf(ref('Metadata'), { minItems: 1 }) }),
    ProxyRequestV0: openObjectOf({ ...posted, metadata: ref('Metadata') }),
    ProxyAnswerV1: objectOf({
      output: objectOf({
        status: statusCode,
        message: text,
        response: listOf(objectOf({ statusCode, metadata: ref('Metadata'), error: text }), { minItems: 1 }),
        'statTags?': ref('StatTags'),
        'destinationResponse?': {},
        'authErrorCategory?': text,
      }),
    }),
    ProxyAnswerV0: objectOf({
      output: objectOf({
        status: statusCode,
        message: text,
        'destinationResponse?': {},
        'statTags?': ref('StatTags'),
        'authErrorCategory?': text,
      }),
    }),
    DeletionRequest: listOf(
      openObjectOf({ 'jobId?': text, destType: text, 'config?': anyObject, userAttributes: listOf(texts) }),
      { minItems: 1 },
    ),
    TestRequest: openObjectOf({
      events: listOf(openObjectOf({ message: {}, destination: {}, 'stage?': { type: 'object' } })),
    }),
    TestAnswer: listOf(
      objectOf({
        dest_transformed_payload: listOf({}),
        'destination_response?': listOf({}),
        'destination_response_status?': listOf({ type: 'integer' }),
      }),
    ),
    DeletionAnswer: listOf(
      {
        anyOf: [
          objectOf({ statusCode: { const: 200 }, status: { const: 'successful' } }),
          objectOf({ statusCode: notDelivered, error: text, 'authErrorCategory?': text }),
        ],
      },
      { minItems: 1 },
    ),
    Features: openObjectOf({
      routerTransform: { type: 'object', additionalProperties: flag },
      regulations: listOf(text),
      // rudder-server panics if both are missing or false.
      supportSourceTransformV1: flag,
      upgradedToSourceTransformV2: flag,
      'supportTransformerProxyV1?': flag,
      'supportDestTransformCompactedPayloadV1?': flag,
    }),
    Health: openObjectOf({ service: { enum: ['UP', 'DOWN'] }, 'reason?': text }),
  };
}
