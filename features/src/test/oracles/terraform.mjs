// Judges Terraform modules: HashiCorp's parser reads them, HashiCorp's formatter, which is that of `terraform fmt`, has
// nothing to change, and the types that are published for the providers say whether there are such resources with such
// blocks and attributes. Every reference must lead to something in the module.
//
//   node terraform.mjs MODULES FOLDER      the packages stand in MODULES; prints a line for each problem

import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const [modules, folder] = process.argv.slice(2);
const require = createRequire(path.resolve(modules, 'x.js'));
const { parse } = require('@cdktf/hcl2json');
const { format } = require('@cdktf/hcl-tools');

const camel = (name) => name.replace(/_([a-z0-9])/g, (_, c) => c.toUpperCase());

function sources(directory, ending) {
  const files = fs.readdirSync(directory, { recursive: true }).map((file) => path.join(directory, file));
  return files.filter((file) => file.endsWith(ending)).map((file) => fs.readFileSync(file, 'utf8'));
}

/** The fields of a body of JavaScript that the package makes HCL with. */
function fields(text) {
  const found = {};
  const field = /(\w+): \{\s*value: (.*),\s*isBlock: (\w+),\s*type: "\w+",\s*storageClassType: "(\w+)"/g;
  for (const [, name, value, isBlock, type] of text.matchAll(field)) {
    const inner = value.match(/(\w+)ToHclTerraform/);
    found[name] = { isBlock: isBlock === 'true', type, inner: inner?.[1], isMany: value.includes('listMapperHcl') };
  }
  return found;
}

const known = new Map();

/** What is published on the type of a resource, or of what finds one that is there; nothing when there is none. */
function typeOf(resource, isFound) {
  const key = `${isFound} ${resource}`;
  if (!known.has(key)) {
    const [provider, ...name] = resource.split('_');
    const folder = (isFound ? ['data', provider, ...name] : name).join('-');
    const directory = path.join(modules, '@cdktf', `provider-${provider}`, 'lib', folder);
    known.set(key, fs.existsSync(directory) ? read(directory) : undefined);
  }
  return known.get(key);
}

function read(directory) {
  const type = { root: {}, blocks: {}, required: {} };
  for (const text of sources(directory, '.js')) {
    for (const [, name, body] of text.matchAll(/function (\w+)ToHclTerraform\(struct\) \{([\s\S]*?)\n\}/g)) {
      type.blocks[name] = fields(body);
    }
    const own = text.match(/synthesizeHclAttributes\(\) \{([\s\S]*?)\n    \}/);
    if (own) type.root = fields(own[1]);
  }
  for (const text of sources(directory, '.d.ts')) {
    for (const [, name, body] of text.matchAll(/export interface (\w+)[^{]*\{([\s\S]*?)\n\}/g)) {
      const key = name[0].toLowerCase() + name.slice(1);
      type.required[key] = [...body.matchAll(/readonly (\w+):/g)].map((match) => match[1]);
    }
  }
  type.own = Object.keys(type.required).find((name) => name.endsWith('Config'));
  return type;
}

const META = ['count', 'depends_on', 'for_each', 'lifecycle', 'provider'];

function judge(value, shape, required, type, where, problems) {
  for (const name of required) {
    if (!Object.keys(value).some((key) => camel(key) === name)) problems.push(`${where}: ${name} is missing`);
  }
  for (const [key, inner] of Object.entries(value)) {
    const field = shape[key];
    const here = `${where}.${key}`;
    if (!field) {
      problems.push(`${here}: no such field`);
    } else if (field.isBlock) {
      const list = Array.isArray(inner) ? inner : [inner];
      if (!field.isMany && list.length > 1) problems.push(`${here}: stands more than once`);
      for (const one of list) {
        if (one === null || typeof one !== 'object') problems.push(`${here}: is a block`);
        else judge(one, type.blocks[field.inner], type.required[field.inner] ?? [], type, here, problems);
      }
    } else if (!fits(inner, field.type)) {
      problems.push(`${here}: ${JSON.stringify(inner)} is no ${field.type}`);
    }
  }
}

function fits(value, type) {
  const isExpression = typeof value === 'string' && value.startsWith('${');
  const isSingle = (one) => ['string', 'number', 'boolean'].includes(typeof one);
  if (isExpression) return true;
  switch (type) {
    case 'boolean': return typeof value === 'boolean';
    case 'number': return typeof value === 'number';
    case 'string': return isSingle(value);
    case 'stringList': return Array.isArray(value) && value.every(isSingle);
    case 'stringMap': return value !== null && typeof value === 'object' && Object.values(value).every(isSingle);
    default: return true;
  }
}

/** The expressions in a value, without what stands in quotes there. */
function expressions(value, found) {
  if (typeof value === 'string') {
    for (const [whole, inner] of value.matchAll(/(?<!\$)\$\{([^}]*)\}/g)) found.push(inner.replace(/"[^"]*"/g, '""'), whole);
  } else if (value !== null && typeof value === 'object') {
    Object.values(value).forEach((one) => expressions(one, found));
  }
  return found;
}

async function judgeModule(directory, problems) {
  const all = {};
  const trees = [];
  for (const file of fs.readdirSync(directory).filter((name) => name.endsWith('.tf'))) {
    const where = path.join(directory, file);
    try {
      const text = fs.readFileSync(where, 'utf8');
      trees.push([where, await parse(where, text)]);
      if (await format(text) !== text) problems.push(`${where}: is not formatted`);
    } catch (error) {
      problems.push(`${where}: ${error.message ?? error}`);
    }
  }
  const declare = (name, where) => {
    if (all[name]) problems.push(`${where}: ${name} stands twice`);
    all[name] = true;
  };
  for (const [where, tree] of trees) {
    Object.keys(tree.variable ?? {}).forEach((name) => declare(`var.${name}`, where));
    (tree.locals ?? []).forEach((one) => Object.keys(one).forEach((name) => declare(`local.${name}`, where)));
    for (const [kind, types] of [['', tree.resource], ['data.', tree.data]]) {
      for (const [type, named] of Object.entries(types ?? {})) {
        for (const [name, bodies] of Object.entries(named)) {
          const called = `${kind}${type}.${name}`;
          bodies.forEach(() => declare(called, where));
          const published = typeOf(type, kind !== '');
          if (!published) {
            problems.push(`${where}: ${kind}${type}: no such resource`);
            continue;
          }
          const fields = Object.fromEntries(Object.entries(bodies[0]).filter(([key]) => !META.includes(key)));
          judge(fields, published.root, published.required[published.own], published, `${where} ${called}`, problems);
        }
      }
    }
  }
  for (const [where, tree] of trees) {
    for (const text of expressions(tree, [])) {
      for (const [reference] of text.matchAll(/\b(var|local|(?:data\.)?(?:kubernetes|docker)_\w+)\.\w+/g)) {
        if (!all[reference]) problems.push(`${where}: there is no ${reference}`);
      }
    }
  }
}

const problems = [];
const directories = new Set(
  fs.readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.tf')).map((file) => path.dirname(file)));
for (const directory of [...directories].sort()) {
  await judgeModule(path.join(folder, directory), problems);
}
console.log(`${directories.size} modules`);
problems.forEach((problem) => console.log(problem));
process.exitCode = problems.length > 0 ? 1 : 0;
