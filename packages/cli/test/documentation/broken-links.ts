import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import markdown from 'markdown-it';
import { readPage, root } from './block';

/** The links of a page to files and headings of the repository that are not there. */
export function brokenLinks(page: string, content: string = readPage(page)): string[] {
  return linksOf(content).filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path = '', heading] = link.split('#');
    const target = path === '' ? page : join(dirname(page), decodeURI(path));
    if (!existsSync(join(root, target))) return true;
    if (heading === undefined) return false;
    return statSync(join(root, target)).isDirectory() || !anchorsOf(target).includes(heading);
  });
}

function linksOf(content: string): string[] {
  return markdown()
    .parse(content, {})
    .flatMap(({ children }) => children ?? [])
    .flatMap((token) => (token.type === 'link_open' ? [String(token.attrGet('href'))] : []));
}

/** The names by which GitHub links to headings: those that there are twice are numbered. */
function anchorsOf(page: string): string[] {
  const seen = new Map<string, number>();
  const tokens = markdown().parse(readPage(page), {});
  return tokens.flatMap(({ type }, index) => {
    if (type !== 'heading_open') return [];
    const text = (tokens[index + 1]?.children ?? [])
      .filter((token) => ['text', 'code_inline'].includes(token.type))
      .map(({ content }) => content)
      .join('');
    const anchor = text
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return [count === 0 ? anchor : `${anchor}-${count}`];
  });
}
