/** Tells which Chinese script a text is written in, so that it is shown in letters of that kind, and read out right. */

import { type Html, html } from '../html.js';

/** Among the most frequent characters, those that only one of the scripts has; place by place the same words. */
const TRADITIONAL = /[這個們來時說對會國學過還為樣點見種與開關問題無實現話讓發業電後從長兩經當應該錢數體動認覺買賣讀書寫]/g;
const SIMPLIFIED = /[这个们来时说对会国学过还为样点见种与开关问题无实现话让发业电后从长两经当应该钱数体动认觉买卖读书写]/g;

/** The beginning of a text speaks for it; characters. */
const JUDGED = 2000;

/** `zh-Hant` for a text in Traditional characters; nothing for all others, which are of the page's own language. */
export function writtenIn(text: string): 'zh-Hant' | undefined {
  const judged = text.slice(0, JUDGED);
  const [traditional, simplified] = [TRADITIONAL, SIMPLIFIED].map((script) => judged.match(script)?.length ?? 0) as [number, number];
  return traditional > simplified ? 'zh-Hant' : undefined;
}

/** The attribute that says so in a tag, with a space before it. */
export function langOf(text: string): Html | undefined {
  const lang = writtenIn(text);
  return lang && html` lang="${lang}"`;
}
