import { describeMapping, shorten } from '@sluice/kit/host';

const longestShown = 120;
/** Marks code in the description; no mapping contains it. */
const mark = '\u0000';

interface MappingWordsProps {
  readonly mapping: unknown;
  /** The kind of the field. */
  readonly kind: string | undefined;
}

/** Where a field's value comes from, in the words of the mapping editor. */
export function MappingWords({ mapping, kind }: MappingWordsProps) {
  if (mapping === undefined) return <span class="quiet">not mapped</span>;
  const words = describeMapping(mapping, (text) => `${mark}${text.replace(/^\$\./, '')}${mark}`, kind);
  return (
    <>{words.split(mark).map((text, place) => (place % 2 === 0 ? text : <Shortened key={place} text={text} />))}</>
  );
}

function Shortened({ text }: { text: string }) {
  return <code title={text}>{shorten(text, longestShown)}</code>;
}
