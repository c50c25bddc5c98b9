import { compile } from '@sluice/engine';
import { defineConnection, defineDestination, type Request, userId } from '@sluice/kit';
import { planWindow } from '../src/preview/plan-window';
import { textFormat } from '../src/preview/text-format';

const [event] = [{ type: 'identify', userId: 'u-1' }];

async function previewOf(body: Partial<Request>) {
  const connection = defineConnection({ settings: {} });
  const calls = connection.channel<string>({
    name: 'calls',
    origin: () => 'https://acme.example',
    limits: { items: 1 },
    request: () => ({ method: 'POST', url: 'https://acme.example/calls', headers: {}, ...body }),
  });
  const keep = connection.action({
    title: 'Keep',
    description: 'Keeps a customer.',
    tables: { customer: { id: userId({ required: true }) } },
    items: ({ customer: { id } }) => [calls.item(id)],
  });
  const acme = defineDestination({
    name: 'Acme',
    slug: 'acme',
    description: 'Customers.',
    connection,
    actions: { keep },
    presets: [{ name: 'Keep', partnerAction: 'keep', on: ['identify'] }],
  });
  const pipeline = compile(acme, { settings: {} });
  const { requests } = await planWindow(pipeline, [event], 0, pipeline.settings);
  const look = { paint: (_: string, text: string) => text, width: 80 } as unknown as Parameters<typeof textFormat>[0];
  return { request: requests[0], text: requests.map((request) => textFormat(look).request(request)).join('') };
}

it.each<[string, Partial<Request>, Partial<Request>, string]>([
  ['JSON', { json: { a: 1, b: undefined } }, { json: { a: 1 } }, '{\n    "a": 1\n  }'],
  ['JSON of a cut emoji and NUL', { json: ['x\ud83d', 'y\0'] }, { json: ['x\ufffd', 'y'] }, '"x\ufffd",\n    "y"'],
  ['a form', { form: { a: 1, b: undefined, c: 'é' } }, { form: { a: '1', c: 'é' } }, '"a": "1",\n    "c": "é"'],
  ['lines', { ndjson: [{ a: 1 }, { b: 2 }] }, { ndjson: [{ a: 1 }, { b: 2 }] }, '"a": 1\n  }\n  {\n    "b": 2'],
  ['a text', { text: 'a\0b' }, { text: 'ab' }, '\n  ab\n'],
  ['nothing', {}, {}, 'calls\n\n'],
])('shows a body of %s as it is sent', async (_, body, sent, shown) => {
  const { request, text } = await previewOf(body);
  expect(request).toEqual({ method: 'POST', url: 'https://acme.example/calls', headers: {}, events: [0], ...sent });
  expect(text).toContain(shown);
});
