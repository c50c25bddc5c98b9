import { isObject, mappedPaths } from '@sluice/kit/host';
import { presetPipelines } from './preset-pipelines';
import { sampleEvents } from './sample-events';
import { settingVariants } from './setting-variants';
import type { Subject } from './subject';
import { valuesAt } from './values-at';

/**
 * Whether a field's kind can read what senders write there: if it cannot read the value of any sample event, the kind is not the
 * one, and the value is lost for good with a note.
 */
export function checkReadable(subject: Subject): string[] {
  const [{ settings }] = settingVariants(subject);
  const events = sampleEvents(300);
  const problems = new Set<string>();
  for (const { preset, pipeline, isFor } of presetPipelines({ ...subject, settings })) {
    const own = events.filter(isFor);
    const notes = own.map((event) => notesOf(pipeline.plan([event]).events[0]));
    for (const [key, field] of Object.entries(subject.destination.actions[preset.partnerAction]?.fields ?? {})) {
      const paths = mappedPaths(preset.mapping[key]);
      const start = `${field.label} left out: `;
      const said = own.flatMap((event, index) =>
        paths.some((path) => valuesAt(event, path).length > 0)
          ? [notes[index]?.find((note) => note.startsWith(start))]
          : [],
      );
      if (said.length > 0 && said.every((note) => note !== undefined))
        problems.add(`No sample event's value of ${preset.partnerAction}.${key} can be read: ${said[0]}`);
    }
  }
  return [...problems];
}

/** What is noted of a planned event; nothing of one that is refused. */
function notesOf(planned: unknown): readonly string[] {
  return isObject(planned) && Array.isArray(planned.notes) ? (planned.notes as readonly string[]) : [];
}
