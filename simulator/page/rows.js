import { dayText, serviceText } from "./words.js";

/** The lines of a thread: days, the unread line, service notes, single messages and albums. */
export function rows(messages, unreadFrom, started) {
  if (messages.length === 0) return [{ kind: "empty", key: "empty", text: emptyText(started) }];
  const lines = [];
  let day = null;
  for (const message of messages) {
    const today = dayText(message.date);
    if (today !== day) lines.push({ kind: "day", key: `day ${message.message_id}`, text: today });
    day = today;
    if (message.message_id === unreadFrom) {
      lines.push({ kind: "unread", key: "unread", text: "Pesan belum dibaca" });
    }
    place(lines, message);
  }
  return lines;
}

function emptyText(started) {
  return started ? "Belum ada pesan." : "Tekan MULAI untuk membuka percakapan.";
}

function place(lines, message) {
  const key = `message ${message.message_id}`;
  const note = serviceText(message);
  const last = lines.at(-1);
  if (note) lines.push({ kind: "service", key, text: note });
  else if (message.media_group_id && last.album === message.media_group_id) {
    last.messages.push(message);
  } else lines.push({ kind: "messages", key, album: message.media_group_id, messages: [message] });
}

/** Says whether two lines would look the same. */
export function alike(one, other) {
  if (one.kind !== other.kind || one.text !== other.text || one.pressed !== other.pressed)
    return false;
  const [these, those] = [one.messages ?? [], other.messages ?? []];
  return these.length === those.length && these.every((message, at) => message === those[at]);
}
