const clocks = ['timestamp', 'originalTimestamp', 'sentAt', 'receivedAt'];

/** Far enough apart to keep their order, close enough for a vendor that accepts no old events. */
const stepMilliseconds = 50;

/** Copies of the events as if they had just happened, in the same order. */
export function recentEvents(events: readonly object[], now: number = Date.now()): object[] {
  return events.map((event, index) => {
    const copy = JSON.parse(JSON.stringify(event)) as Record<string, unknown>; // -- events are objects
    const time = new Date(now - (events.length - index) * stepMilliseconds).toISOString();
    for (const clock of clocks) {
      if (clock in copy) copy[clock] = time;
    }
    return copy;
  });
}
