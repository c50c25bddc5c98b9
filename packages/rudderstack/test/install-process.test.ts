import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { catalog } from '@sluice/catalog';
import type { Destination } from '@sluice/kit/host';
import { install } from '../src/install/install';
import { config } from './bloomreach-config';
import { jobsOf } from './rudder-requests';
import { TransformerStandIn } from './transformer-stand-in';

/** Runs in a Node of its own, whose cache of modules tells what was loaded. */
const script = `
  const { join } = require('node:path');
  const [folder, good, bad] = JSON.parse(process.argv[1]);
  const load = (...path) => require(join(folder, ...path));
  const { process: transform } = load('src', 'v0', 'destinations', 'bloomreach', 'transform');
  const isLoaded = () => Object.keys(require.cache).some((file) => file.includes('integrations-lib'));
  const { endpoint } = transform(good, {});
  const isLoadedAtFirst = isLoaded();
  try {
    transform(bad, {});
  } catch (error) {
    const { BaseError } = load('node_modules', '@rudderstack', 'integrations-lib');
    console.log(JSON.stringify({ endpoint, isLoadedAtFirst, isOfTheHost: error instanceof BaseError, name: error.constructor.name }));
  }
`;

it('loads the transformer’s library of errors only where something fails', () => {
  const { folder } = new TransformerStandIn();
  install({ transformer: folder, destinations: [catalog.bloomreach as Destination] });
  const event = { type: 'track', event: 'Quiz Done', userId: 'u1' };
  const [good, bad] = jobsOf([event, { ...event, event: '' }], config);
  const fromSource = join(__dirname, '..', '..', 'cli', 'test', 'from-source.cjs');
  const printed = execFileSync(process.execPath, ['-r', fromSource, '-e', script, JSON.stringify([folder, good, bad])]);
  expect(JSON.parse(printed.toString())).toEqual({
    endpoint: 'https://api.bloomreach.example/track/v2/projects/demo-project/batch',
    isLoadedAtFirst: false,
    isOfTheHost: true,
    name: 'InstrumentationError',
  });
});
