/** Nasty saved pages. */

import { around, file, type Kind, type Kinds, nested, type Text, times } from './made.js';

const page = (text: Text, after = ''): Kind => file('a.html', around('<!doctype html><html><head><title>汤</title></head><body>', text, after));
const answer = (text: Text, after = ''): Kind =>
  file('a.html', around('<h1 class="QuestionHeader-title">汤</h1><div class="AnswerItem"><div class="RichContent-inner">', text, after));
/** By what they have too much of. */
export const PAGE_KINDS: Kinds = {
  'comments before a page': file('a.html', times('<!-- x -->')),
  'comments that do not end': page(times('<!-- x ')),
  'comments in a page': page(times('<!---->')),
  'declarations before a page': file('a.html', around('<?xml', times(' '), '<p>水')),
  'blanks before a page': file('a.html', around('<!-- x -->', times(' '), 'x')),
  'tiny elements': page(times('<p>')),
  'tiny elements of an answer': answer(times('<p>')),
  'tiny elements with text': page(times('<p>水')),
  'inline elements': answer(times('<b>水</b>')),
  'elements that close nothing': page(times('</p>')),
  'elements of many names': page((bytes) => Array.from({ length: bytes / 10 }, (_, i) => `<x${i}>水`).join('')),
  links: page(times('<a href="https://jian.example/a">水</a>')),
  'links of an answer': answer(times('<a href="https://jian.example/a">水</a>')),
  'addresses as links': answer(times('<a href="https://link.jian.example/?target=a">https://</a>')),
  'links in one another': answer(nested('<a>', '</a>')),
  attributes: page(around('<p ', times('a="b" '), '>水')),
  'attributes of many names': page(around('<p ', (bytes) => Array.from({ length: bytes / 9 }, (_, i) => `a${i}=b`).join(' '), '>水')),
  'attributes that do not end': page(times('<p a="')),
  'classes of one element': answer(around('<p class="', times('a '), '">水')),
  'styles of one element': answer(around('<p style="display', times(' '), '">水')),
  entities: answer(times('&amp;')),
  'entities that are none': answer(times('&#x;&a')),
  'deep elements': page(nested('<div>', '</div>')),
  'elements a little deep': page((bytes) => times(`${'<div>'.repeat(300)}水${'</div>'.repeat(300)}`)(bytes)),
  'lists in one another': answer(nested('<ul><li>', '')),
  tables: answer(around('<table>', times('<tr><td>水<td>水'))),
  'code of blanks': answer(around('<pre>x', times(' '), 'x</pre>')),
  'blanks in a text': answer(times('水 \n')),
  'one line of a page': page(times('水')),
  'one line of an answer': answer(times('水')),
  'a title of blanks': file('a.html', around('<html><title>水', times('&nbsp; '), '水 - 水</title><body>')),
  'titles that do not end': file('a.html', around('<p>', times('<title'))),
  'labels of encodings': file('a.html', around('<meta charset', times(' '), '<p>水')),
  'notes below a text': file('a.html', around('<h1>汤</h1><p>水</p><p>Time:', times(' '), '\n</p>')),
  'many notes': file('a.html', around('<h1>汤</h1><p>水</p>', times('<p>Time: x</p>'))),
  'many scripts of data': page(times('<script type="application/ld+json">{}</script>')),
  'deep data in a script': page(around('<script type="application/ld+json">', nested('[', ']'), '</script>')),
  'deep data of answers': page(around('<script type="application/ld+json">', nested('{"@graph":[', ']}'), '</script>')),
  'many answers in a script': page(
    around(
      '<script type="application/ld+json">{"@type":"Question","name":"汤","suggestedAnswer":[',
      times('{"text":"<p>水</p>"},'),
      '{"text":"水"}]}</script>',
    ),
  ),
  'answers in microdata': page(
    around(
      '<div itemtype="https://schema.org/Question"><h1 itemprop="name">汤</h1>',
      times('<p itemprop="suggestedAnswer"><b itemprop="text">水</b></p>'),
    ),
  ),
  'names in microdata': page(
    around(
      '<div itemtype="https://schema.org/Question"><p itemprop="suggestedAnswer">',
      times('<p itemprop="suggestedAnswer"><b itemprop="name">水</b></p>'),
    ),
  ),
  'questions in microdata': page(times('<p itemtype="https://schema.org/Question">')),
  'answers of 2015': page(
    around(
      '<div id="zh-question-title"><b class="zm-item-title">汤</b></div>',
      times('<p class="zm-item-answer" data-aid="1"><b class="zm-editable-content">水</b></p>'),
    ),
  ),
  'answers of 2021': page(
    around('<h1 class="QuestionHeader-title">汤</h1>', times('<div class="AnswerItem"><p class="RichContent-inner">水</p></div>')),
  ),
  'answers in one another': page(
    around('<h1 class="QuestionHeader-title">汤</h1>', times('<div class="AnswerItem"><p class="RichContent-inner">水</p>')),
  ),
  'answers around a text': page(
    around(`<h1 class="QuestionHeader-title">汤</h1>${'<div class="AnswerItem"><div class="RichContent-inner">'.repeat(150)}`, times('水')),
  ),
  'questions in one another': page(around('<div itemtype="https://schema.org/Question">'.repeat(390), times('<b itemprop="name">水</b>'))),
  'topics of a page': page(
    around(
      '<h1 class="QuestionHeader-title">汤</h1><div class="AnswerItem"><p class="RichContent-inner">水</p></div><div class="QuestionHeader-topics">',
      times('<a class="TopicLink">水</a>'),
    ),
  ),
  'letters of another encoding': page(times('æç')),
  'dashes in a page': page(times('<!-')),
  'comments of dashes': page(around('<!--', times('-'))),
  'blocks of characters': page(times('<![CDATA[水]]>')),
  instructions: page(times('<?x ?>')),
  'scripts that do not end': page(times('<script>')),
  'scripts of a page': page(times('<script>a</script>')),
  'texts to be typed': page(times('<textarea>')),
  'tables in one another': page(nested('<table><tr><td>', '</table>')),
  formulas: answer(times('<math><annotation encoding="tex">a</annotation></math>')),
  images: answer(times('<img alt="水">')),
  'numbered items': answer(around('<ol>', times('<li>水'))),
  'code in code': answer(nested('<pre>', '</pre>')),
  'attributes of many elements': answer(times('<p a=b class=d hidden style=f>水')),
  headings: page(times('<h1>水</h1>')),
  'titles of a page': file('a.html', around('<html>', times('<title>水</title>'))),
  'addresses of a page': file('a.html', around('<html>', times('<link rel=canonical href="https://jian.example/a">'))),
  'empty characters': page(times('\0')),
  'a page of two bytes each': (bytes) => ({ name: 'a.html', content: Buffer.from(`<html><body>${'水 '.repeat(bytes / 4)}`, 'utf16le') }),
  'a page in GBK': (bytes) => ({
    name: 'a.html',
    content: Buffer.concat([Buffer.from('<html><body>'), Buffer.alloc(bytes & ~1, '\xcb\xae', 'latin1')]),
  }),
};

const SENTENCE = '汤要小火慢炖，水要一次加够，姜要先下，盐要最后放。';
const NAMES = ` class="${'a'.repeat(40)}"`;

/** A page of unknown form, of which each piece has the bytes that a page has for an element: it is weighed. */
const unknown = (piece: string): Kind =>
  file('a.html', around(`<html><head><title>汤</title></head><body><p>${SENTENCE.repeat(6)}</p>`, times(piece)));

/** Pages that are weighed, each as large as weighed pages are; larger ones are not. */
export const WEIGHED_KINDS: Kinds = {
  'empty paragraphs': unknown(`<p${NAMES}></p>`),
  'paragraphs with commas': unknown(`<p${NAMES}>a, b,</p>`),
  'paragraphs beside the text': unknown(`<p class="sidebar comment ${'a'.repeat(30)}">水</p>`),
  'links around the text': unknown(`<a href="https://jian.example/${'a'.repeat(30)}">水</a>`),
  'items of links': unknown(`<li${NAMES}><a href="https://jian.example/${'a'.repeat(30)}">水</a></li>`),
  'cells of a table': unknown(`<table${NAMES}><tr${NAMES}><td${NAMES}>水`),
  'boxes in boxes': unknown(`<div${NAMES}><div${NAMES}><div${NAMES}>水</div></div></div>`),
  'lines that are broken': unknown(`水<br${NAMES}><br${NAMES}>`),
  'images to be loaded': unknown(`<img data-src="https://jian.example/a.jpg" ${NAMES}>`),
  'images for those without scripts': unknown(`<noscript${NAMES}><img src="a.jpg"${NAMES}></noscript>`),
  'names of authors': unknown(`<span rel="author" class="byline ${'a'.repeat(30)}">阿木</span>`),
  'elements with styles': unknown(`<p style="color: red; display: block; width: 1px; height: 1px">水</p>`),
  'a title of dashes': file(
    'a.html',
    around('<html><head><title>', (bytes) => '汤 - '.repeat(Math.min(1900, bytes / 8)), `</title></head><body><p>${SENTENCE.repeat(40)}`),
  ),
};
