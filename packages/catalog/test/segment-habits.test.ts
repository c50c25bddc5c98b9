import { createTestEvent, createTestIntegration, type DestinationDefinition } from '@segment/actions-core';
import { parseFql, validate } from '@segment/destination-subscriptions';
import { catalog } from '@sluice/catalog';
import type { Destination } from '@sluice/kit/host';
import { recentEvents, specEvents, testData } from '@sluice/events';
import { simulators } from '@sluice/simulators';
import nock from 'nock';

/** What every vendor says where it takes everything. */
function allWell(_: string, body: unknown): object {
  const { commands = [], customers = [] } = body as { commands?: unknown[]; customers?: unknown[] };
  const results = commands.map(() => ({ success: true }));
  return { success: true, status: true, results, customers: customers.map(() => ({ status: 'ok' })) };
}

beforeAll(() => nock.disableNetConnect());
beforeEach(() => {
  for (const method of ['POST', 'PUT', 'PATCH'])
    nock(/.*/)
      .persist()
      .intercept(/.*/, method)
      .reply(200, allWell as never);
});
afterEach(() => nock.cleanAll());
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

/** What an engineer at Segment writes of an action. */
const actions = Object.values(catalog).flatMap((destination) =>
  Object.keys(destination.actions).map((action) => ({ name: `${destination.slug} ${action}`, destination, action })),
);

function integrationOf(destination: Destination) {
  // -- Segment's type has members for its staff; that ours can stand for it is checked where destinations are defined
  return createTestIntegration(destination as unknown as DestinationDefinition);
}

const { context: usualContext } = createTestEvent();

/** Properties at the places where the fields' default mappings look first. */
function readByDefault(fields: Destination['actions'][string]['fields']): Record<string, unknown> {
  const data = testData(fields);
  const entries = Object.entries(fields).flatMap(([key, { default: usual, properties: members }]) => {
    const [first] = [usual].flat() as ({ '@path'?: string } | undefined)[];
    const [, name] = /^\$\.properties\.([^.]+)$/.exec(first?.['@path'] ?? '') ?? [];
    const [line] = [data[key]].flat();
    // A line has its members under the names that its fields list first.
    const own =
      members &&
      Object.entries(members).map(([member, { names = [member] }]) => [
        names[0],
        (line as Record<string, unknown>)[member],
      ]);
    return name === undefined ? [] : [[name, own ? [Object.fromEntries(own)] : line] as const];
  });
  return { ...data, ...Object.fromEntries(entries) };
}

interface Trial {
  readonly event: object;
  readonly mapping: object;
}

/** Events that one of the action's presets is for, those of the common spec first, and the mapping that the preset has. */
function trialsOf({ actions: all, presets }: Destination, action: string): Trial[] {
  const usual = { subscribe: all[action]?.defaultSubscription ?? '', mapping: {} };
  const own = [usual, ...presets.filter(({ partnerAction }) => partnerAction === action)];
  return own.flatMap(({ subscribe, mapping }) => {
    const ast = parseFql(subscribe);
    const known = recentEvents(specEvents).filter((event) => validate(ast, event));
    const names = [...subscribe.matchAll(/event = "([^"]+)"/g)].map(([, name]) => name);
    const properties = readByDefault(all[action]?.fields ?? {});
    const consent = { categoryPreferences: { email: true } };
    const made = names.map((event) => ({ type: 'track', event, properties, context: { ...usualContext, consent } }));
    return [...known, ...made].map((event) => ({ event, mapping }));
  });
}

/** What the accounts of the simulators leave open. */
const more: Readonly<Record<string, object>> = {
  bloomreach: { consentCategories: 'email=newsletter' },
  bluecore: { customEvents: '*', attributes: '*' },
  'commanders-act': { updateUsers: true, userApiToken: 'token' },
};

describe.each(actions)('$name', ({ destination, action }) => {
  const settings = { ...simulators[destination.slug]?.account, ...more[destination.slug] };
  const integration = integrationOf(destination);
  const labels = Object.entries(destination.actions[action]?.fields ?? {}).map(
    ([name, { label }]) => [name, label] as const,
  );
  const data = (isRequiredOnly: boolean) => testData(destination.actions[action]?.fields ?? {}, { isRequiredOnly });

  it('is tested with its default mappings and an event of its own', async () => {
    const failures: unknown[] = [];
    let responses: unknown[] = [];
    for (const { event, mapping } of trialsOf(destination, action)) {
      const options = { mapping: mapping as never, settings: settings as never, useDefaultMappings: true };
      responses = await integration
        .testAction(action, { ...options, event: createTestEvent(event) })
        .catch((error: unknown) => {
          failures.push(error);
          return [];
        });
      if (responses.length > 0) break;
    }
    expect([responses.length > 0, responses.length > 0 ? [] : failures]).toEqual([true, []]);
  });

  it.each([
    ['all', false],
    ['required', true],
  ])('has a request for a snapshot of %s fields', async (_, isRequiredOnly) => {
    const given = data(isRequiredOnly);
    const everything = data(false);
    const run = () => {
      const event = createTestEvent({ properties: given });
      return integration.testAction(action, { event, mapping: given, settings: settings });
    };
    let responses;
    // Where fields stand for one another, or a setting for a field, the refusal names the one that is wanted.
    for (let wanted = 0; wanted < 4 && !responses; wanted += 1) {
      responses = await run().catch((error: Error) => {
        const name = labels.find(([, label]) => error.message.startsWith(`${label}: `) && isRequiredOnly)?.[0];
        const value = name !== undefined && !(name in given) ? everything[name] : undefined;
        if (name === undefined || value === undefined) throw error;
        given[name] = value;
        return undefined;
      });
    }
    expect(responses?.[0]?.url).toMatch(/^https:/);
  });

  it('makes of a batch what it makes of an event', async () => {
    const bodies: unknown[] = [];
    const note = (body: unknown) => {
      bodies.push(body);
      return true;
    };
    nock.cleanAll();
    for (const method of ['POST', 'PUT', 'PATCH'])
      nock(/.*/)
        .persist()
        .intercept(/.*/, method, note)
        .reply(200, allWell as never);
    const at = new Date();
    const properties = testData(destination.actions[action]?.fields ?? {}, { at });
    const event = createTestEvent({ properties: properties, messageId: 'm1', timestamp: at.toISOString() });
    const options = { mapping: properties as never, settings: settings as never };
    await integration.testAction(action, { ...options, event });
    const single = bodies.splice(0);
    await integration.testBatchAction(action, { ...options, events: [event] });
    expect(bodies).toEqual(single);
    expect(single).not.toEqual([]);
  });
});
