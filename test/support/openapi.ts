import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { LoggedRequest } from '../../src/local-discord/server/logged-request.js';
import { createSchemaChecker } from './openapi-schemas.js';

/** Discord's own description of its REST API, where whoever runs the tests has it. */
const file = fileURLToPath(new URL('../../../shared/discord/openapi.json', import.meta.url));

/** Why nothing can be checked here; `undefined`: it can. */
export const whyNoOpenApi = existsSync(file)
  ? undefined
  : 'Discord’s openapi.json is not beside this repository';

/** What a check needs of a request: any log of requests fits. */
export type CheckedRequest = Pick<LoggedRequest, 'method' | 'path' | 'body'>;
export type CheckedResponse = Pick<LoggedRequest, 'method' | 'path' | 'status' | 'response'>;

/**
 * Checks requests against Discord's description: route, method, parts of the path, query, body.
 *
 * @param requests with paths as in the local Discord's log: without `/api/v10`, with the query
 * @returns what is wrong, a line each, with the request; empty: all is well
 */
export function checkAgainstOpenApi(requests: readonly CheckedRequest[]): string[] {
  const check = openApi();
  return requests.flatMap((request) =>
    check.request(request).map((wrong) => `${request.method} ${request.path} ${wrong}`),
  );
}

/** Checks what a server answered with success, as `checkAgainstOpenApi` does what it was asked. */
export function checkResponsesAgainstOpenApi(responses: readonly CheckedResponse[]): string[] {
  const check = openApi();
  return responses
    .filter(({ status }) => status < 300)
    .flatMap((response) =>
      check
        .response(response)
        .map((wrong) => `${response.method} ${response.path} ${response.status} ${wrong}`),
    );
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
}

interface Content {
  readonly content?: Readonly<Record<string, unknown>>;
  readonly required?: boolean;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

type PathItem = { readonly parameters?: readonly Parameter[] } & Readonly<
  Record<string, Operation | undefined>
>;

interface OpenApi {
  request(request: CheckedRequest): string[];
  response(response: CheckedResponse): string[];
}

let opened: OpenApi | undefined;

/** Read once, at the first question. */
function openApi(): OpenApi {
  return (opened ??= readOpenApi());
}

function readOpenApi(): OpenApi {
  const document = JSON.parse(readFileSync(file, 'utf8')) as { paths: Record<string, PathItem> };
  const problems = createSchemaChecker(document);

  const find = (method: string, path: string) => {
    const known = findTemplate(Object.keys(document.paths), path);
    const item = known === undefined ? undefined : document.paths[known.template];
    const name = method.toLowerCase();
    return { ...known, item, operation: item?.[name], name };
  };

  return {
    request({ method, path: whole, body }) {
      const [path = '', query = ''] = whole.split('?', 2);
      const { template, parts, item, operation, name } = find(method, path);
      if (template === undefined || item === undefined) return ['is no route'];
      if (operation === undefined) return ['is no method of the route'];
      const given = {
        path: new Map(Object.entries(parts ?? {})),
        query: new Map(new URLSearchParams(query)),
      };
      const owners = [
        [item.parameters, [template]],
        [operation.parameters, [template, name]],
      ] as const;
      const known = owners.flatMap(([list = [], owner]) =>
        list.map((parameter, at) => ({
          ...parameter,
          place: ['paths', ...owner, 'parameters', String(at), 'schema'],
        })),
      );
      const values = [...given.path].map(([key, value]) => ({ in: 'path', key, value }));
      const asked = [...given.query].map(([key, value]) => ({ in: 'query', key, value }));
      const wrong = [...values, ...asked].flatMap(({ in: where, key, value }) => {
        const parameter = known.find((one) => one.in === where && one.name === key);
        if (parameter === undefined) return [`has no parameter ${key}`];
        return problems(parameter.place, value, { isText: true }).map((error) => `${key} ${error}`);
      });
      return [...wrong, ...checkBody(template, name, operation, body)];
    },
    response({ method, path, status, response }) {
      const { template, operation, name } = find(method, path.split('?', 1)[0] ?? '');
      if (template === undefined || operation === undefined) return ['is no route'];
      const described = operation.responses[String(status)];
      if (described === undefined) return ['is no status of the route'];
      const type = jsonType(described);
      if (type === undefined) return response === undefined ? [] : ['has a body, and takes none'];
      const place = ['paths', template, name, 'responses', String(status), 'content', type];
      return problems([...place, 'schema'], response);
    },
  };

  function checkBody(template: string, name: string, operation: Operation, body: unknown) {
    const { requestBody } = operation;
    const type = requestBody === undefined ? undefined : jsonType(requestBody);
    if (type === undefined) return body === undefined ? [] : ['has a body, and takes none'];
    if (body === undefined) return requestBody?.required === true ? ['has no body'] : [];
    return problems(['paths', template, name, 'requestBody', 'content', type, 'schema'], body);
  }
}

/** JSON; for what is sent as a form alone, the form. */
function jsonType({ content = {} }: Content): string | undefined {
  const types = Object.keys(content);
  return types.includes('application/json') ? 'application/json' : types[0];
}

/** The route of a path, the one that names most of it, with the parts that it leaves open. */
function findTemplate(templates: readonly string[], path: string) {
  const given = path.split('/').map(decodeURIComponent);
  const fitting = templates.flatMap((template) => {
    const wanted = template.split('/');
    if (wanted.length !== given.length) return [];
    const parts: Record<string, string> = {};
    for (const [at, name] of wanted.entries()) {
      const part = given[at] ?? '';
      if (/^\{.+\}$/.test(name)) parts[name.slice(1, -1)] = part;
      else if (name !== part) return [];
    }
    return [{ template, parts }];
  });
  const openness = (fit: (typeof fitting)[number]): number => Object.keys(fit.parts).length;
  return fitting.toSorted((one, other) => openness(one) - openness(other))[0];
}
