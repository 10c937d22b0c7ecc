/**
 * A detail that directories, price lists and timetables state: it stands there under the name of a column
 * or in a form of its own, so it can be recognized without the question's words.
 */
export type AskedDetail = 'phone' | 'mail' | 'fee' | 'hours' | 'room' | 'person';

interface DetailForms {
  /** Questions that ask for it, in lower case. */
  readonly question: RegExp;
  /** Words of such a question that ask for the detail and do not say whose, in lower case. */
  readonly frame: RegExp;
  /** Names of columns that hold it. */
  readonly column: RegExp;
  /** How its value looks anywhere; `undefined` when it cannot be told from other text. */
  readonly value: RegExp | undefined;
}

const word = (pattern: string): RegExp =>
  new RegExp(String.raw`(?<!\p{L})(?:${pattern})(?!\p{L})`, 'iu');
const whole = (pattern: string): RegExp => new RegExp(String.raw`^(?:${pattern})$`, 'iu');

/** In the order in which they are tried: who is to be called is asked by "call" rather than by "who". */
const details: Readonly<Record<AskedDetail, DetailForms>> = {
  phone: {
    question: word(
      String.raw`telefon(?:nummern?)?|tel|rufnummern?|durchwahl(?:en)?|handynummer|faxnummer|hotline|anrufen|rufe? ich(?: \p{L}+){0,4}? an|phone(?: numbers?)?|extension|call|dial`,
    ),
    frame: whole(
      String.raw`telefon(?:nummern?|isch)?|tel|nummer|rufnummern?|durchwahl(?:en)?|handynummer|faxnummer|hotline|anrufen|anrufe|rufe?|erreiche?n?|erreichbar|phone|number|extension|call|dial|reach`,
    ),
    column: word(
      String.raw`tel(?:efon)?(?:nummer)?|rufnummer|durchwahl|mobil|handy|fax|phone|extension|mobile`,
    ),
    value: /(?<![\d.,])(?:\+\d|0\d)[\d\s/()-]{5,}\d(?!\d)/u,
  },
  mail: {
    question: word(String.raw`e-?mail(?:-?adressen?)?|mailadressen?|e-?mail address`),
    frame: whole(String.raw`e|mail|email|adressen?|mailadressen?|address`),
    column: word(String.raw`e-?mail|mail`),
    value: /[\w.+-]+@[\w-]+\.[\w.]+/u,
  },
  fee: {
    question: word(
      String.raw`was kosten?t?|kosten?t? (?:das|der|die|ein|eine|einen|mich)|wie ?viel (?:kosten?t?|zahle?n?|bezahle?n?)|wie teuer|gebühr(?:en)?|preise?|was (?:muss ich )?(?:be)?zahle?n?|how much (?:is|are|does|do)|costs?|fees?|price|charge`,
    ),
    frame: whole(
      String.raw`kosten?t?|teuer|gebühr(?:en)?|preise?|zahle?n?|bezahle?n?|costs?|fees?|price|charged?|pay|etwas`,
    ),
    column: word(
      String.raw`gebühr(?:en)?|preis|kosten|betrag|entgelt|fee|price|cost|charge|amount`,
    ),
    value:
      /\d\s?(?:€|euro|eur|cent|usd|gbp|dollars?|pounds?)(?!\p{L})|[€$£]\s?\d|gebührenfrei|kostenlos|free of charge/iu,
  },
  hours: {
    question: word(
      String.raw`öffnungszeiten?|sprechzeiten?|servicezeiten?|(?:wann|wie lange)(?: \p{L}+){1,8}? (?:auf|offen|geöffnet|zu|geschlossen|schließt|öffnet|macht)|(?:wann|wie lange) (?:öffnet|schließt)|bis wann(?: \p{L}+){1,8}? (?:auf|offen|geöffnet)|opening (?:hours|times)|when(?: \p{L}+){1,8}? (?:open|opens|close|closes|closed)`,
    ),
    frame: whole(
      String.raw`öffnungszeiten?|sprechzeiten?|servicezeiten?|offen|geöffnet|geschlossen|öffnet|schließt|opening|hours|times|opens?|closed?|closes`,
    ),
    column: word(
      String.raw`öffnungszeit(?:en)?|sprechzeit(?:en)?|uhrzeit|zeiten|montag|dienstag|mittwoch|donnerstag|freitag|samstag|hours|opening|monday|friday`,
    ),
    value: /\d{1,2}(?:[:.]\d{2})?\s*(?:uhr\s*)?(?:–|-|bis|to)\s*\d{1,2}(?:[:.]\d{2}|\s*uhr)/iu,
  },
  room: {
    question: word(
      String.raw`(?:welche[mnrs]?|in welchem|welches) (?:raum|zimmer|büro|stock|etage|gebäude)|zimmernummer|raumnummer|wo sitz(?:t|en)|wo finde ich|(?:which|what) (?:room|office|floor|building)|room number|where (?:does|do|is|can i find)`,
    ),
    frame: whole(
      String.raw`raum|zimmer|büro|stock|etage|gebäude|zimmernummer|raumnummer|sitz(?:t|en)?|finde|room|office|floor|building|number|sit|find`,
    ),
    column: word(
      String.raw`raum|zimmer|büro|gebäude|etage|standort|room|office|building|floor|location`,
    ),
    value: /(?<!\p{L})(?:raum|zimmer|room)\s+(?:\p{Lu}\s?)?\d/iu,
  },
  person: {
    question: word(
      String.raw`wer (?:ist(?: \p{L}+){0,6} zuständig|macht|kümmert|betreut|bearbeitet|leitet|hilft|verwaltet|organisiert|übernimmt)|für wen|an wen|wen (?:frage|kontaktiere|spreche|rufe)|zuständig(?:e|er|keit)?|ansprechpartner(?:in)?|kontaktperson|who (?:is|handles|manages|runs|do i|can i|should i|takes care|looks after)|contact person|responsible`,
    ),
    frame: whole(
      String.raw`macht|kümmert|betreut|bearbeitet|leitet|hilft|verwaltet|organisiert|übernimmt|wende|frage|kontaktiere|spreche|rufe|zuständig(?:e|er|keit)?|ansprechpartner(?:in)?|kontaktperson|handles|manages|runs|ask|contact|responsible|person`,
    ),
    column: word(
      String.raw`name|ansprechpartner(?:in)?|kontakt|zuständig(?:keit)?|bearbeiter(?:in)?|leitung|person|contact|responsible`,
    ),
    value: undefined,
  },
};

/** Weight of a value outside a column that has the detail's name. */
const valueShare = 0.6;
/** A cell of a table file, as `Column: value` between middle dots. */
const columnName = /(?:^|·\s)([^·:\n]{1,80}):\s/gu;

/** Detects which detail a question asks for; `undefined` for none. */
export function detectAskedDetail(question: string): AskedDetail | undefined {
  const lower = question.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ');
  return (Object.keys(details) as AskedDetail[]).find((kind) => details[kind].question.test(lower));
}

/** Whether a word of such a question only asks for the detail: `Telefonnummer`, `kostet`, `sitzt`. */
export function isFrameWord(surface: string, detail: AskedDetail): boolean {
  return details[detail].frame.test(surface);
}

/** How clearly a text states a detail, from 0 to 1: in a column of that name, or else by its form. */
export function measureDetail(text: string, detail: AskedDetail): number {
  const { column, value } = details[detail];
  for (const [, name = ''] of text.matchAll(columnName)) if (column.test(name)) return 1;
  const isTable = text.startsWith('|') || text.includes('\n|');
  if (value?.test(text) === true) return isTable ? 1 : valueShare;
  return 0;
}
