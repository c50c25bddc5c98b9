import type { SpecEvent } from './spec-event';
import { specEvent, specEvents } from './spec-events';

/**
 * The sample events of a call (by its type) or track event (by its name). For an event without samples, two with what events of its
 * kind contain, one with consent and one without.
 */
export function samplesOf(name: string): readonly SpecEvent[] {
  const samples = specEvents.filter(({ event, type }) => (event ?? type) === name);
  if (samples.length > 0) return samples;
  const order = specEvent('Order Completed');
  const properties = { ...specEvent('Product Viewed').properties, ...order.properties, ...others };
  return [true, false].map((email) => ({
    ...order,
    event: name,
    properties: { ...properties, channelConsents: { email } },
    context: { ...order.context, consent: { categoryPreferences: { email } } },
  }));
}

/** Properties of https://www.twilio.com/docs/segment/connections/spec/video and /email, and a topic of interest. */
const others = {
  session_id: 'session-1',
  content_asset_id: 'film-1',
  content_asset_ids: ['film-1'],
  asset_id: 'film-1',
  ad_asset_id: 'ad-1',
  ad_asset_ids: ['ad-1'],
  title: 'Rain',
  position: 10,
  total_length: 120,
  bitrate: 2500,
  quality: 'hd1080',
  email_id: 'email-1',
  email_subject: 'Spring',
  topic: 'rain',
  plan: 'pro',
};
