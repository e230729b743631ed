// Judges objects of the Prometheus operator by its published types: wrong values by their own checks, unknown fields by
// the compiler. Reads a list of objects, prints a line for each problem.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const oracles = process.argv[2];
const types = "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1";
const models = await import(pathToFileURL(join(oracles, "node_modules", types, "index.js")));
const lines = [];
const declarations = [];
for (const object of JSON.parse(readFileSync(0, "utf8"))) {
  try {
    new models[object.kind](object).validate();
  } catch (problem) {
    lines.push(`${object.kind} ${object.metadata?.name}: ${problem.message}`);
  }
  const type = `import("${types}").I${object.kind}`;
  declarations.push(`export const o${declarations.length}: ${type} = ${JSON.stringify(object)};`);
}
const folder = mkdtempSync(join(oracles, "prometheus-"));
try {
  const file = join(folder, "objects.ts");
  writeFileSync(file, declarations.join("\n"));
  const compiler = join(oracles, "node_modules", "typescript", "bin", "tsc");
  const options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022", "--types", ""];
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, ...options, file], { encoding: "utf8" });
  if (status !== 0) {
    lines.push(stdout + stderr);
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(lines.join("\n"));
