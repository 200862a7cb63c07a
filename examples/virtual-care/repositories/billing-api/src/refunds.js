/** What may still be paid back: never more than was taken. */
function refundable(invoice) {
  return Math.max(0, invoice.paidCents - invoice.refundedCents);
}

module.exports = { refundable };
