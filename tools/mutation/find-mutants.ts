import ts from 'typescript';

/** One small fault in a file: `replacement` replaces the text from `start` to `end`. */
export interface Mutant {
  /** Path from the root of the checkout. */
  readonly file: string;
  /** The line number, from 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly original: string;
  readonly replacement: string;
}

const operators = new Map<ts.SyntaxKind, readonly string[]>([
  [ts.SyntaxKind.PlusToken, ['-']],
  [ts.SyntaxKind.MinusToken, ['+']],
  [ts.SyntaxKind.AsteriskToken, ['/']],
  [ts.SyntaxKind.SlashToken, ['*']],
  [ts.SyntaxKind.PercentToken, ['*']],
  [ts.SyntaxKind.AsteriskAsteriskToken, ['*']],
  [ts.SyntaxKind.LessThanToken, ['<=', '>=']],
  [ts.SyntaxKind.LessThanEqualsToken, ['<', '>']],
  [ts.SyntaxKind.GreaterThanToken, ['>=', '<=']],
  [ts.SyntaxKind.GreaterThanEqualsToken, ['>', '<']],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ['!==']],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, ['===']],
  [ts.SyntaxKind.AmpersandAmpersandToken, ['||']],
  [ts.SyntaxKind.BarBarToken, ['&&']],
  [ts.SyntaxKind.QuestionQuestionToken, ['&&']],
  [ts.SyntaxKind.PlusEqualsToken, ['-=']],
  [ts.SyntaxKind.MinusEqualsToken, ['+=']],
]);

/** Methods that are left out of a chain, and those that are replaced by their opposite. */
const dropped = new Set(['filter', 'sort', 'reverse', 'slice', 'trim', 'toLowerCase', 'normalize']);
const opposites = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['min', 'max'],
  ['max', 'min'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
]);

/**
 * Finds the mutants of a TypeScript module, in the order of the text: operators, conditions, constants and
 * opposite methods replaced; statements and calls in a chain removed. Types, imports, thrown errors and
 * text for people are left alone, and so is giving the event loop a turn, which changes no result.
 */
export function findMutants(file: string, source: string): Mutant[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const add = (node: ts.Node, replacement: string): void => {
    const start = node.getStart(tree);
    const end = node.getEnd();
    const line = tree.getLineAndCharacterOfPosition(start).line + 1;
    mutants.push({ file, line, start, end, original: source.slice(start, end), replacement });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isThrowStatement(node)) return;
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (onlyYields(node)) return;
    mutate(node, add);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return mutants;
}

/** Whether a statement only yields, such as `await yieldIfDue();`, with a condition or without. */
function onlyYields(node: ts.Node): boolean {
  if (ts.isIfStatement(node))
    return node.elseStatement === undefined && onlyYields(node.thenStatement);
  return (
    ts.isExpressionStatement(node) && /^await (?:this\.#)?yieldIfDue\(\);?$/.test(node.getText())
  );
}

type Add = (node: ts.Node, replacement: string) => void;

function mutate(node: ts.Node, add: Add): void {
  if (ts.isBinaryExpression(node)) {
    for (const replacement of operators.get(node.operatorToken.kind) ?? []) {
      add(node.operatorToken, replacement);
    }
  } else if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) {
    const condition = ts.isIfStatement(node) ? node.expression : node.condition;
    add(condition, 'true');
    add(condition, 'false');
  } else if (ts.isWhileStatement(node)) {
    add(node.expression, 'false');
  } else if (ts.isPrefixUnaryExpression(node)) {
    mutatePrefix(node, add);
  } else if (ts.isNumericLiteral(node)) {
    // The sign is the parent's; 0 becomes 1, everything else twice as much.
    add(node, Number(node.text) === 0 ? '1' : `(2 * ${node.text})`);
  } else if (node.kind === ts.SyntaxKind.TrueKeyword) {
    add(node, 'false');
  } else if (node.kind === ts.SyntaxKind.FalseKeyword) {
    add(node, 'true');
  } else if (ts.isExpressionStatement(node)) {
    add(node, ';');
  } else if (ts.isContinueStatement(node) || ts.isBreakStatement(node)) {
    if (!ts.isCaseOrDefaultClause(node.parent)) add(node, ';');
  } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    mutateCall(node, node.expression, add);
  }
}

function mutatePrefix(node: ts.PrefixUnaryExpression, add: Add): void {
  const operand = node.operand.getText();
  if (node.operator === ts.SyntaxKind.ExclamationToken) add(node, operand);
  if (node.operator === ts.SyntaxKind.MinusToken) add(node, operand);
}

function mutateCall(call: ts.CallExpression, callee: ts.PropertyAccessExpression, add: Add): void {
  const name = callee.name.text;
  if (dropped.has(name)) add(call, callee.expression.getText());
  const opposite = opposites.get(name);
  if (opposite !== undefined) add(callee.name, opposite);
}

/** Returns the source with the fault applied. */
export function applyMutant(source: string, { start, end, replacement }: Mutant): string {
  return source.slice(0, start) + replacement + source.slice(end);
}
