/** Judges whether what an input method is composing reads as pinyin. */

/** The syllables, by their initials; `v` is ü. */
const FINALS: Readonly<Record<string, string>> = {
  '': 'a o e ai ei ao ou an en ang eng er',
  b: 'a o ai ei ao an en ang eng i ie iao ian in ing u',
  p: 'a o ai ei ao ou an en ang eng i ie iao ian in ing u',
  m: 'a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u',
  f: 'a o ei ou an en ang eng u',
  d: 'a e ai ei ao ou an en ang eng ong i ie iao iu ian ing u uo ui uan un',
  t: 'a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un',
  n: 'a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan v ve ue',
  l: 'a e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve ue',
  g: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  k: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  h: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  j: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  q: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  x: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  zh: 'a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  ch: 'a e i ai ao ou an en ang eng ong u ua uo uai ui uan un uang',
  sh: 'a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang',
  r: 'e i ao ou an en ang eng ong u ua uo ui uan un',
  z: 'a e i ai ei ao ou an en ang eng ong u uo ui uan un',
  c: 'a e i ai ao ou an en ang eng ong u uo ui uan un',
  s: 'a e i ai ao ou an en ang eng ong u uo ui uan un',
  y: 'a o e ao ou an ang i in ing ong u ue uan un',
  w: 'a o ai ei an en ang eng u',
};

const SYLLABLES = new Set(Object.entries(FINALS).flatMap(([initial, finals]) => finals.split(' ').map((final) => initial + final)));
const BEGINNINGS = new Set([...SYLLABLES].flatMap((syllable) => Array.from(syllable, (_, i) => syllable.slice(0, i + 1))));
const LONGEST = 6;

/** Input methods part syllables by these, and put what is chosen already before what is still to be. */
const SEPARATORS = /['’\s\p{Script=Han}]+/u;

/** Zhuyin, which only input methods for Chinese compose. */
const ZHUYIN = /[\u3105-\u312F\u02CA\u02C7\u02CB\u02D9]/;

/**
 * Whether a composed text may be Chinese on its way: small letters that are syllables, of which the last, and each before a separator, may be half
 * typed; or zhuyin. Latin words that keyboards compose as well are not, unless they happen to be syllables (`china`).
 */
export function isPinyinLike(composed: string): boolean {
  if (ZHUYIN.test(composed)) return true;
  const pieces = composed.split(SEPARATORS).filter(Boolean);
  return pieces.length > 0 && pieces.every((piece) => /^[a-zü]+$/.test(piece) && isSyllables(piece.replaceAll('ü', 'v')));
}

/** Whole syllables, of which the last may be a beginning. */
function isSyllables(text: string): boolean {
  const reached = new Set([0]);
  for (let at = 0; at < text.length; at++) {
    if (!reached.has(at)) continue;
    if (BEGINNINGS.has(text.slice(at))) return true;
    for (let end = at + 1; end <= at + LONGEST; end++) if (SYLLABLES.has(text.slice(at, end))) reached.add(end);
  }
  return reached.has(text.length);
}
