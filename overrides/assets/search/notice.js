/** What a search says under its field, from the first touch on: the script that answers may be long in coming. */
export class Notice {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.panel = document.createElement("div");
    this.panel.className = "search__list";
    this.panel.hidden = true;
    this.status = document.createElement("p");
    this.status.className = "search__note";
    this.status.setAttribute("role", "status");
    this.panel.append(this.status);
    form.append(this.panel);
  }

  /** @param {string} [text] */
  say(text = "") {
    if (this.status.textContent !== text) this.status.textContent = text;
    this.panel.hidden = false;
  }
}
