/** Knows the syllables of Mandarin as they are typed: without tone, ü as v. */

/** By their first letters, so that each line can be compared with a table of the language. */
const ALL = `
a ai an ang ao
ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu
ca cai can cang cao ce cen ceng ci cong cou cu cuan cui cun cuo
cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo
da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo
e ei en eng er
fa fan fang fei fen feng fo fou fu
ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo
ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo
ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun
ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo
la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lun luo lv lve
ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu
na nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nuo nv nve
o ou
pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu
qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun
ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo
sa sai san sang sao se sen seng si song sou su suan sui sun suo
sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo
ta tai tan tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo
wa wai wan wang wei wen weng wo wu
xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun
ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun
za zai zan zang zao ze zei zen zeng zi zong zou zu zuan zui zun zuo
zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo
`;

const SYLLABLES = new Set(ALL.trim().split(/\s+/));

/** No syllable has more letters. */
export const MAX_SYLLABLE_LETTERS = Math.max(...Array.from(SYLLABLES, ({ length }) => length));

/** All that is shorter than a syllable that begins with it. */
const BEGINNINGS = new Set(
  Array.from(SYLLABLES).flatMap((syllable) => Array.from({ length: syllable.length - 1 }, (_, i) => syllable.slice(0, i + 1))),
);

/** Whether letters are a syllable. */
export function isSyllable(letters: string): boolean {
  return SYLLABLES.has(letters);
}

/** Whether there are syllables that begin with these letters and go on. */
export function beginsSyllable(letters: string): boolean {
  return BEGINNINGS.has(letters);
}

/** Whether letters are nothing but whole syllables. */
export function isMadeOfSyllables(letters: string): boolean {
  const reached = [true];
  for (let end = 1; end <= letters.length; end++) {
    let isReached = false;
    for (let start = Math.max(0, end - MAX_SYLLABLE_LETTERS); start < end && !isReached; start++) {
      isReached = reached[start] === true && SYLLABLES.has(letters.slice(start, end));
    }
    reached.push(isReached);
  }
  return reached[letters.length] === true;
}

/** Letters of one sound spelled differently: ü is u behind j, q, x and y, and needs no dots where nothing else is meant (nüe, lüe). */
export function usualSpelling(letters: string): string {
  return letters.replace(/([jqxy])v/g, '$1u').replace(/([nl])ue/g, '$1ve');
}

/** Sounds that many speakers do not tell apart, at the beginning of a syllable. */
const LIKE_INITIALS: readonly (readonly [string, string])[] = [
  ['zh', 'z'],
  ['ch', 'c'],
  ['sh', 's'],
  ['n', 'l'],
  ['r', 'l'],
  ['f', 'h'],
];

/** The same at its end. */
const LIKE_FINALS: readonly (readonly [string, string])[] = [
  ['ang', 'an'],
  ['eng', 'en'],
  ['ing', 'in'],
];

/**
 * A syllable with those that speakers of many regions take for it: other beginnings (zh and z, ch and c, sh and s, n and l, r and l, f and h), other ends
 * (ang and an, eng and en, ing and in), or both. Itself first.
 */
export function similarSyllables(syllable: string): string[] {
  const begun = [syllable, ...LIKE_INITIALS.flatMap((pair) => exchanged(syllable, pair, (one) => initialOf(syllable) === one, replaceStart))];
  const ended = begun.flatMap((one) => [one, ...LIKE_FINALS.flatMap((pair) => exchanged(one, pair, (end) => one.endsWith(end), replaceEnd))]);
  return [...new Set(ended)].filter(isSyllable);
}

function exchanged(
  syllable: string,
  [one, other]: readonly [string, string],
  has: (part: string) => boolean,
  replace: (syllable: string, part: string, by: string) => string,
): string[] {
  if (has(one)) return [replace(syllable, one, other)];
  return has(other) ? [replace(syllable, other, one)] : [];
}

const initialOf = (syllable: string): string => /^[zcs]h|^[^aeo]?/.exec(syllable)?.[0] ?? '';
const replaceStart = (syllable: string, part: string, by: string): string => by + syllable.slice(part.length);
const replaceEnd = (syllable: string, part: string, by: string): string => syllable.slice(0, -part.length) + by;
