/** What the box says, in each of its languages. */

import type { Suggestion } from '../suggestion-model.js';

/** `{n}` stands for a number, `{q}` for a query, `{c}` for what it was corrected to. */
export interface Strings {
  /** Of the input, and what stands in it while it is empty. */
  readonly label: string;
  readonly search: string;
  readonly close: string;
  readonly results: string;
  readonly count: string;
  readonly atLeast: string;
  readonly some: string;
  readonly inPart: string;
  readonly none: string;
  readonly corrected: string;
  readonly offered: string;
  readonly suggested: string;
  /** What a suggestion is. */
  readonly kinds: Readonly<Record<Suggestion['kind'], string>>;
  readonly all: string;
  readonly offline: string;
  readonly failed: string;
  readonly refused: string;
  readonly retry: string;
  readonly anonymous: string;
  readonly votes: string;
  /** How many more answers to its question match. */
  readonly more: string;
  /** Why a mark stands there, by its reason; nothing of what stands as typed. */
  readonly why: Readonly<Record<string, string>>;
}

const CN: Strings = {
  label: '搜索问答',
  search: '搜索',
  close: '关闭',
  results: '搜索结果',
  count: '{n} 条结果',
  atLeast: '至少 {n} 条结果',
  some: '没有回答含有全部词语，以下含一部分',
  inPart: '其中 {n} 条完全符合',
  none: '没有找到',
  corrected: '没有“{q}”，以下是“{c}”的结果',
  offered: '您要找的是不是“{c}”？',
  suggested: '{n} 条建议',
  kinds: { words: '词语', question: '问题', author: '作者' },
  all: '全部 {n} 条结果',
  offline: '没有连上网络。',
  failed: '搜索出了问题。',
  refused: '这样搜不了，也许太长了。',
  retry: '再试一次',
  anonymous: '匿名',
  votes: '{n} 人赞同',
  more: '另有 {n} 条回答',
  why: { script: '繁简', region: '各地说法', synonym: '同义', pinyin: '拼音', typo: '纠错', prefix: '开头' },
};

const TW: Strings = {
  label: '搜尋問答',
  search: '搜尋',
  close: '關閉',
  results: '搜尋結果',
  count: '{n} 筆結果',
  atLeast: '至少 {n} 筆結果',
  some: '沒有回答含有全部詞語，以下含一部分',
  inPart: '其中 {n} 筆完全符合',
  none: '沒有找到',
  corrected: '沒有「{q}」，以下是「{c}」的結果',
  offered: '您要找的是不是「{c}」？',
  suggested: '{n} 筆建議',
  kinds: { words: '詞語', question: '問題', author: '作者' },
  all: '全部 {n} 筆結果',
  offline: '沒有連上網路。',
  failed: '搜尋出了問題。',
  refused: '這樣搜不了，也許太長了。',
  retry: '再試一次',
  anonymous: '匿名',
  votes: '{n} 人贊同',
  more: '另有 {n} 則回答',
  why: { script: '繁簡', region: '各地說法', synonym: '同義', pinyin: '拼音', typo: '更正', prefix: '開頭' },
};

const EN: Strings = {
  label: 'Search answers',
  search: 'Search',
  close: 'Close',
  results: 'Results',
  count: '{n} results',
  atLeast: 'At least {n} results',
  some: 'No answer has all the words; these have some',
  inPart: '{n} of them match in full',
  none: 'Nothing found',
  corrected: 'Nothing has “{q}”; these are results for “{c}”',
  offered: 'Did you mean “{c}”?',
  suggested: '{n} suggestions',
  kinds: { words: 'words', question: 'question', author: 'author' },
  all: 'All {n} results',
  offline: 'You are offline.',
  failed: 'The search failed.',
  refused: 'This cannot be searched for; it may be too long.',
  retry: 'Try again',
  anonymous: 'anonymous',
  votes: '{n} upvotes',
  more: '{n} more answers',
  why: { script: 'other script', region: 'regional word', synonym: 'synonym', pinyin: 'pinyin', typo: 'corrected', prefix: 'begins so' },
};

/** All languages, by what the attribute `lang` may say. */
export const LANGUAGES: Readonly<Record<string, Strings>> = { 'zh-CN': CN, 'zh-TW': TW, en: EN };

/** The language of a page or an element: English and Traditional Chinese where it says so, else Simplified. */
export function stringsFor(lang: string): Strings {
  if (/^en\b/i.test(lang)) return EN;
  return /^zh-(tw|hk|mo|hant)/i.test(lang) ? TW : CN;
}

/** A sentence with its numbers and queries in place. */
export function said(sentence: string, values: { readonly n?: number; readonly q?: string; readonly c?: string }): string {
  return sentence.replace(/\{([nqc])\}/g, (_, name: 'n' | 'q' | 'c') => String(values[name]));
}
