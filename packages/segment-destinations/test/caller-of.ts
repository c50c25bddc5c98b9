import { compile } from '@sluice/engine';
import type { Exchange, RawSettings } from '@sluice/kit/host';
import { asDestination, type SegmentDefinition } from '@sluice/segment-destinations';
import { type Answering, json, type Sent, wireOf } from './deliver-with';

/** With what a definition's functions are called that are for no event, and what they sent. */
export function callerOf(definition: SegmentDefinition, given: RawSettings, answer: Answering = () => json({})) {
  const { settings } = compile(asDestination(definition), { settings: given });
  const sent: Sent[] = [];
  const exchange: Exchange = (request) => {
    const one = wireOf(request);
    sent.push(one);
    return Promise.resolve({ status: 200, headers: {}, json: undefined, ...answer(one, sent.length - 1) });
  };
  return { settings, exchange, sent };
}
