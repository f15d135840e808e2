// Starts the form: reads its configuration, teaches the editor how entries are written, speaks Indonesian.
import { formatOf } from "./entry_format.js";

const PREFERENCES = "sveltia-cms.prefs";

/** Choose Indonesian where nothing has been chosen: many phones here speak English. */
const speakIndonesian = () => {
  try {
    const chosen = JSON.parse(localStorage.getItem(PREFERENCES) ?? "{}");
    localStorage.setItem(PREFERENCES, JSON.stringify({ locale: "id", ...chosen }));
  } catch {
    // No storage here: the editor asks the browser instead.
  }
};

const { cms, formats, original } = await (await fetch("config.json")).json();
speakIndonesian();
window.CMS_MANUAL_INIT = true; // the editor looks for this, and for the language, as soon as it is there
const editor = await import("./cms/npm/index.js");
for (const [name, table] of Object.entries(formats)) {
  editor.default.registerCustomFormat(name, "yaml", formatOf(table, original));
}
const logo = { src: new URL("icon.png", location.href).href };
await editor.default.init({ config: { ...cms, logo } });
