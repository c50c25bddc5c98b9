import { jobsOf } from '../rudder-requests';
import { adapter, before, type Change, processorFor } from './change';

const config = {
  apiBaseUrl: 'https://demoapp-api.bloomreach.com',
  apiKey: 'key',
  apiSecret: 'secret',
  projectToken: 'project',
  hardID: 'registered',
  softID: 'cookie',
};
const process = processorFor('bloomreach', config);
const track = { type: 'track', event: 'Quiz Done' };

/** The data of the commands that an event becomes. */
function dataOf(event: object, more: object = {}) {
  return process(event, more).flatMap(({ body, error }) => {
    if (!body) throw new Error(error);
    return (body.commands as { data: Record<string, unknown> }[]).map(({ data }) => data);
  });
}

const ids = 'https://documentation.bloomreach.com/engagement/docs/customer-identification';
const addEvent = 'https://documentation.bloomreach.com/engagement/reference/add-event-2';
const batch = 'https://documentation.bloomreach.com/engagement/reference/batch-commands-2';
const types = 'https://documentation.bloomreach.com/engagement/docs/data-types';

export const changes: readonly Change[] = [
  {
    change: 'A user ID that is only in the traits (`id`, `userId`) counts.',
    rule: `A command [needs an ID](${ids}); without this one, it was refused, or assigned to the visitor.`,
    check() {
      expect(dataOf({ ...track, userId: '', context: { traits: { id: 't1' } } })).toMatchObject([
        { customer_ids: { registered: 't1' } },
      ]);
    },
  },
  {
    change: 'A placeholder ID (empty, "null", "undefined", "guest", zeros) is left out; IDs are text.',
    rule: `It is not a [valid ID](${ids}): its command is refused with a 200, or many people become one customer.`,
    check() {
      for (const anonymousId of ['', ' ', 'null', 'undefined', 'guest', '00000000-0000-0000-0000-000000000000'])
        expect(dataOf({ ...track, anonymousId })[0]?.customer_ids).toEqual({ registered: 'u1' });
      expect(dataOf({ ...track, userId: 7 })[0]?.customer_ids).toEqual({ registered: '7' });
    },
  },
  {
    change: 'Times keep their milliseconds.',
    rule: `A time is [unix seconds with a fraction](${addEvent}); two events of one second would lose their order.`,
    check() {
      expect(dataOf({ ...track, timestamp: '2026-08-01T10:00:00.250Z' })).toMatchObject([{ timestamp: 1785578400.25 }]);
    },
  },
  {
    change:
      'Of several times, the first readable one is used; an event without one gets the time of its arrival. Times without a zone are UTC.',
    rule: `\`timestamp\` is [a number or absent](${addEvent}), and never null.`,
    check() {
      const times = { timestamp: 'nope', originalTimestamp: '2026-08-01T10:00:00Z' };
      expect(dataOf({ ...track, ...times })).toMatchObject([{ timestamp: 1785578400 }]);
      expect(dataOf({ ...track, timestamp: '2026-13-45T00:00:00Z' })[0]).not.toHaveProperty('timestamp');
      const row = { ...track, channel: 'sources', properties: { timestamp: '2026/08/01 10:00:00' } };
      expect(dataOf(row)).toMatchObject([{ timestamp: 1785578400 }]);
    },
  },
  {
    change: 'Properties and traits that are times with an offset arrive as UNIX times.',
    rule: `Bloomreach [does not read offsets](${types}).`,
    check() {
      expect(dataOf({ ...track, properties: { due: '2026-08-01T12:00:00+02:00', day: '2026-08-01' } })).toMatchObject([
        { properties: { due: 1785578400, day: '2026-08-01' } },
      ]);
    },
  },
  {
    change: 'Null and empty values are left out; an update without any property is filtered (298).',
    rule:
      'What null means is not documented, and an update [has at least one property]' +
      '(https://documentation.bloomreach.com/engagement/reference/update-customer-properties-2).',
    check() {
      expect(dataOf({ ...track, properties: { a: null, b: '', c: 0 } })[0]?.properties).toEqual({ c: 0 });
      expect(process({ type: 'identify', traits: { plan: null } })).toMatchObject([{ status: 298 }]);
    },
  },
  {
    change:
      'A trait in the call itself takes precedence over the same one in the context; top-level `city` and `country` are kept.',
    rule: 'The call is newer: RudderStack’s SDKs put the traits of the last call into the context.',
    check() {
      const event = { type: 'identify', traits: { plan: 'new', city: 'Bonn' }, context: { traits: { plan: 'old' } } };
      expect(dataOf(event)).toMatchObject([{ properties: { plan: 'new', city: 'Bonn' } }]);
    },
  },
  {
    change:
      'Names of properties and traits arrive in ASCII: `größe` as `grosse`. A trait in another script is left out.',
    rule: 'Names of attributes [are in ASCII](https://documentation.bloomreach.com/engagement/docs/tracking).',
    check() {
      expect(dataOf({ ...track, properties: { größe: 1, 日本: 2 } })[0]?.properties).toEqual({ grosse: 1, 日本: 2 });
      expect(dataOf({ type: 'identify', traits: { größe: 1, 日本: 2 } })[0]?.properties).toEqual({ grosse: 1 });
    },
  },
  {
    change: 'The processor’s commands are in `commands`, too.',
    rule: `The [batch endpoint](${batch}) accepts nothing else.`,
    check() {
      expect(process(track)).toMatchObject([{ body: { commands: [{ name: 'customers/events' }] } }]);
    },
  },
  {
    change: 'Requests stay below 50 commands and 800 KB, and identify the sender (`User-Agent: Sluice`).',
    rule: `[50 commands per request](${batch}), 800 KB per customer update.`,
    check() {
      const events = Array.from({ length: 60 }, (_, index) => ({
        ...track,
        userId: `u${index}`,
        timestamp: 1785578400,
      }));
      const { body } = adapter.route({ input: jobsOf(events, config), destType: 'bloomreach' });
      expect(body).toMatchObject({ output: [{ metadata: { length: 50 } }, { metadata: { length: 10 } }] });
      const large = events.map((event) => ({ ...event, properties: { text: 'x'.repeat(30_000) } }));
      const routed = adapter.route({ input: jobsOf(large, config), destType: 'bloomreach' });
      expect(routed.body).toMatchObject({ output: { length: 3 } });
      expect(process(track)[0]?.headers).toMatchObject({ 'User-Agent': 'Sluice' });
    },
  },
  {
    change: 'A job that must be sent alone (`dontBatch`) is.',
    rule: 'This is how rudder-server asks for a repeat in which no other event can take part.',
    check() {
      const jobs = jobsOf(
        [track, track].map((event) => ({ ...event, userId: 'u1' })),
        config,
      );
      const input = jobs.map((job) => ({ ...job, metadata: { ...job.metadata, dontBatch: true } }));
      expect(adapter.route({ input, destType: 'bloomreach' }).body).toMatchObject({ output: { length: 2 } });
    },
  },
  {
    change:
      'A command that the answer does not mention is aborted; an answer without results, but with `success`, counts for all commands.',
    rule: `Each command [has a result](${batch}): there is no telling whether a missing one stands for success.`,
    async check() {
      const known = { ...track, userId: 'u1' };
      const success = { success: true };
      const answered = async (json: object) => {
        const { statusesFor } = before(() => ({ status: 200, headers: {}, json }));
        return await statusesFor('bloomreach', config, [known, known]);
      };
      expect(await answered({ ...success, results: [success] })).toEqual([
        [1, 200],
        [2, 400],
      ]);
      expect(await answered(success)).toEqual([
        [1, 200],
        [2, 200],
      ]);
    },
  },
  {
    change: 'Group and alias calls are filtered (298) instead of failing.',
    rule: 'rudder-server does the same with types that a destination does not support.',
    check() {
      for (const type of ['group', 'alias']) expect(process({ type })).toMatchObject([{ status: 298 }]);
    },
  },
  {
    change:
      '`hardID` and `softID` of the same name are refused, and so is an `apiBaseUrl` without encryption (`http:`).',
    rule: 'One name for two IDs would merge customers; requests contain a secret.',
    check() {
      expect(process(track, { softID: 'registered' })).toMatchObject([
        { status: 400, error: expect.stringContaining('hardID') },
      ]);
      expect(process(track, { apiBaseUrl: 'http://demoapp-api.bloomreach.com' })).toMatchObject([{ status: 400 }]);
    },
  },
  {
    change: '`apiBaseUrl` may end with a slash; names are text, and surrounding spaces are removed.',
    rule: 'No address of the [API](https://documentation.bloomreach.com/engagement/reference/batch-commands-2) has two slashes, and its `event_type` is text.',
    check() {
      const [{ path } = {}] = process(track, { apiBaseUrl: `${config.apiBaseUrl}/` });
      expect(path).toBe('/track/v2/projects/project/batch');
      expect(dataOf({ ...track, event: ' Quiz ' })).toMatchObject([{ event_type: 'Quiz' }]);
      expect(dataOf({ ...track, event: 7 })).toMatchObject([{ event_type: '7' }]);
    },
  },
];
