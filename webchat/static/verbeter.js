// What goes into the field after "Dat bedoelde ik niet": words that the bot reads as a correction, or as taking back.

// `gezegd` is what the person sent; `vraag` the question that is open. Without one the bot waits after a cry for help:
// repeating that cry would be a cry again.
export function verbetering(gezegd, vraag) {
  return vraag === null ? "Zo bedoelde ik het niet." : `Ik bedoel: ${gezegd}`;
}

// Nothing is sent unseen: the words stand in the field, before what was typed there already.
export function zetInVeld({ veld, leesVoor }, vul, woorden) {
  vul([woorden, veld.value].filter(Boolean).join("\n"));
  leesVoor("Uw zin staat weer in het veld. U kunt hem veranderen en opnieuw versturen.");
  veld.focus();
  veld.setSelectionRange(veld.value.length, veld.value.length);
}
