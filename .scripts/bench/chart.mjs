import { verdictOn } from './results.mjs';

const rowHeight = 22;
const labelWidth = 260;
const barWidth = 480;
const width = labelWidth + barWidth + 190;
/** A full-length bar is this many times the goal. */
const greatestShown = 3;
const colours = { below: '#c2410c', ok: '#15803d', 'ok, stretch': '#166534', '–': '#475569' };

/** The results as an SVG: each bar next to its goal. Rows without a goal are compared with Segment's core. */
export function chart(results, title) {
  const height = (results.length + 3) * rowHeight;
  const goalAt = labelWidth + barWidth / greatestShown;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="13">
<rect width="${width}" height="${height}" fill="white"/>
<text x="8" y="${rowHeight}" font-weight="bold">${escape(title)}</text>
<text x="${goalAt}" y="${rowHeight * 2 - 6}" text-anchor="middle" fill="#475569">goal</text>
${results.map((result, index) => bar(result, rowHeight * (index + 2))).join('\n')}
<path d="M${goalAt} ${rowHeight * 2}V${height - rowHeight}" stroke="#475569" stroke-dasharray="4 3"/>
</svg>
`;
}

function bar(result, top) {
  const { name, value, unit } = result;
  const verdict = verdictOn(result);
  const length = (barWidth * Math.min(greatestShown, shareOfGoal(result))) / greatestShown;
  const at = top + rowHeight - 7;
  return `<text x="8" y="${at}">${escape(name)}</text>
<rect x="${labelWidth}" y="${top + 3}" width="${length.toFixed(1)}" height="${rowHeight - 6}" fill="${colours[verdict]}"/>
<text x="${labelWidth + barWidth + 8}" y="${at}">${value.toFixed(2)} ${escape(unit)}, ${verdict}</text>`;
}

/** More is better, even if the goal is a value not to be exceeded. */
function shareOfGoal({ value, goal = 1, isAtMost = false }) {
  return isAtMost ? goal / Math.max(value, goal / greatestShown) : value / goal;
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
