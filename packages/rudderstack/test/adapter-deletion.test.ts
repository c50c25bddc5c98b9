import { destination as bloomreach } from '@sluice/bloomreach';
import { undiciTransport } from '@sluice/engine/transports';
import { type Simulator, startSimulator } from '@sluice/simulators';
import { createAdapter } from '../src/adapter/create-adapter';
import { config } from './bloomreach-config';
import { parcel } from './parcel-destination';
import { unsent } from './unsent';

const adapter = createAdapter({ destinations: [bloomreach, parcel], transport: unsent, isProxied: () => true });

test('names what it can forget people with among the regulations, and all for the router', () => {
  const features = adapter.features();
  expect(features).toEqual({
    routerTransform: { BLOOMREACH: true, PARCEL_POST: true },
    regulations: ['BLOOMREACH'],
    supportSourceTransformV1: true,
    supportTransformerProxyV1: true,
    upgradedToSourceTransformV2: true,
    supportDestTransformCompactedPayloadV1: true,
  });
  expect(adapter.names).toEqual(['bloomreach', 'parcel_post']);
});

describe('a deletion', () => {
  const deletion = (destType: string, more: object = {}) => [
    { jobId: '1', destType, config, userAttributes: [{ userId: 'u1', email: 'jane@example.com' }], ...more },
  ];

  describe('at Bloomreach', () => {
    let simulator: Simulator;
    beforeAll(async () => (simulator = await startSimulator('bloomreach', { account: { authentication: 'basic' } })));
    beforeEach(() => simulator.clear());
    afterAll(() => simulator.close());

    async function remove(body: unknown) {
      const transport = undiciTransport({ origins: { 'https://api.bloomreach.example': simulator.origin } });
      try {
        return await createAdapter({ destinations: [bloomreach], transport, isProxied: () => true }).deleteUsers(body);
      } finally {
        await transport.close();
      }
    }

    test('reaches the vendor, and is answered as done', async () => {
      expect(await remove(deletion('bloomreach'))).toEqual({
        status: 200,
        body: [{ statusCode: 200, status: 'successful' }],
      });
      expect(simulator.exchanges.map(({ url, json }) => [url, json])).toEqual([
        ['/data/v2/projects/demo-project/customers/anonymize', { customer_ids: { registered: 'u1' } }],
      ]);
    });

    test('of several people is of each of them', async () => {
      const userAttributes = [{ userId: 'u1' }, { userId: 'u2' }];
      expect(await remove(deletion('BLOOMREACH', { userAttributes }))).toMatchObject({ status: 200 });
      expect(simulator.exchanges).toHaveLength(2);
    });

    test('takes the defaults of a dynamic configuration, for there is no event to take anything else from', async () => {
      const dynamic = { ...config, projectToken: '{{ event.context.project || "demo-project" }}' };
      expect(await remove(deletion('bloomreach', { config: dynamic }))).toMatchObject({ status: 200 });
      expect(simulator.exchanges.map(({ url }) => url)).toEqual(['/data/v2/projects/demo-project/customers/anonymize']);
    });

    test('comes again where the vendor refuses it, without the credentials being told', async () => {
      const answer = await remove(deletion('bloomreach', { config: { ...config, apiSecret: 'wrong-secret' } }));
      expect(answer).toMatchObject({ status: 403, body: [{ statusCode: 403, error: expect.any(String) }] });
      expect(JSON.stringify(answer)).not.toContain('wrong-secret');
    });
  });

  test('ends where the vendor has no call for it, or none under this configuration, or for nobody it knows', async () => {
    const token = { ...config, authentication: 'token' };
    for (const body of [
      deletion('parcel_post'),
      deletion('bloomreach', { config: token }),
      deletion('bloomreach', { userAttributes: [{ email: 'jane@example.com' }] }),
    ]) {
      expect(await adapter.deleteUsers(body)).toEqual({
        status: 405,
        body: [{ statusCode: 405, error: expect.any(String) }],
      });
    }
    expect(await adapter.deleteUsers(deletion('nowhere'))).toMatchObject({ status: 404, body: [{ statusCode: 404 }] });
  });

  test('is refused where its configuration cannot work, and where it is for nobody', async () => {
    for (const body of [
      deletion('bloomreach', { config: {} }),
      deletion('bloomreach', { userAttributes: [] }),
      [{ jobId: '1' }],
      [null],
      [],
      {},
      undefined,
    ]) {
      const answer = await adapter.deleteUsers(body);
      expect(answer).toEqual({ status: 400, body: [{ statusCode: 400, error: expect.any(String) }] });
    }
  });

  test('comes again where the vendor answers 404: rudder-server would take that for "not supported"', async () => {
    const transport = { ...unsent, send: () => Promise.resolve({ status: 404, headers: {}, json: undefined }) };
    const asking = createAdapter({ destinations: [bloomreach], transport, isProxied: () => true });
    expect(await asking.deleteUsers(deletion('bloomreach'))).toMatchObject({
      status: 400,
      body: [{ statusCode: 400 }],
    });
  });

  test('comes again where no answer came', async () => {
    expect(await adapter.deleteUsers(deletion('bloomreach'))).toMatchObject({ status: 500 });
  });
});
