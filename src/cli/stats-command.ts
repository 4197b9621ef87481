/** `xunda stats`: tells what the index holds. */

import type { Settings } from '../config.js';
import { openIndex } from '../library.js';
import { formatBytes, formatNumber, oneLine } from './terminal.js';

const MAX_SITES_SHOWN = 20;

/** @param json print what the HTTP API gives */
export function statsCommand(json: boolean, settings: Settings): void {
  const index = openIndex(settings.index);
  const { stats } = index;
  index.close();
  if (json) {
    console.log(JSON.stringify(stats));
    return;
  }
  console.log(`answers     ${formatNumber(stats.answers)} (${formatNumber(stats.characters)} characters)`);
  if (stats.olderTexts > 0)
    console.log(`history     ${formatNumber(stats.olderTexts)} older ${stats.olderTexts === 1 ? 'text' : 'texts'} of answers`);
  console.log(`pages       ${formatNumber(stats.pages)}`);
  if (stats.archived) console.log(`archived    ${stats.archived.from} to ${stats.archived.to}`);
  if (stats.answered) console.log(`answered    ${stats.answered.from} to ${stats.answered.to}`);
  console.log(`index       ${formatBytes(stats.bytes)}, ${stats.segments} ${stats.segments === 1 ? 'segment' : 'segments'}`);
  console.log(`analyzer    ${oneLine(stats.analyzer)}`);
  for (const { site, answers } of stats.sites.slice(0, MAX_SITES_SHOWN))
    console.log(`site        ${oneLine(site) || '(unknown)'}: ${formatNumber(answers)}`);
  if (stats.sites.length > MAX_SITES_SHOWN) console.log(`            and ${stats.sites.length - MAX_SITES_SHOWN} more`);
}
