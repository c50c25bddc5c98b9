// Compares one destination after another; run by segment-proof.mjs, with the folder of the bundle and a pattern for names.
import { writeFileSync } from 'node:fs';
import net from 'node:net';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { root } from '../ready.mjs';
import { fillIn } from './fill-in.mjs';
import { freeze } from './freeze.mjs';
import { rounds } from './rounds.mjs';
import { eventsFor } from './sample-events.mjs';
import { batchThroughSegment, compileOurs, spyOnSegment, throughSegment, throughUs } from './two-sides.mjs';

const [, , folder, pattern = '', output] = process.argv;
const require = createRequire(`${root}/package.json`);
const { asDestination, installedDefinitions } = require(`${root}/packages/segment-destinations`);
const { Destination } = createRequire(join(folder, 'package.json'))('@segment/actions-core');
const spy = spyOnSegment(folder);
freeze();
// Some destinations use their own clients: nothing must leave this machine.
net.Socket.prototype.connect = function connect() {
  setImmediate(() => this.destroy(Object.assign(new Error('no network'), { code: 'ECONNREFUSED' })));
  return this;
};
process.on('unhandledRejection', () => {});
if (!process.env.DEBUG) process.on('uncaughtException', () => {});
for (const method of ['log', 'info', 'warn', 'error', 'debug']) console[method] = () => {};
const print = (text) => process.stdout.write(`${text}\n`);

/** Plausible settings: the default, the first choice, or a value that matches the name. */
function settingsFor(definition) {
  const fields = Object.entries(definition.authentication?.fields ?? {});
  return Object.fromEntries(fields.map(([key, field]) => [key, settingFor(key, field)]));
}

function settingFor(key, { type, choices = [], default: value, format, multiple }) {
  const words = choices.map((choice) => choice.value ?? choice);
  if (value !== undefined && value !== '' && (words.length === 0 || words.includes(value))) return value;
  if (words.length > 0) return words[0];
  if (type === 'boolean') return true;
  if (type === 'number') return 1;
  if (multiple) return ['1'];
  if (/region/i.test(key)) return 'us-east-1';
  const isUrl = format?.startsWith('uri') || /url|endpoint|uri|host|domain/i.test(key);
  return isUrl ? 'https://vendor.example' : `${key}-1`;
}

/** The definition's presets, and a subscription with the defaults for each action that has no preset. */
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
    // Segment ignores fields that an action does not have; here they are errors.
    mapping: completed(definition.actions[subscription.partnerAction].fields, subscription.mapping),
  }));
}

const defaultsOf = (fields = {}) =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => (field.default === undefined ? [] : [[key, field.default]])),
  );
const completed = (fields, mapping) => fillIn(fields, knownIn(fields, mapping));
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
    events: none(),
    batches: none(),
    requests: 0,
    isCarried: true,
    differences: [],
  };
  results.push(row);
  try {
    const destination = asDestination(definition, { core });
    const settings = settingsFor(definition);
    compileOurs(destination, settings);
    row.isCompiled = true;
    const usesOAuth = definition.authentication?.scheme?.startsWith('oauth');
    const host = new Destination(definition);
    for (const subscription of subscriptionsOf(definition)) {
      await compareSubscription({ row, definition, destination, host, settings, subscription, usesOAuth });
    }
  } catch (error) {
    row.error = String(error.stack ?? error);
  }
  const { events, batches, error = '' } = row;
  print(`${name.padEnd(44)} ${events.same}/${events.all} events, ${batches.same}/${batches.all} batches ${error}`);
}
writeFileSync(output, JSON.stringify(results));
process.exit(0);

function none() {
  return { all: 0, asked: 0, same: 0, halved: 0 };
}

async function compareSubscription({ row, definition, destination, host, settings, subscription, usesOAuth }) {
  const { name: preset, partnerAction, subscribe } = subscription;
  const { performBatch, fields = {} } = definition.actions[partnerAction];
  const events = eventsFor(subscribe);
  const canSwitch = Object.hasOwn(fields, 'enable_batching');
  const switched = (isOn) =>
    canSwitch ? { ...subscription, mapping: { ...subscription.mapping, enable_batching: isOn } } : subscription;
  // Without the switch, an action with batches only makes batches here.
  const singles = performBatch && !canSwitch ? [] : events;
  // All of one audience, since different audiences share no batch here. A batch of one is not the same as a single event.
  const alike = events.map((event) => ({
    ...event,
    context: { ...event.context, personas: events[0].context?.personas },
  }));
  const batches = performBatch && events.length > 0 ? [alike, alike.slice(0, 1)] : [];
  for (const { name: round, answer } of rounds) {
    const note = (kind, list, theirs, ours) => {
      const likeness = likenessOf(theirs, ours, kind);
      const counts = kind === 'event' ? row.events : row.batches;
      counts.all += 1;
      if (theirs.requests.length > 0) counts.asked += 1;
      row.isCarried &&= ours.isCarried !== false;
      row.requests += theirs.requests.length + ours.requests.length;
      if (likeness === 'same' || likeness === 'halved') counts[likeness] += 1;
      else
        row.differences.push({ kind, likeness, round, preset, partnerAction, events: list.map(nameOf), theirs, ours });
    };
    for (const event of singles) {
      const given = { settings, answer, usesOAuth, subscription: switched(false) };
      const theirs = await throughSegment(host, spy, { ...given, event });
      note('event', [event], theirs, await throughUs(destination, spy, { ...given, events: [structuredClone(event)] }));
    }
    for (const list of batches) {
      const given = { settings, answer, usesOAuth, subscription: switched(true) };
      const theirs = await batchThroughSegment(host, spy, { ...given, events: list });
      note('batch', list, theirs, await throughUs(destination, spy, { ...given, events: structuredClone(list) }));
    }
  }
}

/**
 * Whether requests and outcomes are the same; `halved` if the only difference is that a refused batch is sent again in halves.
 */
function likenessOf(theirs, ours, kind) {
  if (!theirs.outcomes.every((outcome, place) => isAlike(outcome, ours.outcomes[place]))) return 'outcome';
  if (isDeepStrictEqual(theirs.requests, ours.requests)) return 'same';
  const first = ours.requests.slice(0, theirs.requests.length);
  const isHalved = kind === 'batch' && theirs.requests.length === 1 && ours.requests.length > 1;
  return isHalved && isDeepStrictEqual(theirs.requests, first) ? 'halved' : 'requests';
}

/**
 * For an error without a status, Segment knows only that it failed. If an action throws, Segment reports the same for all events
 * of a batch, including those that were left out of it because their payloads are invalid.
 */
function isAlike(theirs, ours) {
  if (theirs.startsWith('all ')) return ours === 'refused' || isAlike(theirs.slice(4), ours);
  return theirs === 'failed' ? ours !== 'delivered' && ours !== 'skipped' : theirs === ours;
}

function nameOf({ type, event }) {
  return event ?? type;
}
