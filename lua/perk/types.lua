---@meta perk
-- Annotations for the Lua language server. Made by tools/lua_types.lua from the operation table; not to be edited, never loaded.

---@class perk.Error
---@field code perk.ErrorCode
---@field message string one line
---@field advice string what to do next
---@field pointer? string JSON pointer, parameter or header at fault
---@field http_status? integer
---@field api_code? integer the provider's own numeric code
---@field api_name? string the provider's own name for the error
---@field request_id? string
---@field attempts integer requests sent
---@field retryable boolean the same call may succeed later
---@field outcome_unknown boolean the server may or may not have acted on this write
---@field retry_after_ms? integer
---@field offset? integer byte of the text where parsing stopped
---@field body? string the failing reply's body

---@class perk.Resource
---@field id string
---@field type string
---@field raw table as it was sent
---@field attributes table
---@field relationships table
---@field document perk.Document
---@field [string] any
local Resource = {}

---@param name string
---@return perk.Resource|perk.Resource[]|nil
function Resource:related(name) end

---@class perk.Document: perk.Resource[]
---@field status integer
---@field kind "one"|"many"|"null"|"value"|"none"
---@field json string
---@field data any
---@field meta? table
---@field errors table[]
---@field included perk.Resource[]
---@field one? perk.Resource
---@field cursor? string
local Document = {}

---@param name string
---@return string?
function Document:link(name) end

---@param type string
---@param id string
---@return perk.Resource?
function Document:find(type, id) end

---@class perk.Pages
---@operator call: perk.Resource?
local Pages = {}

---@return fun(): perk.Document?
function Pages:pages() end

---@return fun(): perk.Resource?
function Pages:each() end

---@return perk.Resource[]?, perk.Error?
function Pages:list() end

---@return perk.Resource?, perk.Error?
function Pages:first() end

---@class perk.Request
---@field method string
---@field url string
---@field headers table<string, string>
---@field body? string

---@class perk.Call
local Call = {}

---@param now_ms integer
---@param random? integer
---@return "send"|"wait"|"token"|"page"|"done"|"failed"
function Call:step(now_ms, random) end

---@return perk.Request?
function Call:request() end

---@return integer
function Call:wait_ms() end

---@param now_ms integer
---@return number
function Call:left_ms(now_ms) end

---@return integer
function Call:max_body() end

---@param status integer
---@param headers? table<string, string|string[]>
---@param body? string
---@param now_ms? integer
---@return true?, perk.Error?
function Call:feed(status, headers, body, now_ms) end

---@param code perk.ErrorCode
---@param sent boolean
---@param why? string
---@return true?, perk.Error?
function Call:abort(code, sent, why) end

---@return perk.Document?
function Call:page() end

---@return perk.Error?
function Call:error() end

---@param name string
---@return string?
function Call:reply_header(name) end

---@class perk.CallOptions
---@field timeout_ms? integer
---@field max_attempts? integer
---@field max_pages? integer
---@field strict? boolean

---@class perk.RequestOptions
---@field params? table lists are repeated
---@field json? any
---@field timeout_ms? integer
---@field max_attempts? integer

---@class perk.Client
local Client = {}

---@param operation perk.OperationName
---@param args? table
---@param options? perk.CallOptions
---@return perk.Call?, perk.Error?
function Client:call(operation, args, options) end

---@param method string
---@param url string
---@param query? table
---@param json? any
---@param options? perk.CallOptions
---@return perk.Call?, perk.Error?
function Client:raw_call(method, url, query, json, options) end

---@param token string
---@param now_ms integer
---@param life_ms? integer
---@return true?, perk.Error?
function Client:set_token(token, now_ms, life_ms) end

---@param operation perk.OperationName
---@param args? table
---@return table?, perk.Error?
function Client:explain(operation, args) end

---@param now_ms integer
---@return string?, perk.Error?
function Client:token(now_ms) end

---@param name string
---@return string?
function Client:setting(name) end

---@param method string
---@param url string
---@param options? perk.RequestOptions
---@return perk.Document|true|nil, perk.Error?
function Client:request(method, url, options) end

---@class perk.Outcome
---@field index integer from 1, in input order
---@field item any
---@field fate "accepted"|"rejected"|"unknown"
---@field error? perk.Error why it was not accepted

---@class perk.BulkError: perk.Error
---@field cause perk.Error the first item's
---@field outcomes perk.Outcomes

---@class perk.Outcomes: perk.Outcome[]
local Outcomes = {}

---@return perk.Outcome[]
function Outcomes:accepted() end

---@return perk.Outcome[]
function Outcomes:rejected() end

---@return perk.Outcome[]
function Outcomes:unknown() end

---@return perk.BulkError? # nil when every item was accepted
function Outcomes:error() end

---@class perk.TransportSettings
---@field transport? table
---@field proxy? string
---@field ca_file? string
---@field connect_timeout_ms? integer
---@field http2? boolean

---@class perk.Check
local Check = {}

---@param chunk string
---@return true?, perk.Error?
function Check:update(chunk) end

---@param signature? string
---@return true?, perk.Error?
function Check:final(signature) end

---@class perk.Verifier
local Verifier = {}

---@param body string
---@param signature? string
---@return true?, perk.Error?
function Verifier:check(body, signature) end

---@return perk.Check?, perk.Error?
function Verifier:begin() end

---@class perk
---@field null lightuserdata
---@field _VERSION string
local perk = {}

---@param text string
---@return any, perk.Error?
function perk.parse(text) end

---@param value any
---@return string?, perk.Error?
function perk.dump(value) end

---@generic T: table
---@param list? T
---@return T
function perk.array(list) end

---@param body string
---@return perk.Document?, perk.Error?
function perk.document(body) end

---@param keys string|string[]
---@return perk.Verifier?, perk.Error?
function perk.verifier(keys) end

---@param key string
---@param body string
---@return string?, perk.Error?
function perk.sign(key, body) end

---@param email string
---@param options? {strict?: boolean}
---@return string?, perk.Error?
function perk.hem(email, options) end

---@class perk.HemFinding
---@field index integer from 1
---@field problem string
---@field differs boolean it can be hashed, but other clients hash it differently

---@param emails string[]|fun(): string?
---@return fun(): perk.HemFinding?
function perk.hem_doctor(emails) end

---@return integer
function perk.live() end

---@alias perk.ErrorCode "out_of_memory"|"state"|"input"|"unknown_name"|"missing"|"wrong_type"|"out_of_range"|"origin"|"parse"|"limit"|"signature"|"transport"|"connect"|"deadline"|"cancelled"|"api"|"bad_request"|"auth"|"forbidden"|"not_found"|"conflict"|"rate_limit"|"server"|"unexpected_reply"|"promotion_type"|"earn_id"|"preference"|"pending_cart"
---@alias perk.OperationName "auth.token_basic_form"|"auth.token_json"|"auth.token_form"|"ping.get"|"users.create"|"users.get"|"users.delete"|"offers.list"|"offers.activate"|"offers.boost"|"offers.view"|"locations.list"|"attributions.create"|"placement_slots.activate"|"transactions.create"|"earned_rewards.list"|"subscriptions.create"|"subscriptions.list"|"legacy.auth.token"|"legacy.offers.list_by_user"|"capillary.auth.token"|"capillary.promotions.activate"
---@alias perk.PurchaseChannel "INSTORE"|"ONLINE"
---@alias perk.CategoryName "Arts & Entertainment"|"Baby, Kids & Toys"|"Books & Digital Media"|"Clothing, Shoes & Accessories"|"Computers, Electronics & Software"|"Convenience"|"Gas"|"Department Stores"|"Food & Beverage"|"Health & Beauty"|"Home & Garden"|"Miscellaneous"|"Occasions & Gifts"|"Pets"|"Sports & Outdoors"|"Supplies & Services"|"Travel"
---@alias perk.OfferSort "startDate"|"-startDate"|"expirationDate"|"-expirationDate"|"name"|"-name"
---@alias perk.OfferInclude "categories"
---@alias perk.ComponentType "shortDescription"|"longDescription"|"baseReward"|"boostedReward"|"cta"|"tags"|"detailTags"|"logoFlare"|"progressBar"
---@alias perk.ActivateInclude "offer"
---@alias perk.State "AL"|"AK"|"AS"|"AZ"|"AR"|"CA"|"CO"|"CT"|"DE"|"DC"|"FM"|"FL"|"GA"|"GU"|"HI"|"ID"|"IL"|"IN"|"IA"|"KS"|"KY"|"LA"|"ME"|"MH"|"MD"|"MA"|"MI"|"MN"|"MS"|"MO"|"MT"|"NE"|"NV"|"NH"|"NJ"|"NM"|"NY"|"NC"|"ND"|"MP"|"OH"|"OK"|"OR"|"PW"|"PA"|"PR"|"RI"|"SC"|"SD"|"TN"|"TX"|"UT"|"VT"|"VI"|"VA"|"WA"|"WV"|"WI"|"WY"
---@alias perk.LocationSort "locationName"|"-locationName"
---@alias perk.LocationInclude "offers"|"categories"
---@alias perk.EarnedRewardStatus "APPROVED"|"SETTLED"
---@alias perk.EarnedRewardRange "12M"|"6M"|"3M"|"YTD"
---@alias perk.EarnedRewardInclude "merchant"|"offer"
---@alias perk.NotificationType "earnedRewardApproved"|"earnedRewardSettled"|"earnedRewardRejected"|"auditUpdate"|"fileProcessingResult"|"pushNotificationPlacementFile"|"emailNotificationPlacementFile"
---@alias perk.LegacyOfferType "INSTORE"|"ONLINE"
---@alias perk.LegacySort "1"|"-1"
---@alias perk.RewardType "FLAT"|"PERCENT"
---@alias perk.AmountType "CENTS"
---@alias perk.ButtonStyle "PRIMARY"|"SECONDARY"|"DISABLED"
---@alias perk.BorderColor "PRIMARY"|"SECONDARY"
---@alias perk.BadgePosition "TOP_RIGHT"|"TOP_LEFT"|"BOTTOM_RIGHT"|"BOTTOM_LEFT"
---@alias perk.SegmentPosition "LEFT"|"RIGHT"|"FULL_WIDTH"
---@alias perk.SegmentSeparator "LINE"
---@alias perk.SegmentSelection "CURRENT"|"CURRENT_AND_BELOW"
---@alias perk.PartnerIdType "google"
---@alias perk.EnrolledReward "CARDLINKED"
---@alias perk.EventCode "IMPRESSION"|"VIEW"|"ACTIVATE"|"BOOST"
---@alias perk.OfferMedium "BROWSE"|"EMAIL"|"MAP"|"SEARCH"|"CTA"|"PUSH"
---@alias perk.NotificationMedium "PUSH"|"EMAIL"
---@alias perk.SlotMedium "CTA"
---@alias perk.JobStatus "queued"
---@alias perk.TransactionStatus "APPROVED"|"SETTLED"|"REVERSED"|"RETURNED"|"DECLINED"
---@alias perk.Direction "DEBIT"|"CREDIT"
---@alias perk.PaymentType "CARD"
---@alias perk.CardNetwork "VISA"|"MASTERCARD"|"AMERICANEXPRESS"|"DISCOVER"
---@alias perk.Processor "VISA"
---@alias perk.PaymentStatus "UNPAID"|"PAID_IN_FULL"
---@alias perk.CommissionUnit "cents"
---@alias perk.MerchantAssetType "IMG_VIEW"|"BANNER_VIEW"
---@alias perk.RejectedReason "AGGREGATOR_CARD_OVERLAP"|"SETTLEMENT_REJECTED"|"USER_NOT_ENROLLED"|"USER_NOT_IN_AUDIENCE_SEGMENT"
---@alias perk.LegacySource "NATIONAL"|"LOCAL"
---@alias perk.LegacyRewardKind "CARDLINKED"|"AFFILIATE"
---@alias perk.LegacyCard "VISA"|"MASTERCARD"|"AMERICAN EXPRESS"|"DISCOVER"
---@alias perk.Environment "production"|"sandbox"
---@alias perk.KardAuth "basic_form"|"json"|"form"|"token"
---@alias perk.LegacyAuth "cognito"|"token"
---@alias perk.CapillaryAuth "oauth"|"basic"|"token"
---@alias perk.EntityType "TILL"|"STORE_CODE"|"STORE_NAME"|"STORE_EXTERNAL_ID"|"STORE_EXTERNAL_ID_1"|"STORE_EXTERNAL_ID_2"

---@class perk.OfferAttributes
---@field name string merchant or offer name to show
---@field terms string terms of the offer
---@field purchase_channel perk.PurchaseChannel[] where it can be used
---@field user_reward perk.Reward what the user earns
---@field assets perk.Asset[] pictures
---@field start_date string first moment of the offer
---@field expiration_date string last moment of the offer
---@field is_targeted boolean true when only chosen users get it
---@field max_redemptions? integer how often it can be used; absent when there is no bound
---@field min_transaction_amount? perk.Amount smallest purchase that earns
---@field max_transaction_amount? perk.Amount largest purchase that earns
---@field min_reward_amount? perk.Amount smallest reward
---@field max_reward_amount? perk.Amount largest reward
---@field website_url? string where to buy online
---@field description? string text about the merchant or offer
---@field components? perk.Components ready-made texts and controls, as asked for with supported_components

---@class perk.Reward
---@field type perk.RewardType FLAT: an amount of money; PERCENT: a share of the purchase
---@field value number how much: an amount of money when FLAT, percent when PERCENT

---@class perk.Asset
---@field type string what the picture is for
---@field url string address of the picture; loading it may count as an impression
---@field alt string text in place of the picture

---@class perk.Amount
---@field type perk.AmountType unit of the value
---@field value integer the amount (cents)

---@class perk.Components
---@field short_description? string one-line description
---@field long_description? string description for the detail page
---@field base_reward? string reward as shown to the user
---@field boosted_reward? string reward after a boost, as shown to the user
---@field cta? perk.Cta the button; gone once the offer is activated
---@field tags? string[] labels in lists
---@field detail_tags? string[] labels on the detail page
---@field logo_flare? perk.LogoFlare decoration of the merchant's logo
---@field progress_bar? perk.ProgressBar how far the user has come

---@class perk.Cta
---@field button_text string text on the button
---@field button_style perk.ButtonStyle how the button looks
---@field action? perk.CtaAction what the button does; absent when it does nothing
---@field start_icon? string icon before the text

---@class perk.CtaAction
---@field url string link relative to the API's origin; follow it exactly as given
---@field method string HTTP method to follow it with

---@class perk.LogoFlare
---@field border_color perk.BorderColor colour role of the logo's border
---@field badge? perk.LogoBadge badge in a corner of the logo

---@class perk.LogoBadge
---@field icon string picture of the badge
---@field position perk.BadgePosition corner of the logo

---@class perk.ProgressBar
---@field total integer steps in all
---@field current_progress integer steps done
---@field label string text of the bar
---@field segmented boolean whether the bar is drawn in segments
---@field segments? perk.ProgressSegments the segments, when it is
---@field labels perk.ProgressLabels texts at the ends

---@class perk.ProgressSegments
---@field default perk.SegmentStyle look in lists
---@field details? perk.SegmentStyle look on the detail page
---@field progress perk.SegmentProgress[] one entry a segment

---@class perk.SegmentStyle
---@field icon? string picture on the segment
---@field position perk.SegmentPosition where the label stands
---@field separator? perk.SegmentSeparator what parts the segments
---@field labels? perk.SegmentLabel[] one label a segment
---@field selection? perk.SegmentSelection which segments are highlighted

---@class perk.SegmentLabel
---@field title string heading
---@field description string text below the heading

---@class perk.SegmentProgress
---@field completed integer steps done in this segment
---@field total integer steps of this segment

---@class perk.ProgressLabels
---@field default perk.ProgressLabelPair labels in lists
---@field details? perk.ProgressLabelPair labels on the detail page

---@class perk.ProgressLabelPair
---@field left? string text at the left end
---@field right? string text at the right end

---@class perk.CategoryAttributes
---@field name perk.CategoryName name of the category

---@class perk.LocationAttributes
---@field name string name of the place
---@field address perk.Address where it is
---@field coordinates perk.Coordinates where it is on the map
---@field phone string telephone number
---@field operation_hours perk.OperationHours when it is open
---@field partner_ids perk.PartnerId[] ids of the place elsewhere

---@class perk.Address
---@field street string street and number
---@field city string city
---@field state string state
---@field zip_code string ZIP code

---@class perk.Coordinates
---@field longitude number east is positive (degrees)
---@field latitude number north is positive (degrees)

---@class perk.OperationHours
---@field periods perk.OperationPeriod[] opening times
---@field weekday_text string[] the same as text, one line a day

---@class perk.OperationPeriod
---@field open perk.OperationTime when the place opens
---@field close perk.OperationTime when it closes

---@class perk.OperationTime
---@field day integer day of the week
---@field time string hour and minute without a colon

---@class perk.PartnerId
---@field type perk.PartnerIdType whose id it is
---@field id string id at the partner

---@class perk.UserAttributes
---@field enrolled_rewards perk.EnrolledReward[] reward programmes to enrol in; an empty list enrols in none
---@field zip_code? string home ZIP code
---@field email? string e-mail address
---@field hashed_email? string lowercase hex SHA-256 of the normalised e-mail address
---@field phone_number? string E.164 telephone number
---@field birth_year? string year of birth
---@field historical_transactions_sent? boolean whether past transactions were sent; cannot go back to false

---@class perk.OfferEvent
---@field entity_id string id of the offer
---@field event_code perk.EventCode what happened
---@field medium perk.OfferMedium where it happened
---@field event_date string when it happened
---@field state? perk.AttributionState what the user saw around it

---@class perk.AttributionState
---@field rank? integer place in the list shown, counted from 1
---@field filters? perk.AttributionFilter[] filters the user had set
---@field placement_id? string placement that showed it
---@field slot_id? string slot that showed it

---@class perk.AttributionFilter
---@field name string name of the filter in force
---@field value string its value

---@class perk.NotificationEvent
---@field entity_id string id of the notification
---@field event_code perk.EventCode what happened
---@field medium perk.NotificationMedium how the notification was sent
---@field event_date string when it happened
---@field state? perk.AttributionState what the user saw around it

---@class perk.SlotActivation
---@field placement_id string placement of the slot
---@field slot_id string the slot
---@field event_code perk.EventCode ACTIVATE
---@field medium perk.SlotMedium CTA
---@field event_date string when it was recorded
---@field offer_ids string[] the offers that were activated with it

---@class perk.SlotEvent
---@field entity_id string id of the slot
---@field event_code perk.EventCode what happened
---@field medium perk.SlotMedium where it happened
---@field event_date string when it happened
---@field state? perk.AttributionState what the user saw around it

---@class perk.JobAttributes
---@field status perk.JobStatus state of the job
---@field message string text from the server

---@class perk.TransactionAttributes
---@field user_id string your id of the user
---@field transaction_id string id of the purchase, the same for all its events
---@field amount integer amount of this event (cents)
---@field subtotal? integer amount before tax and tip (cents)
---@field status perk.TransactionStatus what happened
---@field currency string ISO 4217 code
---@field description string statement text
---@field description2? string second statement text
---@field direction perk.Direction DEBIT: money leaves the user
---@field payment_type perk.PaymentType how it was paid
---@field card_bin string first six digits of the card
---@field card_last_four string last four digits of the card
---@field transaction_date? string when it was reversed, returned or declined
---@field authorization_date? string when it was authorised
---@field settled_date? string when it was settled
---@field merchant? perk.TransactionMerchant where it was spent
---@field mcc? string merchant category code; some national offers need it
---@field core_provider_id? string id of the core provider
---@field card_presence? string whether the card was present
---@field pan_entry_mode? string how the card number was read
---@field authorization_code? string authorisation code
---@field retrieval_reference_number? string retrieval reference number (RRN)
---@field system_trace_audit_number? string system trace audit number (STAN)
---@field acquirer_reference_number? string acquirer reference number (ARN)
---@field card_network? perk.CardNetwork network of the card
---@field card_product_id? string product of the card
---@field user_zip_code? string the user's ZIP code
---@field processor_mids? perk.ProcessorMids merchant ids at the processor
---@field account_id? string account that was charged

---@class perk.TransactionMerchant
---@field id? string merchant id (MID); local offers need it
---@field name string merchant name
---@field addr_street? string street
---@field addr_city? string city
---@field addr_state? perk.State state
---@field addr_zipcode? string ZIP code
---@field addr_country? string country
---@field latitude? string latitude as text
---@field longitude? string longitude as text
---@field store_id? string store number

---@class perk.ProcessorMids
---@field processor perk.Processor whose ids they are
---@field mids perk.VisaMids the ids

---@class perk.VisaMids
---@field vmid string Visa merchant id
---@field vsid string Visa store id

---@class perk.CoreTransactionAttributes
---@field user_id string your id of the user
---@field transaction_id string id of the purchase
---@field amount integer amount (cents)
---@field currency string ISO 4217 code
---@field description string statement text
---@field direction perk.Direction DEBIT: money leaves the user
---@field status string always settled
---@field settled_date string when it was settled
---@field authorization_date string when it was authorised
---@field financial_institution_id? string id of the bank
---@field financial_institution_name? string name of the bank; give the id instead
---@field card_last_fours? string[] last four digits of the user's cards

---@class perk.RewardedTransactionAttributes
---@field status string always settled
---@field transaction_id string your id of the purchase
---@field transaction_amount_in_cents integer amount of the purchase (cents)
---@field transaction_timestamp string when it happened
---@field paid_to_issuer perk.PaymentStatus whether the commission was paid out
---@field commission_earned perk.CommissionEarned what was earned
---@field payout_timestamp? string when it was paid out
---@field components? perk.Components ready-made texts and controls

---@class perk.CommissionEarned
---@field user perk.CommissionValue the user's part

---@class perk.CommissionValue
---@field type perk.CommissionUnit unit of the value
---@field value integer how much (cents)

---@class perk.ApprovedTransactionAttributes
---@field status string approved, not yet settled
---@field transaction_id string your id of the purchase
---@field transaction_amount_in_cents integer amount of the purchase (cents)
---@field transaction_timestamp string when it happened

---@class perk.MerchantAttributes
---@field name string merchant name
---@field assets? perk.MerchantAsset[] pictures

---@class perk.MerchantAsset
---@field type perk.MerchantAssetType what the picture is for
---@field url string address of the picture; loading it may count as an impression
---@field alt? string text in place of the picture

---@class perk.EarnedOfferAttributes
---@field purchase_channel perk.PurchaseChannel[] where it can be used

---@class perk.SubscriptionAttributes
---@field event_name perk.NotificationType event to be told of
---@field webhook_url string where to send it
---@field enabled boolean whether it is sent

---@class perk.EarnedRewardNotice
---@field name string merchant or offer name
---@field message string text for the user
---@field attribution_url string loading it records an impression of this notification
---@field transaction_id string your id of the purchase
---@field transaction_amount_in_cents integer amount of the purchase (cents)
---@field transaction_timestamp? string when it happened
---@field user_reward? perk.Reward what the user earned
---@field survey_url? string a survey for the user
---@field card_product_id? string product of the card
---@field category_name? string category of the merchant, as free text
---@field assets? perk.MerchantAsset[] pictures
---@field purchase_channel? perk.PurchaseChannel[] where it was spent

---@class perk.EarnedRewardSettlement
---@field name string merchant or offer name
---@field message string text for the user
---@field attribution_url string loading it records an impression of this notification
---@field transaction_id string your id of the purchase
---@field transaction_amount_in_cents integer amount of the purchase (cents)
---@field transaction_timestamp? string when it happened
---@field user_reward? perk.Reward what the user earned
---@field survey_url? string a survey for the user
---@field card_product_id? string product of the card
---@field category_name? string category of the merchant, as free text
---@field assets? perk.MerchantAsset[] pictures
---@field purchase_channel? perk.PurchaseChannel[] where it was spent
---@field commission_earned perk.CommissionValue what was earned

---@class perk.EarnedRewardRejection
---@field reason perk.RejectedReason why
---@field message string text from the server
---@field transaction_id string your id of the purchase
---@field transaction_amount_in_cents integer amount of the purchase (cents)
---@field transaction_timestamp? string when it happened

---@class perk.LegacyOfferAttributes
---@field id string id of the offer
---@field name string offer name
---@field terms string terms of the offer
---@field redeemable_once boolean true when it can be used once only
---@field offer_type perk.LegacyOfferType where it can be used
---@field commission_type perk.RewardType FLAT: an amount of money; PERCENT: a share of the purchase
---@field total_commission number commission of issuer and user together
---@field issuers_commission? number the issuer's part
---@field users_commission? number the user's part
---@field start_date string first moment of the offer
---@field expiration_date string last moment of the offer
---@field is_targeted boolean true when only chosen users get it
---@field is_location_specific boolean true when it holds in some places only
---@field min_transaction_amount? integer smallest purchase that earns (cents)
---@field max_transaction_amount? integer largest purchase that earns (cents)
---@field min_reward_amount? integer smallest reward (cents)
---@field max_reward_amount? integer largest reward (cents)
---@field source perk.LegacySource national or local
---@field category perk.CategoryName category
---@field img_url? string logo
---@field banner_img_url? string banner
---@field merchant perk.LegacyMerchant the merchant
---@field created_date string when it was made
---@field last_modified string when it was changed last

---@class perk.LegacyMerchant
---@field id string id of the merchant
---@field name string merchant name
---@field description string text about the merchant
---@field type perk.LegacyRewardKind reward programme
---@field website_url string where to buy online
---@field category perk.CategoryName category
---@field accepted_cards perk.LegacyCard[] networks that earn
---@field img_url string logo
---@field banner_img_url? string banner

---An offer that a user can earn from
---@class perk.Offer: perk.Resource, perk.OfferAttributes
local Offer = {}

---Follows the link that the offer carries, else asks for it by id.
---@param options? perk.CallOptions
---@return perk.OfferAttribution?, perk.Error?
function Offer:activate(options) end

---A category of offers
---@class perk.Category: perk.Resource, perk.CategoryAttributes

---A place where in-store offers hold
---@class perk.Location: perk.Resource, perk.LocationAttributes

---A user of the issuer; the id is yours
---@class perk.User: perk.Resource, perk.UserAttributes

---@class perk.UserRequest: perk.UserAttributes
---@field type? "user"
---@field id string

---Something a user did with an offer
---@class perk.OfferAttribution: perk.Resource, perk.OfferEvent
local OfferAttribution = {}

---The offer as the event has left it, when the reply sent it along.
---@return perk.Offer?
function OfferAttribution:offer() end

---@class perk.OfferAttributionRequest: perk.OfferEvent
---@field type? "offerAttribution"

---Something a user did with a notification
---@class perk.NotificationAttribution: perk.Resource, perk.NotificationEvent

---@class perk.NotificationAttributionRequest: perk.NotificationEvent
---@field type? "notificationAttribution"

---Something a user did with a placement's slot
---@class perk.PlacementSlotAttribution: perk.Resource, perk.SlotActivation

---@class perk.PlacementSlotAttributionRequest: perk.SlotEvent
---@field type? "placementSlotAttribution"

---Work that the server has queued
---@class perk.Job: perk.Resource, perk.JobAttributes

---One event of a card purchase; the id is yours, one an event, reused when the event is sent again
---@class perk.Transaction: perk.Resource, perk.TransactionAttributes

---@class perk.TransactionRequest: perk.TransactionAttributes
---@field type? "transaction"
---@field id string

---A settled purchase as a core banking provider knows it; the id is yours, one an event
---@class perk.CoreTransaction: perk.Resource, perk.CoreTransactionAttributes

---@class perk.CoreTransactionRequest: perk.CoreTransactionAttributes
---@field type? "coreTransaction"
---@field id string

---A settled purchase that earned a reward
---@class perk.RewardedTransaction: perk.Resource, perk.RewardedTransactionAttributes

---An approved purchase that will earn a reward once it settles
---@class perk.ApprovedTransaction: perk.Resource, perk.ApprovedTransactionAttributes

---A merchant, as earned rewards include it
---@class perk.Merchant: perk.Resource, perk.MerchantAttributes

---An offer, as earned rewards include it
---@class perk.EarnedOffer: perk.Resource, perk.EarnedOfferAttributes

---A webhook subscription of the issuer
---@class perk.Subscription: perk.Resource, perk.SubscriptionAttributes

---@class perk.SubscriptionRequest: perk.SubscriptionAttributes
---@field type? "subscription"

---Webhook: a purchase that earns was approved
---@class perk.EarnedRewardApproved: perk.Resource, perk.EarnedRewardNotice

---Webhook: a purchase that earns was settled
---@class perk.EarnedRewardSettled: perk.Resource, perk.EarnedRewardSettlement

---Webhook: an approved reward was taken back
---@class perk.EarnedRewardRejected: perk.Resource, perk.EarnedRewardRejection

---An offer of the legacy API, a plain object
---@class perk.LegacyOffer: perk.Resource, perk.LegacyOfferAttributes

---@class perk.kard.ping
local kard_ping = {}

---@class perk.kard.ping.getOptions: perk.CallOptions

---See whether the API answers; no credentials needed.
---@param options? perk.kard.ping.getOptions
---@return perk.Resource|perk.Document|true|nil, perk.Error?
function kard_ping:get(options) end

---@class perk.kard.users
local kard_users = {}

---@class perk.kard.users.createOptions: perk.CallOptions
---@field organization_id? string the issuer's organisation

---Enrol users.
---@param users perk.UserRequest[] the users to enrol
---@param options? perk.kard.users.createOptions
---@return perk.Document?, perk.Error?
function kard_users:create(users, options) end

---@class perk.kard.users.create_manyOptions: perk.kard.users.createOptions
---@field progress? fun(settled: integer, accepted: integer) told after each request

---Enrol users. Any number, in requests of the size that the API takes.
---@param users perk.UserRequest[]|fun(): perk.UserRequest? the users to enrol
---@param options? perk.kard.users.create_manyOptions
---@return perk.Outcomes?, perk.Error?
function kard_users:create_many(users, options) end

---@class perk.kard.users.getOptions: perk.CallOptions
---@field organization_id? string the issuer's organisation

---Read one user.
---@param user_id string your id of the user
---@param options? perk.kard.users.getOptions
---@return perk.User|nil, perk.Error?
function kard_users:get(user_id, options) end

---@class perk.kard.users.deleteOptions: perk.CallOptions
---@field organization_id? string the issuer's organisation

---Remove a user; the same id may enrol again.
---@param user_id string your id of the user
---@param options? perk.kard.users.deleteOptions
---@return perk.User|nil, perk.Error?
function kard_users:delete(user_id, options) end

---@class perk.kard.offers
local kard_offers = {}

---@class perk.kard.offers.listOptions: perk.CallOptions
---@field organization_id? string the issuer's organisation
---@field page_size? integer items on a page
---@field page_after? string cursor to go on from
---@field page_before? string cursor to go back from
---@field search? string only offers whose name or category holds this text
---@field purchase_channel? perk.PurchaseChannel[] only offers of these channels
---@field category? perk.CategoryName only this category
---@field is_targeted? boolean only targeted offers, or only the others
---@field sort? perk.OfferSort order; '-' turns it round
---@field include? perk.OfferInclude[] what to send along
---@field supported_components? perk.ComponentType[]|perk.ComponentType|"all" components that you can show; 'all' for every one

---List the national offers that a user can earn from.
---@param user_id string your id of the user
---@param options? perk.kard.offers.listOptions
---@return perk.Pages
function kard_offers:list(user_id, options) end

---@class perk.kard.offers.activateOptions: perk.CallOptions
---@field organization_id? string the issuer's organisation
---@field supported_components? perk.ComponentType[]|perk.ComponentType|"all" components of the offer sent along with include='offer'; 'all' for every one
---@field include? perk.ActivateInclude 'offer' sends the changed offer along

---Record that a user activated an offer.
---@param user_id string your id of the user
---@param offer_id string id of the offer
---@param options? perk.kard.offers.activateOptions
---@return perk.OfferAttribution|nil, perk.Error?
function kard_offers:activate(user_id, offer_id, options) end

---@class perk.kard.offers.boostOptions: perk.CallOptions
---@field organization_id? string the issuer's organisation
---@field supported_components? perk.ComponentType[]|perk.ComponentType|"all" components of the offer sent along with include='offer'; 'all' for every one
---@field include? perk.ActivateInclude 'offer' sends the changed offer along

---Record that a user boosted an offer.
---@param user_id string your id of the user
---@param offer_id string id of the offer
---@param options? perk.kard.offers.boostOptions
---@return perk.OfferAttribution|nil, perk.Error?
function kard_offers:boost(user_id, offer_id, options) end

---@class perk.kard.offers.viewOptions: perk.CallOptions
---@field organization_id? string the issuer's organisation

---Record that a user viewed an offer; attributions.create with a VIEW event is the documented way.
---@param user_id string your id of the user
---@param offer_id string id of the offer
---@param options? perk.kard.offers.viewOptions
---@return perk.OfferAttribution|nil, perk.Error?
function kard_offers:view(user_id, offer_id, options) end

---@class perk.kard.locations
local kard_locations = {}

---@class perk.kard.locations.listOptions: perk.CallOptions
---@field organization_id? string the issuer's organisation
---@field page_size? integer items on a page
---@field page_after? string cursor to go on from
---@field page_before? string cursor to go back from
---@field name? string only places whose name holds this text
---@field city? string only cities whose name holds this text
---@field zip_code? string only this ZIP code
---@field state? perk.State only this state
---@field category? perk.CategoryName only this category
---@field longitude? number middle of the area, together with latitude (degrees)
---@field latitude? number middle of the area, together with longitude (degrees)
---@field radius? integer how far the area reaches (miles)
---@field sort? perk.LocationSort order; '-' turns it round
---@field include? perk.LocationInclude[] what to send along
---@field supported_components? perk.ComponentType[]|perk.ComponentType|"all" components of the offers sent along with include='offers'; 'all' for every one

---List the places where in-store offers hold, national and local.
---@param user_id string your id of the user
---@param options? perk.kard.locations.listOptions
---@return perk.Pages
function kard_locations:list(user_id, options) end

---@class perk.kard.attributions
local kard_attributions = {}

---@class perk.kard.attributions.createOptions: perk.CallOptions
---@field organization_id? string the issuer's organisation

---Report what a user saw and did; the events are queued.
---@param user_id string your id of the user
---@param events (perk.OfferAttributionRequest|perk.NotificationAttributionRequest|perk.PlacementSlotAttributionRequest)[] what the user saw and did
---@param options? perk.kard.attributions.createOptions
---@return perk.Job|nil, perk.Error?
function kard_attributions:create(user_id, events, options) end

---@class perk.kard.attributions.create_manyOptions: perk.kard.attributions.createOptions
---@field progress? fun(settled: integer, accepted: integer) told after each request

---Report what a user saw and did; the events are queued. Any number, in requests of the size that the API takes.
---@param user_id string your id of the user
---@param events (perk.OfferAttributionRequest|perk.NotificationAttributionRequest|perk.PlacementSlotAttributionRequest)[]|fun(): perk.OfferAttributionRequest|perk.NotificationAttributionRequest|perk.PlacementSlotAttributionRequest? what the user saw and did
---@param options? perk.kard.attributions.create_manyOptions
---@return perk.Outcomes?, perk.Error?
function kard_attributions:create_many(user_id, events, options) end

---@class perk.kard.placement_slots
local kard_placement_slots = {}

---@class perk.kard.placement_slots.activateOptions: perk.CallOptions
---@field organization_id? string the issuer's organisation

---Activate a slot and all offers behind it.
---@param user_id string your id of the user
---@param placement_id string id of the placement
---@param slot_id string id of the slot
---@param options? perk.kard.placement_slots.activateOptions
---@return perk.PlacementSlotAttribution|nil, perk.Error?
function kard_placement_slots:activate(user_id, placement_id, slot_id, options) end

---@class perk.kard.transactions
local kard_transactions = {}

---@class perk.kard.transactions.createOptions: perk.CallOptions
---@field organization_id? string the issuer's organisation

---Send transaction events; they are queued and matched with offers.
---@param transactions (perk.TransactionRequest|perk.CoreTransactionRequest)[] the events; each id is used once, and again only to send the same event again
---@param options? perk.kard.transactions.createOptions
---@return perk.Document?, perk.Error?
function kard_transactions:create(transactions, options) end

---@class perk.kard.transactions.create_manyOptions: perk.kard.transactions.createOptions
---@field progress? fun(settled: integer, accepted: integer) told after each request

---Send transaction events; they are queued and matched with offers. Any number, in requests of the size that the API takes.
---@param transactions (perk.TransactionRequest|perk.CoreTransactionRequest)[]|fun(): perk.TransactionRequest|perk.CoreTransactionRequest? the events; each id is used once, and again only to send the same event again
---@param options? perk.kard.transactions.create_manyOptions
---@return perk.Outcomes?, perk.Error?
function kard_transactions:create_many(transactions, options) end

---@class perk.kard.earned_rewards
local kard_earned_rewards = {}

---@class perk.kard.earned_rewards.listOptions: perk.CallOptions
---@field organization_id? string the issuer's organisation
---@field page_size? integer items on a page
---@field page_after? string cursor to go on from
---@field page_before? string cursor to go back from
---@field status? perk.EarnedRewardStatus settled rewards, or those approved and not yet settled
---@field paid_in_full_only? boolean only rewards that were paid out
---@field range? perk.EarnedRewardRange how far back
---@field include? perk.EarnedRewardInclude[] what to send along

---List the purchases of a user that earned rewards, twelve months at most.
---@param user_id string your id of the user
---@param options? perk.kard.earned_rewards.listOptions
---@return perk.Pages
function kard_earned_rewards:list(user_id, options) end

---@class perk.kard.subscriptions
local kard_subscriptions = {}

---@class perk.kard.subscriptions.createOptions: perk.CallOptions
---@field organization_id? string the issuer's organisation

---Subscribe addresses to webhook events.
---@param subscriptions perk.SubscriptionRequest[] events and where to send them
---@param options? perk.kard.subscriptions.createOptions
---@return perk.Document?, perk.Error?
function kard_subscriptions:create(subscriptions, options) end

---@class perk.kard.subscriptions.create_manyOptions: perk.kard.subscriptions.createOptions
---@field progress? fun(settled: integer, accepted: integer) told after each request

---Subscribe addresses to webhook events. Any number, in requests of the size that the API takes.
---@param subscriptions perk.SubscriptionRequest[]|fun(): perk.SubscriptionRequest? events and where to send them
---@param options? perk.kard.subscriptions.create_manyOptions
---@return perk.Outcomes?, perk.Error?
function kard_subscriptions:create_many(subscriptions, options) end

---@class perk.kard.subscriptions.listOptions: perk.CallOptions
---@field organization_id? string the issuer's organisation
---@field event_name? perk.NotificationType only this event

---List the issuer's webhook subscriptions.
---@param options? perk.kard.subscriptions.listOptions
---@return perk.Document?, perk.Error?
function kard_subscriptions:list(options) end

---@class perk.KardSettings: perk.TransportSettings
---@field environment? perk.Environment which of the provider's servers to use
---@field base_url? string the API's address, when it is not the environment's
---@field token_url? string full address of the token request, when it is not the usual one
---@field auth? perk.KardAuth how to ask for tokens: Basic header and form, JSON, or form; token: the host gives tokens
---@field client_id? string name of the API client
---@field client_secret? string secret of the API client
---@field token? string|fun(): string?, integer? a token fetched elsewhere
---@field organization_id? string your organisation; each call may name another
---@field target_issuer? string issuer that tokens are locked to, for partners with several (beta)
---@field user_agent? string the User-Agent header
---@field timeout_ms? integer time for one page, over all attempts
---@field max_attempts? integer requests sent for one page
---@field requests_per_minute? integer most requests that all calls of the client send together
---@field max_pages? integer pages fetched by one call
---@field max_body? integer largest reply, in bytes
---@field max_depth? integer deepest nesting of replies
---@field strict? boolean refuse parameter names and values that this version does not know

---The Kard API, version 2.
---@class perk.Kard: perk.Client
---@field ping perk.kard.ping
---@field users perk.kard.users
---@field offers perk.kard.offers
---@field locations perk.kard.locations
---@field attributions perk.kard.attributions
---@field placement_slots perk.kard.placement_slots
---@field transactions perk.kard.transactions
---@field earned_rewards perk.kard.earned_rewards
---@field subscriptions perk.kard.subscriptions

---@param settings? perk.KardSettings
---@return perk.Kard?, perk.Error?
function perk.kard(settings) end

---@class perk.kard_legacy.offers
local kard_legacy_offers = {}

---@class perk.kard_legacy.offers.list_by_userOptions: perk.CallOptions
---@field page? integer page, counted from 0
---@field limit? integer offers on a page
---@field merchant_id? string only offers of this merchant
---@field offer_type? perk.LegacyOfferType only offers of this channel
---@field category? perk.CategoryName only this category
---@field is_targeted? boolean true: only targeted offers; false: both kinds
---@field start_date_sort? perk.LegacySort order by first day: 1 upwards, -1 downwards
---@field expiration_date_sort? perk.LegacySort order by last day: 1 upwards, -1 downwards
---@field merchant_name_sort? perk.LegacySort order by merchant: 1 upwards, -1 downwards
---@field supported_components? perk.ComponentType[]|perk.ComponentType|"all" components that you can show; 'all' for every one

---List the national offers of a user.
---@param referring_partner_user_id string your id of the user
---@param options? perk.kard_legacy.offers.list_by_userOptions
---@return perk.Pages
function kard_legacy_offers:list_by_user(referring_partner_user_id, options) end

---@class perk.KardLegacySettings: perk.TransportSettings
---@field environment? perk.Environment which of the provider's servers to use
---@field base_url? string the API's address, when it is not the environment's
---@field token_url? string full address of the token request, when it is not the usual one
---@field auth? perk.LegacyAuth cognito: ask for tokens; token: the host gives tokens
---@field client_id? string name of the API client
---@field client_secret? string secret of the API client
---@field token? string|fun(): string?, integer? a token fetched elsewhere
---@field bare_token? boolean send the token without the word Bearer
---@field user_agent? string the User-Agent header
---@field timeout_ms? integer time for one page, over all attempts
---@field max_attempts? integer requests sent for one page
---@field requests_per_minute? integer most requests that all calls of the client send together
---@field max_pages? integer pages fetched by one call
---@field max_body? integer largest reply, in bytes
---@field max_depth? integer deepest nesting of replies
---@field strict? boolean refuse parameter names and values that this version does not know

---Kard's legacy API.
---@class perk.KardLegacy: perk.Client
---@field offers perk.kard_legacy.offers

---@param settings? perk.KardLegacySettings
---@return perk.KardLegacy?, perk.Error?
function perk.kard_legacy(settings) end

---@class perk.capillary.promotions
local capillary_promotions = {}

---@class perk.capillary.promotions.activateOptions: perk.CallOptions
---@field customer_id integer Capillary's number of the customer
---@field earn_id? string one earned instance; payment-voucher promotions need it, discounts refuse it

---Switch a promotion on for one customer.
---@param promotion_id string id of the promotion
---@param options? perk.capillary.promotions.activateOptions
---@return perk.Resource|perk.Document|true|nil, perk.Error?
function capillary_promotions:activate(promotion_id, options) end

---@class perk.CapillarySettings: perk.TransportSettings
---@field base_url? string the address of your cluster's API; the provider will tell you which one is yours
---@field token_url? string full address of the token request, when it is not the usual one
---@field auth? perk.CapillaryAuth oauth: ask for tokens with key and secret; basic: user and password; token: the host gives tokens
---@field key? string key of the API client (oauth)
---@field secret? string secret of the API client (oauth)
---@field username? string till id or code (basic)
---@field password? string the till's password as typed (basic)
---@field password_hash? string MD5 of the till's password, in lowercase hex (basic); it is as secret as the password
---@field token? string|fun(): string?, integer? a token fetched elsewhere
---@field attribution_till_code? string till that calls are counted for
---@field attribution_entity_type? perk.EntityType kind of attribution_entity_code
---@field attribution_entity_code? string till or store that calls are counted for (oauth)
---@field auth_entity_id? string numeric id of the till
---@field auth_org_id? string numeric id of the organisation
---@field accept_language? string language of the texts in replies
---@field user_agent? string the User-Agent header
---@field timeout_ms? integer time for one page, over all attempts
---@field max_attempts? integer requests sent for one page
---@field requests_per_minute? integer most requests that all calls of the client send together
---@field max_pages? integer pages fetched by one call
---@field max_body? integer largest reply, in bytes
---@field max_depth? integer deepest nesting of replies
---@field strict? boolean refuse parameter names and values that this version does not know

---Capillary's cart promotions.
---@class perk.Capillary: perk.Client
---@field promotions perk.capillary.promotions

---@param settings? perk.CapillarySettings
---@return perk.Capillary?, perk.Error?
function perk.capillary(settings) end

return perk
