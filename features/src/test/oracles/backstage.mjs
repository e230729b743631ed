// Judges catalogue files of Backstage by its own model, and asks that every reference leads to an entity.
//
//   node backstage.mjs MODULES FILE...      FILE holds a JSON list of entities; prints a line for each problem

import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const [modules, ...files] = process.argv.slice(2);
const model = createRequire(path.resolve(modules, 'x.js'))('@backstage/catalog-model');
const policy = model.EntityPolicies.allOf([
  new model.SchemaValidEntityPolicy(),
  new model.NoForeignRootFieldsEntityPolicy(),
  new model.FieldFormatEntityPolicy(),
]);
const validators = Object.entries(model).filter(([name]) => /^[a-z]+EntityV1alpha1Validator$/.test(name));

let count = 0;
const problems = [];
for (const file of files) {
  const entities = JSON.parse(fs.readFileSync(file, 'utf8'));
  const known = new Set();
  for (const entity of entities) {
    count++;
    const where = `${file} ${entity?.kind} ${entity?.metadata?.name}`;
    try {
      await policy.enforce(entity);
      const found = await Promise.all(validators.map(([, validator]) => validator.check(entity)));
      if (!found.includes(true)) problems.push(`${where}: no such kind`);
      const ref = model.stringifyEntityRef(entity);
      if (known.has(ref)) problems.push(`${where}: stands twice`);
      known.add(ref);
    } catch (error) {
      problems.push(`${where}: ${error.message}`);
    }
  }
  for (const entity of entities) {
    const spec = entity.spec ?? {};
    for (const ref of [spec.owner, spec.system, ...(spec.dependsOn ?? []), ...(spec.providesApis ?? [])].filter(Boolean)) {
      if (!known.has(model.stringifyEntityRef(model.parseEntityRef(ref)))) {
        problems.push(`${file} ${entity.metadata.name}: there is no ${ref}`);
      }
    }
  }
}
console.log(`${count} entities`);
problems.forEach((problem) => console.log(problem));
process.exitCode = problems.length > 0 ? 1 : 0;
