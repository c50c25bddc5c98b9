import { checkAcceptance } from '../conformance/check-acceptance';
import { checkFaults } from '../conformance/check-faults';
import { checkSegment } from '../conformance/check-segment';
import type { Exceptions, Subject } from '../conformance/subject';
import { specEvents } from '@sluice/events';
import type { Command, Spoilt } from './small-destination';
import { good, spoilt, subject } from './subjects';

describe('checkAcceptance', () => {
  const check = (own: Subject, drops: Exceptions = {}) => checkAcceptance(own, drops, specEvents);

  it('finds what the vendor refuses', async () => {
    const command: Spoilt['command'] = (made, { name }) => {
      return name === 'Order Completed' ? { ...made, data: { ...made.data, customer_ids: {} } } : made;
    };
    const problems = (await check(spoilt({ command }))).join('\n');
    expect(problems).toMatch(
      /^track "Order Completed" \("[\w-]+"\) is refused: 200 .*At least one id should be specified/m,
    );
    expect(problems).toMatch(/^With isAlone: true, track "Order Completed"/m);
    expect(problems).not.toContain('Cart Viewed');
  });

  it('finds what the vendor accepts to no purpose, unless it is listed', async () => {
    const command: Spoilt['command'] = (made, { name }) => {
      return name === 'Order Completed' ? { ...made, data: { ...made.data, shipment: 1 } } : made;
    };
    const problems = await check(spoilt({ command }));
    expect(problems[0]).toMatch(
      /^track "Order Completed" \("[\w-]+"\) is accepted to no purpose: Bloomreach does not know shipment and ignores it$/,
    );
    expect(await check(spoilt({ command }), { 'Bloomreach does not know shipment': 'Not yet.' })).toEqual([]);
    expect(await check(subject(good), { 'Bloomreach does not know shipment': 'Not yet.' })).toEqual([
      'The option drops lists "Bloomreach does not know shipment", which is not needed.',
    ]);
  });

  it('finds objects that get lost where events share a request', async () => {
    const request: Spoilt['request'] = (made, [first]) => ({ ...made, json: { commands: [first] } });
    expect(await check(spoilt({ request }))).toContainEqual(
      expect.stringMatching(/^Of the spec's events in a list the vendor takes \d objects, of each alone \d\d\.$/),
    );
  });

  it('finds a destination that sends nothing', async () => {
    const problems = await check(subject({ ...good, presets: [] }));
    expect(problems[0]).toBe('nothing at all is delivered.');
  });
});

describe('checkSegment', () => {
  const events = specEvents.slice(0, 3);
  const { record } = good.actions;
  if (!record) throw new Error('no action');
  type Perform = typeof record.perform;

  it.each<
    [what: string, change: (url: string, options: Parameters<Parameters<Perform>[0]>[1]) => unknown, difference: RegExp]
  >([
    ['another address', (url) => [`${url}&x=1`], /requests\.0\.url is "https:\/\/small.*&x=1" instead of/],
    ['another host', (url) => [url.replace('small', 'large')], /requests\.0\.url is "https:\/\/large\.example/],
    [
      'another method',
      (_, options) => [undefined, { ...options, method: 'PUT' }],
      /requests\.0\.method is "PUT" instead of "POST"/,
    ],
    [
      'another body',
      (_, options) => [undefined, { ...options, json: { commands: [] } }],
      /requests\.0\.body\.commands\.0 is undefined/,
    ],
    [
      'another header',
      (_, options) => [undefined, { ...options, headers: { 'content-type': 'application/json' } }],
      /requests\.0\.headers\.authorization is "absent"/,
    ],
  ])('finds %s', async (_, change, difference) => {
    const altered: Perform = (client, data) =>
      record.perform((url, options) => {
        const [otherUrl = url, otherOptions = options] = change(url, options) as [string?, typeof options?];
        return client(otherUrl, otherOptions);
      }, data);
    const alone = subject({ ...good, actions: { record: { ...record, perform: altered } } });
    const [problem] = await checkSegment(alone, events);
    expect(problem).toMatch(/^identify \("[\w-]+"\) under "Other calls" in Segment's onEvent: /);
    expect(problem).toMatch(difference);
  });

  it('finds a batch that comes to another end', async () => {
    const performBatch: Perform = () => Promise.reject(new Error('no batches here'));
    const problems = await checkSegment(subject({ ...good, actions: { record: { ...record, performBatch } } }), events);
    expect(problems[0]).toMatch(/in Segment's onBatch: requests\.0 is undefined instead of/);
    expect(problems.join('\n')).not.toContain('onEvent');
  });

  it('is content with a destination as it is', async () => {
    expect(await checkSegment(subject(good), events)).toEqual([]);
  });
});

describe('checkFaults', () => {
  it('finds a destination that takes a 200 for a delivery', async () => {
    const problems = await checkFaults(spoilt({ isCareless: true }));
    expect(problems).toEqual([expect.stringMatching(/^The vendor took \d+ objects, but events with \d+ are said/)]);
  });

  it('finds what the vendor refuses for a reason', async () => {
    const nameless = (command: Command) => ({ ...command, data: { ...command.data, event_type: 7 } });
    const problems = await checkFaults(spoilt({ command: nameless }));
    expect(problems.join('\n')).toMatch(/is refused: No\.[^]*The vendor refused \d+ objects for a reason/);
  });
});
