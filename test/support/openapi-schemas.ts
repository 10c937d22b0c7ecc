import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';

/**
 * What is wrong with a value by the schema at a place of the document, the outermost first; empty: it
 * fits.
 *
 * @param isText the value stands in a path or a query, where `true` and `50` are texts
 * @throws Error when nothing stands at the place
 */
export type SchemaChecker = (
  place: readonly string[],
  value: unknown,
  options?: { readonly isText?: boolean },
) => string[];

type Schema = Record<string, unknown>;

const documentId = 'discord';
/** Formats that only say how a value is stored, or what a pattern says already. */
const formats = ['int32', 'int64', 'double', 'snowflake', 'nonce', 'uri', 'date-time'];
/** More than this say nothing new. */
const mostProblems = 5;

/** Checks values against the schemas of an OpenAPI 3.1 document; each is compiled when first needed. */
export function createSchemaChecker(document: object): SchemaChecker {
  const options = {
    strict: false,
    allErrors: true,
    validateSchema: false,
    formats: Object.fromEntries(formats.map((format) => [format, true as const])),
  };
  const ajv = new Ajv2020(options);
  const textual = new Ajv2020({ ...options, coerceTypes: true });
  const told = tellKindsApart(document);
  for (const one of [ajv, textual]) one.addSchema(told, documentId);

  return (place, value, { isText = false } = {}) => {
    const pointer = place.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1'));
    const id = `${documentId}#/${pointer.map(encodeURIComponent).join('/')}`;
    const validate = (isText ? textual : ajv).getSchema(id);
    if (validate === undefined) throw new Error(`no schema at ${place.join(' › ')}`);
    return validate(value) === true ? [] : explain(validate.errors ?? []);
  };
}

/**
 * The document with its unions decided by `type` where each kind names its own: a value is then
 * refused as the kind that it says it is, not as none of twenty.
 */
function tellKindsApart(document: object): object {
  const resolve = (schema: Schema): Schema => {
    if (typeof schema.$ref !== 'string') return schema;
    let found: unknown = document;
    for (const step of schema.$ref.split('/').slice(1)) found = (found as Schema)[step];
    return found as Schema;
  };
  const typesOf = (schema: Schema): unknown[] => {
    const type = (resolve(schema).properties as { type?: Schema } | undefined)?.type;
    return Array.isArray(type?.enum) ? type.enum : [];
  };
  const rewrite = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewrite);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, item]) => [key, rewrite(item)]);
    const schema = Object.fromEntries(entries) as Schema;
    const { oneOf, anyOf = oneOf, allOf = [], ...rest } = schema;
    if (!Array.isArray(anyOf)) return schema;
    const kinds = (anyOf as Schema[]).map((kind) => ({ kind, types: typesOf(kind) }));
    const types = kinds.flatMap((kind) => kind.types);
    const areApart = kinds.every((kind) => kind.types.length > 0);
    if (!areApart || new Set(types).size < types.length) return schema;
    const isOf = (some: unknown[]): Schema => ({
      type: 'object',
      properties: { type: { enum: some } },
      required: ['type'],
    });
    const decided = kinds.map(({ kind, types: own }) => ({ if: isOf(own), then: kind }));
    return { ...rest, allOf: [...(allOf as Schema[]), isOf(types), ...decided] };
  };
  return rewrite(document) as object;
}

function explain(errors: readonly ErrorObject[]): string[] {
  const isOuter = ({ keyword }: ErrorObject): boolean => ['oneOf', 'anyOf', 'if'].includes(keyword);
  const inner = errors.filter((error) => !isOuter(error));
  const depth = ({ instancePath }: ErrorObject): number => instancePath.split('/').length;
  const lines = (inner.length > 0 ? inner : errors)
    .toSorted((one, other) => depth(one) - depth(other))
    .map(({ instancePath, message = '' }) => `${instancePath} ${message}`.trim());
  return [...new Set(lines)].slice(0, mostProblems);
}
