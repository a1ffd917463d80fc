/** What one phone knows before its first snapshot. */
export const EMPTY = Object.freeze({
  person: null,
  chats: [],
  messages: {},
  commands: [],
  placeholder: null,
  typing: {},
  pressed: {},
  unreadFrom: {},
});

/** The state after an event from the server or of the thumb; `watched` is the chat being read. */
export function received(state, event, watched = null) {
  const step = STEPS[event.type];
  return step ? step(state, event, watched) : state;
}

const STEPS = {
  snapshot: (state, event) => ({
    ...EMPTY,
    person: event.person,
    chats: event.chats,
    messages: event.messages,
    commands: event.commands ?? [],
    placeholder: event.placeholder ?? null,
    unreadFrom: Object.fromEntries(
      event.chats.map((chat) => [chat.id, firstUnread(event.messages[chat.id] ?? [], chat.unread)]),
    ),
  }),
  message: arrived,
  edit: (state, { chat, message }) =>
    withMessages(state, chat, (all) => all.map((one) => (same(one, message) ? message : one))),
  delete: (state, { chat, message_id: id }) =>
    withMessages(state, chat, (all) => all.filter((one) => one.message_id !== id)),
  reaction: (state, { chat, message_id: id, emoji }) =>
    withMessages(state, chat, (all) =>
      all.map((one) => (one.message_id === id ? { ...one, reactions: emoji } : one)),
    ),
  action: (state, { chat, action }) => ({ ...state, typing: { ...state.typing, [chat]: action } }),
  commands: (state, { commands }) => ({ ...state, commands }),
  answer: (state, { chat, message_id: id }) => unpressed(state, chat, id),
  pressed: (state, { chat, message_id: id, place }) => ({
    ...state,
    pressed: { ...state.pressed, [`${chat}:${id}`]: place },
  }),
  read: (state, { chat }) => withChat(state, chat, { unread: 0 }),
  started: (state, { chat }) => withChat(state, chat, { started: true, blocked: false }),
  blocked: (state, { chat, blocked }) => withChat(state, chat, { blocked }),
};

function arrived(state, { chat, message }, watched) {
  const heard = { ...opened(state, chat, message), typing: { ...state.typing, [chat]: null } };
  const grown = withMessages(heard, chat, (all) => [
    ...all.filter((one) => !same(one, message)),
    message,
  ]);
  if (message.out) return { ...grown, unreadFrom: { ...grown.unreadFrom, [chat]: null } };
  if (chat === watched) return grown;
  const before = chatOf(grown, chat).unread;
  const counted = withChat(grown, chat, { unread: before + 1 });
  if (before > 0) return counted;
  return { ...counted, unreadFrom: { ...counted.unreadFrom, [chat]: message.message_id } };
}

function opened(state, id, message) {
  if (chatOf(state, id)) return state;
  const { title, type } = message.chat;
  const kind = type === "private" ? "private" : "group";
  const chat = { id, title, kind, unread: 0, blocked: false, started: true };
  return { ...state, chats: [...state.chats, chat] };
}

function unpressed(state, chat, id) {
  const { [`${chat}:${id}`]: _gone, ...pressed } = state.pressed;
  return { ...state, pressed };
}

function withMessages(state, chat, change) {
  const messages = change(state.messages[chat] ?? []);
  return { ...state, messages: { ...state.messages, [chat]: messages } };
}

function withChat(state, id, change) {
  const chats = state.chats.map((chat) => (chat.id === id ? { ...chat, ...change } : chat));
  return { ...state, chats };
}

function same(one, other) {
  return one.message_id === other.message_id;
}

function firstUnread(messages, count) {
  const incoming = messages.filter((message) => !message.out);
  return count > 0 ? (incoming.at(-count)?.message_id ?? null) : null;
}

/** The chat with that id, or undefined. */
export function chatOf(state, id) {
  return state.chats.find((chat) => chat.id === id);
}

/** How many messages of all chats have not been read. */
export function unreadTotal(state) {
  return state.chats.reduce((sum, chat) => sum + (chat.unread ?? 0), 0);
}

/** The message whose ForceReply still waits for this person, or null. */
export function promptFor(state, chat) {
  const all = state.messages[chat] ?? [];
  const last = all.findLastIndex((one) => one.out || one.reply_markup?.force_reply);
  const message = all[last];
  return message && !message.out && meant(message, state.person) ? message : null;
}

/** The reply keyboard that is up in a chat, as {message, rows, …}, or null. */
export function keyboardOf(state, chat) {
  const decides = ({ out, reply_markup: markup }) =>
    !out && (markup?.keyboard || markup?.remove_keyboard);
  const message = (state.messages[chat] ?? []).findLast(decides);
  return message?.reply_markup.keyboard && meant(message, state.person) ? message : null;
}

function meant(message, person) {
  if (!message.reply_markup.selective) return true;
  const named = (message.entities ?? []).some((entity) => entity.user?.id === person.id);
  return named || message.reply_to_message?.from?.id === person.id;
}
