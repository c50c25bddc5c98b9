import type { Destination } from '@sluice/kit/host';
import { destinationName } from '../adapter/destination-name';

/** One file in a transformer's tree. */
export interface ShimFile {
  /** Relative to the folder that contains `v0` and `v1`. */
  readonly folder: string;
  /** The file's name without its extension, as a transformer requires it. */
  readonly module: string;
  readonly text: string;
}

/** Included in each of our files, so that we recognize them. */
export const mark = 'Written by "sluice rudderstack install"; "sluice rudderstack install --remove" removes it.';

/** The files that a transformer loads for a destination. */
export function shimFiles(destination: Destination): readonly ShimFile[] {
  const name = destinationName(destination).toLowerCase();
  const file = (version: string, module: string, call: string): ShimFile => ({
    folder: `${version}/destinations/${name}`,
    module,
    text: shim(call),
  });
  const loadErrors = "() => require('@rudderstack/integrations-lib')";
  return [
    file('v0', 'transform', `transformFor('${name}', ${loadErrors})`),
    file('v0', 'networkHandler', `networkHandlerFor('v0', '${name}', ${loadErrors})`),
    file('v1', 'networkHandler', `networkHandlerFor('v1', '${name}', ${loadErrors})`),
    // Without it the transformer answers 500 for a vendor that cannot forget people, and the deletion is retried.
    file('v0', 'deleteUsers', `deleteUsersFor('${name}', ${loadErrors})`),
  ];
}

/** Modules that a transformer would load instead of ours, or beside it. */
export const modulesOf: Readonly<Record<string, readonly string[]>> = {
  transform: ['transform', 'routerTransform'],
  networkHandler: ['networkHandler'],
  deleteUsers: ['deleteUsers'],
};

const ownPackage = '@sluice/rudderstack';

function shim(call: string): string {
  return `'use strict';\n\n// ${mark}\nmodule.exports = require('${ownPackage}').${call};\n`;
}
