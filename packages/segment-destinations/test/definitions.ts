import {
  APIError,
  type AudienceDestinationDefinition,
  type DestinationDefinition,
  HTTPError,
  IntegrationError,
  InvalidAuthenticationError,
  MultiStatusResponse,
  PayloadValidationError,
  type RequestClient,
  RetryableError,
} from '@segment/actions-core';

// oxlint-disable-next-line typescript/no-explicit-any -- settings of every kind
type Definition = DestinationDefinition<any>;

const name = { type: 'string', label: 'Name', description: 'Of the event.', default: { '@path': '$.event' } } as const;
const preset = (partnerAction: string, mapping: object = { name: { '@path': '$.event' } }) => ({
  name: 'Everything',
  type: 'automatic' as const,
  partnerAction,
  subscribe: 'type = "track"',
  mapping: mapping as Record<string, never>,
});

/** JSON in the body, a header and a part of the query from `extendRequest`, a preset. */
export const posting: Definition = {
  name: 'Posting',
  slug: 'actions-posting',
  mode: 'cloud',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: { type: 'string', label: 'API key', description: 'From your account.', required: true },
      region: {
        type: 'string',
        label: 'Region',
        description: 'Of your account.',
        choices: [{ value: 'eu', label: 'Europe' }],
        default: 'us',
      },
    },
    testAuthentication: (request, { settings }) => request(`https://api.vendor.example/me?region=${settings.region}`),
  },
  extendRequest: ({ settings, payload }) => ({
    headers: { authorization: `Bearer ${settings.apiKey}`, 'x-old': 'yes' },
    ...(payload && 'name' in payload && { json: { source: { kind: 'segment' } } }),
  }),
  onDelete: (request, { payload }) =>
    request(`https://api.vendor.example/people/${payload.userId}`, { method: 'delete' }),
  actions: {
    post: {
      title: 'Post',
      description: 'Posts an event.',
      fields: { name },
      perform: (request, { payload, settings }) =>
        request(`https://api.vendor.example/events?dropped=1`, {
          method: 'post',
          json: { source: { region: settings.region }, name: payload.name },
          searchParams: { a: 'b c' },
          headers: { 'x-old': 'undefined', 'x-new': '1' },
        }),
    },
  },
  presets: [
    preset('post', { name: { '@path': '$.event' }, gone: 'is no field any more' }),
    { name: 'Entered', type: 'specificEvent', partnerAction: 'post', eventSlug: 'warehouse_audience_entered_track' },
  ],
};

/** A form, a text with Basic authentication, bytes: one for each name of an event. */
export const bodies: Definition = {
  name: 'Bodies',
  mode: 'cloud',
  actions: {
    send: {
      title: 'Send',
      description: 'Sends bodies of all kinds.',
      fields: { name },
      perform(request, { payload }) {
        const url = 'https://api.vendor.example/in';
        switch (payload.name) {
          case 'form':
            return request(url, { method: 'POST', body: new URLSearchParams({ a: '1', b: 'ü' }) });
          case 'text':
            return request(url, { method: 'PUT', body: '{"a":1}', username: 'Ada', password: 'pässword' });
          case 'bytes':
            return request(url, { method: 'POST', body: Buffer.from([0, 255, 1]) as never });
          case 'untyped':
            return request(url, { method: 'POST', body: Buffer.from('a,b') as never });
          case 'blob':
            return request(url, { method: 'POST', body: new Blob(['a,b'], { type: 'text/csv' }) });
          case 'login':
            return request('https://Ada:p%40ss@api.vendor.example/in?a=1', { searchParams: { b: '2' } });
          case 'https://localhost/in':
            return request(payload.name);
          case 'no address':
            return request('api.vendor.example/in');
          default:
            return request(url);
        }
      },
    },
  },
  presets: [preset('send')],
};

/** What the second request is depends on the answer to the first, whose errors are its own. */
export const twoSteps: Definition = {
  name: 'Two Steps',
  slug: 'actions-two-steps',
  mode: 'cloud',
  actions: {
    upsert: {
      title: 'Upsert',
      description: 'Looks first.',
      fields: { name },
      async perform(request, { payload }) {
        const found = await request<{ id: string }>(`https://api.vendor.example/people/${payload.name}`, {
          throwHttpErrors: false,
        });
        if (found.status === 404)
          return request('https://api.vendor.example/people', { method: 'POST', json: payload });
        const { headers, content, ok, data } = found;
        return request(`https://api.vendor.example/people/${data.id}`, {
          method: 'PATCH',
          json: { etag: headers.get('etag'), all: headers.toJSON(), content, ok, body: (await found.json()) as object },
        });
      },
    },
  },
  presets: [preset('upsert')],
};

/** Fields as they are written that the kit's own are not; no authentication. */
export const oddFields: Definition = {
  name: 'Odd Fields',
  mode: 'cloud',
  actions: {
    send: {
      title: 'Send',
      description: 'Takes odd fields.',
      fields: {
        size: {
          type: 'string',
          label: 'Size',
          description: 'Of it.',
          choices: ['s', 'm'],
          default: { '@path': '$.properties.size' },
        },
        note: {
          type: 'string',
          label: 'Note',
          description: 'On it.',
          format: 'text',
          default: { '@path': '$.properties.note' },
        },
        secret: {
          type: 'password',
          label: 'Secret',
          description: 'Of it.',
          default: { '@path': '$.properties.secret' },
        },
        lines: {
          type: 'object',
          label: 'Lines',
          description: 'In it.',
          multiple: true,
          properties: { colour: { type: 'string', label: 'Colour', choices: ['red'] } },
          default: { '@path': '$.properties.lines' },
        },
      },
      perform: (request, { payload }) => request('https://api.vendor.example/odd', { method: 'POST', json: payload }),
    },
  },
  presets: [{ ...preset('send'), mapping: undefined as never }],
};

/** Batches with sizes, keys and a switch; what becomes of each event. */
export const batches: Definition = {
  name: 'Batches',
  slug: 'actions-batches',
  mode: 'cloud',
  actions: {
    add: {
      title: 'Add',
      description: 'Adds to a list.',
      fields: {
        name,
        list: { type: 'string', label: 'List', description: 'To add to.', default: { '@path': '$.properties.list' } },
        enable_batching: { type: 'boolean', label: 'Batch', description: 'Or not.', default: true },
        batch_size: { type: 'integer', label: 'Batch size', description: 'At most.', default: 3 },
        batch_keys: { type: 'string', label: 'Keys', description: 'In common.', multiple: true, default: ['list'] },
      },
      perform: (request, { payload }) =>
        request('https://api.vendor.example/one', { method: 'POST', json: { name: payload.name } }),
      async performBatch(request, { payload }) {
        const names = payload.map((one) => one.name);
        for (const one of payload) one.name = 'changed';
        if (names.includes('whole')) return request('https://api.vendor.example/many', { method: 'POST', json: names });
        const response = new MultiStatusResponse();
        await request('https://api.vendor.example/many', { method: 'POST', json: names });
        for (const [place, one] of names.entries()) {
          if (one === 'bad')
            response.setErrorResponseAtIndex(place, {
              status: 400,
              errortype: 'PAYLOAD_VALIDATION_FAILED',
              errormessage: 'Bad name.',
            });
          else if (one === 'busy') response.setErrorResponseAtIndex(place, { status: 429, errormessage: 'Later.' });
          else if (one === 'odd')
            response.setErrorResponseAtIndex(place, { status: 422, errormessage: { text: 'No.' } as never });
          else if (one === 'refused') response.setErrorResponseAtIndex(place, { status: 409, errormessage: 'Twice.' });
          else if (one !== 'forgotten')
            response.setSuccessResponseAtIndex(place, { status: 200, sent: {}, body: 'ok' });
        }
        return response;
      },
    },
  },
  presets: [
    preset('add', {
      name: { '@path': '$.event' },
      list: { '@path': '$.properties.list' },
      enable_batching: true,
      batch_size: 3,
      batch_keys: ['list'],
    }),
  ],
};

/** Everything but payload and settings that Segment hands over. */
export const surroundings: Definition = {
  name: 'Surroundings',
  mode: 'cloud',
  actions: {
    sync: {
      title: 'Sync',
      description: 'Says what it knows.',
      fields: { name },
      syncMode: {
        default: 'mirror',
        label: 'How',
        description: 'To sync.',
        choices: [{ label: 'Mirror', value: 'mirror' }],
      },
      hooks: {
        onMappingSave: {
          label: 'List',
          description: 'Made on saving.',
          inputFields: {
            name: { type: 'string', label: 'Name', description: 'Of it.', required: true },
            size: { type: 'number', label: 'Size', description: 'Of it.' },
          },
          async performHook(request, { hookInputs, hookOutputs }) {
            const { name: listName } = hookInputs as { name: string };
            if (listName === 'silent') return { error: { message: { toString: 'odd' } as never, code: '' } };
            if (listName === 'taken') return { error: { message: 'There is one.', code: 'TAKEN' } };
            const known = hookOutputs?.onMappingSave as { outputs: { id: string } } | undefined;
            const url = `https://api.vendor.example/lists${known ? `/${known.outputs.id}` : ''}`;
            const { data } = await request<{ id: string }>(url, { method: known ? 'PATCH' : 'POST', json: hookInputs });
            return { savedData: { id: data.id } };
          },
        },
      },
      perform(request, data) {
        const { rawData, syncMode, matchingKey, hookOutputs, audienceMembership, audienceSettings, personasContext } =
          data as unknown as Record<string, unknown>;
        const { messageId } = rawData as { messageId: string };
        const json = {
          messageId,
          syncMode,
          matchingKey,
          hookOutputs,
          audienceMembership,
          audienceSettings,
          personasContext,
        };
        return request('https://api.vendor.example/sync', { method: 'POST', json });
      },
    },
  },
  presets: [preset('sync')],
};

/** Tokens that can be refreshed. */
export const oauth: Definition = {
  name: 'Login',
  mode: 'cloud',
  authentication: {
    scheme: 'oauth2',
    fields: {},
    async refreshAccessToken(request, { auth }) {
      const body = new URLSearchParams({
        refresh_token: auth.refreshToken,
        client_id: auth.clientId,
        client_secret: auth.clientSecret,
      });
      const { data } = await request<{ access_token: string }>('https://login.vendor.example/token', {
        method: 'POST',
        body,
      });
      return { accessToken: data.access_token };
    },
  },
  extendRequest: ({ auth }) => ({ headers: { authorization: `Bearer ${auth?.accessToken}` } }),
  actions: {
    post: {
      title: 'Post',
      description: 'Posts.',
      fields: { name },
      perform: (request, { payload }) =>
        request('https://api.vendor.example/events', { method: 'POST', json: payload }),
    },
  },
  presets: [preset('post')],
};

/** Throws what the event is called. */
export const errors: Definition = {
  name: 'Errors',
  mode: 'cloud',
  authentication: { scheme: 'custom', fields: { token: { type: 'password', label: 'Token', description: 'Secret.' } } },
  actions: {
    fail: {
      title: 'Fail',
      description: 'Fails.',
      fields: { name },
      async perform(request, { payload, settings }) {
        const [kind, isAsked] = String(payload.name).split(' ');
        if (isAsked) await request('https://api.vendor.example/first', { method: 'POST', json: {} });
        if (kind === 'payload') throw new PayloadValidationError('No name.');
        if (kind === 'authentication') throw new InvalidAuthenticationError(`Not with ${settings.token}.`);
        if (kind === 'retryable') throw new RetryableError('Not now.', 503);
        if (kind === 'integration') throw new IntegrationError('Not so.', 'MISSING', 400);
        if (kind === 'missing') throw new IntegrationError('Not made yet.', 'NotImplemented', 501);
        if (kind === 'api') throw new APIError('Gone.', 410);
        if (kind === 'plain') throw new Error('Just no.');
        if (kind === 'bug') (undefined as never as { ada: () => void }).ada();
        if (kind === 'wrapped') {
          await request('http://127.0.0.1:1/').catch(() => {
            throw new IntegrationError('Wrapped.', 'WRAPPED', 500);
          });
        }
        if (kind === 'http') {
          const error: unknown = await request('https://api.vendor.example/first').catch((caught: unknown) => caught);
          throw error instanceof HTTPError ? error : new Error('This is another class.');
        }
        return undefined;
      },
    },
  },
  presets: [preset('fail')],
};

interface Chosen {
  readonly dynamicFieldContext?: { readonly selectedArrayIndex?: number; readonly selectedKey?: string };
}

/** Fields whose choices the vendor is asked for: of their own, among others of an object, of a list. */
export const choosing: Definition = {
  name: 'Choosing',
  mode: 'cloud',
  authentication: { scheme: 'custom', fields: { token: { type: 'password', label: 'Token', description: 'Secret.' } } },
  extendRequest: ({ settings }) => ({ headers: { authorization: `Bearer ${settings.token}` } }),
  actions: {
    post: {
      title: 'Post',
      description: 'Posts.',
      fields: {
        list: { type: 'string', label: 'List', description: 'To add to.', dynamic: true },
        traits: { type: 'object', label: 'Traits', description: 'Of it.' },
        lines: { type: 'object', label: 'Lines', description: 'Of it.', multiple: true },
      },
      dynamicFields: {
        async list(request: RequestClient, { payload, page }: { payload: { kind?: string }; page?: string }) {
          const { data } = await request<{ names: string[]; next?: string }>('https://api.vendor.example/lists', {
            searchParams: { of: payload.kind ?? 'all', page: page ?? '1' },
          });
          const choices = data.names.map((label) => ({
            label,
            value: label.toLowerCase(),
            description: 'A list.',
          }));
          return { choices, nextPage: data.next ?? '' };
        },
        traits: {
          __keys__: async () => ({ choices: [{ label: 'Plan', value: 'plan' }] }),
          __values__: async (_: unknown, { dynamicFieldContext: context }: Chosen) => ({
            choices: [{ label: `Of ${context?.selectedKey}`, value: 'gold' }],
          }),
        },
        lines: {
          sku: async (_: unknown, { dynamicFieldContext: context }: Chosen) => ({
            choices: [{ label: `Line ${context?.selectedArrayIndex}`, value: 'sku' }],
          }),
        },
        sizes: { of: { shoes: async () => ({ choices: [{ label: 'Large', value: 'l' }] }) } },
        loose: async () => ({
          choices: [{ label: 'No value' }, null, { value: 1 }, { value: true, label: 'Yes' }],
          error: { message: '', code: { toString: 'odd' } },
        }),
        broken: async () => ({ choices: [], error: { message: 'No such token.', code: '401' } }),
      } as never, // -- typed by the payload, which is anything here
      perform: () => undefined,
    },
  },
};

/** Audiences that are made at the vendor. */
export const audiences: AudienceDestinationDefinition = {
  name: 'Audiences',
  mode: 'cloud',
  authentication: {
    scheme: 'oauth2',
    fields: { account: { type: 'string', label: 'Account', description: 'Yours.' } },
  },
  extendRequest: ({ auth }) => ({ headers: { authorization: `Bearer ${auth?.accessToken}` } }),
  audienceFields: { region: { type: 'string', label: 'Region', description: 'Of the audience.' } },
  audienceConfig: {
    mode: { type: 'synced', full_audience_sync: false },
    async createAudience(request, { audienceName, audienceSettings, settings }) {
      const { account, oauth: login } = settings as { account: string; oauth: { refresh_token: string } };
      const { region } = (audienceSettings ?? {}) as { region?: string };
      if (!audienceName) throw new PayloadValidationError('Missing audience name.');
      const { data } = await request<{ id: string }>('https://api.vendor.example/audiences', {
        method: 'post',
        json: { name: audienceName, region, account, refresh: login.refresh_token },
      });
      return { externalId: data.id };
    },
    async getAudience(request, { externalId }) {
      const { data } = await request<{ id: string }>(`https://api.vendor.example/audiences/${externalId}`);
      return { externalId: data.id };
    },
  },
  actions: {
    sync: {
      title: 'Sync',
      description: 'Adds.',
      fields: { name },
      perform: (request) => request('https://api.vendor.example/'),
    },
  },
  presets: [preset('sync')],
};
