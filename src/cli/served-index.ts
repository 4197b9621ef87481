/** Serves the current index, and takes a new one in its place without a pause. */

import { unwatchFile, watchFile } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../config.js';
import { messageOf } from '../errors.js';
import { MANIFEST_NAME } from '../index/manifest.js';
import { type OpenedIndex, openIndexGently } from '../index/open-index.js';
import { createSearcher } from '../library.js';
import type { UserWord } from '../model.js';
import type { Searcher, SearcherSettings } from '../search/searcher.js';
import { createAnalyzer } from '../text/analyzer.js';
import { searcherSettingsOf, userWordsIn, wordsWarning } from './searcher-settings.js';

/** How often the manifest is looked at, in milliseconds. Asking the file works on every file system, unlike waiting to be told. */
const LOOK_INTERVAL_MS = 1000;

/** The searcher over the index as it was last committed. */
export class ServedIndex {
  private loading: Promise<void> | undefined;
  private again = false;

  private constructor(
    private readonly settings: Settings,
    private readonly searcherSettings: SearcherSettings,
    private readonly log: (line: string) => void,
    private readonly warn: (line: string) => void,
    private index: OpenedIndex,
    private current: Searcher,
  ) {}

  /**
   * Opens the index, and loads jieba's dictionary and the operator's synonyms, which are not read again.
   *
   * @param log told when a new index is served, or why it is not
   * @param warn told where an index was built with other words than the operator's file now has
   * @throws IndexError where the index cannot be served
   * @throws ConfigurationError where the operator's words cannot be used
   */
  static async open(settings: Settings, log: (line: string) => void, warn: (line: string) => void): Promise<ServedIndex> {
    const searcherSettings = searcherSettingsOf(settings);
    const words = userWordsIn(settings.userWords);
    const index = await openCurrent(settings, warn);
    const served = new ServedIndex(settings, searcherSettings, log, warn, index, createSearcher(index, searcherSettings));
    served.compare(words);
    watchFile(join(settings.index, MANIFEST_NAME), { interval: LOOK_INTERVAL_MS }, () => void served.reload());
    return served;
  }

  get searcher(): Searcher {
    return this.current;
  }

  /** Opens the index again, in small steps between requests. The old one is served until then, and on where the new one has a fault. */
  reload(): Promise<void> {
    this.again = true;
    this.loading ??= this.loadUntilCurrent().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  close(): void {
    unwatchFile(join(this.settings.index, MANIFEST_NAME));
    this.index.close();
  }

  /** A commit during loading asks for one more turn. */
  private async loadUntilCurrent(): Promise<void> {
    while (this.again) {
      this.again = false;
      try {
        this.replace(await openCurrent(this.settings, this.warn));
        this.log(`serving the new index in ${this.settings.index}`);
      } catch (error) {
        this.log(`the old index is still served: ${messageOf(error)}`);
      }
    }
  }

  /** The words of an index go with it: its searcher cuts queries with them from the first one on. */
  private replace(index: OpenedIndex): void {
    this.current = createSearcher(index, this.searcherSettings);
    this.index.close();
    this.index = index;
    try {
      // The file may have changed with the index.
      this.compare(userWordsIn(this.settings.userWords));
    } catch (error) {
      this.warn(messageOf(error));
    }
  }

  private compare(words: readonly UserWord[] | undefined): void {
    const warning = wordsWarning(words, this.index, this.settings);
    if (warning) this.warn(warning);
  }
}

function openCurrent({ index }: Settings, warn: (line: string) => void): Promise<OpenedIndex> {
  const onDamaged = (what: string): void =>
    warn(`${what}; what it holds is left out until the index is built anew: xunda index --index ${index} --rebuild`);
  return openIndexGently(index, createAnalyzer().fingerprint, onDamaged);
}
