// A plugin of Stryker that leaves out what no test could or should notice. Each rule is about a place in the code, none is
// about a single mutant.

/** Texts for people: a test that repeats them would only say them twice. */
const PROSE_FIELDS = new Set(['text', 'counter', 'savedBy', 'about', 'changed', 'standsFor', 'alsoCalled', 'revision']);

/** What the rules say, for docs/mutation.md. */
export const RULES = [
  '`assert(…)`, `assertNever(…)` and the `default:` that leads to it: they state what cannot happen, so weakening one changes nothing',
  'the last argument of `new …Error(…)` and `new AgentCrash(…)` where it is a text: a message for people',
  `texts for people in tables: ${[...PROSE_FIELDS].map((field) => `\`${field}\``).join(', ')}`,
];

/** @returns why the mutants of this node and below are left out, or `undefined` */
function shouldIgnore(path) {
  if (path.isCallExpression() && /^assert(Never)?$/.test(path.node.callee.name ?? '')) return 'an assertion';
  if (isUnreachableCase(path)) return 'a case that cannot happen';
  if (isMessage(path)) return 'a message for people';
  if (path.isObjectProperty() && PROSE_FIELDS.has(path.node.key.name) && isText(path.node.value))
    return 'a text for people';
  return undefined;
}

function isUnreachableCase(path) {
  if (!path.isSwitchCase() || path.node.test !== null || path.node.consequent.length !== 1) return false;
  const [only] = path.node.consequent;
  const expression = only.type === 'ReturnStatement' ? only.argument : only.expression;
  return expression?.type === 'CallExpression' && expression.callee.name === 'assertNever';
}

function isMessage(path) {
  if (!isText(path.node) || !path.parentPath?.isNewExpression()) return false;
  const { callee, arguments: given } = path.parentPath.node;
  return /(Error|AgentCrash)$/.test(callee.name ?? '') && given.at(-1) === path.node;
}

function isText(node) {
  return node?.type === 'StringLiteral' || node?.type === 'TemplateLiteral';
}

export const strykerPlugins = [{ kind: 'Ignore', name: 'prose', value: { shouldIgnore } }];
