/** Says what goes with a picture, out of the short text that the page has of each thing. */

/** @typedef {{id: string, name: string, under: string, price: string}} Thing */

/** @param {{thing?: Thing, chosen: Thing[], title: string, line: string, seller: string, hasPrice: boolean, isSample: boolean}} what `thing` or, without one, the `chosen` products of a board */
export function captionOf({ thing, chosen, title, line, seller, hasPrice, isSample }) {
  const lines = (document.getElementById(`${thing?.id ?? "usaha"}-short`)?.textContent ?? "").split("\n");
  const order = lines[lines.length - 1] ?? "";
  const start = isSample ? lines.slice(0, 1) : [];
  if (!thing) {
    const rows = chosen.map((each) => (hasPrice && each.price ? `- ${each.name}: ${each.price}` : `- ${each.name}`));
    return [...start, title, ...rows, seller, order].join("\n");
  }
  const told = hasPrice ? lines.slice(start.length) : [thing.name, thing.under, order];
  return [...start, line, ...told].filter(Boolean).join("\n");
}
