import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { loadCorpus } from '../../../../src/core/documents/load-corpus.js';
import { buildDocx } from '../../../support/build-docx.js';
import { buildEpub } from '../../../support/build-epub.js';
import { buildOdt, odtParagraph } from '../../../support/build-odt.js';
import { escapeXml } from '../../../support/build-zip.js';

let folder = '';
let server: Server;
let address = '';
const asked: string[] = [];
beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.end('Text von anderswo');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-hostile-'));
  return () => rm(folder, { recursive: true });
});

const put = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);

describe('hostile files of a folder', () => {
  it('are named with their reason, and the rest is read', async () => {
    const bomb = zipSync({ 'content.xml': new Uint8Array(65 * 1024 * 1024) });
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    await put('good.txt', 'Frist\n\nDer Antrag ist in drei Wochen zu stellen.');
    await put('good.html', '<h1>Frist</h1><p>Drei Wochen.');
    await put('bomb.odt', bomb);
    await put('binary.html', png);
    await put('binary.docx', png);
    await put('deep.html', '<div>'.repeat(100_000));
    await put('deep.epub', buildEpub({ chapters: ['<ul><li>'.repeat(100_000)] }));
    await put('old.docx', compound);
    await put('empty.html', '<nav></nav>');
    await put('lol.docx', buildDocx({ parts: { 'word/styles.xml': '<!DOCTYPE a><a/>' } }));
    const { documents, failures } = await loadCorpus(folder);
    expect(documents.map(({ path }) => path)).toEqual(['good.html', 'good.txt']);
    expect(failures.map(({ path, code }) => `${path}: ${code}`)).toEqual([
      'binary.docx: broken',
      'binary.html: binary',
      'bomb.odt: too-large',
      'deep.epub: broken',
      'deep.html: broken',
      'empty.html: empty',
      'lol.docx: broken',
      'old.docx: unsupported',
    ]);
  });

  it('fetch nothing, whatever they refer to', async () => {
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const external = (type: string) =>
      `<Relationship Id="r${type}" Type="${office}/${type}" Target="${address}/${type}" TargetMode="External"/>`;
    const picture =
      '<w:p><w:r><w:t>Text</w:t></w:r><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="rimage" r:embed="rimage"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>';
    const tags = `<base href="${address}/"><link rel="stylesheet" href="${address}/a.css"><script src="${address}/a.js"></script><img src="${address}/a.png" srcset="${address}/b.png"><iframe src="${address}/a.html"></iframe><object data="${address}/a.swf"></object><meta http-equiv="refresh" content="0; url=${address}/a">`;
    await put('a.html', `<!DOCTYPE html SYSTEM "${address}/a.dtd">${tags}<p>Text</p>`);
    await put(
      'a.xhtml',
      `<?xml-stylesheet href="${address}/a.xsl"?><body>${tags}<p>Text</p></body>`,
    );
    await put('a.epub', buildEpub({ chapters: [`${tags}<p>Text</p>`] }));
    await put(
      'a.docx',
      buildDocx({
        body: picture,
        relationships: ['image', 'attachedTemplate', 'styles', 'footnotes'].map(external).join(''),
      }),
    );
    const image = `<draw:frame><draw:image xlink:href="${escapeXml(address)}/a.png"/></draw:frame>`;
    await put('a.odt', buildOdt({ body: odtParagraph('Text') + image }));
    const { documents, failures } = await loadCorpus(folder);
    expect(failures).toEqual([]);
    expect(documents.map(({ path, text }) => `${path}: ${text}`)).toEqual(
      ['docx', 'epub', 'html', 'odt', 'xhtml'].map((ending) => `a.${ending}: Text`),
    );
    expect(asked).toEqual([]);
  });
});
