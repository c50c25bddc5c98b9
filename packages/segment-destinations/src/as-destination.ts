import type { Destination } from '@sluice/kit/host';
import { actionOf, channelsOf } from './action-of';
import type { Performing, SegmentDefinition } from './definition';
import { fieldsOf } from './fields-of';
import { Performer } from './performer';
import { presetsOf } from './presets-of';
import { ownCore, type SegmentCore } from './segment-core';
import { settingsOf } from './settings-of';
import type { Tokens } from './credentials';

export interface AsDestinationOptions {
  /** The copy of `@segment/actions-core` that the definition was made with; the one beside us unless given. */
  readonly core?: SegmentCore;
  /** Told of new tokens: who keeps settings must keep these in their place. */
  readonly onTokenRefresh?: (tokens: Tokens, settings: Readonly<Record<string, unknown>>) => void;
}

/** A definition of Segment's as a destination of ours, for every host of ours. */
export function asDestination(definition: SegmentDefinition, options: AsDestinationOptions = {}): Destination {
  const { name, description, authentication, onDelete } = definition;
  const slug = `segment:${shortName(definition)}`;
  let { core } = options;
  const performer = new Performer(definition, {
    core: () => (core ??= ownCore()),
    onTokenRefresh: options.onTokenRefresh,
  });
  const runnable = Object.entries(definition.actions).filter(([, action]) => typeof action.perform === 'function');
  const fields = Object.fromEntries(runnable.map(([key, action]) => [key, fieldsOf(action.fields)]));
  const ways = runnable.map(([key, action]) => channelsOf(key, action, shortName(definition), performer));
  const channels = ways.flatMap(({ single, batch }) => (batch ? [single, batch] : [single]));
  const actions = runnable.map(
    ([key, action], place) =>
      [key, actionOf(key, action, fields[key] ?? {}, ways[place] as (typeof ways)[number])] as const,
  );
  const test = authentication?.testAuthentication as Performing | undefined;
  return {
    name,
    slug,
    description: description || name,
    mode: 'cloud',
    authentication: { scheme: 'custom', fields: settingsOf(definition) },
    actions: Object.fromEntries(actions),
    presets: presetsOf(definition, fields),
    channels: () => channels,
    problems: () => [],
    ...(test && { test: () => (exchange, settings) => performer.call(test, undefined, exchange, settings) }),
    ...(onDelete && {
      erase:
        ({ userId, anonymousId }) =>
        (exchange, settings) =>
          performer.call(onDelete as Performing, { userId, anonymousId }, exchange, settings),
    }),
  };
}

/** `slack` of `actions-slack`; of a definition without a slug, its name. */
export function shortName({ slug, name }: Pick<SegmentDefinition, 'slug' | 'name'>): string {
  const word = (slug ?? name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return word.replace(/^actions-/, '').replace(/-actions$/, '');
}
