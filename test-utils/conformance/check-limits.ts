import { compile, type Pipeline } from '@sluice/engine';
import { limitsOf } from '@sluice/kit/host';
import { findRequestFaults } from './find-request-faults';
import { fillers, manyOf, oneOfEachChannel } from './full-requests';
import { nameEvent } from './name-event';
import { settingVariants } from './setting-variants';
import type { Subject } from './subject';

const mostCopies = 2_500;
/** Shares of the bytes that one request may have. */
const shares = [0.3, 0.01, 0.6, 0.45, 0.2, 0.2, 0.2, 0.2, 0.05, 0.9, 1.1, 0.5, 0.5, 0.02];

/**
 * Whether requests keep within their channel's limits if there are many events, or large ones, and whether the channel keeps
 * within the limits that a setting names.
 */
export function checkLimits(subject: Subject): string[] {
  return [...beyondSettings(subject), ...beyondChannels(subject)];
}

/** A limit that follows a numeric setting equals that number. */
function beyondSettings({ destination, settings }: Subject): string[] {
  const numbers = Object.entries(destination.authentication.fields).filter(([, { type }]) => type === 'number');
  return numbers.flatMap(([key, { range = [1, 10] }]) => {
    const limits = range.map((value) => {
      const { visible } = compile(destination, { settings: { ...settings, [key]: value } }).settings;
      return destination.channels().map((channel) => limitsOf(channel, visible).items);
    });
    return destination.channels().flatMap(({ name }, place) => {
      const [least, most] = limits.map((items) => items[place]);
      const isItsOwn = least === most || (least === range[0] && most === range[1]);
      return isItsOwn
        ? []
        : [`${name} takes ${least} to ${most} items where the setting ${key} says ${range.join(' to ')}.`];
    });
  });
}

function beyondChannels(subject: Subject): string[] {
  return settingVariants(subject).flatMap(({ name, pipeline }, index) =>
    oneOfEachChannel(pipeline).flatMap(({ channel, event }) => {
      const { items = 0, bytes = 0, bytesPerItem = bytes } = limitsOf(channel, pipeline.settings.visible);
      // Large events take long to make.
      const sizes = new Set(index === 0 ? [bytes, bytesPerItem] : []);
      const lists = [
        manyOf(event, Math.min(items * 2 + 1, mostCopies)),
        ...[...sizes].filter((limit) => limit > 0).map((limit) => fillers(event, limit, shares)),
      ];
      return lists.flatMap((events) =>
        faultsOf(pipeline, events).map((fault) => `With ${name}, many times ${nameEvent(event)} make ${fault}.`),
      );
    }),
  );
}

function faultsOf(pipeline: Pipeline, events: readonly object[]): string[] {
  const { drafts } = pipeline.plan(events);
  return [...new Set(drafts.flatMap((draft) => findRequestFaults(draft, pipeline.settings)))];
}
