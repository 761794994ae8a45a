// How many questions may still come, roughly: many are skipped when their answer is known, so the number only falls.

const WOORDEN = ["", "één vraag", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"];
const SLOT = "samenvatting"; // from here on it is about what was told

// `gesteld`: the ids of the questions that were asked, in order; `rollen`: for each role its questions in order.
// An empty text where nothing sensible can be said.
export function voortgang(gesteld, rollen) {
  const bekend = gesteld.filter((vraag) => Object.values(rollen).some((vragen) => vragen.includes(vraag)));
  const nu = bekend.at(-1);
  if (!nu || nu === "start") return "";
  const past = (vragen) => bekend.every((vraag) => vragen.includes(vraag));
  const lijst = Object.values(rollen).find(past) ?? Object.values(rollen).find((vragen) => vragen.includes(nu));
  const over = lijst.indexOf(SLOT) - lijst.indexOf(nu);
  if (over <= 0) return "U bent er bijna";
  return `Nog ongeveer ${WOORDEN[over] ?? over}${over > 1 ? " vragen" : ""}`;
}

// Keeps what was asked, of the bot's berichten as they come.
export function vragenlijst(rollen) {
  let gesteld = [];
  let open = null;
  return {
    volg(berichten) {
      for (const bericht of berichten) {
        if (bericht.van !== "bot" || bericht.melding) continue;
        open = bericht.vraag;
        if (open !== null) gesteld.push(open);
      }
    },
    vergeet() {
      gesteld = [];
      open = null;
    },
    open: () => open, // the id of the question that is open, or null
    zin: () => voortgang(gesteld, rollen),
  };
}
