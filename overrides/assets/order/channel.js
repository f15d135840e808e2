/** Which channel brought the visitor (`?dari=fb`): kept for the visit on this device, sent nowhere but in the order. */
import { scoped } from "../root.js";
import { known, t } from "./words.js";

const KEY = "dari";

/** Note the channel of this address and take it out of the bar, so that it is not passed on with a shared address. */
export function noteChannel() {
  const url = new URL(location.href);
  const channel = url.searchParams.get(KEY);
  if (channel === null || !known(`kanal_${channel}`)) return;
  try {
    sessionStorage.setItem(scoped(KEY), channel);
    url.searchParams.delete(KEY);
    history.replaceState(history.state, "", url);
  } catch {
    // Storage refused: the address keeps it for this page.
  }
}

/** What an address or a store says, null where it refuses. @param {() => string | null} read */
const asked = (read) => {
  try {
    return read();
  } catch {
    return null; // no order is lost for it
  }
};

/** The channel's name for people, "" where none is known. @returns {string} */
export function channelName() {
  const found = [asked(() => new URL(location.href).searchParams.get(KEY)), asked(() => sessionStorage.getItem(scoped(KEY)))];
  const channel = found.find((each) => each !== null && known(`kanal_${each}`));
  return channel ? t(`kanal_${channel}`) : "";
}
