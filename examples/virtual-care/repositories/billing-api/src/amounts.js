/** The sum of an invoice in whole cents. */
function total(lines) {
  return lines.reduce((sum, line) => sum + line.cents * line.count, 0);
}

module.exports = { total };
