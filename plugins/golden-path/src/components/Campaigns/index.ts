export { CampaignsPage } from './CampaignsPage';
export { CampaignPage } from './CampaignPage';
export { NewCampaignPage } from './NewCampaignPage';
