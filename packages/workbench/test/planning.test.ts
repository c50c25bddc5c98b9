import { catalog } from '@sluice/catalog';
import type { Pipeline } from '@sluice/engine';
import { recentEvents, specEvents } from '@sluice/events';
import type * as Preview from '@sluice/mapping-editor/preview-worker' with { 'resolution-mode': 'import' };
import type { Entry } from '../src/planning/entry';
import { openEntry } from '../src/planning/open-entry';
import { previewOf } from '../src/planning/preview-of';
import { chartOf } from '../src/state/flow';

jest.mock('built-in:accounts', () => jest.requireActual<object>('./accounts'), { virtual: true });

// Jest makes CommonJS of what is none.
const { flowOf, Pipelines } = jest.requireActual<typeof Preview>('@sluice/mapping-editor/preview-worker');
const pipelines = new Pipelines(catalog);
const slugs = Object.keys(catalog);
const events = recentEvents(specEvents);
const now = Date.now();

function opened(entry: Entry): Pipeline {
  const { configuration, problems } = openEntry(entry, pipelines);
  if (!configuration) throw new Error(JSON.stringify(problems));
  return pipelines.open(configuration);
}

describe.each(slugs)('for %s', (destination) => {
  const fields = catalog[destination]?.authentication.fields ?? {};

  it('plans without any settings, and says which it stands in for', () => {
    const { configuration, problems, standIns } = openEntry({ destination, settings: {} }, pipelines);
    const required = Object.keys(fields).filter((key) => fields[key]?.required);
    expect(configuration).toBeDefined();
    expect(standIns).toEqual(expect.arrayContaining(required));
    expect(problems.map(({ place }) => place)).toEqual(
      expect.arrayContaining(required.map((key) => `settings.${key}`)),
    );
  });

  it('plans with the names of secrets in their places, whether the page knows them or not', () => {
    const secrets = Object.keys(fields).filter((key) => fields[key]?.type === 'password');
    for (const value of [{ kept: 0 }, 'secret-4711', '${SECRET}']) {
      const settings = Object.fromEntries(secrets.map((key) => [key, value]));
      const { all } = opened({ destination, settings }).settings;
      for (const key of secrets) expect(all[key]).toBe(`{{${key}}}`);
    }
  });

  it('plans with a value of no real account for what the environment holds', () => {
    const settings = Object.fromEntries(
      Object.keys(fields)
        .filter((key) => fields[key]?.required)
        .map((key) => [key, `\${${key.toUpperCase()}}`]),
    );
    expect(JSON.stringify(opened({ destination, settings }).settings.all)).not.toContain('${');
  });

  it('previews what is explained', () => {
    const pipeline = opened({ destination, settings: {} });
    for (const event of events.filter((_, place) => place % 6 === 0)) {
      const preview = previewOf(pipeline, event, now);
      const explained = pipeline.explain(event, { now });
      expect(preview.outcome).toEqual(explained.outcome);
      expect(preview.requests).toEqual(explained.requests.map((request) => ({ ...request, origins: [] })));
      expect(preview.subscriptions.map(({ name, isMatched }) => [name, isMatched])).toEqual(
        explained.subscriptions.map(({ name, isMatched }) => [name, isMatched]),
      );
    }
  });

  it('draws every event of a flow once in each half', () => {
    const work = flowOf(opened({ destination, settings: {} }), events, now);
    let step = work.next();
    while (!step.done) step = work.next();
    const { columns, ribbons } = chartOf(step.value);
    for (const half of ribbons) expect(half.reduce((sum, ribbon) => sum + ribbon.events, 0)).toBe(events.length);
    expect(columns[0].length).toBeLessThanOrEqual(18);
  });
});

it('plans with overrides, and gives them laid over the presets', () => {
  const email = { '@path': '$.properties.mail' };
  const entry = { destination: 'bluecore', settings: {}, subscriptions: { Purchase: { mapping: { email } } } };
  const { subscriptions } = openEntry(entry, pipelines);
  expect(subscriptions).toHaveLength(catalog.bluecore?.presets.length ?? 0);
  expect(subscriptions?.find(({ name }) => name === 'Purchase')?.mapping.email).toEqual(email);
});

it('says what is wrong with overrides, in the place where it stands', () => {
  const subscriptions = { Purchase: { subscribe: 'type = ' } };
  const opening = openEntry({ destination: 'bluecore', settings: {}, subscriptions }, pipelines);
  expect(opening.configuration).toBeUndefined();
  expect(opening.problems.map(({ place }) => place)).toContain('subscriptions["Purchase"].subscribe');
  // There it can be edited.
  expect(opening.subscriptions).toContainEqual(expect.objectContaining({ name: 'Purchase', subscribe: 'type = ' }));
});

it.each([
  { Purchas: {} },
  { Purchase: { mapping: 'none' } },
  { Own: { partnerAction: 'purchase', subscribe: 'type = "track"' } },
  [{ name: 'Purchase' }],
])('gives nothing to edit of what would be lost by it: %j', (subscriptions) => {
  const entry = { destination: 'bluecore', settings: {}, subscriptions } as unknown as Entry;
  const opening = openEntry(entry, pipelines);
  expect(opening.problems).not.toEqual([]);
  expect(opening).not.toHaveProperty('subscriptions');
});

it('says that there is no such destination', () => {
  expect(openEntry({ destination: 'acme', settings: {} }, pipelines).problems).toEqual([
    { place: 'destination', message: expect.stringContaining('There is no destination "acme"') as string },
  ]);
});
