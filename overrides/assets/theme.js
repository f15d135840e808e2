// Before the first paint: the visitor's choice of light or dark, where one was made on this device.
// A classic script in the head on purpose: a module would run after the page has been painted in the other one.
try {
  const chosen = localStorage.getItem("tema");
  if (chosen === "terang" || chosen === "gelap") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is refused: the device's own setting holds.
}
