import type { Request } from '@sluice/kit/host';
import { jobsOf } from '../rudder-requests';
import { before, type Change, processorFor } from './change';

const track = { type: 'track', event: 'Quiz Done', userId: 'u1' };
const configs = {
  bloomreach: {
    apiBaseUrl: 'https://api.shop.dev',
    apiKey: 'key-1',
    apiSecret: 'secret-1',
    projectToken: 'token-1',
    hardID: 'registered',
    softID: 'cookie',
  },
  bluecore: { bluecoreNamespace: 'shop' },
  blueshift: { eventApiKey: 'key-1', usersApiKey: 'key-2', dataCenter: 'standard' },
};
const shops = Object.entries(configs);

export const changes: readonly Change[] = [
  {
    change: 'An event’s `integrations` exclude a destination whatever the letter case of its name (298).',
    rule: '`bluecore: false` is meant to exclude it, but rudder-server itself looks only for `Bluecore`.',
    check() {
      for (const [name, config] of shops) {
        const process = processorFor(name, config);
        for (const written of [name, name.toUpperCase()]) {
          expect(process({ ...track, integrations: { [written]: false } })).toMatchObject([{ status: 298 }]);
          expect(process({ ...track, integrations: { All: false, [written]: true } })).toMatchObject([{ status: 200 }]);
        }
      }
    },
  },
  {
    change: 'The proxy sends only to the hosts of the configuration; other requests are aborted.',
    rule: 'Otherwise anyone who reaches Sluice could send anything. So requests that were waiting when the host changed are aborted, too.',
    async check() {
      const { sent, statusesFor } = before(() => ({ status: 200, headers: {}, json: {} }));
      for (const [name, config] of shops) {
        const elsewhere = { endpoint: 'https://elsewhere.example/' };
        expect(await statusesFor(name, config, [track], elsewhere)).toEqual([[1, 400]]);
      }
      expect(sent).toEqual([]);
    },
  },
  {
    change:
      'A request of several events that is refused as a whole is sent again in halves, so that one bad event does not affect the others.',
    rule: 'The vendor does not say which event is bad.',
    async check() {
      const isBad = ({ json }: Request) => JSON.stringify(json).includes('bad');
      const { statusesFor } = before((request) => ({
        status: isBad(request) ? 400 : 200,
        headers: {},
        json: { success: true },
      }));
      const events = ['good', 'bad', 'fine'].map((event) => ({ ...track, event }));
      for (const name of ['bloomreach', 'blueshift'] as const) {
        const statuses = [
          [1, 200],
          [2, 400],
          [3, 200],
        ];
        expect(await statusesFor(name, configs[name], events)).toEqual(statuses);
      }
    },
  },
  {
    change: 'A redirect is not followed; neither it nor a web page counts as delivered, whatever its status.',
    rule: 'The answer comes from a firewall or a wrong address, not from the vendor.',
    async check() {
      for (const answer of [
        { status: 302, headers: { location: 'https://elsewhere.example/' }, json: undefined },
        { status: 200, headers: {}, json: undefined, text: '<!doctype html><title>Login</title>' },
      ]) {
        const { sent, statusesFor } = before(() => answer);
        for (const [name, config] of shops) expect(await statusesFor(name, config, [track])).toEqual([[1, 400]]);
        expect(sent).toHaveLength(shops.length);
      }
    },
  },
  {
    change:
      'If a vendor’s own host name is not found, the request is retried; if the configuration names the host, it is not.',
    rule: 'The vendor’s host exists, so the network must have failed.',
    async check() {
      const { statusesFor } = before(({ url }) => {
        const { hostname } = new URL(url);
        return Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND', hostname });
      });
      for (const [name, config] of shops) {
        const status = name === 'bloomreach' ? 400 : 500;
        expect([name, await statusesFor(name, config, [track])]).toEqual([name, [[1, status]]]);
      }
    },
  },
  {
    change:
      'People are deleted at Bloomreach, and at Blueshift with `forgetOnDelete`; a deletion that is not possible is aborted at once (405).',
    rule: 'RudderStack’s own integrations delete nobody, and their answer makes rudder-server try four times.',
    async check() {
      const { adapter } = before(() => ({ status: 200, headers: {}, json: { success: true } }));
      const statusOf = async (destType: string, config: object) => {
        const deletion = { destType, config, userAttributes: [{ userId: 'u1', email: 'ada@example.com' }] };
        return (await adapter.deleteUsers([deletion])).status;
      };
      expect(await statusOf('bloomreach', configs.bloomreach)).toBe(200);
      expect(await statusOf('bluecore', configs.bluecore)).toBe(405);
      expect(await statusOf('blueshift', configs.blueshift)).toBe(405);
      expect(await statusOf('blueshift', { ...configs.blueshift, forgetOnDelete: true })).toBe(200);
    },
  },
  {
    change:
      'An event of an unknown type, or one that is not an object, fails alone; an empty list has an empty answer.',
    rule: 'One event must not affect the others.',
    check() {
      const { adapter } = before(() => new Error('Nothing is sent.'));
      for (const [name, config] of shops) {
        const { body } = adapter.process(name, jobsOf([null, 'junk', { type: 'record' }, track], config));
        expect(body).toMatchObject([
          { statusCode: 400 },
          { statusCode: 400 },
          { statusCode: 400 },
          { statusCode: 200 },
        ]);
        expect(adapter.process(name, [])).toEqual({ status: 200, body: [] });
      }
    },
  },
];
