const css = `
:host { display: block; color-scheme: light dark; }
`;

let made: CSSStyleSheet | undefined;

/** One for all elements; a constructed sheet needs no leave of a Content-Security-Policy. */
export function styleSheet(): CSSStyleSheet {
  if (!made) {
    made = new CSSStyleSheet();
    made.replaceSync(css);
  }
  return made;
}
