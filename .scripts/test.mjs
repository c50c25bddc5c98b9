// npm test: runs the tests from source, after installing what is missing. Arguments go to jest.
import { ensureInstalled, runPackageBin } from './ready.mjs';

ensureInstalled();
runPackageBin('jest/bin/jest.js', process.argv.slice(2));
