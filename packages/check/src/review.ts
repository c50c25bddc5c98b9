import { channels } from './channels';
import { code } from './code';
import { conditions } from './conditions';
import type { Definition } from './definition';
import type { Finding } from './finding';
import { mappings } from './mappings';
import { plainData } from './plain-data';
import { secrets } from './secrets';
import { shape } from './shape';
import { sources } from './sources';
import { triggers } from './triggers';
import { words } from './words';

/** The rules, one by one, because `conformance` has exceptions for some. */
export const rules = {
  shape,
  plainData,
  words,
  secrets,
  triggers,
  mappings,
  sources,
  conditions,
  channels,
  code,
} as const;

/** Reviews a definition, ours or one of Segment's: what is wrong before what is doubtful, in the order of places. */
export function review(definition: Definition): Finding[] {
  const found = Object.values(rules).flatMap((rule) => rule(definition));
  return [...found.filter(({ level }) => level === 'wrong'), ...found.filter(({ level }) => level === 'doubtful')];
}
