import { isObject } from '@sluice/kit/host';
import { choicesOf, type Definition, settingsOf } from './definition';
import { type Finding, wrong } from './finding';

type Settings = Readonly<Record<string, unknown>>;

/** Whether each channel has a secure address and limits that let something through, whatever the settings choose. Segment's have none. */
export function channels(definition: Definition): Finding[] {
  const found = Object.entries(channelsOf(definition)).flatMap(([name, { origin, limits }]) =>
    settingVariants(definition).flatMap((settings) => [
      ...inOrigin(`channels.${name}.origin`, said(origin, settings)),
      ...inLimits(`channels.${name}.limits`, said(limits, settings)),
    ]),
  );
  return found.filter(({ place }, index) => found.findIndex((one) => one.place === place) === index);
}

/** The channels by their names. */
export function channelsOf(definition: Definition): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const list: unknown = typeof definition.channels === 'function' ? definition.channels() : undefined;
  return Object.fromEntries(
    (Array.isArray(list) ? list : []).filter(isObject).map((channel) => [String(channel['name']), channel]),
  );
}

/** The usual settings, and those with each other choice. */
function settingVariants(definition: Definition): Settings[] {
  const settings = settingsOf(definition).map(({ place, field }) => [place.split('.').at(-1) ?? '', field] as const);
  const usual = Object.fromEntries(settings.map(([key, field]) => [key, field.default]));
  return [
    usual,
    ...settings.flatMap(([key, field]) => choicesOf(field).map(({ value }) => ({ ...usual, [key]: value }))),
  ];
}

/** What a channel says under these settings; undefined where it cannot without those that have no default. */
function said(member: unknown, settings: Settings): unknown {
  if (typeof member !== 'function') return member;
  try {
    return (member as (given: Settings) => unknown)(settings);
  } catch {
    return undefined;
  }
}

function inOrigin(place: string, origin: unknown): Finding[] {
  if (typeof origin !== 'string' || !origin.startsWith('http:')) return [];
  return [wrong(place, 'It sends over plain HTTP.', 'Use https.')];
}

function inLimits(place: string, limits: unknown): Finding[] {
  return Object.entries(isObject(limits) ? limits : {}).flatMap(([member, limit]) =>
    limit === undefined || (typeof limit === 'number' && limit > 0)
      ? []
      : [
          wrong(
            `${place}.${member}`,
            'It lets nothing through.',
            'Say what the vendor accepts, or leave it out for no limit.',
          ),
        ],
  );
}
