/** Sample events as if they had just happened: vendors that stamp everything "now" take no old ones. */
export async function sampleEvents(name: 'spec' | 'captured' | 'shop'): Promise<object[]> {
  const { default: samples } = await import('built-in:samples');
  return asOfNow(samples[name]);
}

export const sampleTitles = {
  spec: 'One customer’s journey: every event of the spec',
  shop: 'A day in a shop: 500 events of 100 visitors',
  captured: 'What real SDKs send',
} as const;

const clocks = ['timestamp', 'originalTimestamp', 'sentAt', 'receivedAt'];
const stepMilliseconds = 50;

function asOfNow(events: readonly object[]): object[] {
  const now = Date.now();
  return events.map((event, place) => {
    const time = new Date(now - (events.length - place) * stepMilliseconds).toISOString();
    return { ...event, ...Object.fromEntries(clocks.filter((clock) => clock in event).map((clock) => [clock, time])) };
  });
}
