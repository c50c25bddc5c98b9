import { protocolSchemas } from './protocol-schemas';

const base = '#/components/schemas/';
const apiVersion = {
  description: 'rudder-server panics at an answer without it.',
  required: true,
  schema: { type: 'string', const: '2' },
};
const retry = { description: 'Asks to retry later.', schema: { type: 'string', const: 'true' } };

/** The OpenAPI 3.1 description of the routes that this server answers itself. */
export function openApi(version: string, names: readonly string[]): object {
  const name = { name: 'name', in: 'path', required: true, schema: { type: 'string', enum: names } };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sluice for RudderStack',
      version,
      description: 'The transformer’s protocol that rudder-server speaks, for the destinations this server owns.',
    },
    paths: {
      '/health': { get: operation('Whether it and what is behind it are up', { 200: 'Health', 503: 'Health' }) },
      '/ready': { get: operation('Whether it takes requests itself', { 200: 'Health', 503: 'Health' }) },
      '/features': { get: operation('What rudder-server may ask for', { 200: 'Features', 503: 'Refusal' }) },
      '/version': { get: inText('The version') },
      '/buildVersion': { get: inText('The version') },
      '/transformerBuildVersion': { get: inText('The version') },
      '/metrics': { get: inText('Metrics for Prometheus') },
      '/docs.json': { get: { summary: 'This description', responses: { 200: { description: 'OpenAPI 3.1' } } } },
      '/v0/destinations/{name}': {
        post: {
          ...operation('Transform events one by one', { 200: 'ProcessorAnswer' }, 'ProcessorRequest'),
          parameters: [name],
        },
      },
      '/routerTransform': {
        post: operation('Transform events and put them together', { 200: 'RouterAnswer' }, 'RouterRequest'),
      },
      '/batch': {
        post: operation('Put transformed events together', { 200: 'BatchAnswer' }, 'RouterRequest'),
      },
      '/v1/destinations/{name}/proxy': {
        post: {
          ...operation('Deliver one request that holds several jobs', { 200: 'ProxyAnswerV1' }, 'ProxyRequestV1'),
          parameters: [name],
        },
      },
      '/v0/destinations/{name}/proxy': {
        post: {
          ...operation(
            'Deliver one request; the status is the verdict',
            { 200: 'ProxyAnswerV0', default: 'ProxyAnswerV0' },
            'ProxyRequestV0',
          ),
          parameters: [name],
        },
      },
      '/test-router/v0/{name}': {
        post: {
          ...operation('Try events, and send them where asked', { 200: 'TestAnswer' }, 'TestRequest'),
          parameters: [name],
        },
      },
      '/deleteUsers': {
        post: operation(
          'Make the vendor forget people',
          { 200: 'DeletionAnswer', default: 'DeletionAnswer' },
          'DeletionRequest',
        ),
      },
    },
    components: { schemas: protocolSchemas(base) },
  };
}

function operation(summary: string, answers: Readonly<Record<string, string>>, request?: string): object {
  const all: Readonly<Record<string, string>> = request === undefined ? answers : { ...refusals, ...answers };
  return {
    summary,
    ...(request !== undefined && { requestBody: { required: true, content: json(request) } }),
    responses: Object.fromEntries(
      Object.entries(all).map(([status, schema]) => [
        status,
        {
          description: descriptions[status] ?? 'The request as a whole is not answered',
          headers: { apiVersion, ...(status === '503' && { 'X-Rudder-Should-Retry': retry }) },
          content: json(schema),
        },
      ]),
    ),
  };
}

const refusals = { 400: 'Refusal', 404: 'Refusal', 413: 'Refusal', 503: 'Refusal', 504: 'Refusal' };

const descriptions: Readonly<Record<string, string>> = {
  200: 'The answer',
  400: 'The body is not JSON',
  404: 'No such destination',
  413: 'The body is too long',
  503: 'Not now',
  504: 'It took too long',
  default: 'It failed',
};

function json(schema: string): object {
  return { 'application/json': { schema: { $ref: `${base}${schema}` } } };
}

function inText(summary: string): object {
  return { summary, responses: { 200: { description: 'Text', content: { 'text/plain': {} } } } };
}
