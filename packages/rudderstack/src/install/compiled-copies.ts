import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { builtTree, sourceTree } from './find-tree';
import { mark } from './shim-files';

/** What the transformer's build has made from our files in its sources: for each a copy, with a source map beside it. */
export function compiledCopies(transformer: string, paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const inSources = relative(sourceTree, path);
    if (inSources.startsWith('..')) return [];
    const copy = join(builtTree, inSources);
    const isOurs = existsSync(join(transformer, copy)) && readFileSync(join(transformer, copy), 'utf8').includes(mark);
    return isOurs ? [copy, `${copy}.map`].filter((one) => existsSync(join(transformer, one))) : [];
  });
}
