import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** Where it is on macOS, which puts no such programs on the path. */
const elsewhere = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser to test in: the one that `CHROMIUM` names, else the first one installed; undefined if there is none. */
export function findChromium(): string | undefined {
  const { CHROMIUM: named, PATH: path = '' } = process.env;
  if (named) return named;
  const installed = path.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...installed, ...elsewhere].find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
