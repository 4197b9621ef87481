/** Finds the browsers of this machine. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Tests that need a browser fail without one where this is set; elsewhere they are skipped. */
const REQUIRED = process.env.XUNDA_REQUIRE_BROWSER === '1';

function found(variable: string, names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const paths = [process.env[variable], ...names.flatMap((name) => folders.map((folder) => join(folder, name)))];
  return paths.find((path) => path && isExecutable(path));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where the browsers are; absent where they are not. */
export const CHROMIUM = found('XUNDA_CHROMIUM', ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']);
export const FIREFOX = found('XUNDA_FIREFOX', ['firefox-esr', 'firefox']);

/** For `test(name, options, …)`: why a test is skipped, or that it is not. */
export function needs(browser: string | undefined, name: string): { readonly skip: string | false } {
  return { skip: browser || REQUIRED ? false : `there is no ${name} on this machine` };
}

/** How Chromium is started: alike on every machine, and asking nobody. */
export const CHROMIUM_FLAGS: string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
];
