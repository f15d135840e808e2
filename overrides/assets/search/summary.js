/** What can be said of an answer as a whole: how many hits, and what they have in common. */
import { rupiah } from "../order/words.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./ranking.js").Answer} Answer */

/** What a buyer should know of all hits, "" for nothing. @param {Catalogue} catalogue @param {Answer} answer */
export function remark({ index: { texts } }, { hits, whole, limit }) {
  if (!hits.length) return texts.kosong ?? "";
  if (!whole) return texts.mirip ?? "";
  return limit ? (texts.batas ?? "").replace("{harga}", rupiah(limit)) : "";
}

/** That and how many there are. @param {Catalogue} catalogue @param {Answer} answer */
export function summary(catalogue, answer) {
  const said = remark(catalogue, answer);
  if (!answer.hits.length) return said;
  const count = (catalogue.index.texts.jumlah ?? "").replace("{jumlah}", String(answer.hits.length));
  if (!said) return count;
  return answer.whole ? `${count}, ${said}` : `${said}: ${count}`;
}
