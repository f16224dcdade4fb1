// Families: which part of the offer a plan or a product belongs to, read from its names.
import type { Family } from '#model/product.ts'

type NameRule = readonly [Family, RegExp]

/** Read from top to bottom, the first match wins; tried on "technical name | friendly name". */
const PLAN_RULES: readonly NameRule[] = [
  ['dynamics', /^project_madeira/i],
  ['copilot', /copilot(?! studio[^|]*$)|agent_365|^bing_chat/i],
  ['power', /virtual[ _]agent|^ccibots|copilot studio/i],
  ['project', /^project|^sharepoint_project|projectoperations|\bproject (online|service|operations|p\d)|_for_project|planner|for project\b|cds_project/i],
  ['visio', /^visio/i],
  ['windows', /^cpc_|windows 365|^win(10|biz|dows_(10|store))|windows store|^virtualization|universal_print/i],
  ['compliance', /purview|priva\b|^privacy|^rms_|^mip_|compliance|audit|ediscovery|equivio|lockbox|insider_risk|info_governance|information_barriers|records_management|data_investigations|customer_key|content_?explorer|^cpmc|pam_enterprise|premium_encryption|ml_classification|communications_dlp|dlp_?addon|application_protection|lighthouse/i],
  ['identity', /^aad_|entra\b|^mfa_|verifiable_credentials|workload_identities/i],
  ['security', /defender|^adallom|^ata$|^atp_|^mde_|^mdolite|^mtp$|safedocs|^threat_|^tvm_|windefatp|endpointdlp|threat experts/i],
  ['device', /intune|^3_party|^cloud_pki|^remote_help|autopatch|^windowsupdate|specialty_devices/i],
  ['viva', /viva|yammer|myanalytics|exchange_analytics|workplace_analytics|places_core|people_skills|cortex/i],
  ['power', /power ?bi|^bi_azure|^pbi_|^sql_is|^power_?apps|^power_?automate|^power_?pages|^flow|^cds|^d?dyn365_cds|dataverse|^dv_|power_?flow|ai builder/i],
  ['dynamics', /dyn365|dynamics|^d365|^crm|^dynb365|forms_pro|customer_voice|^nb(enterprise|prof)|^mdm_sales|remote_assist|^guides|^erp_|social_engagement|nonprofit_portal|^mcs_|sustainability/i],
  ['apps', /to-do|^forms|office_forms|stream|sway|whiteboard|kaizala|microsoft_search|graph_connectors|minecraft|^school_data|educationanalytics|career_?coach|clipchamp|loop|bookings/i],
  ['teams', /teams|^mco|skype|^pstn|^deskless|^mesh|^mtr|meeting room|queues_app|microsoft_ecdn|video_interop/i],
  ['office', /^office(?!365)|^sharepointwac|excel_premium/i],
  ['sharepoint', /sharepoint|onedrive|^intelligent_content|^nucleus/i],
  ['exchange', /^exchange|^eop_|outlook/i],
]

/** Products are first read as what they are sold as; what no row claims is read by the rows of plans. */
const PRODUCT_RULES: readonly NameRule[] = [
  ['windows', /windows (365|10|store)/i],
  ['copilot', /copilot(?!.*studio)|^agent_365/i],
  ['compliance', /(E5|F5|advanced|manager|program).* compliance|compliance (manager|program)|privacy management|azure information protection|rights ?management/i],
  ['security', /enterprise mobility|(E5|F5) security|security and compliance|defender|cloud app security/i],
  ['teams', /business voice|advanced communications/i],
  ['suite', /(microsoft|office) 365 (gcc )?([aefg]\d(?!\d)|business|small business|midsize)|basic collaboration/i],
  ['office', /microsoft 365 apps|office mobile/i],
  ['exchange', /exchange/i],
  ['teams', /teams|^mco|audio conferencing|calling plan/i],
  ['power', /power ?(apps|automate|pages|bi|virtual)|fabric|copilot studio|common data service|logic flows/i],
  ['project', /^project|project plan|project operations/i],
  ['dynamics', /dynamics|sensor data|business apps|digital messaging/i],
]

function firstMatch(rules: readonly NameRule[], names: string): Family | undefined {
  return rules.find(([, pattern]) => pattern.test(names))?.[0]
}

/** Tells the family of a service plan from its technical and its friendly name. */
export function familyOfPlan(servicePlanName: string, displayName: string): Family {
  return firstMatch(PLAN_RULES, `${servicePlanName} | ${displayName}`) ?? 'other'
}

/** Tells the family of a product from its part number and its name. */
export function familyOfProduct(skuPartNumber: string, displayName: string): Family {
  const names = `${skuPartNumber} | ${displayName}`
  return firstMatch(PRODUCT_RULES, names) ?? firstMatch(PLAN_RULES, names) ?? 'other'
}
