// What can be told of messages without a screen.

export const nieuweSleutel = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// The buttons that are open: those of the last thing the bot itself said, when nothing was answered since.
export function openKeuzes(berichten) {
  let knoppen = [];
  for (const bericht of berichten) {
    if (bericht.van === "mens") knoppen = [];
    else if (!bericht.melding) knoppen = bericht.knoppen;
  }
  return knoppen;
}
