// Judges objects of Argo CD, Argo Rollouts, Flux and the Gateway API: by the checks of their published types, and by
// the compiler, which refuses fields that a type does not have. Reads [{ file, object }], prints a line for each problem.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const oracles = process.argv[2];
const require = createRequire(join(oracles, "package.json"));
const rollouts = ["Rollout", "AnalysisTemplate"];

function home({ apiVersion, kind }) {
  const group = apiVersion.split("/")[0];
  if (group === "argoproj.io") {
    return `@kubernetes-models/${rollouts.includes(kind) ? "argo-rollouts" : "argo-cd"}`;
  }
  if (group === "gateway.networking.k8s.io") {
    return "@kubernetes-models/gateway-api";
  }
  return group.endsWith(".fluxcd.io") ? "@kubernetes-models/flux-cd" : undefined;
}

const problems = [];
let source = "";
const places = [];
const judged = JSON.parse(readFileSync(0, "utf8")).filter(({ object }) => home(object));
for (const [index, { file, object }] of judged.entries()) {
  const type = `${home(object)}/${object.apiVersion}/${object.kind}`;
  const Model = (await import(pathToFileURL(join(oracles, "node_modules", `${type}.js`))))[object.kind];
  try {
    new Model(object).validate();
  } catch (error) {
    problems.push(`${file} ${object.kind}: ${error.message}`);
  }
  source += `import { I${object.kind} as T${index} } from "${type}";\n`;
  source += `export const o${index}: T${index} = ${JSON.stringify(object)};\n`;
  places.push(`${file} ${object.kind}`);
}

const folder = mkdtempSync(join(oracles, "judged-"));
try {
  writeFileSync(join(folder, "objects.ts"), source);
  const compiler = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");
  const options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022", "--types", ""];
  try {
    execFileSync(process.execPath, [compiler, ...options, join(folder, "objects.ts")], { encoding: "utf8" });
  } catch (error) {
    for (const line of String(error.stdout || error.message).split("\n")) {
      const at = /objects\.ts\((\d+),/.exec(line);
      if (line.trim()) {
        problems.push(`${at ? places[Math.floor((at[1] - 1) / 2)] : ""} ${line.replace(/^.*error /, "")}`);
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(problems.join("\n"));
console.error(`${judged.length} judged`);
