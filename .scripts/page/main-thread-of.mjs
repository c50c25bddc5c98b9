/** Spans that are somebody's script; one within another counts once. */
const scripts = new Set([
  'EvaluateScript',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'EventDispatch',
  'FireAnimationFrame',
]);
const layouts = new Set(['Layout', 'UpdateLayoutTree', 'PrePaint', 'Paint', 'Layerize', 'Commit']);
const longMilliseconds = 50;

/** What a trace of Chromium's says of the page's main thread, in milliseconds: the time in script and in layout, and the long tasks. */
export function mainThreadOf(events) {
  const threads = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const all = threads.map(({ pid, tid }) => {
    const own = events.filter((one) => one.ph === 'X' && one.pid === pid && one.tid === tid);
    const tasks = own.filter(({ name }) => name === 'RunTask').map(({ dur = 0 }) => dur / 1000);
    const long = tasks.filter((time) => time > longMilliseconds);
    return { script: timeIn(scripts, own), layout: timeIn(layouts, own), long, longest: Math.max(0, ...tasks) };
  });
  // Others are of pages that nobody sees.
  return all.toSorted((a, b) => b.script - a.script)[0] ?? { script: 0, layout: 0, long: [], longest: 0 };
}

function timeIn(names, events) {
  let [time, end] = [0, 0];
  for (const { ts, dur = 0 } of events.filter(({ name }) => names.has(name)).toSorted((a, b) => a.ts - b.ts)) {
    time += Math.max(0, ts + dur - Math.max(ts, end));
    end = Math.max(end, ts + dur);
  }
  return time / 1000;
}
