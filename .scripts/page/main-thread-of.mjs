const scripts = new Set([
  'EvaluateScript',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'EventDispatch',
  'FireAnimationFrame',
  'HandlePostMessage',
]);
const layouts = new Set(['Layout', 'UpdateLayoutTree', 'PrePaint', 'Paint', 'Layerize', 'Commit']);
const longMilliseconds = 50;

/**
 * Figures from a Chromium trace about the page's main thread, in milliseconds of CPU time, whatever else the machine was doing:
 * in script, in layout and paint, and the longest task; and the number of tasks long enough to hold up typing.
 */
export function mainThreadOf(events) {
  const threads = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const all = threads.map(({ pid, tid }) => {
    const own = events.filter((one) => one.ph === 'X' && one.pid === pid && one.tid === tid);
    const tasks = own.filter(({ name }) => name === 'RunTask').map(({ tdur = 0 }) => tdur / 1000);
    return {
      script: timeIn(scripts, own),
      layout: timeIn(layouts, own),
      longest: Math.max(0, ...tasks),
      long: tasks.filter((time) => time > longMilliseconds).length,
    };
  });
  // Other threads belong to pages that are not visible.
  return all.toSorted((a, b) => b.script - a.script)[0] ?? { script: 0, layout: 0, longest: 0, long: 0 };
}

/** The total time of these spans; of nested spans, only the outer one counts. */
function timeIn(names, events) {
  let [time, end] = [0, 0];
  for (const { ts, dur = 0, tdur = 0 } of events
    .filter(({ name }) => names.has(name))
    .toSorted((a, b) => a.ts - b.ts)) {
    if (ts < end) continue;
    time += tdur;
    end = ts + dur;
  }
  return time / 1000;
}
