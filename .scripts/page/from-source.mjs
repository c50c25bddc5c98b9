import { join } from 'node:path';
import { root } from '../ready.mjs';

const ours = /^@sluice\/(?<name>[\w-]+)(?:\/(?<entry>\w+))?$/;

/** Resolves our packages to their sources, so that only what is used ends up in the page. */
export function fromSource() {
  return {
    name: 'from-source',
    enforce: 'pre',
    resolveId(id) {
      const { name, entry = 'index' } = ours.exec(id)?.groups ?? {};
      return name && join(root, 'packages', name, 'src', `${entry}.ts`);
    },
  };
}
