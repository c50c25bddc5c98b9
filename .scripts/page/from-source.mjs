import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../ready.mjs';

/** The conditions that a package's exports are read by, the first that is there. */
const conditions = ['browser', 'import', 'require', 'default'];

/** Resolves our own packages to their sources, as their exports name what is built of these: a page needs no build before its own. */
export function fromSource() {
  return {
    name: 'from-source',
    enforce: 'pre',
    resolveId(id) {
      const [, name, entry = ''] = /^@sluice\/([^/]+)(?:\/(.+))?$/.exec(id) ?? [];
      if (name === undefined) return undefined;
      const folder = join(root, join('packages', name));
      const built = builtFile(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')), entry);
      const source = built.replace(/^(?:\.\/)?(?:dist|esm)\//, 'src/').replace(/\.[mc]?js$/, '.ts');
      const path = join(folder, source);
      if (!existsSync(path)) this.error(`${id}: there is no ${path}`);
      return path;
    },
  };
}

function builtFile({ exports, main }, entry) {
  const target = exports?.[entry === '' ? '.' : `./${entry}`] ?? (entry === '' ? main : undefined);
  let found = target;
  while (typeof found === 'object') found = found[conditions.find((condition) => condition in found)];
  return found;
}
