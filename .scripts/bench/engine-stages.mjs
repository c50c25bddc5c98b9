import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from '../ready.mjs';

const require = createRequire(import.meta.url);
const stages = ['compile-mapping', 'compile-payload', 'compile-trigger'];

/** The engine's stages for themselves, which are no part of its interface, from their sources. */
export async function engineStages() {
  const source = join(root, 'packages', 'engine', 'src');
  const input = Object.fromEntries(stages.map((name) => [name, join(source, `${name}.ts`)]));
  const folder = join(root, '.sluice', 'bench', 'engine');
  const bundle = await rolldown({ input, external: /^[^./]/, platform: 'node' });
  await bundle.write({ dir: folder, format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' });
  await bundle.close();
  return Object.assign({}, ...stages.map((name) => require(join(folder, `${name}.cjs`))));
}
