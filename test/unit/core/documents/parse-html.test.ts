import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';

import {
  parseHtml,
  parseHtmlText,
  parseXhtml,
} from '../../../../src/core/documents/formats/html/parse-html.js';
import { ParseError, type ParsedFile } from '../../../../src/core/documents/formats/parsed-file.js';
import { expectSound } from '../../../support/expect-parsed.js';
import { outline } from '../../../support/outline.js';
import { startCpuClock } from '../../../support/start-cpu-clock.js';

const blocksOf = (html: string) => outline(parseHtmlText(html));
const parse = (bytes: Uint8Array) => parseHtml(bytes) as ParsedFile;

describe('a web page has', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'headings of every level',
      '<h1>A</h1><h2>B</h2><h6>C</h6><div role=heading aria-level=3>D</div>',
      ['# A', '## B', '###### C', '### D'],
    ],
    [
      'paragraphs, with white space as a browser shows it',
      '<p>  Der\n\t Antrag <b>ist</b>\n<i> schriftlich</i> . </p><p>Frist</p>',
      ['paragraph: Der Antrag ist schriftlich .', 'paragraph: Frist'],
    ],
    [
      'text without a paragraph of its own',
      'lose <div>im Kasten<p>fest</p>danach</div>',
      ['paragraph: lose', 'paragraph: im Kasten', 'paragraph: fest', 'paragraph: danach'],
    ],
    [
      'line breaks, of which two end a paragraph',
      '<p>Amt<br>Straße 1<br/><br>Ort</p>',
      ['paragraph: Amt\nStraße 1', 'paragraph: Ort'],
    ],
    [
      'entities, and no soft hyphens',
      '<p>Sicher&shy;heit &amp; Beh&ouml;rden &#8211; &lt;b&gt; &unknown;</p>',
      ['paragraph: Sicherheit & Behörden – <b> &unknown;'],
    ],
    [
      'lists in lists',
      '<ul><li>A<ul><li>B</li></ul></li><li><p>C</p><p>D</p></li></ul>',
      ['list-item: A', 'list-item: B', 'list-item: C', 'list-item: D'],
    ],
    [
      'a table row by row, empty cells in their place',
      '<table><caption>Fristen</caption><tr><th>Antrag</th><th></th><th>Wochen</th></tr><tr><td><p>Neu</p><p>oder alt</p></td><td></td><td>3<br>bis 4</td></tr></table>',
      [
        'paragraph: Fristen',
        'table-row: Antrag |  | Wochen',
        'table-row: Neu oder alt |  | 3 bis 4',
      ],
    ],
    [
      'the text of a table that lays out the page',
      '<table><tr><td><h1>A</h1><p>B</p></td><td><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>',
      ['# A', 'paragraph: B', 'table-row: 1 | 2'],
    ],
    [
      'quotes and code, the latter line by line',
      '<blockquote><p>Zitat</p></blockquote><pre>\n  a\n    b\n\n</pre>',
      ['quote: Zitat', 'code: a\n    b'],
    ],
    [
      'definitions',
      '<dl><dt>Frist</dt><dd>Drei Wochen</dd></dl>',
      ['paragraph: Frist', 'paragraph: Drei Wochen'],
    ],
    [
      'the headings of parts that open',
      '<h2><button>Wann?</button></h2><details><summary>Wo?</summary>Hier</details>',
      ['## Wann?', 'paragraph: Wo?', 'paragraph: Hier'],
    ],
    [
      'prose in a heading as a paragraph',
      `<h2>${'Wort '.repeat(80)}</h2>`,
      [`paragraph: ${'Wort '.repeat(80).trim()}`],
    ],
  ])('%s', (_, html, expected) => {
    expect(blocksOf(html)).toEqual(expected);
  });

  it.each([
    ['letters', '<ol type=a start=26><li>A<li>B</ol>', 'z. A\naa. B'],
    ['Roman digits', '<ol type=I start=4><li>A<li>B</ol>', 'IV. A\nV. B'],
    ['no numbers that count downwards', '<ol reversed><li>A<li>B</ol>', '- A\n- B'],
    [
      'marks of notes apart from the word before them, and powers as they are',
      '<p>Zweigstellen.<a href="#fn1"><sup>1</sup></a> Auf 30 m<sup>2</sup><sup><a href="#fn2">2</a></sup>',
      'Zweigstellen.[1] Auf 30 m2[2]',
    ],
  ])('%s', (_, html, text) => {
    expect(parseHtmlText(html).text).toBe(text);
  });

  it('markers before its items, and lines around its rows, outside of the blocks', () => {
    const { text } = parseHtmlText(
      '<p>Vor</p><ol start=3><li>Drei<li value=7>Sieben<li>Acht</ol><ul><li>Punkt</ul><table><tr><td>1<td>2<tr><td>3<td>4</table>',
    );
    expect(text).toBe('Vor\n\n3. Drei\n7. Sieben\n8. Acht\n\n- Punkt\n\n| 1 | 2 |\n| 3 | 4 |');
  });
});

describe('a heading leads to', () => {
  it.each([
    ['its own id', '<h2 id="frist">Frist</h2>', '## Frist {frist}'],
    ['the name inside it', '<h2><a name="frist"></a>Frist</h2>', '## Frist {frist}'],
    ['its own id before one inside it', '<h2 id=a><span id=b>Frist</span></h2>', '## Frist {a}'],
    ['the place before it', '<p>x</p><a id="frist"></a><h2>Frist</h2>', '## Frist {frist}'],
    ['its section', '<section id="frist"><h2>Frist</h2></section>', '## Frist {frist}'],
    ['the mark beside it', '<h2>Frist <a href="#f%C3%BC">¶</a></h2>', '## Frist {fü}'],
    ['nothing that stands before other text', '<p id=x>Text</p><h2>Frist</h2>', '## Frist'],
    ['no id with a space', '<h2 id="a b">Frist</h2>', '## Frist'],
    ['no id that is too long', `<h2 id="${'a'.repeat(300)}">Frist</h2>`, '## Frist'],
  ])('%s', (_, html, expected) => {
    expect(blocksOf(html).at(-1)).toBe(expected);
  });
});

describe('a web page is read without', () => {
  const own = '<h1>Titel</h1><p>Der Text der Seite.</p>';
  it.each([
    ['navigation', '<nav>Start</nav>'],
    ['navigation by its role', '<div role="navigation">Start</div>'],
    ['navigation by its name', '<div id="navigation">Start</div><ul class="main-menu"><li>A</ul>'],
    ['a trail of links', '<ol class="nav breadcrumb"><li>Start</ol>'],
    ['a banner', '<header>Amt für alles <a href="/">Start</a></header>'],
    ['a footer', '<footer>Impressum</footer>'],
    ['a footer by its role', '<div role=contentinfo>Impressum</div>'],
    ['boxes beside the text', '<aside>Siehe auch</aside>'],
    ['scripts and styles', '<script>alert("Hallo")</script><style>p{}</style>'],
    ['what is shown without scripts', '<noscript>Bitte JavaScript einschalten</noscript>'],
    ['templates', '<template><p>Vorlage</p></template>'],
    [
      'hidden text',
      '<p hidden>geheim</p><p style="display: none">geheim</p><p style="color:red;visibility:hidden">geheim</p><p aria-hidden="true">geheim</p>',
    ],
    ['a dialog that is closed', '<dialog>Wirklich?</dialog>'],
    ['comments', '<!-- geheim -->'],
    ['a cookie box', '<div class="cookie-banner"><h2>Cookies</h2><p>Ja?</p></div>'],
    ['a cookie box by its id', '<div id="onetrust-consent-sdk"><p>Wir verwenden Cookies</p></div>'],
    [
      'a list of contents with its title',
      '<h2>Inhalt</h2><ul><li>1. <a href="#a">Zweck</a><ul><li><a href="#b">Ziel</a></ul><li><a href="#c">Frist</a></ul>',
    ],
    [
      'a box of contents',
      '<div class="toc"><p><b>Table of Contents</b></p><dl><dt><a href="a.html">Zweck des Vereins</a></dt><dt><a href="b.html">Mitglieder und Beiträge</a></dt><dt><a href="c.html">Auflösung des Vereins</a></dt></dl></div>',
    ],
    ['a column beside the text', '<div class="sidebar"><p>Kontakt: Amt für alles.</p></div>'],
    ['forms and buttons', '<form><label>Suche</label><input value="x"></form><button>Los</button>'],
    [
      'pictures and their descriptions',
      '<img alt="Ein Bild"><svg><text>Logo</text><title>Logo</title></svg>',
    ],
    ['frames and films', '<iframe>Rahmen</iframe><video>Film</video><object>Ding</object>'],
  ])('%s', (_, html) => {
    expect(blocksOf(`<body>${html}${own}${html}`)).toEqual([
      '# Titel',
      'paragraph: Der Text der Seite.',
    ]);
  });

  it('what stands outside of its main part', () => {
    const html = `<div>Oben</div><main>${own}</main><div>Unten</div>`;
    expect(blocksOf(html)).toEqual(['# Titel', 'paragraph: Der Text der Seite.']);
  });

  it('what stands outside of its only article, where that has most of the text', () => {
    const html = `<div>Oben</div><article>${own}<footer>Stand: Mai</footer></article>`;
    expect(blocksOf(html)).toContain('paragraph: Stand: Mai');
    expect(blocksOf(html)).not.toContain('paragraph: Oben');
    const teaser = `<p>${'Der lange Text. '.repeat(20)}</p><article>Kurz</article>`;
    expect(blocksOf(teaser)).toHaveLength(2);
  });
});

describe('a web page keeps', () => {
  it.each([
    [
      'a heading without the button beside it',
      '<h2>Frist <button>Kopieren</button></h2>',
      ['## Frist'],
    ],
    ['text beside an empty main part', '<main></main><p>Text</p>', ['paragraph: Text']],
    ['the text of a page that is all navigation', '<nav><p>Text</p></nav>', ['paragraph: Text']],
    [
      'a form around the whole page',
      '<form><h1>A</h1><p>Text</p></form>',
      ['# A', 'paragraph: Text'],
    ],
    [
      'a wrapper named like a menu',
      '<div class="menu"><main><p>Text</p></main></div>',
      ['paragraph: Text'],
    ],
    [
      'a body that is hidden until scripts have run',
      '<body style="display:none"><p>Text',
      ['paragraph: Text'],
    ],
    [
      'a part of a policy that is named cookies',
      '<h2 id=cookies>Cookies</h2><p>Text',
      ['## Cookies {cookies}', 'paragraph: Text'],
    ],
    [
      'a box of prose inside the text',
      '<main><p>A</p><aside><p>Ein Hinweis</p></aside></main>',
      ['paragraph: A', 'paragraph: Ein Hinweis'],
    ],
    [
      'a box of prose between paragraphs, whatever its name',
      '<div class="section"><p>Vor.</p><div class="sidebar"><p class="title">Das Werkzeug</p><p>Debian hat ein Werkzeug, das Pakete einrichtet und alles auflöst, was sie brauchen.</p></div></div>',
      [
        'paragraph: Vor.',
        'paragraph: Das Werkzeug',
        'paragraph: Debian hat ein Werkzeug, das Pakete einrichtet und alles auflöst, was sie brauchen.',
      ],
    ],
    [
      'a list of links to other pages',
      '<p>Formulare</p><ul><li><a href="a.pdf">A</a><li><a href="b.pdf">B</a><li><a href="c.pdf">C</a></ul>',
      ['paragraph: Formulare', 'list-item: A', 'list-item: B', 'list-item: C'],
    ],
  ])('%s', (_, html, expected) => {
    expect(blocksOf(html)).toEqual(expected);
  });

  it('each entry of a glossary as a passage, and short data together', () => {
    const startsOf = (html: string) => {
      const { text, blocks } = parseHtmlText(html);
      return blocks.filter((block) => block.startsPassage).map((b) => text.slice(b.start, b.end));
    };
    const long = `Erklärung, ${'die ein wenig länger ist, '.repeat(3)}als ein Wort.`;
    const entries = `<dt>GID<dt>Gruppe<dd><p>${long}</p><p>Mehr.</p><dt>UID<dd>${long}`;
    expect(startsOf(`<dl>${entries}</dl>`)).toEqual(['GID', 'UID']);
    expect(startsOf('<dl><dt>Telefon<dd>0123<dt>Raum<dd>7</dl>')).toEqual([]);
  });

  it('nothing where there is no text', () => {
    expect(parseHtmlText('<p hidden>x</p>').blocks).toEqual([]);
    expect(parseHtmlText('').blocks).toEqual([]);
  });
});

describe('the head of a web page says', () => {
  const metadataOf = (head: string, body = '<p>Text') =>
    parseHtmlText(`<html lang="de-AT"><head>${head}</head><body>${body}`).metadata;
  it.each([
    ['its title', '<title> Antrag\n stellen </title>', { title: 'Antrag stellen' }],
    [
      'its title before the site',
      '<title>Antrag - Amt</title><meta property="og:site_name" content="Amt">',
      { title: 'Antrag', source: 'Amt' },
    ],
    [
      'its address',
      '<link rel=canonical href="https://example.org/a">',
      { url: 'https://example.org/a' },
    ],
    ['no address without a host', '<link rel=canonical href="/a">', {}],
    ['no address that is a script', '<link rel=canonical href="javascript:alert(1)">', {}],
    ['no address with a password', '<link rel=canonical href="https://a:b@example.org/">', {}],
    [
      'its date',
      '<meta property="article:published_time" content="2024-05-02T10:00:00Z">',
      { date: '2024-05-02' },
    ],
    ['no date of the file', '<meta http-equiv="last-modified" content="2024-05-02">', {}],
    ['its date in German', '<meta name="date" content="2.5.2024">', { date: '2024-05-02' }],
    ['no date that the calendar lacks', '<meta name="date" content="2024-02-31">', {}],
    ['who wrote it', '<meta name="Author" content="Referat 3">', { source: 'Referat 3' }],
  ])('%s', (_, head, expected) => {
    expect(metadataOf(head)).toEqual({ language: 'de', ...expected });
  });

  it('the title of the first heading, where it is in the title of the page', () => {
    const title = '<title>Startseite | Antrag stellen | Amt</title>';
    expect(metadataOf(title, '<h1>Antrag stellen</h1>')).toMatchObject({ title: 'Antrag stellen' });
  });

  it('the date that stands at the top of the text', () => {
    const time = '<time datetime="2023-11-05">5. November</time>';
    expect(metadataOf('', `<p>Stand: ${time}</p>`)).toMatchObject({ date: '2023-11-05' });
    const late = `<p>${'Wort '.repeat(200)}</p><p>Am ${time}</p>`;
    expect(metadataOf('', late)).toEqual({ language: 'de' });
  });

  it('no language that Beleg does not know', () => {
    expect(parseHtmlText('<html lang="fr"><p>Texte').metadata).toEqual({});
  });
});

describe('the encoding of a web page', () => {
  const page = (declaration: string) => `${declaration}<p>Straße in Łódź`;
  it.each<[string, Uint8Array, string]>([
    ['is UTF-8 without a word', Buffer.from(page('')), 'Straße in Łódź'],
    [
      'is what the page says',
      iconv.encode(page('<meta charset="iso-8859-2">'), 'iso-8859-2'),
      'Straße in Łódź',
    ],
    [
      'is what an old page says',
      iconv.encode(
        page('<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">'),
        'windows-1250',
      ),
      'Straße in Łódź',
    ],
    [
      'is what the XML says',
      iconv.encode(page('<?xml version="1.0" encoding="ISO-8859-2"?>'), 'iso-8859-2'),
      'Straße in Łódź',
    ],
    [
      'is UTF-8 where that fits, whatever the page says',
      Buffer.from(page('<meta charset="iso-8859-1">')),
      'Straße in Łódź',
    ],
    [
      'is known by its mark',
      iconv.encode(page('<meta charset="utf-8">'), 'utf-16le', { addBOM: true }),
      'Straße in Łódź',
    ],
    [
      'is Windows-1252 where nothing is said',
      iconv.encode('<p>„Straße“ – 5 €', 'windows-1252'),
      '„Straße“ – 5 €',
    ],
    [
      'is Windows-1252 under its other name',
      iconv.encode('<meta charset=latin1><p>„5 €“', 'windows-1252'),
      '„5 €“',
    ],
    [
      'is Windows-1252 where the page says UTF-8 and is not',
      iconv.encode('<meta charset=utf-8><p>Straße', 'windows-1252'),
      'Straße',
    ],
    [
      'is found by rule where the page names nonsense',
      Buffer.from('<meta charset="hex"><p>Straße'),
      'Straße',
    ],
  ])('%s', (_, bytes, expected) => {
    expect(outline(parse(bytes))).toEqual([`paragraph: ${expected}`]);
  });

  it('is none for pictures and programs', () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    expect(() => parse(png)).toThrow(expect.objectContaining({ code: 'binary' }));
    const controls = Buffer.from('<meta charset=utf-8>\u0001\u0002\u0003\u0004');
    expect(() => parse(controls)).toThrow(expect.objectContaining({ code: 'binary' }));
  });
});

describe('XHTML', () => {
  it('may close an element where it opens it', () => {
    const xhtml =
      '<html><head><title/><script src="a"/></head><body><a id="b"/><h1>A</h1><br/><p>B</p></body></html>';
    expect(outline(parseXhtml(Buffer.from(xhtml)) as ParsedFile)).toEqual([
      '# A {b}',
      'paragraph: B',
    ]);
  });
});

describe('a hostile web page', () => {
  it.each([
    ['nested 100,000 deep', '<div>'.repeat(100_000)],
    ['nested 100,000 deep in formatting', '<b>'.repeat(100_000)],
    ['nested 100,000 deep in lists', '<ul><li>'.repeat(100_000)],
    ['nested 100,000 deep in quotes', '<blockquote>'.repeat(100_000)],
    ['nested 100,000 deep in another language', '<svg>' + '<g>'.repeat(100_000)],
  ])('is refused when %s', (_, html) => {
    const spent = startCpuClock();
    expect(() => parseHtmlText(html)).toThrow(ParseError);
    expect(spent()).toBeLessThan(2_000);
  });

  it.each([
    ['100,000 tables that never end', '<table>'.repeat(100_000) + '<tr><td>Text'],
    ['100,000 links that never end', '<a href=x>'.repeat(100_000) + 'Text'],
    ['50,000 elements where a table allows none', `<table>${'<b></b>'.repeat(50_000)}Text`],
    ['formatting that every paragraph opens again', '<p><font size=1>Text'.repeat(1_000)],
    [
      'a tag with 5,000 attributes',
      `<p ${Array.from({ length: 5_000 }, (_, at) => `a${at}`).join(' ')}>Text`,
    ],
    ['5 MB of one line', `<p>${'Wort '.repeat(1_000_000)}`],
    ['1 MB of brackets', '<p>Text</p>' + '<'.repeat(1_000_000)],
    ['100,000 line breaks', `<p>Text${'<br>'.repeat(100_000)}`],
    ['a table of 100,000 cells', `<table><tr>${'<td>1'.repeat(100_000)}</table>`],
  ])('is read with %s', (_, html) => {
    const spent = startCpuClock();
    const parsed = parseHtmlText(html);
    expect(parsed.blocks.length).toBeGreaterThan(0);
    expect(spent()).toBeLessThan(5_000);
    expectSound(parsed);
  });
});

describe('any web page', () => {
  it('shows the words that stand in its paragraphs, and in their order', () => {
    const word = fc.stringMatching(/^[a-zäöüß]{1,9}$/);
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }),
        (paragraphs) => {
          const html = paragraphs.map((all) => `<p>${all.join('\n <i></i>')}</p>`).join('');
          expect(blocksOf(html)).toEqual(paragraphs.map((all) => `paragraph: ${all.join(' ')}`));
        },
      ),
    );
  });
});
