import type { DocumentMetadata } from '../../document.js';
import { isBorrowedTitle } from '../is-borrowed-title.js';

/** The information dictionary as pdf.js returns it. */
export interface PdfInformation {
  readonly Title?: unknown;
  readonly Language?: unknown;
}

/**
 * Reads title, date of publication and language of a PDF, from XMP before the older dictionary. A title
 * that a program made up is ignored, and so are the dates of creation and change, which are those of
 * the file and not of what it says.
 *
 * @param readXmp returns the value of an XMP property such as `dc:title`
 */
export function readPdfMetadata(
  information: PdfInformation,
  readXmp: (name: string) => unknown,
): DocumentMetadata {
  const title = [readXmp('dc:title'), information.Title].map(readTitle).find(isKnown);
  const date = readDate(readXmp('prism:publicationdate'));
  const language = [information.Language, readXmp('dc:language')].map(readLanguage).find(isKnown);
  return {
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    ...(language === undefined ? {} : { language }),
  };
}

function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function readTitle(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const title = value
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return /\p{L}/u.test(title) && !isBorrowedTitle(title) ? title : undefined;
}

/** The day of a date in ISO 8601; `undefined` if it is none. */
function readDate(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const [, year, month, day] = /^(\d{4})-?(\d{2})?-?(\d{2})?/.exec(value.trim()) ?? [];
  if (year === undefined || year < '1900') return undefined;
  const date = [year, month, day].filter((part) => part !== undefined && part !== '00').join('-');
  return Number.isNaN(Date.parse(date)) ? undefined : date;
}

function readLanguage(value: unknown): 'de' | 'en' | undefined {
  const tag = /^(de|en)(?:$|[-_])/i.exec(typeof value === 'string' ? value : '')?.[1];
  return tag?.toLowerCase() as 'de' | 'en' | undefined;
}
