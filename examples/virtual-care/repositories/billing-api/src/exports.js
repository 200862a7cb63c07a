/** One line of the month-end file, in the order that accounting expects. */
function exportLine(invoice) {
  return [invoice.id, invoice.day, invoice.cents].join(';');
}

module.exports = { exportLine };
