import { Action } from '@segment/actions-core/destination-kit/action';
import { transform } from '@segment/actions-core/mapping-kit';
import { parseFql, validate } from '@segment/destination-subscriptions';
import { compilePayload } from '../../src/payload/compile-payload';
import { compileReading } from '../../src/compile-reading';
import { compileTrigger } from '../../src/compile-trigger';
import { type Event, readEvent } from '../../src/event';
import { compileMapping } from '../../src/mapping/compile-mapping';

const field = { type: 'string', label: 'Name', description: '' } as const;

/** The agreed differences, in the order of `differences.md`: what Segment does, and what we do. */
describe('unlike Segment, a compiled mapping', () => {
  it.each([
    '$.constructor.name',
    '$.toString',
    '$.__proto__',
    '$.userId.constructor.name',
    '$.list.map',
    '$.total.toFixed',
  ])('reads only own members: not %s', (path) => {
    const event = { type: 'track', userId: 'u', list: [], total: 5 };
    expect(transform({ value: { '@path': path } }, event)).toHaveProperty('value');
    expect(compileMapping({ value: { '@path': path } })(event)).toEqual({});
    expect(compileMapping({ value: { '@path': { '@literal': path } } })(event)).toEqual({});
    expect(compileMapping({ value: { '@template': `<{{${path.slice(2)}}}>` } })(event)).toEqual({ value: '<>' });
  });

  it('reads own members of these names, and the length of texts and lists', () => {
    const event = { type: 'track', constructor: { name: 'own' }, toString: 'own', text: 'four', list: [1, 2] };
    for (const path of ['$.constructor.name', '$.toString', '$.text.length', '$.list.length']) {
      const mapping = { value: { '@path': path } };
      expect(compileMapping(mapping)(event)).toEqual(transform(mapping, event as never)); // -- `toString` is a text
    }
    expect(compileMapping({ value: { '@path': '$.text.length' } })(event)).toEqual({ value: 4 });
  });

  it('takes no inherited member for one of the event in a trigger', () => {
    const fql = 'properties.constructor != null';
    const event = { type: 'track', properties: {} };
    expect(validate(parseFql(fql), event)).toBe(true);
    expect(compileTrigger(fql).isFor(event)).toBe(false);
  });

  it('makes no payload that inherits from the event', () => {
    const event = JSON.parse('{"type":"track","a":{"__proto__":{"isAdmin":true}}}') as { type: string };
    const mapping = { value: { '@path': '$.a' } };
    expect(transform(mapping, event)).toHaveProperty('value.isAdmin', true);
    expect(compileMapping(mapping)(event)).not.toHaveProperty('value.isAdmin');
    expect(compileMapping(mapping)(event)).toEqual({ value: {} });
  });

  it('survives a context of null', async () => {
    let received: unknown;
    const mapping = { name: { '@path': '$.event' }, ip: { '@path': '$.context.ip' } };
    const event = { type: 'track', event: 'A', context: null };
    const fields = { name: field };
    const action = new Action('Differences', { title: 'A', description: '', fields, perform: () => (received = 1) });
    const bundle = { data: event, mapping, settings: {}, auth: undefined } as never; // -- all that it reads
    await expect(action.execute(bundle)).rejects.toThrow('null');
    expect(received).toBeUndefined();
    expect(compilePayload(fields)(compileMapping(mapping)(event))).toEqual({ payload: { name: 'A' } });
  });

  it('changes neither mapping nor event', () => {
    const make = () => ({
      replaced: { '@replace': { pattern: 'a', value: { '@path': '$.event' } } },
      counted: { '@liquid': '{% increment n %}' },
      __segment_internal_directive: { '@transform': { apply: { event: 'a' }, mapping: {} } },
    });
    const given = { mapping: make(), event: { type: 'track' } };
    transform(given.mapping, given.event);
    expect(given.mapping).not.toEqual(make());
    const { __segment_internal_directive: _, ...counting } = make();
    transform(counting, given.event);
    expect(given.event).toEqual({ type: 'track', n: 1 });

    const frozen = Object.freeze({ mapping: Object.freeze(make()), event: Object.freeze({ type: 'track' }) });
    for (const operand of Object.values(frozen.mapping)) Object.freeze(operand);
    compileMapping(frozen.mapping)(frozen.event);
    expect(compileMapping(counting)(frozen.event)).toEqual({ replaced: '', counted: '0' });
    expect(frozen).toEqual({ mapping: make(), event: { type: 'track' } });
  });

  it.each([
    ['what Segment refuses on every event', { '@pth': '$.event' }],
    ['a directive misspelt in a list', [{ '@pth': '$.event' }]],
    ['a template of Liquid that does not parse', { '@liquid': '{% if %}' }],
    ['an operand that is missing', { '@if': { then: 1 } }],
  ])('fails when it is compiled, not on each event, for %s', (_, value) => {
    expect(() => transform({ value }, { type: 'track' })).toThrow(/.+/);
    expect(() => compileMapping({ value })).toThrow(/^value.*: /);
  });

  it('fails on the event only where not every event gets', () => {
    const value = { '@if': { exists: { '@path': '$.userId' }, then: [{ '@pth': '$.event' }], else: 1 } };
    const map = compileMapping({ value });
    expect(map({ type: 'track' })).toEqual({ value: 1 });
    expect(() => map({ type: 'track', userId: 'u' })).toThrow('"@pth" is not a directive');
    expect(() => transform({ value }, { type: 'track', userId: 'u' })).toThrow('@pth');
  });

  it('makes an object of fields or is rejected, where one directive makes the whole', () => {
    for (const made of [undefined, null, 'text', 5, [], [{ name: 'x' }]]) {
      const mapped = compileMapping({ '@path': '$.made' })({ type: 'track', made });
      expect(compilePayload({ name: field })(mapped)).toEqual({ problem: 'The mapping makes no object of fields.' });
    }
  });

  it('takes an empty list for the empty object that PHP writes so', async () => {
    const fields = { name: field, rest: { type: 'object', label: 'Rest', description: '' } } as const;
    const mapping = { name: { '@path': '$.event' }, rest: { '@path': '$.properties' } };
    const event = { type: 'track', event: 'A', properties: [] };
    const action = new Action('Lists', { title: 'A', description: '', fields, perform: () => undefined });
    const bundle = { data: event, mapping, settings: {}, auth: undefined } as never; // -- all that it reads
    await expect(action.execute(bundle)).rejects.toThrow('must be an object');
    expect(compilePayload(fields)(compileMapping(mapping)(readEvent(event, {}) as Event))).toEqual({
      payload: { name: 'A', rest: {} },
    });
  });

  it('knows in an action of tables that a number has lost digits', async () => {
    const fields = { id: { ...field, kind: 'identifier' } } as const;
    const mapping = { id: { '@path': '$.userId' } };
    const event = { type: 'track', userId: 2 ** 53 };
    let received: unknown;
    const perform = (_: unknown, { payload }: { payload: unknown }) => (received = payload);
    const action = new Action('Digits', { title: 'A', description: '', fields, perform });
    await action.execute({ data: event, mapping, settings: {}, auth: undefined } as never); // -- all that it reads
    expect(received).toEqual({ id: '9007199254740992' });
    expect(compileReading(fields, mapping)(event)).toEqual({ payload: { id: 2 ** 53 } });
    expect(compilePayload({ id: field })(compileMapping(mapping)(event))).toEqual({ payload: received });
  });

  it.each([
    ['an object where a text is due', { id: { a: 1 } }],
    ['a list where a text is due', { id: ['a', 'b'] }],
    ['a text among objects', { lines: ['a'] }],
  ])('leaves %s to the tables that an action is made of', async (_, given) => {
    const fields = {
      id: { ...field, kind: 'identifier' },
      lines: { type: 'object', label: 'Lines', description: '', kind: 'lines', multiple: true },
    } as const;
    const mapping = { id: { '@path': '$.properties.id' }, lines: { '@path': '$.properties.lines' } };
    const event = { type: 'track', properties: given };
    const action = new Action('Odd', { title: 'A', description: '', fields, perform: () => undefined });
    const bundle = { data: event, mapping, settings: {}, auth: undefined } as never; // -- all that it reads
    await expect(action.execute(bundle)).rejects.toThrow('must be');
    expect(compileReading(fields, mapping)(event)).toEqual({ payload: given });
  });

  it.each([[{ toString: '' }], [{ valueOf: 1, toString: null }], [[{ toString: 1 }]]])(
    'takes %j for an object',
    (odd) => {
      const event = { type: 'track', odd } as never; // -- `toString` is no function
      const filled = { value: { '@template': 'a {{odd}}' } };
      const asked = { value: { '@if': { blank: { '@path': '$.odd' }, then: 'yes', else: 'no' } } };
      expect(() => transform(filled, event)).toThrow(TypeError);
      expect(() => transform(asked, event)).toThrow(TypeError);
      expect(compileMapping(filled)(event)).toEqual({ value: 'a [object Object]' });
      expect(compileMapping(asked)(event)).toEqual({ value: 'yes' });
    },
  );
});
