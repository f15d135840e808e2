// Writes phone_floor.json: what is younger than the oldest phones that order here (overrides/README.md), by published data.
// node tests/support/phone_floor.cjs FOLDER_OF_THE_NPM_PACKAGE > tests/support/phone_floor.json
// The package is @mdn/browser-compat-data; the file says which version of it.
const data = require(require("path").resolve(process.argv[2]));

const FLOOR = { chrome: "80", chrome_android: "80", webview_android: "80", samsunginternet_android: "13.0", safari_ios: "13.4", firefox: "78", firefox_android: "79" };

const numbers = (version) => version.replace("≤", "").split(".").map(Number);
const isAfter = (version, floor) => {
  const [[major, minor = 0], [most, least = 0]] = [numbers(version), numbers(floor)];
  return major > most || (major === most && minor > least);
};
/** Whether one of the floor's browsers lacks it; what it knows in part is known. */
const isNewer = (node) => Object.entries(FLOOR).some(([browser, version]) => {
  const support = node?.__compat?.support[browser];
  if (!support) return false;
  return ![support].flat().some((each) => !each.flags && !each.prefix && !each.alternative_name &&
    (!each.version_removed || isAfter(each.version_removed, version)) && typeof each.version_added === "string" && each.version_added !== "preview" && !isAfter(each.version_added, version));
});
const parts = (node) => Object.entries(node).filter(([name]) => name !== "__compat");
const newer = (nodes) => parts(nodes).filter(([, node]) => isNewer(node)).map(([name]) => name).sort();

/** Of things by name what is newer: the things themselves, and members of those that are not. */
function members(things, found) {
  for (const [name, node] of parts(things).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (isNewer(node)) {
      found.globals.push(name);
      continue;
    }
    const isMember = (each) => /^\w+$/.test(each) && !each.endsWith("_event") && !/_[a-z]+_/.test(each) && each !== name;
    const own = newer(node).filter(isMember);
    const fixed = own.filter((each) => each.endsWith("_static")).map((each) => each.replace("_static", ""));
    const common = own.filter((each) => !each.endsWith("_static"));
    // Only constructors and namespaces have statics; what JavaScript's own things have is told apart when it is looked for.
    if (fixed.length) found.statics[name] = fixed;
    if (common.length) found.members[name] = common;
  }
  return found;
}

const script = { globals: [], statics: {}, members: {}, methods: [] };
const things = { ...data.api, ...data.javascript.builtins };
members(data.api, script);
members(data.javascript.builtins, script);
script.globals = [...new Set(script.globals)].sort();
// Names that nothing older has as well: those can be told in a script by the name alone.
const older = new Set(parts(things).filter(([, node]) => !isNewer(node)).flatMap(([, node]) => parts(node))
  .filter(([, node]) => !isNewer(node)).map(([name]) => name.replace("_static", "")));
script.methods = [...new Set([script.statics, script.members].flatMap((each) => Object.values(each).flat()))].filter((name) => !older.has(name)).sort();

const { properties, selectors, types } = data.css;
const values = {};
for (const [property, node] of parts(properties)) {
  const found = isNewer(node) ? [] : newer(node).map((name) => name.replaceAll("_", "-"));
  if (found.length) values[property] = found;
}
const style = {
  properties: newer(properties), values, selectors: newer(selectors), functions: [newer(types), ...parts(types).filter(([, node]) => !isNewer(node)).map(([, node]) => newer(node))].flat().sort(), rules: newer(data.css["at-rules"]),
  media: newer(data.css["at-rules"].media),
};
console.log(JSON.stringify({ source: `@mdn/browser-compat-data ${data.__meta.version}`, floor: FLOOR, script, style }, null, 1));
