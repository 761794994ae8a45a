// Where the eye is: scrolls the page, or the panel of the widget, no further than is needed.

// `vind` finds a part by id; `houder` is what scrolls, or null for the page itself; `kop` covers its upper edge, or null.
export function maakBeeld({ vind, houder, kop }) {
  const [regels, keuzes, typt, onder, verder] = ["regels", "keuzes", "typt", "onder", "verder"].map(vind);
  const gesprek = regels.closest(".kt-gesprek");
  const schuif = (afstand) => (houder ?? window).scrollBy(0, afstand);
  const rand = () => (houder ? houder.getBoundingClientRect().bottom : window.innerHeight);
  const hoogte = () => (houder ? houder.clientHeight : window.innerHeight);

  // Where the conversation ends, and where the field (when it sticks) begins to cover it; both from the top edge.
  const einde = () => [keuzes, typt, regels].find((element) => !element.hidden).getBoundingClientRect().bottom;
  const plakt = () => getComputedStyle(onder).position === "sticky";
  const onderrand = () => rand() - (plakt() ? onder.offsetHeight : 0);

  function naarEinde() {
    const teVer = einde() + 16 - onderrand();
    if (teVer > 0) schuif(teVer);
  }

  // Short news: down to the field and the buttons. Long news: its beginning, so that nobody has to scroll back up.
  function naarNieuw(eerste) {
    const nieuw = einde() - eerste.getBoundingClientRect().top;
    if (nieuw + (kop?.offsetHeight ?? 0) > hoogte() - (rand() - onderrand())) eerste.scrollIntoView({ block: "start" });
    else naarEinde();
  }

  // What is under the field is easily missed by who does not know that a page scrolls.
  function kijkOfErMeerIs() {
    verder.hidden = !plakt() || einde() - onderrand() < 24;
  }
  verder.addEventListener("mousedown", (gebeurtenis) => gebeurtenis.preventDefault()); // the focus stays in the field
  verder.addEventListener("click", () => schuif(Math.min(einde() + 16 - onderrand(), hoogte() * .5)));
  (houder ?? window).addEventListener("scroll", kijkOfErMeerIs, { passive: true });
  new ResizeObserver(kijkOfErMeerIs).observe(gesprek);

  // The field may lie over the end of the conversation: a button that gets the focus under it comes out.
  gesprek.addEventListener("focusin", ({ target }) => requestAnimationFrame(() => {
    if (!target.matches("button") || target.closest(".kt-onder, dialog")) return;
    const bedekt = verder.hidden ? 0 : verder.offsetHeight + 12;
    const teVer = target.getBoundingClientRect().bottom + 12 + bedekt - onderrand();
    if (teVer > 0) schuif(teVer);
  }));

  return { naarEinde, naarNieuw };
}
