import { type Destination, isObject } from '@sluice/kit/host';
import { actionOf, channelsOf } from './action-of';
import type { Performing, SegmentAction, SegmentDefinition } from './definition';
import { fieldsOf } from './fields-of';
import { hasAudiences } from './audiences';
import { Performer, type PerformerOptions } from './performer';
import { presetsOf } from './presets-of';
import { reshape } from './reshape';
import { settingsOf } from './settings-of';

/** Converts a Segment definition to a destination of ours, which works in every host. */
export function asDestination(definition: SegmentDefinition, options: PerformerOptions = {}): Destination {
  assertDefinition(definition);
  const { name, description, authentication, onDelete, asyncActions } = definition;
  const polling = Object.keys(asyncActions ?? {}).join(', ');
  const slug = `segment:${shortName(definition)}`;
  const performer = new Performer(definition, options);
  const runnable = Object.entries(definition.actions).filter(([, action]) => runsOnServers(action));
  const fields = Object.fromEntries(runnable.map(([key, action]) => [key, fieldsOf(action.fields)]));
  const ways = runnable.map(([key, action]) => channelsOf(key, action, shortName(definition), performer));
  const channels = ways.flatMap(({ single, batch }) => (batch ? [single, batch] : [single]));
  const makesAudiences = hasAudiences(definition);
  const actions = runnable.map(
    ([key, action], place) =>
      [key, actionOf(key, action, fields[key] ?? {}, ways[place] as (typeof ways)[number], makesAudiences)] as const,
  );
  const test = authentication?.testAuthentication as Performing | undefined;
  return {
    name,
    slug,
    description: `${description || name}${polling && ` (left out, because they poll: ${polling})`}`,
    mode: 'cloud',
    authentication: { scheme: 'custom', fields: settingsOf(definition) },
    actions: Object.fromEntries(actions),
    presets: presetsOf(definition, fields),
    reshape,
    channels: () => channels,
    problems: () => [],
    ...(test && { test: () => (exchange, settings) => performer.call(test, undefined, { exchange, settings }) }),
    ...(onDelete && {
      erase:
        ({ userId, anonymousId }) =>
        (exchange, settings) =>
          performer.call(onDelete as Performing, { userId, anonymousId }, { exchange, settings }),
    }),
  };
}

function assertDefinition(definition: unknown): void {
  const { name, actions } = Object(definition) as Partial<SegmentDefinition>;
  if (typeof name === 'string' && isObject(actions)) return;
  throw new TypeError('This is no DestinationDefinition of Segment’s, which has a name and actions.');
}

/** Whether an action is not a browser plug-in's. */
function runsOnServers({ platform, perform }: SegmentAction): boolean {
  return (platform ?? 'cloud') === 'cloud' && typeof perform === 'function';
}

/** `slack` for `actions-slack`; derived from the name if a definition has no slug. */
export function shortName({ slug, name }: Pick<SegmentDefinition, 'slug' | 'name'>): string {
  const word = (slug ?? name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return word.replace(/^actions-/, '').replace(/-actions$/, '');
}
