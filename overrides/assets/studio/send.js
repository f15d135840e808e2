/** Hands a picture over: to the phone's own chooser, to its memory, or held in the hand where an app allows neither. */

const MOST_BYTES = 400000;
const QUALITIES = [0.86, 0.78, 0.68, 0.55, 0.4];
const PATIENCE = 1000; // milliseconds for a text to be copied before the chooser opens
/** Apps with a browser of their own, which saves nothing that a page hands it. */
const IN_APP = /FBAN|FBAV|FB_IAB|Instagram|\bLine\/|MicroMessenger|musical_ly|BytedanceWebview|TikTok|; wv\)/;

export const isInApp = IN_APP.test(navigator.userAgent);

/** @param {HTMLCanvasElement} canvas @param {number} quality @returns {Promise<Blob>} */
const encoded = (canvas, quality) =>
  new Promise((made, failed) => canvas.toBlob((blob) => (blob ? made(blob) : failed(new Error("no picture"))), "image/jpeg", quality));

/** A JPEG without what browsers write into it about colours and themselves: apps take sRGB for granted.
 * What is said of the pixels' own coding (Adobe's segment) stays. @param {Uint8Array<ArrayBuffer>} bytes */
function bare(bytes) {
  const kept = [bytes.subarray(0, 2)];
  let at = 2;
  while (bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    const kind = bytes[at + 1] ?? 0;
    const end = at + 2 + 256 * (bytes[at + 2] ?? 0) + (bytes[at + 3] ?? 0);
    if (kind !== 0xfe && (kind < 0xe1 || kind > 0xef || kind === 0xee)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return [...kept, bytes.subarray(at)];
}

/** The canvas as a JPEG under MOST_BYTES. @param {HTMLCanvasElement} canvas @param {string} name @returns {Promise<File>} */
export async function jpeg(canvas, name) {
  let blob = await encoded(canvas, QUALITIES[0] ?? 1);
  for (const quality of QUALITIES.slice(1)) if (blob.size >= MOST_BYTES) blob = await encoded(canvas, quality);
  return new File(bare(new Uint8Array(await new Response(blob).arrayBuffer())), name, { type: "image/jpeg" });
}

/** Whether this browser hands pictures to other apps. */
export function canShare() {
  try {
    return !!navigator.canShare && navigator.canShare({ files: [new File(["0"], "a.jpg", { type: "image/jpeg" })] });
  } catch {
    return false; // no File can be made here
  }
}

/** Whether the text was copied. @param {string} text @returns {Promise<boolean>} */
export function copied(text) {
  const late = new Promise((done) => setTimeout(() => done(false), PATIENCE));
  const copy = navigator.clipboard ? navigator.clipboard.writeText(text).then(() => true, () => false) : Promise.resolve(false);
  return /** @type {Promise<boolean>} */ (Promise.race([copy, late]));
}

/** Save a file as a download. @param {File} file */
export function save(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
