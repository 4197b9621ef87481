/** Tests what a reader of HTML sees of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { htmlToText, targetOf } from '../../../src/archive/html/text.js';
import { holdsFor } from '../../support/property.js';

const CASES: Readonly<Record<string, readonly (readonly [html: string, text: string])[]>> = {
  'paragraphs and line ends': [
    ['<p>先焯水。</p><p>再下姜。</p>', '先焯水。\n\n再下姜。'],
    ['先焯水。<br>再下姜。', '先焯水。\n再下姜。'],
    ['先焯水。<br><br><br><br>再下姜。', '先焯水。\n\n再下姜。'],
    ['<div>先焯水。</div><div>再下姜。</div>', '先焯水。\n再下姜。'],
    ['<h2>备料</h2>\n<p>姜三片。</p>', '备料\n\n姜三片。'],
  ],
  'blanks of the layout': [
    ['小火\n  <b>慢炖</b>\n  两个钟头', '小火慢炖两个钟头'],
    ['use <b>low</b>\n heat', 'use low heat'],
    ['一 &nbsp; 二', '一 二'],
    ['汤\u200B锅', '汤锅'],
  ],
  lists: [
    ['<ul><li>焯水</li><li><p>下姜</p></li></ul>', '• 焯水\n• 下姜'],
    ['<ol start="3"><li>焯水</li><li>下姜</li></ol>', '3. 焯水\n4. 下姜'],
    ['<ul><li></li><li>下姜</li></ul>', '• 下姜'],
    ['<ol><li>汤<ul><li>水</li></ul></li><li>饭</li></ol>', '1. 汤\n\n• 水\n\n2. 饭'],
  ],
  'quotes, code and tables': [
    ['<blockquote>老话说</blockquote>慢工', '老话说\n\n慢工'],
    ['<pre><code>if a &lt; b:\n    stop</code></pre>', 'if a < b:\n    stop'],
    ['<table><tr><th>料</th><th>量</th></tr><tr><td>姜</td><td>三片</td></tr></table>', '料 | 量\n姜 | 三片'],
  ],
  formulas: [
    ['<img src="equation?tex=x" alt="x^2" eeimg="1">', 'x^2'],
    ['<img alt="[公式]" eeimg="1" data-formula="\\theta">', '\\theta'],
    ['<span class="ztext-math" data-tex="a+b"><span>drawn</span></span>', 'a+b'],
    ['<script type="math/tex">c^2</script>', 'c^2'],
    ['<math><mi>x</mi><annotation encoding="application/x-tex">x_1</annotation></math>', 'x_1'],
  ],
  'images by what is said of them': [
    ['<figure><img src="a.jpg" alt="一锅汤"><figcaption>头一锅</figcaption></figure>', '一锅汤\n头一锅'],
    ['<img alt="图片"><img alt="IMG_1.jpg"><img>汤', '汤'],
    ['<noscript><img alt="汤"></noscript><img alt="汤" data-original="a.jpg">', '汤'],
  ],
  'links as their text': [
    ['看<a href="https://wenda.example/q/1">这一篇</a>', '看这一篇'],
    [
      '<a href="https://link.zhihu.com/?target=https%3A//tang.example/a"><span class="invisible">https://</span><span class="visible">tang.exam</span><span class="ellipsis"></span></a>',
      'https://tang.example/a',
    ],
  ],
  'nothing of the frame': [
    ['<nav>首页</nav><script>x</script><style>p{}</style><button>赞同 128</button>汤', '汤'],
    ['<div class="ContentItem-time">编辑于 2021-06-12</div><div class="ContentItem-actions">分享</div>汤', '汤'],
    ['<p hidden>登录后看全文</p><p style="display: none">x</p><svg><text>y</text></svg><p aria-hidden="true">z</p>汤', '汤'],
  ],
  'broken markup': [
    ['<p>汤<p>饭</div></b>', '汤\n\n饭'],
    ['a &lt; b &amp; c &unknown; &#x6c64;', 'a < b & c &unknown; 汤'],
    ['<!-- 不看 --><![CDATA[x]]>汤', '汤'],
  ],
};

for (const [kind, cases] of Object.entries(CASES)) {
  test(`text keeps ${kind}`, () => {
    for (const [html, text] of cases) assert.equal(htmlToText(html), text, html);
  });
}

test('what has no markup is what it was, but for its blanks', () => {
  holdsFor(fc.array(fc.constantFrom('汤', '饭', 'soup', '。', '1'), { minLength: 1 }), (words) => {
    assert.equal(htmlToText(words.join('')), words.join(''));
  });
});

test('elements in one another without end are no danger', () => {
  assert.equal(htmlToText(`${'<div>'.repeat(5000)}汤${'</div>'.repeat(5000)}`), '汤');
  assert.throws(() => htmlToText('<div>'.repeat(1_000_000)), /more than 10000 elements in one another/);
  assert.equal(htmlToText('<p>'.repeat(100_000)), '');
});

test('only web addresses are targets, with and without a page in between', () => {
  assert.equal(targetOf('https://link.zhihu.com/?target=https%3A//a.example/'), 'https://a.example/');
  assert.equal(targetOf('https://a.example/link?url=javascript:x'), 'https://a.example/link?url=javascript:x');
  assert.equal(targetOf('https://a.example/b'), 'https://a.example/b');
  for (const href of ['javascript:x', '/b', '', undefined]) assert.equal(targetOf(href), undefined);
});

test('blanks of a text of any length are those of its pieces', () => {
  const piece = '水 \n a\n \t汤\n\n水 ';
  for (const [between, times] of [
    ['', 60_000],
    ['x', 60_000],
    [' '.repeat(300_000), 4],
  ] as const)
    assert.equal(htmlToText(`${(piece + between).repeat(times)}尾`), `${`水 a 汤水 ${between.trim()}`.repeat(times)}尾`);
});
