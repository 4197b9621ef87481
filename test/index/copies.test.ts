/** Tests which answers are taken for copies of each other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findCopies } from '../../src/index/copies.js';
import { SIGNATURE_BYTES, signatureOf } from '../../src/index/signature.js';
import { createAnalyzer } from '../../src/text/analyzer.js';
import { anyText, holdsFor } from '../support/property.js';

const analyzer = createAnalyzer();

/** Numbers of the groups that texts fall into. */
function groupsOf(texts: readonly string[]): number[] {
  const bytes = new Uint8Array(texts.length * SIGNATURE_BYTES);
  for (const [i, text] of texts.entries()) bytes.set(signatureOf(analyzer.analyze(text)), i * SIGNATURE_BYTES);
  return [...findCopies({ bytes, idKeys: Float64Array.from(texts.keys()) })];
}

const SOUP = '鱼头先用油煎到两面金黄，再冲进滚开的水，大火煮十分钟，汤就白得像牛奶一样；煎之前把鱼擦干，下锅以后别急着翻，不然皮就破了。';
const KNIFE = '磨刀石先泡水，粗的那面开口，细的那面收尾，角度保持十五度，推出去用力，拉回来不用力，最后在皮带上荡几下，能刮下手臂上的汗毛。';

test('blanks, punctuation and script make no difference', () => {
  const other = SOUP.replaceAll('，', ' , ').replace('鱼头', '魚頭').replace('两面', '兩面').replace('汤', '湯');
  assert.deepEqual(groupsOf([SOUP, KNIFE, other]), [1, 0, 1]);
});

test('a copy may be cut, or have a word put in another one’s place', () => {
  assert.deepEqual(groupsOf([SOUP.slice(0, 55), SOUP, KNIFE, KNIFE.replace('十五', '二十'), SOUP.replace('牛奶', '豆浆')]), [1, 1, 2, 2, 1]);
});

test('of a copy, one character in ten may be another one, however short it is', () => {
  const short = '煎鱼之前把鱼擦干，下锅以后别急着翻。';
  assert.deepEqual(groupsOf([short, '煎鱼之前把鱼抹干，下锅以后别忙着翻。', KNIFE, KNIFE.replace(/(.{9})./g, '$1嗯')]), [1, 1, 2, 2]);
});

test('in Latin, letters are compared, not words', () => {
  const code = 'const renderer = new Renderer(stage); renderer.draw(sprite, 10, 20); renderer.flush();';
  assert.deepEqual(groupsOf([code, code.replace('stage', 'stages').replace('sprite', 'spirte'), SOUP]), [1, 1, 0]);
});

test('answers that only name addresses are copies where the addresses are the same', () => {
  const address = 'http://bbs.example/forum.php?mod=viewthread&tid=';
  assert.deepEqual(groupsOf([`${address}6030`, `看 ${address}391`, `${address}6030。`, `${address}391&extra=`]), [1, 0, 1, 0]);
});

test('texts made from the same phrases are not chained together', () => {
  const phrases = [SOUP, KNIFE].flatMap((text) => text.split(/[，；。]/)).filter(Boolean);
  const texts = phrases.slice(3).map((_, i) => phrases.slice(i, i + 7).join('，'));
  const groups = groupsOf(texts);
  assert.ok(groups[0] === groups[1] && groups[0] !== 0 && groups[0] !== groups.at(-4));
});

test('short texts are nobody’s copies', () => {
  assert.deepEqual(groupsOf(['同意楼上。', '同意楼上。', '']), [0, 0, 0]);
});

test('a thousand copies are one group', () => {
  assert.deepEqual(new Set(groupsOf([...Array.from({ length: 1000 }, () => SOUP), KNIFE])), new Set([1, 0]));
});

test('every text has a signature, the same each time', () => {
  holdsFor(anyText(), (text) => {
    const signature = signatureOf(analyzer.analyze(text));
    assert.equal(signature.length, SIGNATURE_BYTES);
    assert.deepEqual(signatureOf(analyzer.analyze(text)), signature);
  });
});

test('groups do not depend on the order of answers', () => {
  const texts = [SOUP, KNIFE, SOUP.replace('十分钟', '一刻钟'), KNIFE.replace('几下', '两下'), '同意楼上。'];
  const places = fc.shuffledSubarray([...texts.keys()], { minLength: texts.length });
  holdsFor(places, (order) => {
    const groups = groupsOf(order.map((place) => texts[place] as string));
    const of = (place: number): number => groups[order.indexOf(place)] as number;
    assert.ok(of(0) === of(2) && of(1) === of(3) && of(0) !== of(1) && of(0) > 0 && of(1) > 0 && of(4) === 0);
  });
});
