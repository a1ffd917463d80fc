/** What "?start=" or "?startgroup=" of this bot's link carries, as {kind, payload}, or null. */
export function deepLink(address, username) {
  const found = /^https:\/\/t\.me\/([^/?]+)\?(start|startgroup)=([\w-]{0,64})(?:&.*)?$/i.exec(address);
  if (found?.[1].toLowerCase() !== username.toLowerCase()) return null;
  return { kind: found[2].toLowerCase(), payload: found[3] };
}

/** The payloads of the bot's own start links in a message: its words, links and buttons. */
export function startPayloads(message, username) {
  const link = new RegExp(`https://t\\.me/${username}\\?start=([\\w-]{1,64})`, "gi");
  const found = written(message).flatMap((text) => [...text.matchAll(link)]);
  return [...new Set(found.map(([, payload]) => payload))];
}

function written(message) {
  const entities = [...(message.entities ?? []), ...(message.caption_entities ?? [])];
  const buttons = (message.reply_markup?.inline_keyboard ?? []).flat();
  const texts = [
    message.text,
    message.caption,
    ...entities.map((one) => one.url),
    ...buttons.flatMap((one) => [one.url, one.copy_text?.text]),
  ];
  return texts.filter(Boolean).map(unpacked);
}

/** An address that carries another one inside ("…/share/url?url=https%3A…") shows it. */
function unpacked(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
