import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Destination } from '@sluice/kit/host';
import { destinationName } from '../adapter/destination-name';
import { findTrees } from './find-trees';

/** What is left to do in a transformer after `install`, one sentence each. */
export function remainingSteps(transformer: string, destinations: readonly Destination[]): readonly string[] {
  const trees = findTrees(transformer);
  const features = trees.map((tree) => featuresIn(transformer, tree));
  return [
    ...(canLoad(resolve(transformer))
      ? []
      : [`Install the package there: npm install --prefix ${transformer} @sluice/rudderstack`]),
    ...destinations.flatMap((destination) => {
      const name = destinationName(destination);
      const isWorkflow = trees.some((tree) =>
        existsSync(join(transformer, tree, 'cdk', 'v2', 'destinations', name.toLowerCase())),
      );
      const flags = ['routerTransform', ...(destination.erase ? ['regulations'] : [])];
      return [
        ...(isWorkflow
          ? [`Set DISABLE_${name}_CDK_V2=ALL for the transformer: its own workflow hides our folder.`]
          : []),
        ...features.flatMap(({ file, text }) => {
          const missing = flags.filter((flag) => !hasFlag(text, name, flag)).map((flag) => `${flag}: true`);
          return missing.length > 0
            ? [`In ${file}, say: ${name}: { ${missing.join(', ')} }, and keep what its entry has.`]
            : [];
        }),
      ];
    }),
  ];
}

/** Where a tree says what its destinations can do. */
function featuresIn(transformer: string, tree: string): { readonly file: string; readonly text: string } {
  const files = ['features.ts', 'features.js'].map((name) => join(tree, name));
  const file = files.find((one) => existsSync(join(transformer, one)));
  if (file === undefined) return { file: join(tree, tree === 'src' ? 'features.ts' : 'features.js'), text: '' };
  return { file, text: readFileSync(join(transformer, file), 'utf8') };
}

function hasFlag(features: string, name: string, flag: string): boolean {
  const entry = new RegExp(String.raw`\b${name}\b['"]?\s*:\s*\{([^}]*)\}`).exec(features)?.[1] ?? '';
  return new RegExp(String.raw`\b${flag}\s*:\s*true\b`).test(entry);
}

/** Node looks for a package in every folder above. */
function canLoad(folder: string): boolean {
  if (existsSync(join(folder, 'node_modules', '@sluice', 'rudderstack'))) return true;
  return dirname(folder) !== folder && canLoad(dirname(folder));
}
