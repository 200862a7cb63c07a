/** Relay regions in the order in which we try them. */
const REGIONS = ['eu-central', 'eu-west', 'us-east', 'us-west'];

module.exports = { REGIONS };
