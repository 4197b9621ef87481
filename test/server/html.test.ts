/** Tests the templates that escape every value. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from '../../src/server/html.js';
import { anyText, holdsFor } from '../support/property.js';

/** What a browser reads where the escaped text stands. */
function unescaped(markup: string): string {
  const characters: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
  return markup.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => characters[entity] as string);
}

test('escapes texts in elements and in attributes', () => {
  assert.equal(html`<p title="${'"x" & \'y\''}">${'<b>'}</p>`.toString(), '<p title="&quot;x&quot; &amp; &#39;y&#39;">&lt;b&gt;</p>');
});

test('keeps markup, and does not escape it twice', () => {
  assert.equal(html`<p>${html`<b>${'&'}</b>`}</p>`.toString(), '<p><b>&amp;</b></p>');
});

test('joins lists without commas, however deep', () => {
  assert.equal(html`${['a', ['<', html`<i>`], [], 1]}`.toString(), 'a&lt;<i>1');
});

test('leaves nothing for what is absent, but shows a zero', () => {
  assert.equal(html`[${undefined}${false}${''}${0}]`.toString(), '[0]');
});

test('any text reads back as it was and cannot open or close anything', () => {
  holdsFor(anyText(), (text) => {
    const mean = `<${text}"'&lt;>`;
    const markup = html`${mean}`.toString();
    assert.doesNotMatch(markup, /[<>"']/);
    assert.equal(unescaped(markup), mean);
  });
});
