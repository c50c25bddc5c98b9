import { catalog } from '@sluice/catalog';
import { compile, eventMatrix } from '@sluice/engine';
import { samplesOf } from '@sluice/events';
import { defineConnection, defineDestination, userId } from '@sluice/kit';
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

it('has one call for all customers, where an ID is in its address', () => {
  const connection = defineConnection({ settings: {} });
  const customers = connection.channel<string>({
    name: 'customers',
    origin: () => 'https://acme.example',
    limits: { items: 1 },
    request: ([id]) => ({ method: 'PUT', url: `https://acme.example/v2/customers/${id}?x=1`, headers: {}, json: {} }),
  });
  const keep = connection.action({
    title: 'Keep',
    description: 'Keeps a customer.',
    tables: { customer: { id: userId({ required: true }) } },
    items: ({ customer: { id } }) => [customers.item(encodeURIComponent(id))],
  });
  const acme = defineDestination({
    name: 'Acme',
    slug: 'acme',
    description: 'Customers.',
    connection,
    actions: { keep },
    presets: [{ name: 'Keep', partnerAction: 'keep', on: ['identify'] }],
  });
  const samples = ['u/1', 'C-10042'].map((id) => ({ type: 'identify', userId: id, traits: {} }));
  const [row] = eventMatrix([compile(acme, { settings: {} })], () => samples).filter(
    ({ event }) => event === 'identify',
  );
  expect(row?.fates.acme?.endpoints).toEqual(['PUT /v2/customers/{id}']);
});
