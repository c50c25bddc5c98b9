import { catalog } from '@sluice/catalog';
import type { Answer, Request } from '@sluice/kit/host';
import { createAdapter } from '../../src/adapter/create-adapter';
import { posted } from '../posted';
import { proxyV1, routed, statusesOf } from '../proxy-conversation';
import { jobsOf } from '../rudder-requests';
import { type Change, processorFor } from './change';

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

/** A transformer whose vendors answer so, and what they were sent. */
function before(answer: (request: Request) => Answer | Error) {
  const sent: Request[] = [];
  const send = (request: Request) => {
    sent.push(request);
    const answered = answer(request);
    return answered instanceof Error ? Promise.reject(answered) : Promise.resolve(answered);
  };
  const transport = { send, close: () => Promise.resolve() };
  const adapter = createAdapter({ destinations: Object.values(catalog), transport, isProxied: () => true });
  /** The status of each job, of events that share a request where they may. */
  async function statusesFor(name: string, config: object, events: readonly object[], more: object = {}) {
    const jobs = jobsOf(events, config);
    const [request] = routed(adapter, jobs, name);
    if (!request) throw new Error('There is no request.');
    return statusesOf(await proxyV1(adapter, name, { ...posted(request, jobs), ...more }));
  }
  return { adapter, sent, statusesFor };
}

export const changes: readonly Change[] = [
  {
    change:
      'The `integrations` of an event leave a destination out in whatever capitals its name is written (298), and name one that is not to be left out.',
    rule: 'Whoever writes `bluecore: false` means it; rudder-server itself looks for `Bluecore` alone.',
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
    change: 'What the proxy is asked to send must go where the requests of the configuration go; else it is aborted.',
    rule: 'Nobody who reaches Sluice is to send with it what he likes. So requests that wait while the project or the host is changed are aborted, too.',
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
      'A request of several events that is refused as a whole is sent again in halves, so that one bad event costs itself.',
    rule: 'The vendor does not say which event is at fault.',
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
    change: 'A name of a vendor’s own host that is not found is tried again; one that a configuration names is not.',
    rule: 'The host is there: it is the network that fails.',
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
      'People are deleted at Bloomreach, and at Blueshift with `forgetOnDelete`; a deletion that cannot be done is aborted at once (405).',
    rule: 'RudderStack’s own integrations delete nobody; what they answer is asked for four times.',
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
      'An event whose type nobody knows fails alone, and so does one that is no object; an empty list has an empty answer.',
    rule: 'One event is not to cost the others.',
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
