const BY_REGION = { north: 'pharmacy-12', south: 'pharmacy-31' };

function pharmacyOf(region) {
  return BY_REGION[region] || 'pharmacy-1';
}

module.exports = { pharmacyOf };
