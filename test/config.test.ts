/** Tests the settings: where they come from, and what is said of bad ones. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadSettings, OPTIONS, type OptionName } from '../src/config.js';
import { ConfigurationError } from '../src/errors.js';
import { anyText, holdsFor } from './support/property.js';

const NAMES = Object.keys(OPTIONS) as OptionName[];
/** A value that each setting takes and that is not its default. */
const OTHER: Record<OptionName, string> = {
  index: 'elsewhere',
  workers: '7',
  host: '::1',
  port: '4000',
  publicUrl: 'https://archive.example',
  allowedOrigins: 'https://a.example,https://b.example:8443',
  snippetChars: '50',
  maxQueryChars: '99',
  userWords: 'w.txt',
  takedown: 'd.txt',
  synonyms: 's.txt',
  channels: 'region, pinyin',
  maxFileBytes: '1000',
  maxLineBytes: '1001',
  maxDepth: '2',
  maxEntries: '1002',
  maxExpandedBytes: '1003',
  maxRatio: '9',
};

const parsed = (name: OptionName, text: string): unknown => OPTIONS[name].parse(text);

test('without flags and environment all is as documented', () => {
  assert.deepEqual(loadSettings({}, {}), {
    index: 'index',
    workers: 2,
    host: '127.0.0.1',
    port: 3000,
    publicUrl: '',
    allowedOrigins: '*',
    snippetChars: 180,
    maxQueryChars: 2000,
    userWords: '',
    takedown: 'takedown.txt',
    synonyms: '',
    channels: 'region,synonym,pinyin,typo',
    maxFileBytes: 67_108_864,
    maxLineBytes: 67_108_864,
    maxDepth: 3,
    maxEntries: 10_000_000,
    maxExpandedBytes: 274_877_906_944,
    maxRatio: 200,
  });
});

test('a flag comes before the environment, which comes before the default', () => {
  for (const name of NAMES) {
    const variable = OPTIONS[name].environment[0] as string;
    const origins = { publicUrl: 'http://c.example', allowedOrigins: 'none' };
    const seconds: Partial<Record<OptionName, string>> = {
      ...origins,
      workers: '3',
      channels: 'none',
      port: '77',
      snippetChars: '77',
      maxQueryChars: '77',
    };
    const second = seconds[name] ?? (name.startsWith('max') ? '7' : 'another');
    assert.equal(loadSettings({}, { [variable]: OTHER[name] })[name], parsed(name, OTHER[name]), name);
    assert.equal(loadSettings({ [name]: second }, { [variable]: OTHER[name] })[name], parsed(name, second), name);
  }
});

test('a good flag hides a bad variable', () => {
  assert.equal(loadSettings({ port: '5' }, { XUNDA_PORT: 'x', PORT: 'y' }).port, 5);
});

test('XUNDA_PORT comes before PORT', () => {
  assert.equal(loadSettings({}, { XUNDA_PORT: '1', PORT: '2' }).port, 1);
  assert.equal(loadSettings({}, { PORT: '2' }).port, 2);
  assert.equal(loadSettings({}, { XUNDA_PORT: '1', PORT: 'bad' }).port, 1);
});

test('an empty variable counts as not set', () => {
  assert.equal(loadSettings({}, { XUNDA_PORT: '', PORT: '2' }).port, 2);
  assert.equal(loadSettings({}, { XUNDA_INDEX: '' }).index, 'index');
});

test('the settings cannot be changed', () => {
  const settings = loadSettings({}, {});
  assert.ok(Object.isFrozen(settings));
  assert.throws(() => Object.assign(settings, { port: 1 }), TypeError);
});

test('a bad value is refused, with the flag it came from and what is allowed', () => {
  assert.throws(() => loadSettings({ port: 'abc' }, {}), {
    name: 'ConfigurationError',
    message: '--port is "abc"; a whole number from 0 to 65535 is allowed',
  });
  assert.throws(() => loadSettings({ index: ' ' }, {}), { name: 'ConfigurationError', message: '--index is empty' });
});

test('a bad value is refused, with the variable it came from', () => {
  assert.throws(() => loadSettings({}, { XUNDA_PORT: '70000', PORT: '80' }), { message: /^XUNDA_PORT is "70000"; / });
  assert.throws(() => loadSettings({}, { PORT: '-1' }), { message: /^PORT is "-1"; / });
  assert.throws(() => loadSettings({}, { XUNDA_HOST: ' ' }), { message: 'XUNDA_HOST is empty' });
});

test('numbers are whole, plain and in range, limits included', () => {
  const ranges: [OptionName, number, number][] = [
    ['port', 0, 65535],
    ['snippetChars', 20, 2000],
    ['maxQueryChars', 1, 10000],
  ];
  for (const [name, min, max] of ranges) {
    for (const good of [min, max]) assert.equal(loadSettings({ [name]: String(good) }, {})[name], good);
    for (const bad of [String(min - 1), String(max + 1), '', ' ', '1e2', '0x20', '50.0', ' 50', '50 ', '+50', '５０', 'NaN', '9'.repeat(400)]) {
      assert.throws(() => loadSettings({ [name]: bad }, {}), ConfigurationError, `${name} ${JSON.stringify(bad)}`);
    }
  }
});

test('any text for any setting is taken or refused with the name of its flag', () => {
  holdsFor(fc.record({ name: fc.constantFrom(...NAMES), text: anyText(4) }), ({ name, text }) => {
    try {
      const value = loadSettings({ [name]: text }, {})[name];
      assert.equal(typeof value, typeof OPTIONS[name].fallback);
    } catch (error) {
      assert.ok(error instanceof ConfigurationError && error.message.startsWith(OPTIONS[name].flag));
    }
  });
});

test('every setting is described on one line, and its default is allowed', () => {
  for (const name of NAMES) {
    const { description, fallback, flag, environment } = OPTIONS[name];
    assert.match(description, /^\S.*[^.\s]$/);
    assert.equal(parsed(name, String(fallback)), fallback);
    assert.match(flag, /^--[a-z-]+$/);
    assert.equal(environment[0], `XUNDA_${flag.slice(2).replaceAll('-', '_').toUpperCase()}`);
  }
});

test('a likeness that there is not is refused', () => {
  assert.throws(
    () => loadSettings({ channels: 'region,sound' }, {}),
    /--channels has "sound"; region, synonym, pinyin, typo, parted by commas, or none are allowed/,
  );
  assert.throws(() => loadSettings({}, { XUNDA_CHANNELS: 'none,region' }), /XUNDA_CHANNELS has "none"/);
});

test('an origin is a web address without a path, and is written as browsers write it', () => {
  assert.equal(parsed('publicUrl', ' HTTPS://Archive.example/ '), 'https://archive.example');
  assert.equal(parsed('allowedOrigins', 'https://a.example:443, http://b.example:8080'), 'https://a.example,http://b.example:8080');
  for (const wrong of [
    'archive.example',
    'https://archive.example/search',
    'https://a.example?x',
    'ftp://a.example',
    'https://u:p@a.example',
    'https://',
  ])
    for (const name of ['publicUrl', 'allowedOrigins'] as const) assert.throws(() => parsed(name, wrong), /web address without a path/, wrong);
  for (const wrong of ['', '*,https://a.example', 'https://a.example,']) assert.throws(() => parsed('allowedOrigins', wrong), wrong);
});
