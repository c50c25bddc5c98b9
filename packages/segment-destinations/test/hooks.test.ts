import { asDestination, runHook } from '@sluice/segment-destinations';
import { callerOf } from './caller-of';
import { surroundings } from './definitions';
import { deliverWith, json, track } from './deliver-with';

const settings = {};
const saved = { inputs: { name: 'Vips' }, outputs: { id: '7' } };

function subscriptionsWith(onMappingSave: unknown) {
  const mapping = { name: { '@path': '$.event' }, onMappingSave };
  return [{ partnerAction: 'sync', subscribe: 'type = "track"', mapping }];
}

it('makes at the vendor what the hook is for, with inputs as its fields want them', async () => {
  const { sent, ...caller } = callerOf(surroundings, settings, () => json({ id: '7' }));
  const inputs = { name: 'Vips', size: '3' };
  expect(await runHook(surroundings, 'sync', 'onMappingSave', { ...caller, inputs })).toEqual({
    inputs,
    outputs: { id: '7' },
  });
  expect(sent).toMatchObject([{ method: 'POST', body: '{"name":"Vips","size":3}' }]);
});

it('tells a hook what it saved before', async () => {
  const { sent, ...caller } = callerOf(surroundings, settings, () => json({ id: '7' }));
  const options = { ...caller, inputs: { name: 'Vips' }, saved: { onMappingSave: saved } };
  await runHook(surroundings, 'sync', 'onMappingSave', options);
  expect(sent).toMatchObject([{ method: 'PATCH', url: 'https://api.vendor.example/lists/7' }]);
});

it.each([
  ['the action has no such hook', 'gone', {}, json({}), { status: 'rejected', fix: 'settings' }],
  ['an input is missing', 'onMappingSave', {}, json({}), { fix: 'settings', message: expect.stringMatching(/'name'/) }],
  [
    'there is no such input',
    'onMappingSave',
    { nam: 'x' },
    json({}),
    { message: expect.stringMatching(/mean name\?/) },
  ],
  ['the hook says so', 'onMappingSave', { name: 'taken' }, json({}), { fix: 'vendor', message: 'There is one.' }],
  [
    'the hook does not say why',
    'onMappingSave',
    { name: 'silent' },
    json({}),
    { fix: 'vendor', message: 'The action failed, and does not say why.' },
  ],
  ['the vendor refuses it', 'onMappingSave', { name: 'Vips' }, json({}, 403), { status: 'rejected', httpStatus: 403 }],
])('says why nothing was made where %s', async (_, name, inputs, answer, outcome) => {
  const { sent: __, ...caller } = callerOf(surroundings, settings, () => answer);
  expect(await runHook(surroundings, 'sync', name, { ...caller, inputs })).toMatchObject(outcome);
});

const lacking = { notes: [expect.stringMatching(/hook "onMappingSave" saves.*sluice segment hook/) as string] };

it.each([
  ['nothing', undefined, lacking, {}],
  ['what it saved', saved, {}, { onMappingSave: saved }],
  ['something else', { id: '7' }, lacking, {}],
  ['that it is not needed', false, {}, {}],
])('notes what the mapping lacks of a hook where that holds %s', async (_, held, notes, outputs) => {
  const options = { subscriptions: subscriptionsWith(held) };
  const { outcomes, sent } = await deliverWith(surroundings, [track('x', { context: null })], options);
  expect(outcomes).toEqual([{ status: 'delivered', ...notes }]);
  expect(JSON.parse(String(sent[0]?.body))).toMatchObject({ hookOutputs: outputs });
});

it('names the hooks of an action in its description', () => {
  expect(asDestination(surroundings).actions.sync?.description).toMatch(/made by a hook: onMappingSave\.$/);
});
