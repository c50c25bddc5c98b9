import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from '../ready.mjs';

const require = createRequire(import.meta.url);
const stages = ['mapping/compile-mapping', 'payload/compile-payload', 'compile-trigger'];

/** The individual stages of the engine, loaded from source because they are not part of its interface. */
export async function engineStages() {
  const source = join(root, 'packages', 'engine', 'src');
  const input = Object.fromEntries(stages.map((stage) => [basename(stage), join(source, `${stage}.ts`)]));
  const folder = join(root, '.sluice', 'bench', 'engine');
  const bundle = await rolldown({ input, external: /^[^./]/, platform: 'node' });
  await bundle.write({ dir: folder, format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' });
  await bundle.close();
  return Object.assign({}, ...stages.map((stage) => require(join(folder, `${basename(stage)}.cjs`))));
}
