let zone;

/** Sets the zone of every time shown; undefined means the zone of this browser. */
export function useZone(name) {
  zone = name || undefined;
}

/** "08.30" for a Bot API date (seconds since 1970). */
export function clockText(seconds) {
  return format(seconds, { hour: "2-digit", minute: "2-digit" });
}

/** "Senin, 23 November 2026" for a Bot API date. */
export function dayText(seconds) {
  return format(seconds, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** "WITA" for a Bot API date: the short name of the zone then. */
export function zoneText(seconds) {
  const options = { timeZone: zone, timeZoneName: "short" };
  const parts = new Intl.DateTimeFormat("id-ID", options).formatToParts(seconds * 1000);
  return parts.find((part) => part.type === "timeZoneName").value;
}

function format(seconds, options) {
  return new Intl.DateTimeFormat("id-ID", { ...options, timeZone: zone }).format(seconds * 1000);
}

/** "1,2 MB" for a number of bytes. */
export function sizeText(bytes) {
  const [amount, unit] =
    bytes < 1024 ? [bytes, "B"] : bytes < 1048576 ? [bytes / 1024, "KB"] : [bytes / 1048576, "MB"];
  return `${amount.toLocaleString("id-ID", { maximumFractionDigits: unit === "MB" ? 1 : 0 })} ${unit}`;
}

/** The ending shown on a file's icon, at most four letters. */
export function ending(name) {
  const found = /\.([^.]+)$/.exec(name ?? "");
  return found ? found[1].slice(0, 4).toUpperCase() : "";
}

/** The kind of a file as its icon's colour knows it. */
export function fileKind(name) {
  const kinds = { PDF: "pdf", DOC: "word", DOCX: "word", ODT: "word", XLS: "sheet", XLSX: "sheet" };
  return kinds[ending(name)] ?? "other";
}

/** Up to two initials, without titles that end in a point or stand before the name. */
export function initials(name) {
  const parts = name.split(/\s+/).filter((part) => !/^(bapak|ibu|sdr|.*\.)$/i.test(part));
  return parts
    .slice(0, 2)
    .map((part) => [...part][0]?.toUpperCase() ?? "")
    .join("");
}

/** A hue between 0 and 359 that stays with an id. */
export function hue(id) {
  return (Math.abs(id) * 137) % 360;
}

/** One line of plain text that stands for a message in quotes, lists and announcements. */
export function summary(message) {
  const words = message.text ?? message.caption;
  if (words) return words.replace(/\s+/g, " ").slice(0, 120);
  if (message.photo) return "Foto";
  return message.document?.file_name ?? serviceText(message) ?? "Pesan";
}

/** The line for something that happened in the chat, or null for an ordinary message. */
export function serviceText(message) {
  const named = (users) => users.map((user) => user.first_name).join(", ");
  if (message.users_shared) return `${message.users_shared.users.length} orang dipilih`;
  if (message.contact) return `Kontak ${message.contact.first_name} dibagikan`;
  if (message.group_chat_created) return `${fullName(message.from)} membuat grup ini`;
  if (message.new_chat_members) return `${named(message.new_chat_members)} bergabung`;
  if (message.left_chat_member) return `${named([message.left_chat_member])} meninggalkan grup`;
  if (message.new_chat_title) return `Nama grup menjadi ${message.new_chat_title}`;
  if (message.pinned_message) return "Satu pesan disematkan";
  if (message.migrate_to_chat_id) return "Grup ini menjadi grup besar";
  return null;
}

/** The whole name of a Bot API user. */
export function fullName(user) {
  return [user?.first_name, user?.last_name].filter(Boolean).join(" ");
}
