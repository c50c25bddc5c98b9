import { effect, signal } from '@preact/signals';

/** The views, by the hash of the URL. */
export const views = [
  'event',
  'why',
  'mapping',
  'changes',
  'batch',
  'sending',
  'settings',
  'matrix',
  'export',
] as const;
/** A view. */
export type View = (typeof views)[number];

/** The views' titles. */
export const titles: Readonly<Record<View, string>> = {
  event: 'Event',
  why: 'Why',
  mapping: 'Mapping',
  changes: 'Changes',
  batch: 'Batch',
  sending: 'Sending',
  settings: 'Settings',
  matrix: 'Matrix',
  export: 'Export',
};

/** The view that the URL names. */
export const view = signal<View>(viewIn(location.hash));

addEventListener('hashchange', () => {
  view.value = viewIn(location.hash);
  scrollTo(0, 0);
  // The focus may have been in the previous view.
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true });
  });
});

effect(() => {
  document.title = `${titles[view.value]} · Sluice workbench`;
});

function viewIn(hash: string): View {
  const name = /^#\/(\w+)/.exec(hash)?.[1];
  return views.find((one) => one === name) ?? 'event';
}

/** Switches to a view. */
export function goTo(name: View): void {
  location.hash = `/${name}`;
}
