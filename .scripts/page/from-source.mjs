import { join } from 'node:path';
import { root } from '../ready.mjs';

const ours = /^@sluice\/(?<name>[\w-]+)(?:\/(?<entry>\w+))?$/;

/** Takes our packages from their sources, of which only what is used ends up in the page. */
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
