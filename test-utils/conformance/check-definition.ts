import { rules, told } from '@sluice/check';
import { findStale } from './find-stale';
import type { Exceptions, Subject } from './subject';

/**
 * Whether the definition is plain data except for its functions, has words for everything that a mapping screen shows, hides
 * what is secret, and has mappings that compile. `publicSettings` names settings that sound secret but are not.
 */
export function checkDefinition({ destination }: Subject, publicSettings: Exceptions = {}): string[] {
  const open = rules.secrets(destination).map((finding) => ({ finding, key: finding.place.split('.').at(-1) ?? '' }));
  return [
    ...[
      rules.shape,
      rules.plainData,
      rules.words,
      rules.mappings,
      rules.sources,
      rules.conditions,
      rules.channels,
      rules.code,
    ].flatMap((rule) => rule(destination).map(told)),
    ...membersWithout(destination).map((place) => `${place}: there is no description.`),
    ...open.filter(({ key }) => !Object.hasOwn(publicSettings, key)).map(({ finding }) => told(finding)),
    ...findStale(
      'publicSettings',
      publicSettings,
      open.map(({ key }) => key),
    ),
  ];
}

/** The members of objects and lines, which other definitions may leave without words. */
function membersWithout({ actions }: Subject['destination']): string[] {
  return Object.entries(actions).flatMap(([action, { fields }]) =>
    Object.entries(fields).flatMap(([key, { properties = {} }]) =>
      Object.entries(properties).flatMap(([member, { description }]: [string, { description?: string }]) =>
        description?.trim() ? [] : [`${action}.${key}.${member}`],
      ),
    ),
  );
}
