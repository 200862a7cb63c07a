export * from './events';
export * from './forecastCampaign';
