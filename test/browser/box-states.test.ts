/** Tests that every state of the search box is accessible, in each of its modes and themes, in a real Chromium. */
import { test } from 'node:test';
import type { BrowserContextOptions } from 'playwright-core';
import { openPage } from '../support/browser.js';
import { CHROMIUM, needs } from '../support/browsers.js';
import { startArchive } from './archive.js';
import { isAccessible } from './axe.js';
import { Box } from './box.js';

const options = needs(CHROMIUM, 'Chromium');
const archive = options.skip ? undefined : await startArchive();

const MODES = ['dropdown', 'dialog', 'inline'] as const;
const WAYS: Readonly<Record<string, BrowserContextOptions & { theme: string }>> = {
  light: { theme: 'light' },
  dark: { theme: 'dark', viewport: { width: 320, height: 600 } },
  'by the system, dark, forced colours': { theme: 'auto', colorScheme: 'dark', forcedColors: 'active' },
};

for (const mode of MODES) {
  test(`axe finds nothing in any state of the ${mode}`, options, async () => {
    for (const [way, { theme, ...context }] of Object.entries(WAYS)) {
      const { page, close } = await openPage(context);
      const look = (state: string): Promise<void> => isAccessible(page, `${mode}, ${way}, ${state}`);
      const inside = '<span slot="empty">什么也没有，<b>换个词</b></span><span slot="footer">由寻答搜索</span>';
      await page.goto(
        `${archive?.hosts.url}/plain?box=${encodeURIComponent(`mode="${mode}" theme="${theme}"`)}&inside=${encodeURIComponent(inside)}`,
      );
      const box = new Box(page);
      await look('closed');
      if (mode === 'dialog') await page.locator('xunda-search button').first().click();
      await look('open and empty');
      await box.input.fill('chongqing');
      await box.settled();
      await look('results by other words');
      await box.input.press('ArrowDown');
      await look('an active option');
      await box.input.fill('桥迷');
      await box.settled();
      await look('suggestions alone');
      await box.input.fill('通涨');
      await box.page.waitForTimeout(300);
      await box.settled();
      await look('a correction');
      await box.input.fill('齉龘');
      await box.panel.locator('.empty').waitFor({ state: 'visible' });
      await look('nothing found');
      if (archive) archive.isBroken = true;
      await box.input.fill('番茄');
      await box.panel.locator('button').waitFor({ state: 'visible' });
      await look('an error');
      if (archive) archive.isBroken = false;
      await close();
    }
  });
}
