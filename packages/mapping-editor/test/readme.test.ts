import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as bloomreach from '@sluice/bloomreach';
import * as engine from '@sluice/engine';
import { specEvent } from '@sluice/events';
import { inBrowser } from '@sluice/test-utils/browser';
import { bundleEditor } from './foreign-page.ts';

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
const settings = {
  baseUrl: 'https://api.shop.bloomreach.co',
  streamId: 'shop',
  authentication: 'basic',
  apiKeyId: 'key-1',
  apiSecret: 'secret-4711',
};

function block(start: string): string {
  const [, code] = new RegExp(`\`\`\`${start}\n([^]*?)\n\`\`\``).exec(readme) ?? [];
  if (code === undefined) throw new Error(`The README has no block ${start}.`);
  return code;
}

/** The handler of the README, as a server has it that knows the settings. */
function handler(): (request: Request) => Promise<Response> {
  const modules = { '@sluice/engine': engine, '@sluice/bloomreach': bloomreach };
  const script = block('js title="server.js"')
    .replaceAll(/import (\{.*?\}) from ('.*?');/g, 'const $1 = modules[$2];')
    .replace('export async function POST', 'return async function');
  // oxlint-disable-next-line typescript/no-implied-eval -- what the page prints
  return new Function('modules', 'settings', script)(modules, settings) as ReturnType<typeof handler>;
}

inBrowser('a page made of the blocks of the README', (open) => {
  let server: Server;
  const given = {
    definition: JSON.parse(JSON.stringify(bloomreach.destination)) as unknown,
    saved: { 'View page': false },
    samples: [specEvent('Order Completed')],
  };
  beforeAll(async () => {
    const post = handler();
    const [script, markup] = [bundleEditor(), block('html')];
    const before = `Object.assign(globalThis, ${JSON.stringify(given)}); globalThis.save = (kept) => (globalThis.kept = kept);`;
    const files: Readonly<Record<string, string>> = {
      '/sluice-mapping.js': script,
      '/page.js': `${before}\n{ ${block('js title="page.js"')} }\n{ ${block('js title="preview.js"')} }`,
    };
    server = createServer((incoming, response) => {
      const { url = '' } = incoming;
      const send = (type: string, body: string, status = 200) =>
        response
          .writeHead(status, {
            'content-type': `${type}; charset=utf-8`,
            'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'",
          })
          .end(body);
      const answer = async () => {
        if (url !== '/preview') {
          const file = files[url];
          return send(file === undefined ? 'text/html' : 'text/javascript', file ?? `<!doctype html>${markup}`);
        }
        const { status, ...said } = await post(
          new Request('http://localhost/preview', { method: 'POST', body: await text(incoming) }),
        ).then(async (one) => ({ status: one.status, body: await one.text() }));
        return send('application/json', said.body, status);
      };
      void answer();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => server.close());

  it('edits what was kept, previews it, and keeps what was edited', async () => {
    const { page, faults } = await open();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    expect(await page.getByRole('switch', { name: 'View page' }).getAttribute('aria-checked')).toBe('false');
    const result = page.getByRole('region', { name: 'Result' });
    await result.getByText('"purchase_id": "O-90210"').waitFor();
    expect(await result.textContent()).not.toContain('secret-4711');
    await page.getByRole('combobox', { name: 'Source of Order ID' }).selectOption('Fixed value');
    await page.getByRole('textbox', { name: 'Value of Order ID' }).fill('always the same');
    await result.getByText('"purchase_id": "always the same"').waitFor();
    const kept: unknown = await page.evaluate('globalThis.kept');
    expect(kept).toEqual({ 'View page': false, Purchase: { mapping: { purchase_id: 'always the same' } } });
    await page.getByRole('textbox', { name: 'As text (FQL)' }).or(page.getByText('Trigger')).first().click();
    await page.getByRole('textbox', { name: 'As text (FQL)' }).fill('type = ');
    await result.getByText(/subscribe/).waitFor();
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
  });
});
