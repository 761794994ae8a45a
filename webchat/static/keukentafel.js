// <keukentafel-chat>: the chat as a button on any page, and a panel that opens beside that page. One line embeds it:
// <script src="https://…/static/keukentafel.js" type="module"></script>. docs/chat.md describes its attributes.
// The conversation itself is loaded when somebody opens it.

import { geheugen } from "./geheugen.js";
import { knop, maak } from "./maak.js";
import { drukAlleen, kleed } from "./stijl.js";
import { wisselMetPagina } from "./wisselen.js";

const NAAM = "keukentafel-chat";
const TITEL = "Aan de keukentafel";
const OPENER = "Praat met ons";
const VERDER = "Verder met uw gesprek";
const script = [...document.scripts].find((een) => een.src === import.meta.url);

class KeukentafelChat extends HTMLElement {
  #wortel;
  #geladen = false;

  async connectedCallback() {
    if (this.#wortel) return;
    this.#wortel = this.attachShadow({ mode: "open" });
    await kleed(this.#wortel);
    this.#bouw();
  }

  get #adres() {
    return new URL(this.getAttribute("adres") ?? script?.dataset.adres ?? import.meta.url, document.baseURI).origin;
  }

  #tekst(naam, anders) {
    return this.getAttribute(naam) ?? script?.dataset[naam] ?? anders;
  }

  #vind(id) {
    return this.#wortel.getElementById(id);
  }

  #bouw() {
    const opener = knop(geheugen.token ? VERDER : this.#tekst("knop", OPENER), "opener", {
      id: "opener", "aria-expanded": "false", "aria-controls": "paneel",
    });
    const paneel = maak("div", { class: "kt-venster", id: "paneel", hidden: true },
      maak("header", { class: "kt-vensterkop" },
        maak("p", { class: "kt-vensterkop__bel", id: "bel" }),
        knop("Snel weg", "kop", { id: "snelweg", hidden: true }),
        knop("Sluit", "kop", { id: "sluit" })),
      maak("div", { class: "kt-rol", id: "rol" },
        maak("h2", { id: "titel", tabindex: "-1" }, TITEL),
        maak("div", { class: "kt-inhoud", id: "inhoud" })));
    this.#wortel.append(maak("section", { class: "kt-widget", lang: "nl", "aria-label": TITEL }, opener, paneel));
    opener.addEventListener("click", () => this.open());
    this.#vind("sluit").addEventListener("click", () => this.sluit());
    wisselMetPagina(this, { paneel, begin: this.#vind("titel"), sluit: (terug) => this.sluit(terug) });
  }

  /** Shows the panel and puts the focus on its heading. */
  async open() {
    this.#vind("paneel").hidden = false;
    this.#vind("opener").hidden = true;
    this.#vind("opener").setAttribute("aria-expanded", "true");
    this.#vind("titel").focus();
    if (this.#geladen) return;
    this.#geladen = true;
    await this.#laad();
  }

  /** Hides the panel; what was typed and said stays. Gives the focus back to the button, unless told not to. */
  sluit(terug = true) {
    const opener = this.#vind("opener");
    this.#vind("paneel").hidden = true;
    opener.hidden = false;
    opener.setAttribute("aria-expanded", "false");
    opener.textContent = geheugen.token ? VERDER : this.#tekst("knop", OPENER);
    if (terug) opener.focus();
  }

  async #laad() {
    const inhoud = this.#vind("inhoud");
    inhoud.replaceChildren(maak("p", { role: "status" }, "Een ogenblik…"));
    try {
      const [{ toonVenster }, antwoord] = await Promise.all([
        import("./venster.js"),
        fetch(`${this.#adres}/api/chat/v1/instellingen`, { credentials: "omit" }),
      ]);
      if (!antwoord.ok) throw new Error(`instellingen: ${antwoord.status}`);
      const instellingen = await antwoord.json();
      inhoud.replaceChildren();
      toonVenster({ wortel: this.#wortel, drager: this, adres: this.#adres, instellingen, drukAf: () => drukAlleen(this) });
    } catch {
      this.#geladen = false;
      const opnieuw = knop("Probeer opnieuw");
      opnieuw.addEventListener("click", () => { this.#vind("titel").focus(); this.#laad(); });
      const bel = this.#tekst("telefoon", "");
      inhoud.replaceChildren(maak("div", { class: "kt-storing", role: "alert" },
        maak("p", {}, `De chat kan nu niet openen.${bel ? ` U kunt ons bellen: ${bel}.` : ""}`), opnieuw));
    }
  }
}

if (!customElements.get(NAAM)) customElements.define(NAAM, KeukentafelChat);
// Without an element of its own the one line is enough.
if (!document.querySelector(NAAM)) document.body.append(document.createElement(NAAM));
