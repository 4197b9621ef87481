/** Tests the recognition of days. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayIn, isDay } from '../../src/archive/dates.js';

test('takes days of the calendar and nothing else', () => {
  for (const day of ['2024-02-29', '1999-12-31', '0001-01-01']) assert.ok(isDay(day), day);
  for (const none of ['2023-02-29', '2024-13-01', '2024-1-1', '2024-01-01T00:00', '', 'today', '２０２４-01-01']) assert.ok(!isDay(none), none);
});

test('reads days in the forms in which sites write them', () => {
  for (const [text, day] of [
    ['2021-06-12', '2021-06-12'],
    ['2021/6/12', '2021-06-12'],
    ['2021.06.12', '2021-06-12'],
    ['2021年6月12日', '2021-06-12'],
    ['2021 年 6 月 12 日', '2021-06-12'],
    ['发布于 2021-06-12 17:03', '2021-06-12'],
    ['编辑于 2021-06-12・IP 属地北京', '2021-06-12'],
    ['20210612170355', '2021-06-12'],
    ['20210612', '2021-06-12'],
    ['20210612 15:56:03', '2021-06-12'],
    ['1623490000', '2021-06-12'],
    ['1623490000123', '2021-06-12'],
    ['Sat, 12 Jun 2021 17:03:55 +0800', '2021-06-12'],
    ['Sat Jun 12 17:03:55 2021', '2021-06-12'],
    ['Sat Jun 12 2021 17:03:55 GMT+0800 (China Standard Time)', '2021-06-12'],
  ] as const)
    assert.equal(dayIn(text), day, text);
  assert.equal(dayIn(1623490000), '2021-06-12');
});

test('a time with a zone is of the day that it was in China, one without is taken as written', () => {
  assert.equal(dayIn('2021-06-11T16:30:00Z'), '2021-06-12');
  assert.equal(dayIn('2021-06-11T16:30:00.000+00:00'), '2021-06-12');
  assert.equal(dayIn('2021-06-12T00:30:00+08:00'), '2021-06-12');
  assert.equal(dayIn('2021-06-11T23:30:00'), '2021-06-11');
  assert.equal(dayIn('Fri, 11 Jun 2021 16:30:00 GMT'), '2021-06-12');
});

test('days in words, and days without a year, count from the day of the capture, and are unknown without it', () => {
  for (const [text, day] of [
    ['编辑于 昨天 17:03', '2021-02-28'],
    ['今天', '2021-03-01'],
    ['刚刚', '2021-03-01'],
    ['前天', '2021-02-27'],
    ['3 天前', '2021-02-26'],
    ['2 小时前', '2021-03-01'],
    ['1 周前', '2021-02-22'],
    ['02-14', '2021-02-14'],
    ['发布于 2月14日', '2021-02-14'],
    ['12-31', '2020-12-31'],
  ] as const) {
    assert.equal(dayIn(text, '2021-03-01'), day, text);
    assert.equal(dayIn(text), undefined, text);
  }
});

test('what is no day, or only about one, is unknown', () => {
  for (const text of [
    '',
    '2021-02-30',
    '2021年13月1日',
    '3 个月前',
    '去年',
    '99:99',
    '12345',
    '128 条评论',
    'Sat Foo 2021',
    'Sat Oct  7 202017',
    'Sat Oct  7 20:44:49 202017',
    undefined,
  ])
    assert.equal(dayIn(text, '2021-03-01'), undefined, text);
});
