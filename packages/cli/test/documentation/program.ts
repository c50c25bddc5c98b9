import * as core from '@segment/actions-core';
import { transformSync } from '@swc/core';
import * as catalog from '@sluice/catalog';
import * as check from '@sluice/check';
import * as engine from '@sluice/engine';
import * as engineTransports from '@sluice/engine/transports';
import * as kit from '@sluice/kit';
import * as kitHost from '@sluice/kit/host';
import type { Destination } from '@sluice/kit/host';
import * as sampleEvents from '@sluice/events';
import * as simulators from '@sluice/simulators';
import * as segmentDestinations from '@sluice/segment-destinations';
import { startSimulator } from '../../src/start-simulator';
import type { Block } from './block';
import { events } from './given';
import { accountOf } from './with-account';

/** Programs that are compiled and not run here, by a text in them, and why. */
const compiledOnly: Readonly<Record<string, string>> = {
  "querySelector('sluice-mapping')": 'needs a page; the editor’s own tests load it in a browser',
  '@sluice/mapping-editor': 'the same',
  'conformance(destination)': 'declares tests itself; the test of every vendor’s package runs it',
  '@segment/actions-core': 'segment-example.test.ts runs it, in both module systems',
  createTestIntegration: 'segment-example.test.ts runs it',
  'createAudience(': 'asks a vendor of Segment’s, for which the package’s own tests stand in',
  'host.onEvent': 'segment-example.test.ts runs it, for every event',
};

interface Exports {
  readonly destination?: Destination;
}

/** Runs a program of a page with what its reader has: settings, events, a vendor that answers. */
export async function runProgram({ code, language }: Block): Promise<Exports> {
  if (Object.keys(compiledOnly).some((text) => code.includes(text))) return {};
  const account = accountOf('bloomreach');
  const filled = code.replace(
    /(\w+): '[^'\n]*…[^'\n]*'/g,
    (_, name: string) => `${name}: ${JSON.stringify(account[name])}`,
  );
  const { code: script } = transformSync(filled, {
    jsc: { parser: { syntax: language === 'ts' ? 'typescript' : 'ecmascript' }, target: 'es2022' },
    module: { type: 'commonjs' },
    isModule: true,
  });
  const simulator = await startSimulator('bloomreach', {});
  const transports: engine.Transport[] = [];
  const undiciTransport: typeof engineTransports.undiciTransport = (options) => {
    const transport = engineTransports.undiciTransport({ ...options, origins: { '*': simulator.origin } });
    transports.push(transport);
    return transport;
  };
  const modules: Readonly<Record<string, unknown>> = {
    '@segment/actions-core': core,
    '@sluice/catalog': catalog,
    '@sluice/check': check,
    '@sluice/engine': engine,
    '@sluice/engine/transports': { ...engineTransports, undiciTransport },
    '@sluice/kit': kit,
    '@sluice/kit/host': kitHost,
    '@sluice/segment-destinations': segmentDestinations,
    '@sluice/simulators': simulators,
    '@sluice/events': sampleEvents,
    ...Object.fromEntries(
      Object.entries(catalog.catalog).map(([slug, destination]) => [`@sluice/${slug}`, { destination }]),
    ),
  };
  const given = {
    require: (name: string) => {
      if (!Object.hasOwn(modules, name)) throw new Error(`A program of a page asks for ${name}.`);
      return modules[name];
    },
    exports: {},
    events,
    settings: account,
    subscriptions: catalog.catalog.bloomreach?.presets,
    definition: foreign,
    console: { log: () => {} },
    document: { cookie: '_br_uid_2=uid%3D1%3Av%3D12.0%3Ats%3D1%3Ahc%3D2' },
    analytics: { track: () => {} },
    order: { order_id: '1001' },
    valueOfTheCookie: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  };
  try {
    // In braces the program may have names of its own for what is given.
    await new AsyncFunction(...Object.keys(given), `{ ${script} }`)(...Object.values(given));
    return given.exports;
  } finally {
    await Promise.allSettled(transports.map((transport) => transport.close()));
    await simulator.close();
  }
}

const AsyncFunction = (async () => {}).constructor as new (
  ...words: string[]
) => (...given: unknown[]) => Promise<void>;

/** A definition as somebody writes one for Segment. */
const foreign: core.DestinationDefinition = {
  name: 'Foreign',
  mode: 'cloud',
  actions: {
    track: {
      title: 'Track',
      description: 'Sends an event.',
      defaultSubscription: 'type = "track"',
      fields: {
        name: { type: 'string', label: 'Name', description: 'Of the event.', default: { '@path': '$.event' } },
      },
      perform: (request, { payload }) =>
        request('https://api.foreign.example/events', { method: 'POST', json: payload }),
    },
  },
};
