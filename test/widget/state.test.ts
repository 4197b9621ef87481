/** Tests what the search box shows and asks, as a function of what happened: no browser is needed for that. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Hit, SearchResponse } from '../../src/search-model.js';
import { type Answered, type Effect, EMPTY, type Event, next, optionCount, type State } from '../../src/widget/state.js';
import { holdsFor } from '../support/property.js';

const HIT: Hit = { id: 'a', score: 1, match: 'all', question: { text: '', marks: [] }, snippets: [], author: '', site: '', topics: [] };

function found(query: string, hits = 1): Answered {
  const response: SearchResponse = {
    query,
    match: 'all',
    total: hits,
    totalAll: hits,
    totalRelation: 'exact',
    page: 1,
    pageSize: 6,
    tookMs: 1,
    hits: Array.from({ length: hits }, () => HIT),
  };
  return { query, suggestions: [], found: response };
}

/** The state after events, and all effects on the way. */
function after(events: readonly Event[], from: State = EMPTY): { state: State; effects: Effect[] } {
  const effects: Effect[] = [];
  let state = from;
  for (const event of events) {
    const [then, more] = next(state, event);
    state = then;
    effects.push(...more);
  }
  return { state, effects };
}

const typed = (text: string, composed?: string): Event => ({ type: 'typed', text, ...(composed !== undefined && { composed }) });
const asks = (effects: readonly Effect[]): string[] =>
  effects.flatMap((effect) => ('asked' in effect ? [`${effect.do} ${effect.asked.kind} ${effect.asked.query}`] : []));

test('what is typed is asked after a while, without blanks around it', () => {
  const { state, effects } = after([typed(' 番'), typed(' 番茄 ')]);
  assert.deepEqual(asks(effects), ['wait search 番', 'wait search 番茄']);
  assert.deepEqual([state.isOpen, state.isWaiting, state.text], [true, true, ' 番茄 ']);
});

test('half-composed pinyin is only suggested for; the commit is searched once, in whatever order it is told', () => {
  const composing = [typed('g', 'g'), typed('gu', 'gu'), typed('gu g', 'gu g'), typed('gu ge', 'gu ge')];
  assert.deepEqual(asks(after(composing).effects), ['wait suggest g', 'wait suggest gu', 'wait suggest gu g', 'wait suggest gu ge']);
  for (const commit of [[typed('谷歌')], [typed('谷歌'), typed('谷歌')], [typed('谷歌', '谷歌'), typed('谷歌')]]) {
    const { effects } = after(commit, after(composing).state);
    assert.deepEqual(asks(effects), ['wait search 谷歌']);
  }
});

test('Latin words that keyboards compose are searched while they are', () => {
  assert.deepEqual(asks(after([typed('python', 'python')]).effects), ['wait search python']);
  assert.deepEqual(asks(after([typed('番茄 guo', 'guo')]).effects), ['wait suggest 番茄 guo']);
});

test('going back to what was found last asks nothing, and shows it', () => {
  const first = after([typed('番茄')]).state;
  const { state } = after(
    [
      { type: 'answered', id: 1, answer: found('番茄') },
      typed('番茄g', 'g'),
      { type: 'answered', id: 2, answer: { query: '番茄g', suggestions: [] } },
    ],
    first,
  );
  const back = after([typed('番茄')], state);
  assert.deepEqual([asks(back.effects), back.state.shown, back.state.isWaiting], [[], found('番茄'), false]);
});

test('nothing typed asks nothing, shows nothing, and calls off what was asked', () => {
  const { state, effects } = after([typed('番茄'), { type: 'answered', id: 1, answer: found('番茄') }, typed('  ')]);
  assert.deepEqual([effects.at(-1), state.isOpen, state.shown, state.asked], [{ do: 'abort' }, false, undefined, undefined]);
  const cleared = after([typed('番茄'), { type: 'cleared' }]);
  assert.deepEqual([cleared.state.text, cleared.effects.at(-1)], ['', { do: 'abort' }]);
  assert.equal(after([typed('茄')], cleared.state).state.lastId, 2, 'numbers go on, so that late answers are known');
});

test('an answer to anything but the newest question is dropped, and so is its failure', () => {
  const { state } = after([typed('长江'), typed('番茄')]);
  for (const late of [
    { type: 'answered', id: 1, answer: found('长江') },
    { type: 'failed', id: 1, failure: { kind: 'failed' } },
    { type: 'refused', id: 1 },
  ] as const)
    assert.equal(next(state, late)[0], state);
});

test('the last answer stays until the next one is there, and nothing of it is chosen', () => {
  const { state } = after([typed('番茄'), { type: 'answered', id: 1, answer: found('番茄', 3) }, { type: 'moved', by: 1 }, typed('番茄树')]);
  assert.deepEqual([state.shown, state.isWaiting, state.active], [found('番茄', 3), true, -1]);
});

test('a failure is told until something is typed or tried again; a retry asks at once', () => {
  const failure = { kind: 'offline' } as const;
  const { state } = after([typed('番茄'), { type: 'failed', id: 1, failure }]);
  assert.deepEqual([state.failure, state.isWaiting, optionCount(state)], [failure, false, 0]);
  const again = after([{ type: 'retry' }], state);
  assert.deepEqual([asks(again.effects), again.state.failure], [['ask search 番茄'], undefined]);
  assert.equal(after([typed('番')], state).state.failure, undefined);
});

test('arrows go through hits, the way to all of them, and the input', () => {
  const start = after([typed('番茄'), { type: 'answered', id: 1, answer: found('番茄', 2) }]).state;
  assert.equal(optionCount(start), 3);
  const places = (by: 1 | -1): number[] => {
    let state = start;
    return Array.from({ length: 5 }, () => {
      state = next(state, { type: 'moved', by })[0];
      return state.active;
    });
  };
  assert.deepEqual(places(1), [0, 1, 2, -1, 0]);
  assert.deepEqual(places(-1), [2, 1, 0, -1, 2]);
  const closed = next(start, { type: 'closed' })[0];
  const opened = next(closed, { type: 'moved', by: 1 })[0];
  assert.deepEqual([opened.isOpen, opened.active], [true, 0], 'and open what is closed');
  assert.equal(next(EMPTY, { type: 'moved', by: 1 })[0].isOpen, false);
  const prefilled = after([{ type: 'moved', by: 1 }], { ...EMPTY, text: '番茄' });
  assert.deepEqual(
    [asks(prefilled.effects), prefilled.state.isOpen],
    [['ask search 番茄'], true],
    'what stood there from the beginning is asked for',
  );
});

test('suggestions are the first options, and all there are where no hit is', () => {
  const suggestions = [{ kind: 'words', text: '番茄汤', query: '番茄汤', marks: [] } as const];
  const count = (answer: Answered): number => optionCount(after([typed('番茄'), { type: 'answered', id: 1, answer }]).state);
  assert.deepEqual(
    [found('番茄', 2), found('番茄', 0), { query: '番茄' }].map((one) => count({ ...one, suggestions })),
    [4, 1, 1],
  );
  assert.equal(count({ query: '番茄', suggestions: [] }), 0);
});

test('where something else is asked along with a text, what came back before counts no more', () => {
  const start = after([typed('番茄'), { type: 'answered', id: 1, answer: found('番茄') }]).state;
  const { state, effects } = after([{ type: 'changed' }, typed('番茄汤'), typed('番茄')], start);
  assert.deepEqual(asks(effects), ['wait search 番茄汤', 'wait search 番茄']);
  assert.equal(state.shown, undefined);
});

test('a search that the page refuses leaves nothing of another on show', () => {
  const start = after([typed('番茄'), { type: 'answered', id: 1, answer: found('番茄') }, typed('不许')]).state;
  const [state] = next(start, { type: 'refused', id: 2 });
  assert.deepEqual([state.isWaiting, state.shown], [false, undefined]);
});

test('whatever happens in whatever order, what is shown answers the newest question or is waited for, and one search is asked a text', () => {
  const text = fc.constantFrom('', '番', '番茄', 'gu', 'gu ge', '谷歌', 'python');
  const event: fc.Arbitrary<Event> = fc.oneof(
    text.map((one) => typed(one)),
    text.map((one) => typed(one, one)),
    fc
      .record({ id: fc.integer({ min: 1, max: 8 }), query: text, hits: fc.nat(2) })
      .map(({ id, query, hits }) => ({ type: 'answered' as const, id, answer: found(query, hits) })),
    fc.integer({ min: 1, max: 8 }).map((id) => ({ type: 'refused' as const, id })),
    fc.integer({ min: 1, max: 8 }).map((id) => ({ type: 'failed' as const, id, failure: { kind: 'failed' as const } })),
    fc.constantFrom<Event>(
      { type: 'retry' },
      { type: 'closed' },
      { type: 'opened' },
      { type: 'cleared' },
      { type: 'changed' },
      { type: 'moved', by: 1 },
      { type: 'moved', by: -1 },
    ),
  );
  holdsFor(fc.array(event, { maxLength: 30 }), (events) => {
    let state = EMPTY;
    for (const one of events) {
      // The server answers what it was asked, if late.
      const happened =
        one.type === 'answered' && state.asked?.id === one.id
          ? { ...one, answer: found(state.asked.query, one.answer.found?.hits.length ?? 0) }
          : one;
      const before = state;
      const [then, effects] = next(state, happened);
      state = then;
      if (state.shown && !state.isWaiting && !state.failure) assert.equal(state.shown.query, state.asked?.query);
      if (happened.type === 'typed' && before.asked && state.asked?.id === before.asked.id) assert.deepEqual(effects, []);
      assert.ok(state.active >= -1 && state.active < Math.max(1, optionCount(state)));
      assert.ok(state.lastId >= before.lastId);
    }
  });
});
