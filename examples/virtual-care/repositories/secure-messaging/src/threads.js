/** Only participants read a thread; to everyone else it does not exist. */
function canRead(thread, subject) {
  return thread.participants.includes(subject);
}

module.exports = { canRead };
