// @ts-check
/**
 * The title in the tab: unread lines in my own chats as a number, somebody waiting as a dot, and no word of what this is.
 * @param {string} name
 * @param {number} unread
 * @param {boolean} isWaiting
 */
export function titleOf(name, unread, isWaiting) {
  if (unread > 0) return `(${unread}) ${name}`;
  return isWaiting ? `• ${name}` : name;
}
