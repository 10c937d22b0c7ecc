import type { TextRun } from './page-line.js';

/** A form field on a page as pdf.js returns it. */
export interface FormWidget {
  readonly subtype?: unknown;
  readonly fieldType?: unknown;
  readonly fieldName?: unknown;
  readonly fieldValue?: unknown;
  /** What the form calls the field, for people who do not see its label. */
  readonly alternativeText?: unknown;
  /** Of a check box or a radio button: its value when it is ticked. */
  readonly exportValue?: unknown;
  readonly buttonValue?: unknown;
  readonly checkBox?: unknown;
  readonly radioButton?: unknown;
  readonly hidden?: unknown;
  readonly password?: unknown;
  /** Corners in page space: x and y of the lower left, then of the upper right. */
  readonly rect?: unknown;
}

/** In points: the font size of a value, which is smaller in a low field. */
const valueSize = 10;
/** As a multiple of the font size: the distance between the lines of a value. */
const leading = 1.2;
/** As a share of the font size: the mean width of a letter. */
const letterWidth = 0.5;
/** In widgets of one page, and in code units of one value. */
const mostWidgets = 5_000;
const longestValue = 20_000;
/** What stands for a tick. */
const tick = '☒';

/**
 * The values that are filled in on a page, each where its field is, so that it follows its label. A label
 * that the page does not show is put before the value.
 *
 * @param runs the text of the page, in the same coordinates as the result
 * @param pageHeight in points
 */
export function readFormValues(
  widgets: readonly FormWidget[],
  runs: readonly TextRun[],
  pageHeight: number,
): TextRun[] {
  return widgets.slice(0, mostWidgets).flatMap((widget): TextRun[] => {
    const value = readValue(widget);
    if (value === undefined || !isRectangle(widget.rect)) return [];
    const [left, bottom, right, top] = widget.rect;
    const size = Math.min(valueSize, Math.max(4, top - bottom));
    const lines = value.split(/\r\n?|\n/);
    const field = { left, right, top: pageHeight - top, bottom: pageHeight - bottom };
    const label = hasLabel(field, runs, size) ? '' : readLabel(widget);
    const first =
      lines.length > 1 ? field.top + size : (field.top + field.bottom) / 2 + size * 0.35;
    return lines.map((line, at) => {
      const text = at === 0 ? label + line : line;
      const width = Math.min(text.length * size * letterWidth, Math.max(right - left, size));
      return {
        text,
        x: left,
        y: first + at * size * leading,
        width,
        size,
        font: 'form',
        spaced: true,
      };
    });
  });
}

/** The value of a field as text; `undefined` for an empty one and for one that nobody sees. */
function readValue(widget: FormWidget): string | undefined {
  if (widget.subtype !== 'Widget' || widget.hidden === true || widget.password === true) {
    return undefined;
  }
  const { fieldValue } = widget;
  if (widget.checkBox === true || widget.radioButton === true) {
    const own = widget.checkBox === true ? widget.exportValue : widget.buttonValue;
    return typeof fieldValue === 'string' && fieldValue !== 'Off' && fieldValue === own
      ? tick
      : undefined;
  }
  if (widget.fieldType !== 'Tx' && widget.fieldType !== 'Ch') return undefined;
  const values = (Array.isArray(fieldValue) ? fieldValue : [fieldValue]).filter(
    (value): value is string => typeof value === 'string' && value.trim() !== '',
  );
  const text = values.join(', ').slice(0, longestValue).normalize('NFC');
  return text === '' ? undefined : text;
}

function isRectangle(rect: unknown): rect is [number, number, number, number] {
  return Array.isArray(rect) && rect.length === 4 && rect.every(Number.isFinite);
}

interface Field {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Whether text is beside a field or directly above it. */
function hasLabel(
  { left, right, top, bottom }: Field,
  runs: readonly TextRun[],
  size: number,
): boolean {
  return runs.some(({ x, y, width }) => {
    const beside = y > top - size / 2 && y < bottom + size / 2;
    const above = y <= top && y > top - size * 2 && x < right && x + width > left;
    return beside || above;
  });
}

function readLabel({ alternativeText, fieldName }: FormWidget): string {
  const name = [alternativeText, fieldName].find(
    (text): text is string => typeof text === 'string' && text.trim() !== '',
  );
  if (name === undefined) return '';
  const label = name.replace(/\s+/g, ' ').trim().normalize('NFC');
  return label.endsWith(':') ? `${label} ` : `${label}: `;
}
