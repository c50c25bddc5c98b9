import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Destination } from '@sluice/kit';
import { destinationName } from '../adapter/destination-name';
import { findTrees } from './find-trees';

/** What is left to do in a transformer after `install`, one sentence each. */
export function remainingSteps(transformer: string, destinations: readonly Destination[]): readonly string[] {
  const [tree = 'src'] = findTrees(transformer);
  const features = ['features.ts', 'features.js'].map((file) => join(tree, file));
  const file = features.find((one) => existsSync(join(transformer, one))) ?? 'src/features.ts';
  const path = join(transformer, file);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return [
    ...(canLoad(resolve(transformer))
      ? []
      : [`Install the package there: npm install --prefix ${transformer} @sluice/rudderstack`]),
    ...destinations.flatMap((destination) => {
      const name = destinationName(destination);
      const isWorkflow = existsSync(join(transformer, tree, 'cdk', 'v2', 'destinations', name.toLowerCase()));
      const flags = ['routerTransform', ...(destination.erase ? ['regulations'] : [])];
      const missing = flags.filter((flag) => !hasFlag(text, name, flag));
      return [
        ...(isWorkflow
          ? [`Set DISABLE_${name}_CDK_V2=ALL for the transformer: its own workflow hides our folder.`]
          : []),
        ...(missing.length > 0
          ? [
              `In ${file}, say: ${name}: { ${missing.map((flag) => `${flag}: true`).join(', ')} }, and keep what its entry has.`,
            ]
          : []),
      ];
    }),
  ];
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
