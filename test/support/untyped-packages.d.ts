/** Declares what a package has without types, as far as tests use it. */

declare module 'opencc-js/dict/STCharacters' {
  /** `from to` pairs parted by `|`. */
  const dictionary: string;
  export default dictionary;
}

declare module 'opencc-js/dict/TWPhrases' {
  /** `from to` pairs parted by `|`. */
  const dictionary: string;
  export default dictionary;
}
