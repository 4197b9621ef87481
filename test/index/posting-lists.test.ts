/** Tests that lists of postings come back whole and block by block, and that their bounds hold. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BLOCK_SIZE, LongList, PostingListWriter, unpackShort } from '../../src/index/posting-lists.js';
import { holdsFor } from '../support/property.js';

interface Case {
  readonly postings: ReadonlyMap<number, number>;
  readonly lengths: Uint32Array;
}

/** A list of `size` postings with gaps and counts that are mostly small and sometimes large. */
function caseOf(size: number, seed: number): Case {
  let state = seed + 1;
  const random = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const postings = new Map<number, number>();
  let answer = -1;
  for (let i = 0; i < size; i++) {
    answer += 1 + (random(20) === 0 ? random(5000) : random(4));
    postings.set(answer, 1 + (random(10) === 0 ? random(300) : random(3)));
  }
  return { postings, lengths: Uint32Array.from({ length: answer + 1 }, () => 1 + random(random(10) === 0 ? 100_000 : 500)) };
}

const append = (writer: PostingListWriter, postings: ReadonlyMap<number, number>): number =>
  writer.append(Uint32Array.from(postings.keys()), Uint32Array.from(postings.values()));

const long = fc.record({ size: fc.integer({ min: BLOCK_SIZE, max: 1000 }), seed: fc.nat() });

function listOf({ postings, lengths }: Case): LongList {
  const writer = new PostingListWriter(lengths);
  append(writer, new Map([[0, 1]]));
  const offset = append(writer, postings);
  return new LongList(writer.result().long, offset, postings.size);
}

test('short lists come back', () => {
  holdsFor(fc.record({ size: fc.integer({ min: 1, max: BLOCK_SIZE - 1 }), seed: fc.nat() }), ({ size, seed }) => {
    const { postings, lengths } = caseOf(size, seed);
    const writer = new PostingListWriter(lengths);
    append(writer, new Map([[3, 1]]));
    const offset = append(writer, postings);
    const [answers, counts] = [new Uint32Array(size), new Uint32Array(size)];
    unpackShort(writer.result().short, offset, size, answers, counts);
    assert.deepEqual(new Map(Array.from(answers, (answer, i) => [answer, counts[i]])), postings);
  });
});

test('long lists come back block by block', () => {
  holdsFor(long, ({ size, seed }) => {
    const made = caseOf(size, seed);
    const list = listOf(made);
    const found = new Map<number, number>();
    for (let block = 0; block < list.blocks; block++) {
      const [answers, counts] = [new Uint32Array(BLOCK_SIZE), new Uint32Array(BLOCK_SIZE)];
      list.answersOf(block, answers);
      list.countsOf(block, counts);
      for (let i = 0; i < list.blockSize(block); i++) found.set(answers[i] as number, counts[i] as number);
      assert.equal(list.lastAnswer(block), answers[list.blockSize(block) - 1]);
    }
    assert.deepEqual(found, made.postings);
  });
});

test('for every posting some peak, and the peak of its block, has no smaller count and no larger length', () => {
  holdsFor(
    long,
    ({ size, seed }) => {
      const made = caseOf(size, seed);
      const list = listOf(made);
      assert.ok(list.peaks.length >= 1 && list.peaks.length <= 8);
      [...made.postings].forEach(([answer, count], i) => {
        const length = made.lengths[answer] as number;
        assert.ok(list.peaks.some((peak) => peak.count >= count && peak.length <= length));
        const peak = list.blockPeak(Math.floor(i / BLOCK_SIZE));
        assert.ok(peak.count >= count && peak.length <= length);
      });
    },
    60,
  );
});

test('very large answers and counts come back', () => {
  const short = new Map([
    [5, 1],
    [2_000_000_000, 3_000_000],
  ]);
  const writer = new PostingListWriter(new Uint32Array(0));
  const [answers, counts] = [new Uint32Array(2), new Uint32Array(2)];
  const offset = append(writer, short);
  unpackShort(writer.result().short, offset, 2, answers, counts);
  assert.deepEqual([[...answers], [...counts]], [[...short.keys()], [...short.values()]]);
});
