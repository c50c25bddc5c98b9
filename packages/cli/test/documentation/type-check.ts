import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Block, root } from './block';
import { declarations } from './given';

/** What the compiler says of the programs of pages, checked together: one message a line, each with its page and line. */
export async function typeCheck(blocks: readonly Block[]): Promise<string[]> {
  const cache = join(root, 'node_modules', '.cache', 'sluice');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'documentation-'));
  try {
    // As a module of its own each may have names that others have.
    blocks.forEach(({ code }, index) => {
      writeFileSync(join(folder, `block-${index}.ts`), `${code}\nexport {};\n`);
    });
    writeFileSync(join(folder, 'given.d.ts'), declarations);
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*'] }));
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
      cwd: folder,
    }).catch((error: { stdout: string }) => error);
    return stdout
      .split('\n')
      .filter((line) => line.startsWith('block-'))
      .map((line) =>
        line.replace(/^block-(\d+)\.\w+\((\d+),\d+\)/, (_, index: string, at: string) => {
          const block = blocks[Number(index)];
          return block ? `${block.page}:${block.line + Number(at)}` : line;
        }),
      );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const compilerOptions = {
  target: 'es2022',
  lib: ['es2023', 'dom'],
  module: 'esnext',
  moduleResolution: 'bundler',
  moduleDetection: 'force',
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: ['node', 'jest'],
  typeRoots: [join(root, 'node_modules', '@types')],
  paths: {
    '@sluice/engine/transports': [join(root, 'packages/engine/src/transports.ts')],
    '@sluice/kit/host': [join(root, 'packages/kit/src/host.ts')],
    '@sluice/test-utils/*': [join(root, 'test-utils/*/index.ts')],
    '@sluice/*': [join(root, 'packages/*/src/index.ts')],
  },
};
