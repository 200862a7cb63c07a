const TEN_MINUTES = 10 * 60 * 1000;

function createKey(room, now) {
  return { room, expiresAt: new Date(now + TEN_MINUTES).toISOString() };
}

module.exports = { createKey };
