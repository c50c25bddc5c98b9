import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import markdown from 'markdown-it';

export const root = join(__dirname, '..', '..', '..', '..');

/** A fenced block of a page. */
export interface Block {
  /** From the repository's root. */
  readonly page: string;
  readonly line: number;
  readonly language: string;
  /** What stands behind the language: `exit=1`. */
  readonly words: readonly string[];
  /** The file that the reader makes of it, or from which it is quoted: `title="sluice.json"`. */
  readonly title: string | undefined;
  readonly code: string;
}

/** Every page that people read in the repository, but for change logs. */
export const pages: readonly string[] = findPages('');

function findPages(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) return /(?<!CHANGELOG)\.md$/.test(entry.name) ? [path] : [];
    const isSeen = !/^(\..+|node_modules|dist|recordings)$/.test(entry.name) || entry.name === '.github';
    return entry.isDirectory() && isSeen ? findPages(path) : [];
  });
}

export function readPage(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

/** The blocks of a page, in order; those that are only indented have no language. */
export function blocksOf(page: string): Block[] {
  return markdown()
    .parse(readPage(page), {})
    .filter(({ type }) => type === 'fence' || type === 'code_block')
    .map(({ info, content, map }) => {
      const [, title] = /title="([^"]*)"/.exec(info) ?? [];
      const [language = '', ...words] = info
        .replace(/title="[^"]*"/, '')
        .trim()
        .split(/\s+/);
      return { page, line: (map?.[0] ?? 0) + 1, language, words, title, code: content };
    });
}
