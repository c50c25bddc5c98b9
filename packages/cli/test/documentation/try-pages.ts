import { blocksOf } from './block';
import { brokenLinks } from './broken-links';
import { Reader } from './reader';
import { typeCheck } from './type-check';

/** Twenty commands, each a process, where little of the machine is left for them. */
const longestBlock = 600_000;

/** Declares the tests that do what pages say: each block of each page, in order, by a reader for each page. */
export function tryPages(pages: readonly string[]): void {
  const blocks = new Map(pages.map((page) => [page, blocksOf(page)]));

  it.each(pages)('has links in %s that lead somewhere', (page) => {
    expect(brokenLinks(page)).toEqual([]);
  });

  it('has TypeScript that compiles', async () => {
    expect(await typeCheck([...blocks.values()].flat().filter(({ language }) => language === 'ts'))).toEqual([]);
  });

  describe.each([...blocks].filter(([, some]) => some.length > 0))('%s', (_, some) => {
    const reader = new Reader();
    afterAll(() => reader.close());
    it.each(some.map((block) => [`${block.line}, ${block.language}`, block] as const))(
      'is right in line %s',
      async (__, block) => {
        expect.hasAssertions();
        await reader.read(block);
        expect(block.code).not.toBe('');
      },
      longestBlock,
    );
  });
}
