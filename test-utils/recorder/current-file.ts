/** A test as represented by Jest's runner. */
export interface CurrentTest {
  readonly type: 'test';
  readonly name: string;
  readonly parent: Block;
  readonly errors: readonly unknown[];
}

interface Block {
  readonly type: 'describeBlock';
  readonly name: string;
  readonly parent?: Block;
  readonly children: readonly (CurrentTest | Block)[];
}

interface State {
  readonly currentlyRunningTest?: CurrentTest | null;
  readonly rootDescribeBlock: Block;
}

/**
 * What Jest's runner knows about the test file that is running. Jest has no functions that say whether a test has failed or
 * which tests a file has, but its runner keeps both where every module of the file can see it.
 */
export const currentFile = {
  /** The file's path. */
  get path(): string {
    const { testPath } = expect.getState();
    if (testPath === undefined) throw new Error('The recorder works in a test file of Jest only.');
    return testPath;
  },

  /** The test that is running; undefined outside of tests. */
  get test(): CurrentTest | undefined {
    return state().currentlyRunningTest ?? undefined;
  },

  /** The full names of all tests in the file, run or not. */
  get names(): string[] {
    return testsIn(state().rootDescribeBlock).map(wholeName);
  },
};

/** The test's name, after those of the blocks it is in. */
export function wholeName({ name, parent }: CurrentTest): string {
  const names = [name];
  // The outermost block has no parent, and a name given by Jest.
  for (let block = parent; block.parent; block = block.parent) names.unshift(block.name);
  return names.join(' ');
}

function testsIn(block: Block): CurrentTest[] {
  return block.children.flatMap((child) => (child.type === 'test' ? [child] : testsIn(child)));
}

function state(): State {
  const key = Object.getOwnPropertySymbols(globalThis).find(({ description }) => description === 'JEST_STATE_SYMBOL');
  const found: unknown = key && Reflect.get(globalThis, key);
  if (typeof found !== 'object' || found === null || !('rootDescribeBlock' in found)) {
    throw new Error('The recorder needs the runner that Jest has by default (jest-circus).');
  }
  return found as State; // -- as jest-circus 30 declares it
}
