// Colours, fonts and measures come from custom properties, so that a page can set its own: --sluice-accent and so on.
const css = `
:host {
  --accent: var(--sluice-accent, light-dark(#3451d1, #93a7ff));
  --on-accent: var(--sluice-on-accent, light-dark(#ffffff, #10142a));
  --surface: var(--sluice-surface, light-dark(#ffffff, #15171c));
  --raised: var(--sluice-raised, light-dark(#f6f7f9, #1c1f26));
  --border: var(--sluice-border, light-dark(#d9dde3, #343a46));
  --control-border: var(--sluice-control-border, light-dark(#868f9c, #737d8d));
  --text: var(--sluice-text, light-dark(#1a1e26, #e7e9ee));
  --muted: var(--sluice-muted, light-dark(#5a6372, #a3acba));
  --danger: var(--sluice-danger, light-dark(#b3261e, #ff9b93));
  --success: var(--sluice-success, light-dark(#186a3b, #7bd99f));
  --warning: var(--sluice-warning, light-dark(#8a5300, #f2c063));
  --tint: color-mix(in srgb, var(--accent) 10%, var(--surface));
  --radius: var(--sluice-radius, 6px);
  --font: var(--sluice-font, system-ui, sans-serif);
  --mono: var(--sluice-mono, ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, monospace);
  color-scheme: var(--sluice-color-scheme, inherit);
  display: block;
  container-type: inline-size;
  background: var(--surface);
  color: var(--text);
  font: 0.875rem/1.45 var(--font);
  overflow-wrap: anywhere;
  /* Its words are English, and paths are code, also in a page that is written from right to left. */
  direction: ltr;
  text-align: start;
}
:host([hidden]) { display: none; }
*, ::before, ::after { box-sizing: border-box; }
h2, h3, h4, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h2 { font-size: 1.125rem; line-height: 1.3; overflow-wrap: anywhere; }
h3 { font-size: 0.9375rem; }
h4 { font-size: 0.875rem; font-weight: 600; }
code, .code, pre { font-family: var(--mono); font-size: 0.8125rem; overflow-wrap: anywhere; }
.code, .value, .tree-key, .tree-value, .list-name, .hint { unicode-bidi: isolate; }
.hint { color: var(--muted); font-size: 0.8125rem; }
.blank { color: var(--muted); padding: 24px 0; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.icon { width: 1em; height: 1em; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; vertical-align: -0.125em; flex: none; }

button, input, select, textarea { font: inherit; color: inherit; }
input, select, textarea {
  width: 100%; min-width: 0; padding: 5px 8px; border: 1px solid var(--control-border); border-radius: var(--radius); background: var(--surface);
}
input, select { min-height: 32px; }
textarea { display: block; resize: vertical; field-sizing: content; max-height: 60vh; }
input.code, textarea.code { font-family: var(--mono); font-size: 0.8125rem; }
::placeholder { color: var(--muted); opacity: 1; }
[aria-invalid='true'] { border-color: var(--danger); box-shadow: inset 0 0 0 1px var(--danger); }
button {
  display: inline-flex; align-items: center; gap: 5px; padding: 5px 10px; border: 1px solid var(--control-border); border-radius: var(--radius);
  background: var(--surface); cursor: pointer; white-space: nowrap;
}
button:hover:not(:disabled) { background: var(--tint); }
button:disabled { opacity: 0.45; cursor: default; }
button.small { padding: 3px 9px; font-size: 0.8125rem; min-height: 28px; }
button.link { padding: 2px 4px; border-color: transparent; background: none; color: var(--accent); font-size: 0.8125rem; min-height: 24px; }
button.icon-button { justify-content: center; width: 32px; min-height: 32px; padding: 0; color: var(--muted); flex: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.beside { display: flex; gap: 6px; align-items: flex-start; }
.beside > .combobox, .beside > .source, .beside > input { flex: 1; min-width: 0; }

.with-button { position: relative; }
.with-button > .icon-button { position: absolute; inset-block-start: 1px; inset-inline-end: 1px; width: 30px; min-height: 30px; border: 0; }
.with-button input { padding-inline-end: 34px; }

.misgiven { padding: 16px; }
.editor { display: grid; min-width: 0; margin: 0; padding: 0; border: 0; grid-template-columns: minmax(0, 1fr); }
.side { background: var(--raised); }
.list { padding: 16px 12px; }
.list h2 { padding: 0 8px; }
.list h3 { margin: 16px 8px 4px; color: var(--muted); font-size: 0.75rem; letter-spacing: 0.04em; text-transform: uppercase; }
.list li { display: flex; align-items: center; gap: 4px; padding-inline-start: 6px; border-radius: var(--radius); }
.list li:has([aria-current]) { background: var(--tint); box-shadow: inset 3px 0 0 var(--accent); }
.list-item { flex: 1; flex-wrap: wrap; min-width: 0; padding: 7px 8px; border: 0; background: none; white-space: normal; text-align: start; gap: 2px 8px; }
.list-item[aria-current] { font-weight: 600; }
.off .list-name { color: var(--muted); }
.marks { display: flex; flex-wrap: wrap; gap: 4px; margin-inline-start: auto; }
.mark { padding: 0 6px; border-radius: 9px; background: color-mix(in srgb, var(--muted) 14%, transparent); color: var(--text); font-size: 0.6875rem; font-weight: 500; line-height: 1.6; }
.mark.for { background: color-mix(in srgb, var(--success) 14%, transparent); }
.mark.wrong { background: var(--danger); color: var(--surface); }
.switch { width: 28px; min-height: 16px; height: 16px; padding: 0; border-radius: 8px; border-color: var(--control-border); background: var(--surface); flex: none; position: relative; }
.switch::after { content: ''; position: absolute; inset-block: 2px; inset-inline-start: 2px; width: 10px; border-radius: 50%; background: var(--control-border); transition: translate 0.12s; }
.switch::before { content: ''; position: absolute; inset: -5px; }
.switch[aria-checked='true'], .switch[aria-checked='true']:hover { background: var(--accent); border-color: var(--accent); }
.switch[aria-checked='true']::after { translate: 12px; background: var(--on-accent); }
.add-mapping { display: flex; gap: 6px; margin: 16px 8px 0; }

.chosen { padding: 16px; min-width: 0; }
.back { margin-block-end: 8px; }
.subscription > header { display: flex; flex-wrap: wrap; gap: 8px 16px; justify-content: space-between; }
.subscription > header > div:first-child { flex: 1 1 260px; }
input.name { font-size: 1.125rem; font-weight: 600; max-width: 420px; }
.notice { margin-block-start: 12px; padding: 8px 12px; border-radius: var(--radius); background: color-mix(in srgb, var(--warning) 12%, var(--surface)); }
.tabs { display: flex; flex-wrap: wrap; gap: 0 4px; margin-block: 14px 16px; border-block-end: 1px solid var(--border); }
.tabs button { border: 0; border-radius: var(--radius) var(--radius) 0 0; padding: 8px 12px; background: none; color: var(--muted); }
.tabs button[aria-selected='true'] { color: var(--text); font-weight: 600; box-shadow: inset 0 -2px 0 var(--accent); }
.count { min-width: 18px; padding: 0 5px; border-radius: 9px; background: color-mix(in srgb, var(--muted) 18%, transparent); color: var(--text); font-size: 0.6875rem; text-align: center; }

.trigger { padding: 12px 14px; border: 1px solid var(--border); border-radius: calc(var(--radius) + 2px); background: var(--raised); }
.trigger > :not(summary) { margin-block-start: 10px; }
.trigger > summary { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px 12px; align-items: baseline; color: var(--text); list-style: none; }
.trigger > summary::-webkit-details-marker { display: none; }
.trigger > summary h3::before { content: ''; display: inline-block; width: 6px; height: 6px; margin-inline: 2px 9px; border: solid var(--muted); border-width: 0 1.5px 1.5px 0; rotate: -45deg; translate: 0 -2px; }
.trigger[open] > summary h3::before { rotate: 45deg; }
.trigger > summary code { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.trigger[open] > summary > code { display: none; }
.fql { display: block; }
.trigger .verdict { grid-column: 2; }
.condition > button { justify-self: start; }
.conditions, .condition-group { display: grid; gap: 8px; justify-items: start; }
.condition-group { padding: 10px; border: 1px solid var(--border); border-radius: var(--radius); width: 100%; }
.match { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; }
.match select { width: auto; }
.clause { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 6px; width: 100%; align-items: start; }
.clause > :nth-child(2), .clause > .values, .clause > .combobox:nth-child(3) { grid-column: 1; }
.clause > .icon-button { grid-column: 2; grid-row: 1; }
.values { display: grid; gap: 6px; min-width: 0; }
.values ul:not(.options) { display: flex; flex-wrap: wrap; gap: 4px; }
.token { display: inline-flex; align-items: center; gap: 2px; padding-inline-start: 8px; border-radius: var(--radius); background: color-mix(in srgb, var(--accent) 14%, var(--surface)); font-size: 0.8125rem; overflow-wrap: anywhere; }
.token button { padding: 5px; border: 0; background: none; }
.fql > span { display: block; margin-block-end: 3px; color: var(--muted); font-size: 0.8125rem; }
.problem { color: var(--danger); font-size: 0.8125rem; overflow-wrap: anywhere; }
.verdict { color: var(--muted); font-size: 0.8125rem; overflow-wrap: anywhere; }
.verdict.matched { color: var(--success); }

.toolbar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-block: 20px 6px; }
.toolbar h3 { margin-inline-end: auto; }
.toolbar input { width: auto; flex: 1 1 140px; max-width: 240px; }
.toolbar select { width: auto; }
.field { display: grid; gap: 8px 20px; padding: 14px 0 14px 12px; border-block-end: 1px solid var(--border); border-inline-start: 3px solid transparent; }
.field.changed { border-inline-start-color: var(--warning); }
.field-words, .field-source { min-width: 0; }
.required { margin-inline-start: 4px; white-space: nowrap; color: var(--danger); font-size: 0.75rem; font-weight: 500; }
.required.at-times { color: var(--muted); }
.field-facts { color: var(--muted); font-size: 0.75rem; }
.field-facts code { font-size: 0.75rem; margin-inline-end: 6px; color: var(--text); }
.field-source { display: grid; gap: 6px; align-content: start; }
.field-foot { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 8px; }
.field-foot > .link { margin-inline-start: auto; }
.source { display: grid; align-items: start; gap: 6px; grid-template-columns: minmax(0, 1fr); }
.summary { justify-content: space-between; width: 100%; min-height: 32px; white-space: normal; text-align: start; color: var(--muted); }
.summary .code { color: var(--text); }
.gives { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 8px; color: var(--muted); font-size: 0.8125rem; min-width: 0; }
.gives p { flex-basis: 100%; }
.value { padding: 0 5px; border-radius: 4px; background: color-mix(in srgb, var(--success) 11%, var(--surface)); color: var(--text); }
.value.nothing { background: none; color: var(--muted); padding: 0; }
.state { font-size: 0.75rem; }
.state.unreadable, .state.refused { color: var(--danger); }

.combobox { position: relative; }
.options { position: absolute; z-index: 10; inset: calc(100% + 2px) 0 auto; max-height: 260px; overflow: auto; border: 1px solid var(--control-border); border-radius: var(--radius); background: var(--surface); box-shadow: 0 6px 20px rgb(0 0 0 / 0.18); }
.options li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 12px; padding: 5px 8px; cursor: pointer; overflow-wrap: anywhere; }
.options li:hover { background: var(--raised); }
.options li[aria-selected='true'] { background: var(--accent); color: var(--on-accent); }
.options li[aria-selected='true'] .hint { color: inherit; }
.picker, .sample { max-height: 300px; overflow: auto; margin-block-start: 6px; padding: 4px; border: 1px solid var(--border); border-radius: var(--radius); background: var(--surface); }
.tree ul { padding-inline-start: 14px; margin-inline-start: 7px; border-inline-start: 1px solid var(--border); }
.tree .more { padding: 2px 8px; color: var(--muted); }
.tree-row { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 8px; padding: 2px 4px 2px 20px; border-radius: 4px; cursor: pointer; position: relative; }
.tree-row:hover { background: var(--raised); }
.tree-row[aria-expanded]::before { content: ''; position: absolute; inset-inline-start: 7px; top: 0.55em; width: 6px; height: 6px; border: solid var(--muted); border-width: 0 1.5px 1.5px 0; rotate: -45deg; }
.tree-row[aria-expanded='true']::before { rotate: 45deg; }
.tree-row[aria-selected='true'] { background: var(--tint); }
.tree-row:focus-visible { outline-offset: -2px; }
.tree-key { font-weight: 500; }
.tree-value { color: var(--muted); font-family: var(--mono); font-size: 0.8125rem; overflow-wrap: anywhere; }
.tree-value.string { color: var(--success); }
.tree-value.number, .tree-value.boolean { color: var(--accent); }
.use { margin-inline-start: auto; color: var(--accent); font-size: 0.8125rem; }

.sources > ol { display: grid; gap: 8px; margin-block-end: 8px; }
.sources > ol { counter-reset: source; }
.sources > ol > li { display: grid; grid-template-columns: 16px minmax(0, 1fr) auto; gap: 2px 6px; align-items: start; counter-increment: source; }
.sources > ol > li::before { content: counter(source); padding-block-start: 6px; color: var(--muted); font-size: 0.8125rem; }
.sources > .hint { margin-block-end: 6px; }
.joint { color: var(--muted); font-size: 0.8125rem; }
.row-buttons { display: flex; gap: 4px; }
.row-buttons .icon-button { width: 28px; }
.condition { display: grid; gap: 6px; padding: 10px; border: 1px solid var(--border); border-radius: var(--radius); }
.condition .joint:empty { display: none; }
.members { display: grid; gap: 10px; padding: 10px; border: 1px solid var(--border); border-radius: var(--radius); }
.member { display: grid; gap: 4px; }
.member-words { font-size: 0.8125rem; }
.member-words code { font-size: 0.75rem; color: var(--muted); }
.items { display: grid; gap: 6px; }
summary { cursor: pointer; color: var(--muted); font-size: 0.8125rem; }
.line-members { display: grid; gap: 2px; padding: 6px 0 0 14px; font-size: 0.8125rem; }
.line-members > div { display: flex; flex-wrap: wrap; gap: 0 8px; }
.line-members dt { color: var(--muted); }

.changes { display: grid; gap: 12px; }
.changes li { display: grid; gap: 4px; justify-items: start; padding: 12px; border: 1px solid var(--border); border-radius: var(--radius); }
del, ins { padding: 3px 8px; border-radius: 4px; text-decoration: none; font-family: var(--mono); font-size: 0.8125rem; overflow-wrap: anywhere; }
del { background: color-mix(in srgb, var(--danger) 10%, var(--surface)); }
del::before { content: '− '; }
ins { background: color-mix(in srgb, var(--success) 12%, var(--surface)); }
ins::before { content: '+ '; }

.preview { display: grid; gap: 8px; align-content: start; min-width: 0; }
.editor > .side:last-child:not(.first) { display: none; }
.side .preview { padding: 16px; }
.preview > section { display: grid; gap: 8px; min-width: 0; }
.preview h3 { margin-block-start: 4px; }
.status { color: var(--success); }
.status.rejected { color: var(--danger); }
.status.skipped, .status.retry { color: var(--warning); }
.preview .problem { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 10; overflow: hidden; }
.outcome ul { list-style: disc; padding-inline-start: 20px; color: var(--muted); font-size: 0.8125rem; }
.request { border: 1px solid var(--border); border-radius: var(--radius); background: var(--surface); overflow: hidden; }
.request figcaption { padding: 6px 10px; border-block-end: 1px solid var(--border); font-size: 0.8125rem; overflow-wrap: anywhere; }
.request pre { margin: 0; padding: 8px 10px; max-height: 420px; overflow: auto; white-space: pre-wrap; }
.request pre:focus-visible { outline-offset: -2px; }

@container (max-width: 719px) {
  .shows-list .chosen, .editor:not(.shows-list) .side { display: none; }
}
@container (min-width: 720px) {
  .editor { grid-template-columns: 240px minmax(0, 1fr); }
  .side.first { border-inline-end: 1px solid var(--border); }
  .stays { position: sticky; inset-block-start: var(--sluice-top, 0px); max-height: calc(100vh - var(--sluice-top, 0px)); overflow: auto; }
  .back { display: none; }
  .chosen { padding: 20px 24px; }
  .field { grid-template-columns: minmax(160px, 2fr) 5fr; }
  .source { grid-template-columns: 148px minmax(0, 1fr); }
  .source.inner { grid-template-columns: 102px minmax(0, 1fr); }
  .source > .sources, .source > .condition, .source > .members, .source > .items, .source > .json { grid-column: 1 / -1; }
  .options { inset-inline-end: auto; min-width: max(100%, 280px); max-width: 440px; }
  .condition { grid-template-columns: 34px minmax(0, 1fr); align-items: start; }
  .condition > .joint { padding-block-start: 6px; }
  .condition > .joint:empty { display: block; }
  .clause { grid-template-columns: minmax(0, 3fr) minmax(0, 3fr) minmax(0, 5fr) auto; }
  .clause > :nth-child(2), .clause > .values, .clause > .combobox:nth-child(3), .clause > .icon-button { grid-column: auto; grid-row: auto; }
  .clause > .icon-button { grid-column: 4; }
}
@container (min-width: 1180px) {
  .editor { grid-template-columns: 240px minmax(0, 1fr) minmax(300px, 27%); }
  .editor > .side:last-child:not(.first) { display: block; border-inline-start: 1px solid var(--border); }
  .tab-preview { display: none; }
}
@media (prefers-reduced-motion: reduce) { .switch::after { transition: none; } }
@media (forced-colors: active) { .switch[aria-checked='true']::after { background: Highlight; } }
`;

const made = new WeakMap<Document, CSSStyleSheet>();

/** One for all elements of a document, since documents cannot share sheets. A Content-Security-Policy always allows constructed sheets. */
export function styleSheetFor(document: Document): CSSStyleSheet {
  const known = made.get(document);
  if (known) return known;
  const sheet = new (document.defaultView ?? globalThis).CSSStyleSheet();
  sheet.replaceSync(css);
  made.set(document, sheet);
  return sheet;
}
