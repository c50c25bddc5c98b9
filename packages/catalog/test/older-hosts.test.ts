import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import vm from 'node:vm';
import { parseFql, validate } from '@segment/destination-subscriptions';
import { transform } from '@segment/actions-core';
import { catalog } from '@sluice/catalog';
import type { Destination } from '@sluice/kit/host';
import { recentEvents, specEvents } from '@sluice/events';
import { simulators } from '@sluice/simulators';
import { transformSync } from '@swc/core';

const packages = join(__dirname, '..', '..');
const slugs = Object.keys(catalog);
const folders = ['kit', ...slugs];

/** What Node.js 18.17 lacks, and 20 or 22 has. */
const newer = [
  /\bstructuredClone\b(?!\s*:)/,
  /\.(?:toSorted|toReversed|toSpliced|with|isWellFormed|toWellFormed)\(/,
  /\b(?:Object|Map)\.groupBy\b/,
  /\bArray\.fromAsync\b/,
  /\bPromise\.(?:withResolvers|try)\b/,
  /\bAbortSignal\.any\b/,
  /\.(?:union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(/,
  /\bimport\.meta\b/,
  /[=(,:]\s*\/(?:[^/\\\n]|\\.)+\/[dgimsy]*v[dgimsy]*\b/,
];

/** The output of the compiler for a source file, without comments. */
function compiled(filename: string): string {
  return transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022', preserveAllComments: false },
    module: { type: 'commonjs' },
  }).code.replaceAll(/\/\*[\s\S]*?\*\//g, '');
}

function sourcesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
}

it.each(folders)('%s uses nothing that Node.js 18.17 lacks', (folder) => {
  const files = sourcesIn(join(packages, folder, 'src'));
  expect(files.length).toBeGreaterThan(3);
  const found = files.flatMap((file) => {
    const code = compiled(file);
    return newer.filter((pattern) => pattern.test(code)).map((pattern) => `${file}: ${pattern.source}`);
  });
  expect(found).toEqual([]);
});

it('what was built is of the same kind', () => {
  const built = folders.map((folder) => join(packages, folder, 'dist')).filter((folder) => existsSync(folder));
  const found = built.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .filter((name) => newer.slice(0, 2).some((pattern) => pattern.test(withoutComments(join(folder, name))))),
  );
  expect(found).toEqual([]);
});

function withoutComments(file: string): string {
  return readFileSync(file, 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '');
}

/** The globals that jest-environment-node 27 hands to a test, beside those of the language. */
const globals = {
  Buffer,
  clearInterval,
  clearTimeout,
  setInterval,
  setTimeout,
  setImmediate,
  clearImmediate,
  ArrayBuffer,
  Uint8Array,
  URL,
  URLSearchParams,
  TextEncoder,
  TextDecoder,
  queueMicrotask,
  AbortController,
  AbortSignal,
  Event,
  EventTarget,
  performance,
  atob,
  btoa,
};

/** Takes from a realm what Node.js 18 does not have. */
const forget = `
  for (const name of ['toSorted', 'toReversed', 'toSpliced', 'with']) delete Array.prototype[name];
  for (const name of ['isWellFormed', 'toWellFormed']) delete String.prototype[name];
  for (const name of ['union', 'intersection', 'difference', 'isSubsetOf']) delete Set.prototype[name];
  delete Object.groupBy; delete Map.groupBy; delete Array.fromAsync; delete Promise.withResolvers;
`;

/** Loads a vendor's package, from source, in a realm such as Jest 27 makes on Node.js 18. */
function loadInOlderHost(slug: string): Destination {
  const context = vm.createContext({ ...globals });
  vm.runInContext(`globalThis.global = globalThis; ${forget}`, context);
  const modules = new Map<string, { exports: Record<string, unknown> }>();
  const load = (file: string): Record<string, unknown> => {
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} as Record<string, unknown> };
    modules.set(file, module);
    const outer = createRequire(file);
    const inner = (request: string): unknown => {
      const [, ours, more] = /^@sluice\/([^/]+)(?:\/(.+))?$/.exec(request) ?? [];
      if (ours !== undefined) return load(join(packages, ours, 'src', `${more ?? 'index'}.ts`));
      if (!request.startsWith('.')) return outer(request) as unknown;
      const path = join(dirname(file), request);
      return load(existsSync(`${path}.ts`) ? `${path}.ts` : join(path, 'index.ts'));
    };
    const wrapper = vm.runInContext(`(function (module, exports, require) {${compiled(file)}\n})`, context, {
      filename: file,
    }) as (...given: unknown[]) => void;
    wrapper(module, module.exports, inner);
    return module.exports;
  };
  return load(join(packages, slug, 'src', 'index.ts')).destination as Destination;
}

it.each(slugs)('%s is loaded and runs under Jest 27 on Node.js 18', async (slug) => {
  const destination = loadInOlderHost(slug);
  const settings = simulators[slug]?.account ?? {};
  const sent: unknown[] = [];
  const client = (_: string, options: { json?: unknown }) => {
    sent.push(options.json);
    return Promise.resolve({ status: 200, ok: true, headers: { toJSON: () => ({}) }, content: '{}', data: {} });
  };
  const odd: string[] = [];
  for (const { partnerAction, subscribe, mapping } of destination.presets) {
    const ast = parseFql(subscribe);
    for (const event of recentEvents(specEvents).filter((one) => validate(ast, one))) {
      const payload = transform(mapping, event as never);
      const action = destination.actions[partnerAction];
      for (const run of [action?.perform, action?.performBatch]) {
        try {
          await run?.(client as never, { payload: run === action?.perform ? payload : [payload], settings });
        } catch (error) {
          if (/^(?:Type|Reference|Syntax|Range)Error$/.test((error as Error).name)) odd.push(String(error));
        }
      }
    }
  }
  expect(odd).toEqual([]);
  expect(sent.length).toBeGreaterThan(5);
});

it('forgets what the older host lacks', () => {
  const context = vm.createContext({ ...globals });
  vm.runInContext(forget, context);
  for (const code of ['[].toSorted()', 'structuredClone({})', "''.isWellFormed()", 'fetch'])
    expect(() => vm.runInContext(code, context) as unknown).toThrow(/is not a function|is not defined/);
});
