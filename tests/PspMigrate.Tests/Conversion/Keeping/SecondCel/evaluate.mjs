// Evaluates ValidatingAdmissionPolicies on pods. One JSON object a line goes in, one comes out:
//   {"pods": [POD, ...], "after": COUNT}       keeps pods for what follows, after so many that are there; answers {"pods": COUNT}
//   {"spec": SPEC, "requests": [REQUEST, ...]} answers {"verdicts": [...]}: for each request {"broken": [INDEX, ...]} or {"error": TEXT};
//     a request is {"pod": INDEX, "namespace": NAME, "userInfo": {...}}
//   and with "without": [VARIABLE, ...]        also "needed": [...], for each variable whether a pod that is refused gets in when it is true
import { createInterface } from 'node:readline';
import { CelScalar, celEnv, celMap, celMethod, isCelError, listType, parse, plan } from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';

// Of the library that Kubernetes adds for lists, what the policies use.
const extreme = (name, wins) => celMethod(name, listType(CelScalar.INT), [], CelScalar.INT, function () {
  return [...this].reduce((best, item) => (wins(item, best) ? item : best));
});
const lists = [extreme('min', (a, b) => a < b), extreme('max', (a, b) => a > b)];

const env = celEnv({ funcs: [...strings, ...lists] });
const compile = expression => plan(env, parse(expression));

// Numbers of Kubernetes objects are integers, objects are maps.
function toCel(value) {
  if (typeof value === 'number') return BigInt(value);
  if (Array.isArray(value)) return value.map(toCel);
  return value !== null && typeof value === 'object'
    ? new Map(Object.entries(value).filter(([, item]) => item !== null).map(([key, item]) => [key, toCel(item)]))
    : value;
}

function run(program, bindings) {
  const result = program(bindings);
  if (isCelError(result)) throw result;
  return result;
}

// Variables are worked out when they are first used, once a request, and may use only those listed before them.
class Variables {
  constructor(programs, bindings, known) {
    this.programs = programs;
    this.bindings = { ...bindings, variables: celMap(this) };
    this.known = new Map(known);
  }
  get size() { return this.programs.size; }
  keys() { return this.programs.keys(); }
  get(name) {
    if (!this.known.has(name) && this.programs.has(name)) this.known.set(name, run(this.programs.get(name), this.bindings));
    return this.known.get(name);
  }
}

function inOrder(variables) {
  variables.forEach(({ name, expression }, i) => {
    for (const [, used] of expression.matchAll(/\bvariables\.(\w+)/g))
      if (!variables.slice(0, i).some(before => before.name === used)) throw new Error(`${name} uses ${used}, which isn't listed before it`);
  });
}

function judge(spec, validations, bindings, known = []) {
  const variables = new Variables(spec, bindings, known);
  const broken = [];
  validations.forEach(({ holds, message }, index) => {
    const answer = run(holds, variables.bindings);
    if (typeof answer !== 'boolean') throw new Error(`validation ${index} is ${answer}, neither true nor false`);
    if (answer) return;
    broken.push(index);
    if (message !== null && !/^[^\n]+$/.test(run(message, variables.bindings))) throw new Error(`the message of validation ${index} isn't one line`);
  });
  return { broken, variables };
}

let pods = [];

function evaluate({ spec, requests, without = [] }) {
  inOrder(spec.variables ?? []);
  const programs = new Map((spec.variables ?? []).map(({ name, expression }) => [name, compile(expression)]));
  const validations = spec.validations.map(({ expression, messageExpression }) => ({
    holds: compile(expression), message: messageExpression ? compile(messageExpression) : null }));
  const needed = without.map(() => false);
  const verdicts = requests.map(({ pod, namespace, userInfo }) => {
    const bindings = { object: pods[pod], request: toCel({ namespace, userInfo }) };
    try {
      const { broken, variables } = judge(programs, validations, bindings);
      if (broken.length > 0) {
        without.forEach((name, i) => {
          if (!needed[i] && variables.get(name) === false) needed[i] = judge(programs, validations, bindings, [[name, true]]).broken.length === 0;
        });
      }
      return { broken };
    } catch (error) {
      return { error: String(error.message ?? error) };
    }
  });
  return { verdicts, needed };
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    const asked = JSON.parse(line);
    if (asked.pods) {
      pods = [...pods.slice(0, asked.after), ...asked.pods.map(toCel)];
      answer = { pods: pods.length };
    } else {
      answer = evaluate(asked);
    }
  } catch (error) {
    answer = { error: String(error.message ?? error) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
