import { catalog } from '@sluice/catalog';
import { compile, eventMatrix } from '@sluice/engine';
import { samplesOf } from '@sluice/events';
import { standardEvents } from '@sluice/kit/host';
import { subjectOf } from '@sluice/test-utils/conformance';

const pipelines = Object.values(catalog).map((one) => compile(one, { settings: subjectOf(one).settings }));
const matrix = eventMatrix(pipelines, samplesOf);
const fatesOf = (event: string) => matrix.find((row) => row.event === event)?.fates ?? {};

it('has a row for every call and event of the specs, with a cell for every destination, as plain data', () => {
  const events = matrix.filter(({ spec }) => spec !== 'Calls' && spec !== 'Others').map(({ event }) => event);
  expect(events).toEqual(Object.keys(standardEvents));
  expect(matrix.filter(({ spec }) => spec === 'Calls').map(({ event }) => event)).toEqual(
    expect.arrayContaining(['page', 'screen', 'identify', 'group', 'alias']),
  );
  for (const { fates } of matrix) expect(Object.keys(fates)).toEqual(Object.keys(catalog));
  expect(JSON.parse(JSON.stringify(matrix))).toEqual(matrix);
});

it('names what an order becomes, and where it goes', () => {
  const { bluecore, tracify } = fatesOf('Order Completed');
  expect(bluecore).toMatchObject({ action: 'purchase', names: ['identify', 'purchase'], isOwnName: false });
  expect(tracify?.endpoints).toEqual([expect.stringMatching(/^POST \/[^?]+$/)]);
});

it('says of an event that has no name of the vendor’s that it keeps its own, and of one that is not sent why', () => {
  const { blueshift, tracify } = fatesOf('Product Reviewed');
  expect(blueshift).toMatchObject({ action: 'trackEvent', names: ['product_reviewed'], isOwnName: true });
  expect(tracify).toMatchObject({ names: [], endpoints: [], reason: 'No subscription matches this event.' });
});
