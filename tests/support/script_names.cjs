// Prints, as JSON, what scripts call and name: {file: {calls, names}}, or {file: {error}} where one is no ES2020.
// node script_names.cjs ACORN FILE...
const { readFileSync } = require("fs");
const { parse } = require(process.argv[2]);

/** @param calls names of methods that are called, with and without whose they are @param names plain names that are read */
function walk(node, calls, names) {
  if (Array.isArray(node)) return node.forEach((each) => walk(each, calls, names));
  if (!node || typeof node.type !== "string") return;
  if (node.type === "CallExpression" && node.callee.type === "MemberExpression" && !node.callee.computed) {
    const { object, property } = node.callee;
    calls.add(property.name);
    if (object.type === "Identifier") calls.add(`${object.name}.${property.name}`);
  }
  for (const [key, value] of Object.entries(node)) {
    const isOwnName = (key === "property" && node.type === "MemberExpression") || (key === "key" && /Property|Method/.test(node.type));
    if (value?.type === "Identifier" && !(isOwnName && !node.computed)) names.add(value.name);
    else if (value && typeof value === "object") walk(value, calls, names);
  }
}

const found = {};
for (const file of process.argv.slice(3)) {
  const [calls, names] = [new Set(), new Set()];
  try {
    walk(parse(readFileSync(file, "utf8"), { ecmaVersion: 2020, sourceType: "module" }), calls, names);
    found[file] = { calls: [...calls].sort(), names: [...names].sort() };
  } catch (error) {
    found[file] = { error: String(error) };
  }
}
console.log(JSON.stringify(found));
