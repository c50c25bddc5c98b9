import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenedPage, OpenPage } from '@sluice/test-utils/browser';

const root = join(__dirname, '..', '..', '..');

/** The element as one file, bundled from source. */
export function bundleEditor(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-editor-'));
  const file = join(folder, 'sluice-mapping.js');
  execFileSync(process.execPath, [join(root, '.scripts', 'bundle-editor.mjs'), file], { cwd: root });
  const script = readFileSync(file, 'utf8');
  rmSync(folder, { recursive: true });
  return script;
}

/** Nothing but scripts, and of those no text that becomes code. */
const policy = (scripts: string) =>
  [
    "default-src 'none'",
    `script-src 'self' ${scripts}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

const html = (scripts: readonly string[]) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <title>Somebody’s page</title>
    ${scripts.map((url) => `<script src="${url}" defer></script>`).join('\n')}
  </head>
  <body>
    <main>
      <h1>Somebody’s page</h1>
      <sluice-mapping></sluice-mapping>
    </main>
  </body>
</html>`;

/** Sets the properties as a host does, and keeps what the element tells. */
const pageScript = (properties: object, hasPreview: boolean) => `
const editor = document.querySelector('sluice-mapping');
globalThis.changes = [];
editor.addEventListener('change', ({ detail }) => globalThis.changes.push(detail));
Object.assign(editor, ${JSON.stringify(properties)});
${hasPreview ? 'editor.preview = (event, subscriptions) => globalThis.explain(event, subscriptions);' : ''}
`;

export type ForeignPageOptions = Parameters<OpenPage>[0] & {
  readonly explain?: (event: never, subscriptions: never) => unknown;
  /** The element's script runs after the page's own. */
  readonly isScriptLate?: boolean;
};

export interface ForeignPage {
  /** Opens the page with the element in it, given these properties; `explain` runs in this process. */
  readonly open: (open: OpenPage, properties: object, options?: ForeignPageOptions) => Promise<OpenedPage>;
  readonly close: () => void;
}

/** A plain page under a strict Content-Security-Policy; the element's script comes from another origin. */
export async function serveForeignPage(script: string): Promise<ForeignPage> {
  let page = '';
  let order: readonly string[] = [];
  const scripts = await serve({ '/sluice-mapping.js': () => script });
  const pages = await serve({ '/': () => html(order), '/page.js': () => page }, policy(originOf(scripts)));
  return {
    open: async (open, properties, { explain, isScriptLate = false, ...options } = {}) => {
      page = pageScript(properties, explain !== undefined);
      const both = [`${originOf(scripts)}/sluice-mapping.js`, '/page.js'];
      order = isScriptLate ? both.toReversed() : both;
      const opened = await open(options);
      if (explain) await opened.page.exposeFunction('explain', explain);
      await opened.page.goto(originOf(pages));
      return opened;
    },
    close: () => {
      for (const server of [scripts, pages]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

async function serve(files: Readonly<Record<string, () => string>>, contentPolicy?: string): Promise<Server> {
  const server = createServer(({ url = '' }, response) => {
    const file = files[url];
    const type = url.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(file ? 200 : 404, {
      'content-type': `${type}; charset=utf-8`,
      ...(contentPolicy !== undefined && { 'content-security-policy': contentPolicy }),
    });
    response.end(file?.());
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  return server;
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
