// The chat contract over HTTP. Every failure is a Fout with a status (0: no connection) and words for the person.

const ADRES = "/api/chat/v1";
const GEDULD = 45_000; // milliseconds; the server itself answers within its own, shorter term
let oorsprong = ""; // of the gateway; empty on its own page
const GEEN_VERBINDING = "Er is nu geen verbinding. Uw tekst staat nog hier.";

export class Fout extends Error {
  constructor(status, uitleg) {
    super(uitleg);
    this.status = status;
  }
}

async function vraag(methode, pad, { token, lichaam, sleutel, als = "json" } = {}) {
  const koppen = {};
  if (token) koppen.Authorization = `Bearer ${token}`;
  if (sleutel) koppen["Idempotency-Key"] = sleutel;
  if (lichaam) koppen["Content-Type"] = "application/json";
  let antwoord;
  let inhoud = null;
  try {
    antwoord = await fetch(oorsprong + ADRES + pad, {
      method: methode,
      headers: koppen,
      body: lichaam && JSON.stringify(lichaam),
      cache: "no-store",
      credentials: "omit",
      signal: AbortSignal.timeout(GEDULD),
    });
    if (antwoord.status !== 204) inhoud = await antwoord[antwoord.ok ? als : "json"]();
  } catch {
    throw new Fout(antwoord?.ok === false ? antwoord.status : 0, GEEN_VERBINDING);
  }
  if (!antwoord.ok) throw new Fout(antwoord.status, inhoud?.detail ?? GEEN_VERBINDING);
  return inhoud;
}

export const spreekMet = (adres) => { oorsprong = adres; };
export const begin = () => vraag("POST", "/sessies");
export const lees = (token) => vraag("GET", "/berichten", { token });
export const afschrift = (token) => vraag("GET", "/gesprek", { token, als: "blob" });
export const wis = (token) => vraag("DELETE", "/sessies/huidige", { token });
export const stuur = (token, { tekst, knop, sleutel }) =>
  vraag("POST", "/berichten", { token, sleutel, lichaam: knop === undefined ? { tekst } : { knop } });
// For who leaves in a hurry: the page does not wait for it, and it arrives all the same.
export const wisStil = (token) =>
  fetch(`${oorsprong}${ADRES}/sessies/huidige`, {
    method: "DELETE", headers: { Authorization: `Bearer ${token}` }, credentials: "omit", keepalive: true,
  }).catch(() => {});
