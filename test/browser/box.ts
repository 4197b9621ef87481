/** What tests do with a search box: they type, and look at what is shown. */
import type { Locator, Page } from 'playwright-core';

/** A box on a page, the first where there are several. */
export class Box {
  readonly input: Locator;
  /** All of them: suggestions, hits, and the way to all hits. */
  readonly options: Locator;
  readonly suggestions: Locator;
  /** The hits, and the way to all. */
  readonly found: Locator;
  readonly panel: Locator;

  constructor(
    readonly page: Page,
    nth = 0,
  ) {
    const box = page.locator('xunda-search').nth(nth);
    this.input = box.locator('input[role=combobox]');
    this.options = box.locator('[role=option]');
    this.suggestions = box.locator('[role=option].suggestion');
    this.found = box.locator('[role=option]:not(.suggestion)');
    this.panel = box.locator('.panel');
  }

  /** Waits until options are shown that answer the newest query, and are not dimmed any more. */
  async settled(): Promise<void> {
    await this.options.first().waitFor({ state: 'visible' });
    await this.page.waitForFunction(
      (input) => {
        const list = ((input as HTMLElement).getRootNode() as ShadowRoot).querySelector('[role=listbox]');
        return list?.getAttribute('aria-busy') === 'false' && getComputedStyle(list).opacity === '1';
      },
      await this.input.elementHandle(),
    );
  }

  /** What the option that Enter opens says; nothing where there is none. */
  active(): Promise<string | undefined> {
    return this.input.evaluate((input) => {
      const id = input.getAttribute('aria-activedescendant');
      const root = input.getRootNode() as ShadowRoot;
      return id === null ? undefined : (root.getElementById(id)?.textContent ?? undefined);
    });
  }

  /** What is read out. */
  said(): Promise<string> {
    return this.input.evaluate((input) => (input.getRootNode() as ShadowRoot).querySelector('[role=status]')?.textContent ?? '');
  }

  isExpanded(): Promise<boolean> {
    return this.input.evaluate((input) => input.getAttribute('aria-expanded') === 'true');
  }
}

/** Waits until something is so. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
