import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

export interface PageFile {
  readonly content: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** The planner compiles functions from text, and cannot access the network. */
const workerPolicy = "default-src 'none'; script-src 'self' 'unsafe-eval'";

/** The files of the page by request path: everything else is not found. */
export function pageFiles(folder: string): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const type = types[extname(name)];
    if (type === undefined) continue;
    const policy = /(^|[\\/])worker-[^\\/]*\.js$/.test(name) ? workerPolicy : pagePolicy;
    const content = readFileSync(join(folder, name));
    const headers = { 'content-type': type, 'content-security-policy': policy };
    files.set(`/${name.replaceAll(sep, '/')}`, { content, headers });
  }
  const index = files.get('/index.html');
  if (index) files.set('/', index);
  return files;
}
