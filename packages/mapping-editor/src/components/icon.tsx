const shapes = {
  add: 'M8 3v10M3 8h10',
  remove: 'M4 4l8 8M12 4l-8 8',
  up: 'M4 10l4-4 4 4',
  down: 'M4 6l4 4 4-4',
  back: 'M10 4L6 8l4 4',
  reset: 'M3 8a5 5 0 1 0 1.6-3.7M3 3v3h3',
  tree: 'M3 3h6M6 3v10M6 8h6M6 13h6',
  arrow: 'M3 8h10M9 4l4 4-4 4',
};

/** A small picture next to words, or in a button that has an accessible name. */
export function Icon({ of }: { readonly of: keyof typeof shapes }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[of]} />
    </svg>
  );
}
