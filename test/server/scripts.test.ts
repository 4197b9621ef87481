/** Tests how the search box is served. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { readScripts } from '../../src/server/scripts.js';
import { startSite } from './site.js';

const site = await startSite();
const scripts = readScripts();

test('the box has a name that lasts and one that changes with it, and any page may load it', async () => {
  for (const { name, versioned } of Object.values(scripts)) {
    const [lasting, fixed] = [await site.get(`/${name}`), await site.get(`/${versioned}`)];
    assert.deepEqual([lasting.status, fixed.status, fixed.text], [200, 200, lasting.text]);
    assert.equal(lasting.headers.get('cache-control'), 'public, max-age=3600');
    assert.equal(fixed.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    for (const { headers } of [lasting, fixed]) {
      assert.equal(headers.get('content-type'), 'text/javascript; charset=utf-8');
      assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
    }
  }
  const box = await site.get('/widget.js', { headers: { origin: 'https://host.example' } });
  assert.equal(box.headers.get('access-control-allow-origin'), '*');
});

test('its digests are those of what is served', async () => {
  for (const { versioned, integrity } of Object.values(scripts)) {
    const { text } = await site.get(`/${versioned}`);
    assert.equal(integrity, `sha384-${createHash('sha384').update(text).digest('base64')}`);
    assert.ok(versioned.includes(createHash('sha256').update(text).digest('hex').slice(0, 12)));
  }
});

test('an earlier version is not there, and it is said what to do', async () => {
  for (const path of ['/widget.0123456789ab.js', '/widget.classic.0123456789ab.js', '/page.0123456789ab.js'])
    assert.equal((await site.get(path)).status, 404, path);
});

test('browsers that have it need not load it again', async () => {
  const first = await site.get('/widget.js');
  const again = await site.get('/widget.js', { headers: { 'if-none-match': first.headers.get('etag') ?? '', 'cache-control': 'max-age=0' } });
  assert.deepEqual([again.status, again.text], [304, '']);
});
