/** The place of a visit in the queue, 1 for the next one to be called. */
function place(queue, visit) {
  const index = queue.indexOf(visit);
  return index < 0 ? undefined : index + 1;
}

module.exports = { place };
