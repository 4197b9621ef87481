/** Nasty pages of mirrors, kept as text. */

import { around, file, type Kind, type Kinds, type Text, times } from './made.js';

const mirror = (text: Text): Kind => file('a.txt', around('简 logo\n汤要炖多久？ 第1页\n\nuser avatar 阿木 网友的相关建议: \n\n', text));

/** By what they have too much of. */
export const TEXT_KINDS: Kinds = {
  'a line of blanks': mirror(times(' ')),
  'a question of blanks': file('a.txt', around('简 logo\n汤', times(' '), 'x\n')),
  'pages that are none': file('a.txt', around('简 logo\n汤', times(' 第1页'), 'x\n')),
  'one line of a mirror': mirror(times('水')),
  'heads of answers': mirror(times('user avatar 阿木 网友的相关建议: \n水\n')),
  'heads in one line': mirror(around('user avatar ', times('x 网友的相关建议: '), 'x')),
  'blank heads': mirror(around('user avatar', times(' '), 'x')),
  'empty lines': mirror(times('\n')),
  'a footer of blanks': mirror(around('水\n© 2024-05-06', times(' '), 'x')),
  'a footer of dashes': mirror(around('水\n© 2024-05-06 - ', times('a.b'))),
  footers: mirror(times('© 2024-05-06 - jian.example. All\n\n')),
  'lines that end with CR': mirror(times('水\r')),
  'pages of a mirror': file('a.txt', times('简 logo\n汤 第1页\n')),
  'entities of a mirror': mirror(times('&amp;')),
  'brackets of a mirror': mirror(times('[')),
  'stars of a mirror': mirror(times('*')),
  'items of a mirror': mirror(times('• 水\n')),
  'empty characters of a mirror': mirror(times('\0')),
};
