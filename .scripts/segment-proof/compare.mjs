// Compares one destination after the other; run by segment-proof.mjs, with the folder of the bundle and a pattern of names.
import { writeFileSync } from 'node:fs';
import net from 'node:net';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { root } from '../ready.mjs';
import { freeze } from './freeze.mjs';
import { rounds } from './rounds.mjs';
import { eventsFor } from './sample-events.mjs';
import { batchThroughSegment, spyOnSegment, throughSegment, throughUs } from './two-sides.mjs';

const [, , folder, pattern = '', output] = process.argv;
const require = createRequire(`${root}/package.json`);
const { asDestination, installedDefinitions } = require(`${root}/packages/segment-destinations`);
const { Destination } = createRequire(join(folder, 'package.json'))('@segment/actions-core');
const spy = spyOnSegment(folder);
freeze();
// Some have clients of their own: nothing is to leave the house.
net.Socket.prototype.connect = function connect() {
  setImmediate(() => this.destroy(Object.assign(new Error('no network'), { code: 'ECONNREFUSED' })));
  return this;
};
process.on('unhandledRejection', () => {});
if (!process.env.DEBUG) process.on('uncaughtException', () => {});
for (const method of ['log', 'info', 'warn', 'error', 'debug']) console[method] = () => {};
const print = (text) => process.stdout.write(`${text}\n`);

/** Settings that fit: the default, the first choice, or what the name asks for. */
function settingsFor(definition) {
  const fields = Object.entries(definition.authentication?.fields ?? {});
  return Object.fromEntries(fields.map(([key, field]) => [key, settingFor(key, field)]));
}

function settingFor(key, { type, choices, default: value, format, multiple }) {
  if (value !== undefined && value !== '') return value;
  if (choices?.length > 0) return choices[0].value ?? choices[0];
  if (type === 'boolean') return true;
  if (type === 'number') return 1;
  if (multiple) return ['1'];
  const isUrl = format?.startsWith('uri') || /url|endpoint|uri|host|domain|subdomain/i.test(key);
  return isUrl ? 'https://vendor.example' : `${key}-1`;
}

/** The subscriptions that the definition has for everybody, and for those events of Segment's own products that its actions name. */
function subscriptionsOf(definition) {
  const presets = (definition.presets ?? []).flatMap((preset) => {
    const action = definition.actions[preset.partnerAction];
    if (typeof action?.perform !== 'function') return [];
    const subscribe = preset.subscribe ?? action.defaultSubscription ?? 'type = "track"';
    return [{ name: preset.name, partnerAction: preset.partnerAction, subscribe, mapping: preset.mapping ?? {} }];
  });
  const used = new Set(presets.map(({ partnerAction }) => partnerAction));
  const others = Object.entries(definition.actions)
    .filter(([key, action]) => !used.has(key) && typeof action.perform === 'function')
    .map(([key, action]) => ({
      name: action.title,
      partnerAction: key,
      subscribe: action.defaultSubscription ?? 'type = "track"',
      mapping: defaultsOf(action.fields),
    }));
  return [...presets, ...others].map((subscription) => ({
    ...subscription,
    // Segment takes no notice of fields that an action does not have; here they are mistakes.
    mapping: knownIn(definition.actions[subscription.partnerAction].fields, subscription.mapping),
  }));
}

const defaultsOf = (fields = {}) =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => (field.default === undefined ? [] : [[key, field.default]])),
  );
const knownIn = (fields = {}, mapping) =>
  Object.fromEntries(
    Object.entries(mapping).filter(([key]) => Object.hasOwn(fields, key) || key.startsWith('__segment')),
  );

const results = [];
const found = installedDefinitions(folder).filter(({ name }) => new RegExp(pattern).test(name));
for (const { name, definition, core } of found) {
  const row = {
    name,
    title: definition.name,
    compiled: false,
    events: 0,
    equal: 0,
    batches: 0,
    equalBatches: 0,
    silent: 0,
    differences: [],
  };
  results.push(row);
  try {
    const destination = asDestination(definition, { core });
    const host = new Destination(definition);
    const settings = settingsFor(definition);
    const usesOAuth = definition.authentication?.scheme?.startsWith('oauth');
    row.compiled = true;
    for (const subscription of subscriptionsOf(definition)) {
      await compareSubscription({ row, definition, destination, host, settings, subscription, usesOAuth });
    }
  } catch (error) {
    row.error = String(error.stack ?? error);
  }
  print(
    `${name.padEnd(44)} ${row.equal}/${row.events} events, ${row.equalBatches}/${row.batches} batches ${row.error ?? ''}`,
  );
}
writeFileSync(output, JSON.stringify(results, null, 1));
process.exit(0);

async function compareSubscription({ row, definition, destination, host, settings, subscription, usesOAuth }) {
  const { partnerAction, subscribe } = subscription;
  const { performBatch, fields } = definition.actions[partnerAction];
  const events = eventsFor(subscribe);
  const canSwitch = fields !== undefined && Object.hasOwn(fields, 'enable_batching');
  const switched = (isOn) =>
    canSwitch ? { ...subscription, mapping: { ...subscription.mapping, enable_batching: isOn } } : subscription;
  for (const round of rounds) {
    const common = { settings, answer: round.answer, usesOAuth };
    // Without a switch an action with batches has no singles here.
    if (!performBatch || canSwitch) {
      for (const event of events) {
        const single = switched(false);
        const theirs = await throughSegment(host, spy, { ...common, event, subscription: single });
        const ours = await throughUs(destination, {
          ...common,
          events: [structuredClone(event)],
          subscription: single,
        });
        row.events += 1;
        if (theirs.requests.length === 0 && theirs.outcomes[0] === 'delivered') row.silent += 1;
        if (isSame(theirs, ours)) row.equal += 1;
        else
          row.differences.push({
            kind: 'event',
            round: round.name,
            preset: subscription.name,
            partnerAction,
            event: nameOf(event),
            theirs,
            ours,
          });
      }
    }
    if (performBatch && events.length > 0) {
      // Of one audience, for others never share a batch here.
      const alike = events.map((event) => ({
        ...event,
        context: { ...event.context, personas: events[0].context?.personas },
      }));
      for (const list of [alike, alike.slice(0, 1)]) {
        const together = switched(true);
        const theirs = await batchThroughSegment(host, spy, { ...common, events: list, subscription: together });
        const ours = await throughUs(destination, { ...common, events: structuredClone(list), subscription: together });
        row.batches += 1;
        if (isSame(theirs, ours)) row.equalBatches += 1;
        else
          row.differences.push({
            kind: 'batch',
            round: round.name,
            preset: subscription.name,
            partnerAction,
            event: list.map(nameOf).join(),
            theirs,
            ours,
          });
      }
    }
  }
}

function isSame(theirs, ours) {
  return (
    isDeepStrictEqual(theirs.requests, ours.requests) &&
    theirs.outcomes.every((kind, place) => isAlike(kind, ours.outcomes[place]))
  );
}

/** Of an error without a status Segment knows only that it failed. */
function isAlike(theirs, ours) {
  return theirs === 'failed' ? ours !== 'delivered' && ours !== 'skipped' : theirs === ours;
}

function nameOf({ type, event }) {
  return event ?? type;
}
