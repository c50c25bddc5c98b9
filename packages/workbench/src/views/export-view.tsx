import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Exported } from '../parts/exported';
import { VendorBar } from '../parts/vendor-bar';
import { selectedEvent } from '../state/events';
import { linkTo } from '../state/shared-state';
import { forRudderStack, forSegment, forSluice } from '../state/exports';
import { chosen, chosenEntry, entries, openings, nameOf } from '../state/workspace';

/** The configuration in the formats of other hosts. */
export function ExportView() {
  const entry = chosenEntry.value;
  const subscriptions = openings.value[chosen.value]?.subscriptions ?? [];
  const link = useSignal('');
  useEffect(() => {
    void linkTo({ entries: entries.value, event: selectedEvent.value }).then((text) => (link.value = text));
  }, [entries.value, selectedEvent.value]);
  if (!entry) return null;
  const name = nameOf(entry);
  return (
    <>
      <VendorBar hasStatus={false} />
      <h2>Export</h2>
      <Exported
        title="sluice.json"
        file="sluice.json"
        text={forSluice(entries.value)}
        about="All destinations, for the command line and your own service. It contains only what differs from the presets, so you get improved presets with later versions. Secrets that are only in the file are left out here: save the file instead."
      />
      <Exported
        title={`${name}’s subscriptions for Segment`}
        file={`${entry.destination}-segment.json`}
        text={forSegment(subscriptions)}
        about="Every mapping in full, as Segment’s Public API takes them: name, trigger, action and mapping."
      />
      <Exported
        title={`${name}’s subscriptions for RudderStack`}
        file={`${entry.destination}-rudderstack.json`}
        text={forRudderStack(subscriptions)}
        about="Every mapping in full: the text for the key “subscriptions” of the destination’s configuration in RudderStack."
      />
      <Exported
        title="A link"
        text={link.value}
        about="Opens this page with these mappings and this one event. It contains no settings. What it contains comes after the #, so no server gets it, but anyone with the link can see the event."
      />
    </>
  );
}
