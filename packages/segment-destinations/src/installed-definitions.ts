import { createRequire } from 'node:module';
import { join } from 'node:path';
import { messageOf } from '@sluice/kit/host';
import { shortName } from './as-destination';
import type { SegmentDefinition } from './definition';
import type { SegmentCore } from './segment-core';

/** A definition from `@segment/action-destinations`, and the library it was made with. */
export interface InstalledDefinition {
  /** `slack` */
  readonly name: string;
  readonly definition: SegmentDefinition;
  readonly core: SegmentCore;
}

/** Thrown if the package with Segment's definitions is missing or does not load; says how to install it. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled';
}

const manual =
  'Put {"overrides": {"@aws-sdk/client-kinesis": "3.1143.0"}} into the package.json there, because they ask for a version of that ' +
  'package which is no longer published, and run: npm install @segment/action-destinations @segment/actions-core liquidjs xml-js';

/** The definitions installed in a folder or above it, sorted by name. Takes seconds, because the package loads all of them. */
export function installedDefinitions(folder: string): InstalledDefinition[] {
  const load = createRequire(join(folder, 'package.json'));
  let path;
  try {
    path = load.resolve('@segment/action-destinations');
  } catch {
    throw new NotInstalled(`Segment's destinations are not installed in ${folder}. ${manual}`);
  }
  try {
    const { destinations } = load(path) as { destinations: Readonly<Record<string, SegmentDefinition>> };
    if (Object.keys(destinations).length === 0) throw new Error('there are none in the package');
    const core = createRequire(path)('@segment/actions-core') as SegmentCore;
    return Object.values(destinations)
      .map((definition) => ({ name: shortName(definition), definition, core }))
      .toSorted((first, second) => (first.name < second.name ? -1 : 1));
  } catch (cause) {
    const [reason] = messageOf(cause).split('\n');
    throw new NotInstalled(
      `Segment's destinations in ${folder} do not load: ${reason?.replace(/\.$/, '')}. ${manual}`,
      { cause },
    );
  }
}
