/** On the page for no signal: the pages that this device can still show. */

/** @param {string} html a title as it stands in a page */
const plain = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";

/** @param {HTMLElement} part */
function show(part) {
  const channel = new MessageChannel();
  channel.port1.onmessage = ({ data }) => {
    const list = part.querySelector("ul");
    for (const { address, title } of data) {
      const link = document.createElement("a");
      link.href = address;
      link.textContent = plain(title);
      list?.appendChild(document.createElement("li")).append(link);
    }
    part.hidden = !data.length;
  };
  navigator.serviceWorker?.controller?.postMessage({ list: true }, [channel.port2]);
}

const part = document.querySelector("[data-saved]");
if (part instanceof HTMLElement) show(part);
