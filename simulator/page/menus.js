import { startPayloads } from "./links.js";

const EMOJI = ["👍", "❤", "🙏", "👏", "🔥", "👌"];

/** What the menu of a message offers on this phone. */
export function messageEntries(phone, message) {
  const { thumb } = phone;
  const words = message.text ?? message.caption;
  const others = phone.state.chats.filter((chat) => chat.id !== phone.chat.id);
  const forwards = others.map((chat) => ({
    label: `Teruskan ke ${phone.titleOf(chat)}`,
    icon: "forward",
    deed: () => thumb.forward(message, chat.id),
    test: "menu-forward",
  }));
  return [
    { row: EMOJI.map((emoji) => [emoji, () => thumb.react(message, emoji)]) },
    phone.canWrite() && reply(phone, message),
    words && {
      label: "Salin teks",
      icon: "copy",
      deed: () => thumb.copy(words),
      test: "menu-copy",
    },
    ...elsewhere(phone, message),
    ...forwards,
  ].filter(Boolean);
}

function elsewhere(phone, message) {
  const payloads = startPayloads(message, phone.directory.bot.username);
  return payloads.map((payload) => ({
    label: payloads.length > 1 ? `Buka …${payload.slice(-4)} di telepon …` : "Buka di telepon …",
    icon: "link",
    deed: () => phone.desk.openElsewhere(phone, payload),
    test: "menu-elsewhere",
  }));
}

function reply(phone, message) {
  const deed = () => phone.screen.composer.replyTo(message);
  return { label: "Balas", icon: "reply", deed, test: "menu-reply" };
}

/** What the ⋮ menu of the open chat offers. */
export function chatEntries(phone) {
  const { blocked, kind } = phone.chat;
  const entries = [
    {
      label: "Ke pesan terbaru",
      icon: "down",
      deed: () => phone.screen.thread.toEnd(true),
      test: "menu-end",
    },
  ];
  if (kind !== "private") return [...entries, groupEntry(phone)];
  const label = blocked ? "Buka blokir bot" : "Blokir bot";
  return [
    ...entries,
    { label, icon: "close", deed: () => phone.thumb.block(!blocked), test: "block" },
  ];
}

/** The bot is put out of a group, or let in again. */
function groupEntry(phone) {
  const { chat, state, directory } = phone;
  const isBot = (user) => user?.id === directory.bot.id;
  const moved = (state.messages[chat.id] ?? []).findLast(
    (one) => isBot(one.left_chat_member) || one.new_chat_members?.some(isBot),
  );
  const out = Boolean(moved?.left_chat_member);
  return {
    label: out ? "Masukkan bot lagi" : "Keluarkan bot",
    icon: out ? "plus" : "close",
    deed: () => phone.tell({ do: out ? "invite_bot" : "expel_bot", chat: chat.id }),
    test: "menu-bot",
  };
}
