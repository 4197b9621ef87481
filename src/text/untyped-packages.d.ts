// What the packages of this folder export, but do not declare.

declare module 'opencc-js/dict/TSCharacters' {
  /** `traditional simplified` pairs, parted by `|`. */
  const pairs: string;
  export default pairs;
}

declare module 'opencc-js/dict/TSPhrases' {
  /** `traditional simplified` pairs, parted by `|`. */
  const pairs: string;
  export default pairs;
}

declare module 'opencc-js/dict/HKPhrases' {
  /** `China region` pairs of words in Traditional characters, parted by `|`. */
  const pairs: string;
  export default pairs;
}

declare module 'opencc-js/dict/HKPhrasesRev' {
  /** `region China` pairs of words in Traditional characters, parted by `|`. */
  const pairs: string;
  export default pairs;
}

declare module 'opencc-js/dict/TWPhrases' {
  /** `China region` pairs of words in Traditional characters, parted by `|`. */
  const pairs: string;
  export default pairs;
}

declare module 'opencc-js/dict/TWPhrasesRev' {
  /** `region China` pairs of words in Traditional characters, parted by `|`. */
  const pairs: string;
  export default pairs;
}

declare module 'nodejieba' {
  // Paths of the files that load() reads.
  export const DEFAULT_DICT: string;
  export const DEFAULT_HMM_DICT: string;
  export const DEFAULT_USER_DICT: string;
  export const DEFAULT_IDF_DICT: string;
  export const DEFAULT_STOP_WORD_DICT: string;
}
