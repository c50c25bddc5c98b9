import { Destination } from '@segment/actions-core';
import { asDestination, dynamicChoices, dynamicFieldsOf } from '@sluice/segment-destinations';
import { callerOf } from './caller-of';
import { choosing } from './definitions';
import { json } from './deliver-with';

const lists = ({ url }: { readonly url: string }) =>
  json(url.endsWith('page=1') ? { names: ['Vips'], next: '2' } : { names: ['Others'] });

it('asks the vendor what a field may hold, page by page', async () => {
  const { sent, ...caller } = callerOf(choosing, { token: 'token-1234' }, lists);
  const payload = { kind: 'static' };
  expect(await dynamicChoices(choosing, 'post', 'list', { ...caller, payload })).toEqual({
    choices: [{ value: 'vips', label: 'Vips', description: 'A list.' }],
    nextPage: '2',
  });
  expect(await dynamicChoices(choosing, 'post', 'list', { ...caller, payload, page: '2' })).toEqual({
    choices: [{ value: 'others', label: 'Others', description: 'A list.' }],
  });
  expect(sent.map(({ url, headers }) => [url, headers.authorization])).toEqual([
    ['https://api.vendor.example/lists?of=static&page=1', 'Bearer token-1234'],
    ['https://api.vendor.example/lists?of=static&page=2', 'Bearer token-1234'],
  ]);
});

it.each(['traits.__keys__', 'traits.plan', 'lines.[2].sku', 'sizes.of.shoes'])(
  'finds the choices of %s as Segment does',
  async (field) => {
    const { sent: _, ...caller } = callerOf(choosing, { token: 'token-1234' });
    const theirs = await new Destination(choosing).executeDynamicField('post', field, { settings: {}, payload: {} });
    expect(theirs).toHaveProperty('choices.0');
    expect(await dynamicChoices(choosing, 'post', field, caller)).toEqual(theirs);
  },
);

it('offers only what has a value, and takes an empty error for none', async () => {
  const { sent: _, ...caller } = callerOf(choosing, { token: 'token-1234' });
  expect(await dynamicChoices(choosing, 'post', 'loose', caller)).toEqual({
    choices: [
      { value: 1, label: '1' },
      { value: 'true', label: 'Yes' },
    ],
  });
});

it.each([
  ['post', 'broken', { status: 'rejected', fix: 'settings', httpStatus: 401, message: 'No such token.' }],
  [
    'post',
    'name',
    { status: 'rejected', message: expect.stringContaining('"name" may hold. Fields of which it is: list,') as string },
  ],
  ['post', '__proto__', { status: 'rejected' }],
  ['post', 'traitsX', { status: 'rejected' }],
  ['gone', 'list', { status: 'rejected', message: expect.stringContaining('action "gone"') as string }],
])('says why there are no choices: %s, %s', async (action, field, outcome) => {
  const { sent: _, ...caller } = callerOf(choosing, { token: 'token-1234' });
  expect(await dynamicChoices(choosing, action, field, caller)).toMatchObject(outcome);
});

it.each([
  [401, 'rejected', 'settings'],
  [503, 'retry', undefined],
])('reads the vendor’s %s as %s', async (status, outcome, fix) => {
  const { sent: _, ...caller } = callerOf(choosing, { token: 'token-1234' }, () =>
    json({ message: 'token-1234?' }, status),
  );
  const answer = await dynamicChoices(choosing, 'post', 'list', caller);
  expect(answer).toMatchObject({ status: outcome, ...(fix && { fix }) });
  expect(JSON.stringify(answer)).not.toContain('token-1234');
});

it('knows which fields have such choices, and says so of the action', () => {
  expect(asDestination(choosing).actions.post?.description).toBe(
    'Posts. The vendor says what these may hold: list, traits.__keys__, traits.__values__, lines.sku, sizes.of.shoes, loose, broken.',
  );
  const { post } = choosing.actions;
  expect(dynamicFieldsOf(post ?? { perform: () => undefined })).toEqual([
    'list',
    'traits.__keys__',
    'traits.__values__',
    'lines.sku',
    'sizes.of.shoes',
    'loose',
    'broken',
  ]);
});
