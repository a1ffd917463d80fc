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
    ...forwards,
  ].filter(Boolean);
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
  if (kind !== "private") return entries;
  const label = blocked ? "Buka blokir bot" : "Blokir bot";
  return [
    ...entries,
    { label, icon: "close", deed: () => phone.thumb.block(!blocked), test: "block" },
  ];
}
