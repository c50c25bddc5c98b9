import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { catalog } = require('@sluice/catalog');
const { compile } = require('@sluice/engine');
const { subjectOf } = require('@sluice/test-utils/conformance');

export const slugs = Object.keys(catalog);

/**
 * A destination, and the settings with which it sends an event: those of its simulator's account, plus a switch if such events
 * need one to be on. No setting is named here, because a destination may rename its own.
 */
export function benchPipeline(slug, event) {
  const destination = catalog[slug];
  const { settings: usual } = subjectOf(destination);
  const switches = Object.entries(destination.authentication.fields).filter(([, { type }]) => type === 'boolean');
  const candidates = [
    usual,
    ...switches.flatMap(([key]) => [true, false].map((value) => ({ ...usual, [key]: value }))),
  ];
  for (const settings of candidates) {
    const pipeline = attempt(() => compile(destination, { settings }));
    if (pipeline?.plan([event]).drafts.length > 0) return { destination, settings, pipeline };
  }
  throw new Error(`${destination.name} sends nothing for ${event.event ?? event.type} by any one switch.`);
}

/** Throws if one of the events is not sent. */
export function requireAllSent(pipeline, events) {
  const { drafts, outcomes } = pipeline.plan(events);
  const sent = new Set(drafts.flatMap(({ parts }) => parts.map(({ event }) => event)));
  const [message] = outcomes.filter((outcome) => outcome !== undefined).map((outcome) => outcome.message);
  if (message !== undefined) throw new Error(`An event is not sent: ${message}`);
  if (sent.size !== events.length) throw new Error(`${events.length - sent.size} events are in no request.`);
}

function attempt(work) {
  try {
    return work();
  } catch (error) {
    if (error.name !== 'ConfigurationError') throw error;
    return undefined;
  }
}
