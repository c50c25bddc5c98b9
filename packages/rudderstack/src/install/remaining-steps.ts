import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Destination } from '@sluice/kit/host';
import { destinationName } from '../adapter/destination-name';
import { findTree } from './find-tree';

/** What is left to do in a transformer after `install`, one sentence each. `word`: its folder, quoted for a shell. */
export function remainingSteps(
  transformer: string,
  destinations: readonly Destination[],
  word = transformer,
): readonly string[] {
  const tree = findTree(transformer);
  const { file, text } = featuresIn(transformer, tree);
  return [
    ...(canLoad(resolve(transformer))
      ? []
      : [`Install the package there: npm install --omit=dev --prefix ${word} @sluice/rudderstack`]),
    ...destinations.flatMap((destination) => {
      const name = destinationName(destination);
      const isWorkflow = existsSync(join(transformer, tree, 'cdk', 'v2', 'destinations', name.toLowerCase()));
      const missing = [...(destination.erase ? ['regulations'] : []), 'routerTransform'].filter(
        (flag) => !hasFlag(text, name, flag),
      );
      const entry = `${name}: { ${missing.map((flag) => `${flag}: true`).join(', ')} }`;
      return [
        ...(isWorkflow
          ? [`Set DISABLE_${name}_CDK_V2=ALL for the transformer: its own workflow hides our folder.`]
          : []),
        ...(missing.length > 0
          ? [
              `In ${file}, say: ${entry}, and keep what its entry has` +
                (missing.includes('routerTransform')
                  ? `; routerTransform only once RSERVER_ROUTER_${name}_TRANSFORMER_PROXY=true is set for rudder-server and the transformer.`
                  : '.'),
            ]
          : []),
      ];
    }),
  ];
}

/** The file in which a tree declares what its destinations can do. */
function featuresIn(transformer: string, tree: string): { readonly file: string; readonly text: string } {
  const files = ['features.ts', 'features.js'].map((name) => join(tree, name));
  const file = files.find((one) => existsSync(join(transformer, one)));
  if (file === undefined) return { file: join(tree, tree === 'src' ? 'features.ts' : 'features.js'), text: '' };
  return { file, text: withoutComments(readFileSync(join(transformer, file), 'utf8')) };
}

function withoutComments(code: string): string {
  return code.replace(/\/\/.*|\/\*[^]*?\*\//g, '');
}

function hasFlag(features: string, name: string, flag: string): boolean {
  const entry = new RegExp(String.raw`\b${name}\b['"]?\s*:\s*\{([^}]*)\}`).exec(features)?.[1] ?? '';
  return new RegExp(String.raw`\b${flag}\s*:\s*true\b`).test(entry);
}

/** Node.js looks for a package in every parent folder, too. */
function canLoad(folder: string): boolean {
  if (existsSync(join(folder, 'node_modules', '@sluice', 'rudderstack'))) return true;
  return dirname(folder) !== folder && canLoad(dirname(folder));
}
