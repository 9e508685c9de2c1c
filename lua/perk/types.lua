---@meta
-- Annotations for the Lua language server. Made by tools/generate/lua_types.lua from the operation
-- table; do not edit, never loaded.

---@alias perk.ErrorCode "out_of_memory"|"state"|"input"|"unknown_name"|"missing"|"wrong_type"|"out_of_range"|"origin"|"parse"|"limit"|"signature"|"transport"|"connect"|"deadline"|"cancelled"|"api"|"bad_request"|"auth"|"forbidden"|"not_found"|"conflict"|"rate_limit"|"server"|"unexpected_reply"|"not_done"|"promotion_type"|"earn_id"|"preference"|"pending_cart"
---@alias perk.OperationName "auth.token_basic_form"|"auth.token_json"|"auth.token_form"|"ping.get"|"webview.create_token"|"users.create"|"users.get"|"users.update"|"users.delete"|"offers.list"|"offers.activate"|"offers.boost"|"offers.view"|"locations.list"|"attributions.create"|"placement_slots.activate"|"placement_content.get"|"transactions.create"|"transactions.create_upload_urls"|"fraud_markers.create"|"historical_uploads.create"|"historical_uploads.add_part"|"historical_uploads.complete"|"audits.create"|"earned_rewards.list"|"subscriptions.create"|"subscriptions.list"|"subscriptions.update"|"notifications.list"|"notifications.replay"|"files.list"|"organization.get"|"children.list"|"children.create"|"children.get"|"children.update"|"children.delete"|"placements.list"|"placements.create"|"placements.get"|"placements.update"|"placements.delete"|"content_strategies.list"|"content_strategies.create"|"content_strategies.get"|"content_strategies.update"|"content_strategies.delete"|"legacy.auth.token"|"legacy.offers.list_by_user"|"legacy.offers.list"|"legacy.merchants.list_by_user"|"legacy.merchants.get"|"legacy.merchants.list"|"legacy.locations.list_by_user"|"legacy.locations.get"|"legacy.locations.list_by_merchant"|"legacy.locations.list"|"legacy.users.create"|"legacy.users.update"|"legacy.users.delete"|"legacy.cards.create"|"legacy.transactions.create"|"legacy.audits.create"|"legacy.audits.get"|"legacy.attributions.create"|"legacy.files.list"|"legacy.affiliate_merchants.list"|"capillary.auth.token"|"capillary.promotions.activate"|"capillary.promotions.deactivate"|"capillary.promotions.list"|"capillary.promotions.issue"|"capillary.promotions.earn"|"capillary.promotions.earn_bulk"|"capillary.promotions.revoke_earn"|"capillary.carts.list_pending"|"capillary.carts.cancel"|"capillary.carts.evaluate"|"capillary.codes.link"|"capillary.codes.list"|"capillary.redemptions.create"|"capillary.redemptions.list"|"capillary.organization.list_configurations"|"capillary.organization.list_till_promotions"|"capillary.organization.list_promotions"|"capillary.organization.activate_promotion"|"capillary.organization.deactivate_promotion"
---@alias perk.EnrolledReward "CARDLINKED"
---@alias perk.PhoneNumberType "MOBILE"|"HOME"|"WORK"|"OTHER"
---@alias perk.PostalCodeType "PHYSICAL"|"BILLING"|"OTHER"
---@alias perk.PurchaseChannel "INSTORE"|"ONLINE"
---@alias perk.CategoryName "Arts & Entertainment"|"Baby, Kids & Toys"|"Books & Digital Media"|"Clothing, Shoes & Accessories"|"Computers, Electronics & Software"|"Convenience"|"Gas"|"Department Stores"|"Food & Beverage"|"Health & Beauty"|"Home & Garden"|"Miscellaneous"|"Occasions & Gifts"|"Pets"|"Sports & Outdoors"|"Supplies & Services"|"Travel"
---@alias perk.OfferSort "startDate"|"-startDate"|"expirationDate"|"-expirationDate"|"name"|"-name"
---@alias perk.OfferInclude "categories"
---@alias perk.ComponentType "shortDescription"|"longDescription"|"baseReward"|"boostedReward"|"cta"|"tags"|"detailTags"|"logoFlare"|"progressBar"
---@alias perk.ActivateInclude "offer"
---@alias perk.RewardType "FLAT"|"PERCENT"
---@alias perk.AmountType "CENTS"
---@alias perk.ButtonStyle "PRIMARY"|"SECONDARY"|"DISABLED"
---@alias perk.BorderColor "PRIMARY"|"SECONDARY"
---@alias perk.BadgePosition "TOP_RIGHT"|"TOP_LEFT"|"BOTTOM_RIGHT"|"BOTTOM_LEFT"
---@alias perk.SegmentPosition "LEFT"|"RIGHT"|"FULL_WIDTH"
---@alias perk.SegmentSeparator "LINE"
---@alias perk.SegmentSelection "CURRENT"|"CURRENT_AND_BELOW"
---@alias perk.State "AL"|"AK"|"AS"|"AZ"|"AR"|"CA"|"CO"|"CT"|"DE"|"DC"|"FM"|"FL"|"GA"|"GU"|"HI"|"ID"|"IL"|"IN"|"IA"|"KS"|"KY"|"LA"|"ME"|"MH"|"MD"|"MA"|"MI"|"MN"|"MS"|"MO"|"MT"|"NE"|"NV"|"NH"|"NJ"|"NM"|"NY"|"NC"|"ND"|"MP"|"OH"|"OK"|"OR"|"PW"|"PA"|"PR"|"RI"|"SC"|"SD"|"TN"|"TX"|"UT"|"VT"|"VI"|"VA"|"WA"|"WV"|"WI"|"WY"
---@alias perk.LocationSort "locationName"|"-locationName"
---@alias perk.LocationInclude "offers"|"categories"
---@alias perk.PartnerIdType "google"
---@alias perk.Cuisine "American Restaurant"|"Southern Restaurant"|"Cajun & Creole Restaurant"|"Southwestern Restaurant"|"BBQ Restaurant"|"Steakhouse"|"Burger Restaurant"|"Hot Dog Joint"|"Wings Joint"|"Fried Chicken Restaurant"|"Sandwich Shop"|"Deli"|"Diner"|"Hawaiian Restaurant"|"Canadian Restaurant"|"Mexican Restaurant"|"Taco Shop"|"Burrito Restaurant"|"Latin American Restaurant"|"Caribbean Restaurant"|"Jamaican Restaurant"|"Cuban Restaurant"|"Puerto Rican Restaurant"|"Brazilian Restaurant"|"Argentine Restaurant"|"Peruvian Restaurant"|"Colombian Restaurant"|"Venezuelan Restaurant"|"Salvadoran Restaurant"|"Honduran Restaurant"|"Italian Restaurant"|"Pizza Restaurant"|"Pasta Restaurant"|"French Restaurant"|"Creperie"|"Spanish Restaurant"|"Tapas Restaurant"|"Portuguese Restaurant"|"German Restaurant"|"Austrian Restaurant"|"Swiss Restaurant"|"Fondue Restaurant"|"British Restaurant"|"Fish & Chips Shop"|"Irish Restaurant"|"Belgian Restaurant"|"Dutch Restaurant"|"Scandinavian Restaurant"|"Eastern European Restaurant"|"Polish Restaurant"|"Russian Restaurant"|"European Restaurant"|"Mediterranean Restaurant"|"Greek Restaurant"|"Middle Eastern Restaurant"|"Lebanese Restaurant"|"Israeli Restaurant"|"Jewish Restaurant"|"Turkish Restaurant"|"Persian Restaurant"|"Egyptian Restaurant"|"Moroccan Restaurant"|"Armenian Restaurant"|"Georgian Restaurant"|"Falafel Restaurant"|"Kebab Shop"|"African Restaurant"|"Ethiopian Restaurant"|"Indian Restaurant"|"Pakistani Restaurant"|"Bangladeshi Restaurant"|"Sri Lankan Restaurant"|"Nepalese Restaurant"|"Afghan Restaurant"|"Asian Restaurant"|"Chinese Restaurant"|"Taiwanese Restaurant"|"Hong Kong Restaurant"|"Dim Sum Restaurant"|"Hot Pot Restaurant"|"Dumpling Restaurant"|"Noodle Shop"|"Japanese Restaurant"|"Sushi Restaurant"|"Ramen Restaurant"|"Yakitori Restaurant"|"Korean Restaurant"|"Mongolian Restaurant"|"Thai Restaurant"|"Vietnamese Restaurant"|"Filipino Restaurant"|"Malaysian Restaurant"|"Indonesian Restaurant"|"Singaporean Restaurant"|"Burmese Restaurant"|"Cambodian Restaurant"|"Australian Restaurant"|"Seafood Restaurant"|"Poke Restaurant"|"Salad Restaurant"|"Soup Restaurant"|"Breakfast Restaurant"|"Brunch Restaurant"|"Bagel Shop"|"Buffet"|"Fast Food Restaurant"|"Food Truck"|"Gastropub"|"Bakery"|"Cafe"|"Bubble Tea Shop"|"Juice Bar"|"Dessert Shop"|"Ice Cream Shop"|"Doughnut Shop"|"Bar"|"Sports Bar"|"Wine Bar"|"Winery"|"Brewery"|"Cocktail Bar"|"Distillery"|"Nightclub"|"Karaoke Bar"|"Comedy Club"|"Music Venue"|"Dance Club"|"Pool Hall"|"Casino"|"Bowling Alley"|"Movie Theater"|"Museum"|"Stadium"|"Theme Park"|"Sports & Recreation"|"Vegan Restaurant"|"Vegetarian Restaurant"|"Kosher Restaurant"|"Halal Restaurant"|"Gluten Free Restaurant"|"Healthy Restaurant"
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
---@alias perk.AuditCode 3005|3006|8001
---@alias perk.AuditStatus "NEW"|"IN_PROGRESS"|"CLOSED"
---@alias perk.ResolutionCode 5001|5002|5003|5004|5005|5006|5007|5008|5009|9001|9002|9003|9004|9005
---@alias perk.EarnedRewardStatus "APPROVED"|"SETTLED"
---@alias perk.EarnedRewardRange "12M"|"6M"|"3M"|"YTD"
---@alias perk.EarnedRewardInclude "merchant"|"offer"
---@alias perk.PaymentStatus "UNPAID"|"PAID_IN_FULL"
---@alias perk.CommissionUnit "cents"
---@alias perk.MerchantAssetType "IMG_VIEW"|"BANNER_VIEW"
---@alias perk.RejectedReason "AGGREGATOR_CARD_OVERLAP"|"MAX_REDEMPTION_LIMIT_REACHED"|"SETTLEMENT_REJECTED"|"USER_NOT_ENROLLED"|"USER_NOT_IN_AUDIENCE_SEGMENT"
---@alias perk.NotificationType "earnedRewardApproved"|"earnedRewardSettled"|"earnedRewardRejected"|"auditUpdate"|"fileProcessingResult"|"pushNotificationPlacementFile"|"emailNotificationPlacementFile"|"payoutReconciliationFile"
---@alias perk.DeliveryStatus "pending"|"delivered"|"delivery_failed"
---@alias perk.FileType "earnedRewardApprovedDailyReconciliationFile"|"earnedRewardSettledDailyReconciliationFile"|"monthlyReconciliationFile"
---@alias perk.FilesSort "sentDate"|"-sentDate"
---@alias perk.OrganizationReward "CARDLINKED"|"AFFILIATE"
---@alias perk.OrganizationNetwork "VISA"|"MASTERCARD"|"AMERICAN_EXPRESS"|"DISCOVER"
---@alias perk.PlacementType "placement"|"placementPushNotification"|"placementEmail"|"placementBatchActivation"|"placementGroup"
---@alias perk.PlacementInclude "contentStrategy"|"slots"|"slots.placement"|"slots.placement.contentStrategy"
---@alias perk.CadenceFrequency "DAILY"|"WEEKLY"|"MONTHLY"
---@alias perk.DayOfWeek "MON"|"TUE"|"WED"|"THU"|"FRI"|"SAT"|"SUN"
---@alias perk.WeekOfMonth "FIRST"|"LAST"
---@alias perk.PlacementStatus "ACTIVE"|"INACTIVE"
---@alias perk.OfferFeature "INTERACTIVE"
---@alias perk.ContentStrategySort "NEWLY_LIVE"|"EXPIRING_SOON"|"HIGHEST_CASHBACK"|"PERSONALIZED"|"OFFERS_NEAR_YOU"
---@alias perk.LegacyOfferType "INSTORE"|"ONLINE"
---@alias perk.LegacySort "1"|"-1"
---@alias perk.LegacySource "NATIONAL"|"LOCAL"
---@alias perk.LegacyRewardKind "CARDLINKED"|"AFFILIATE"
---@alias perk.LegacyNetwork "VISA"|"MASTERCARD"|"AMERICAN EXPRESS"|"DISCOVER"
---@alias perk.LegacyLocationType "INSTORE"
---@alias perk.LegacyCardStatus "ENABLED"|"DISABLED"
---@alias perk.LegacyEntity "OFFER"|"NOTIFICATION"
---@alias perk.LegacyEvent "IMPRESSION"|"VIEW"
---@alias perk.LegacyMedium "BROWSE"|"MAP"|"SEARCH"|"PUSH"
---@alias perk.LegacyFileType "usersEligibilityFile"|"dailyReconciliationFile"|"monthlyReconciliationFile"
---@alias perk.PromotionMode "DISCOUNT"|"PAYMENT_VOUCHER"
---@alias perk.ReplyFormat "json"
---@alias perk.EarnedFrom "ACTIVITY"|"MILESTONE"|"REWARD"|"BULK_ISSUE"
---@alias perk.ProgramType "TIER"|"SUBSCRIPTION"
---@alias perk.PromotionStatus "ACTIVE"|"INACTIVE"|"EXPIRED"
---@alias perk.EarnedType "NONE"|"TIER"|"REWARD"|"LOYALTY"
---@alias perk.EarnedStatus "LOCKED"|"UNLOCKED"|"EXPIRED"
---@alias perk.RedemptionType "CART"|"LINEITEM"|"PAYMENT_VOUCHER"
---@alias perk.PromotionType "POS"|"CUSTOMER"|"CODE"|"EARNING"|"REWARD"
---@alias perk.Environment "production"|"sandbox"
---@alias perk.KardAuth "basic_form"|"json"|"form"|"token"
---@alias perk.LegacyAuth "cognito"|"token"
---@alias perk.CapillaryAuth "oauth"|"basic"|"token"
---@alias perk.EntityType "TILL"|"STORE_CODE"|"STORE_NAME"|"STORE_EXTERNAL_ID"|"STORE_EXTERNAL_ID_1"|"STORE_EXTERNAL_ID_2"

---@class perk.enums the values known today; replies may hold others
---@field EnrolledReward perk.EnrolledReward[]
---@field PhoneNumberType perk.PhoneNumberType[]
---@field PostalCodeType perk.PostalCodeType[]
---@field PurchaseChannel perk.PurchaseChannel[]
---@field CategoryName perk.CategoryName[]
---@field OfferSort perk.OfferSort[]
---@field OfferInclude perk.OfferInclude[]
---@field ComponentType perk.ComponentType[]
---@field ActivateInclude perk.ActivateInclude[]
---@field RewardType perk.RewardType[]
---@field AmountType perk.AmountType[]
---@field ButtonStyle perk.ButtonStyle[]
---@field BorderColor perk.BorderColor[]
---@field BadgePosition perk.BadgePosition[]
---@field SegmentPosition perk.SegmentPosition[]
---@field SegmentSeparator perk.SegmentSeparator[]
---@field SegmentSelection perk.SegmentSelection[]
---@field State perk.State[]
---@field LocationSort perk.LocationSort[]
---@field LocationInclude perk.LocationInclude[]
---@field PartnerIdType perk.PartnerIdType[]
---@field Cuisine perk.Cuisine[]
---@field EventCode perk.EventCode[]
---@field OfferMedium perk.OfferMedium[]
---@field NotificationMedium perk.NotificationMedium[]
---@field SlotMedium perk.SlotMedium[]
---@field JobStatus perk.JobStatus[]
---@field TransactionStatus perk.TransactionStatus[]
---@field Direction perk.Direction[]
---@field PaymentType perk.PaymentType[]
---@field CardNetwork perk.CardNetwork[]
---@field Processor perk.Processor[]
---@field AuditCode perk.AuditCode[]
---@field AuditStatus perk.AuditStatus[]
---@field ResolutionCode perk.ResolutionCode[]
---@field EarnedRewardStatus perk.EarnedRewardStatus[]
---@field EarnedRewardRange perk.EarnedRewardRange[]
---@field EarnedRewardInclude perk.EarnedRewardInclude[]
---@field PaymentStatus perk.PaymentStatus[]
---@field CommissionUnit perk.CommissionUnit[]
---@field MerchantAssetType perk.MerchantAssetType[]
---@field RejectedReason perk.RejectedReason[]
---@field NotificationType perk.NotificationType[]
---@field DeliveryStatus perk.DeliveryStatus[]
---@field FileType perk.FileType[]
---@field FilesSort perk.FilesSort[]
---@field OrganizationReward perk.OrganizationReward[]
---@field OrganizationNetwork perk.OrganizationNetwork[]
---@field PlacementType perk.PlacementType[]
---@field PlacementInclude perk.PlacementInclude[]
---@field CadenceFrequency perk.CadenceFrequency[]
---@field DayOfWeek perk.DayOfWeek[]
---@field WeekOfMonth perk.WeekOfMonth[]
---@field PlacementStatus perk.PlacementStatus[]
---@field OfferFeature perk.OfferFeature[]
---@field ContentStrategySort perk.ContentStrategySort[]
---@field LegacyOfferType perk.LegacyOfferType[]
---@field LegacySort perk.LegacySort[]
---@field LegacySource perk.LegacySource[]
---@field LegacyRewardKind perk.LegacyRewardKind[]
---@field LegacyNetwork perk.LegacyNetwork[]
---@field LegacyLocationType perk.LegacyLocationType[]
---@field LegacyCardStatus perk.LegacyCardStatus[]
---@field LegacyEntity perk.LegacyEntity[]
---@field LegacyEvent perk.LegacyEvent[]
---@field LegacyMedium perk.LegacyMedium[]
---@field LegacyFileType perk.LegacyFileType[]
---@field PromotionMode perk.PromotionMode[]
---@field ReplyFormat perk.ReplyFormat[]
---@field EarnedFrom perk.EarnedFrom[]
---@field ProgramType perk.ProgramType[]
---@field PromotionStatus perk.PromotionStatus[]
---@field EarnedType perk.EarnedType[]
---@field EarnedStatus perk.EarnedStatus[]
---@field RedemptionType perk.RedemptionType[]
---@field PromotionType perk.PromotionType[]
---@field Environment perk.Environment[]
---@field KardAuth perk.KardAuth[]
---@field LegacyAuth perk.LegacyAuth[]
---@field CapillaryAuth perk.CapillaryAuth[]
---@field EntityType perk.EntityType[]

---@class perk.DriverOptions
---@field proxy? string URL of a proxy; proxy variables of the environment are not used
---@field ca_file? string file of trusted certificates, in PEM format
---@field connect_timeout_ms? integer time to connect
---@field http2? boolean whether to use HTTP/2 where the server supports it
---@field token_file? string a file that keeps tokens, shared by the processes of one user
---@field compress? boolean whether to ask for compressed replies; true unless the server is nearby

---@class perk.CallOptions
---@field timeout_ms? integer time for one page, over all attempts
---@field max_attempts? integer requests sent for one page
---@field max_pages? integer pages fetched by one call
---@field max_wait_ms? integer how long one page may wait for the rate limit, the API's quota, a Retry-After or a login before its time begins
---@field headers? table request headers of your own, in addition to those of the client
---@field strict? boolean reject parameter names and values that this version does not know

---@class perk.UserAttributes
---@field enrolled_rewards perk.EnrolledReward[] reward programmes to enrol in; an empty list enrols in none
---@field zip_code? string home ZIP code
---@field email? string e-mail address
---@field hashed_email? string hash of the normalised e-mail address; a SHA-256 hash: 64 lowercase hex digits
---@field phone_number? string telephone number; an E.164 telephone number, such as +12025550123
---@field birth_year? string year of birth
---@field historical_transactions_sent? boolean whether past transactions were sent; cannot be reset to false
---@field phone_numbers? perk.PhoneNumber[] telephone numbers; a list that is sent replaces the stored one
---@field postal_codes? perk.PostalCode[] ZIP codes; a list that is sent replaces the stored one

---@class perk.PhoneNumber
---@field number string telephone number; an E.164 telephone number, such as +12025550123
---@field type? perk.PhoneNumberType kind of telephone; the server infers it when left out

---@class perk.PostalCode
---@field code string ZIP code
---@field type? perk.PostalCodeType kind of address; the server infers it when left out

---@class perk.OfferAttributes
---@field name string merchant or offer name to show
---@field terms string terms of the offer
---@field purchase_channel perk.PurchaseChannel[] where it can be used
---@field user_reward perk.Reward what the user earns
---@field assets perk.Asset[] pictures
---@field start_date string start of the offer
---@field expiration_date string end of the offer
---@field is_targeted boolean true when only selected users get it
---@field max_redemptions? integer how often it can be used; absent when there is no limit
---@field min_transaction_amount? perk.Amount smallest purchase that earns
---@field max_transaction_amount? perk.Amount largest purchase that earns
---@field min_reward_amount? perk.Amount smallest reward
---@field max_reward_amount? perk.Amount largest reward
---@field website_url? string where to buy online
---@field description? string text about the merchant or offer
---@field components? perk.Components ready-made texts and controls, as requested with supported_components

---@class perk.Reward
---@field type perk.RewardType FLAT: an amount of money; PERCENT: a share of the purchase
---@field value number how much: an amount of money when FLAT, percent when PERCENT; Resource:digits returns the digits that were sent

---@class perk.Asset
---@field type string what the picture is for: IMG_VIEW is a logo, BANNER_VIEW a banner, LOCATION_IMG_VIEW a photo of the location
---@field url string address of the picture; loading it may count as an impression
---@field alt string text in place of the picture

---@class perk.Amount
---@field type perk.AmountType unit of the value
---@field value integer the amount; in cents

---@class perk.Components
---@field short_description? string one-line description
---@field long_description? string description for the detail page
---@field base_reward? string reward as shown to the user
---@field boosted_reward? string reward after a boost, as shown to the user
---@field cta? perk.Cta the button; absent once the offer is activated
---@field tags? string[] labels in lists
---@field detail_tags? string[] labels on the detail page
---@field logo_flare? perk.LogoFlare decoration of the merchant's logo
---@field progress_bar? perk.ProgressBar progress of the user

---@class perk.Cta
---@field button_text string text on the button
---@field button_style perk.ButtonStyle style of the button
---@field action? perk.CtaAction action of the button; absent when it has none
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
---@field total integer number of steps
---@field current_progress integer completed steps
---@field label string text of the bar
---@field segmented boolean whether the bar is drawn in segments
---@field segments? perk.ProgressSegments the segments, if there are any
---@field labels perk.ProgressLabels texts at the ends

---@class perk.ProgressSegments
---@field default perk.SegmentStyle style in lists
---@field details? perk.SegmentStyle style on the detail page
---@field progress perk.SegmentProgress[] one entry per segment

---@class perk.SegmentStyle
---@field icon? string picture on the segment
---@field position perk.SegmentPosition position of the label
---@field separator? perk.SegmentSeparator separator of the segments
---@field labels? perk.SegmentLabel[] one label per segment
---@field selection? perk.SegmentSelection which segments are highlighted

---@class perk.SegmentLabel
---@field title string heading
---@field description string text below the heading

---@class perk.SegmentProgress
---@field completed integer completed steps of this segment
---@field total integer steps of this segment

---@class perk.ProgressLabels
---@field default perk.ProgressLabelPair labels in lists
---@field details? perk.ProgressLabelPair labels on the detail page

---@class perk.ProgressLabelPair
---@field left? string text at the left end
---@field right? string text at the right end

---@class perk.CategoryAttributes
---@field name perk.CategoryName name of the category

---@class perk.EarnedOfferAttributes
---@field purchase_channel perk.PurchaseChannel[] where it can be used

---@class perk.PlacementBatchAttributes
---@field name string name of the slot
---@field is_active boolean false only when an activation has expired and there are offers; true before any activation
---@field offers perk.BatchOffer[] the offers of the slot
---@field last_activated_at? string time of the last activation
---@field expires_at? string end of that activation
---@field components? perk.Components button or logo flare; absent in groups
---@field assets? perk.Asset[] pictures

---@class perk.BatchOffer
---@field type? string always standardOffer
---@field id string id of the offer
---@field attributes perk.OfferAttributes the offer

---@class perk.LocationAttributes
---@field name string name of the place
---@field address perk.Address where it is
---@field coordinates perk.Coordinates where it is on the map
---@field phone string telephone number
---@field operation_hours perk.OperationHours when it is open
---@field partner_ids perk.PartnerId[] ids of the place at partners
---@field cuisine? perk.Cuisine kind of restaurant or venue
---@field rating? perk.Rating rating by visitors
---@field price_level? string how expensive it is, from $ (least) to $$$$ (most)

---@class perk.Address
---@field street string street and number
---@field city string city
---@field state string state
---@field zip_code string ZIP code

---@class perk.Coordinates
---@field longitude number east is positive; in degrees
---@field latitude number north is positive; in degrees

---@class perk.OperationHours
---@field periods perk.OperationPeriod[] opening times
---@field weekday_text string[] the same as text, one line per day

---@class perk.OperationPeriod
---@field open perk.OperationTime when the place opens
---@field close perk.OperationTime when it closes

---@class perk.OperationTime
---@field day integer day of the week
---@field time string hour and minute without a colon

---@class perk.PartnerId
---@field type perk.PartnerIdType whose id it is
---@field id string id at the partner

---@class perk.Rating
---@field value number average rating, of 5
---@field count? integer number of ratings; absent or null when unknown

---@class perk.OfferEvent
---@field entity_id string id of the offer
---@field event_code perk.EventCode what happened
---@field medium perk.OfferMedium where it happened
---@field event_date string when it happened
---@field state? perk.AttributionState context in which the user saw it

---@class perk.AttributionState
---@field rank? integer position in the list shown, counted from 1
---@field filters? perk.AttributionFilter[] filters that the user had set
---@field placement_id? string placement that showed it
---@field slot_id? string slot that showed it

---@class perk.AttributionFilter
---@field name string name of the active filter
---@field value string value of the filter

---@class perk.NotificationEvent
---@field entity_id string id of the notification
---@field event_code perk.EventCode what happened
---@field medium perk.NotificationMedium how the notification was sent
---@field event_date string when it happened
---@field state? perk.AttributionState context in which the user saw it

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
---@field state? perk.AttributionState context in which the user saw it

---@class perk.JobAttributes
---@field status perk.JobStatus state of the job
---@field message string text from the server

---@class perk.TransactionAttributes
---@field user_id string your id of the user
---@field transaction_id string id of the purchase, the same for all its events
---@field amount integer amount of this event; in cents
---@field subtotal? integer amount before tax and tip; in cents
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
---@field amount integer amount; in cents
---@field currency string ISO 4217 code
---@field description string statement text
---@field direction perk.Direction DEBIT: money leaves the user
---@field status? string always settled
---@field settled_date string when it was settled
---@field authorization_date string when it was authorised
---@field financial_institution_id? string id of the bank
---@field financial_institution_name? string name of the bank; give the id instead
---@field card_last_fours? string[] last four digits of the user's cards

---@class perk.NoAttributes

---@class perk.UploadAttributes
---@field url string where to PUT the file; without the API's token, and not to be logged
---@field expires_in integer how long the address is valid; in seconds

---@class perk.NewUpload
---@field filename string name of the file: JSON lines, plain or gzip, at most 5 GB

---@class perk.FraudMarkerAttributes
---@field user_id string your id of the user

---@class perk.AuditAttributes
---@field transaction_id string your id of the purchase

---@class perk.NewAudit
---@field audit_code perk.AuditCode 3005: cashback incorrect, 3006: cashback missing, 8001: other
---@field merchant_name string merchant of the purchase
---@field audit_description string description of the problem
---@field transaction_id string your id of the purchase

---@class perk.AuditUpdateAttributes
---@field status perk.AuditStatus state of the audit
---@field audit_code perk.AuditCode reason of the audit
---@field merchant_name string merchant of the purchase
---@field audit_description string what the user reported as wrong
---@field transaction_id string your id of the purchase
---@field resolution_code? perk.ResolutionCode result, once it is closed
---@field resolution_description? string the result in words
---@field resolution_time_stamp? string when it was closed

---@class perk.RewardedTransactionAttributes
---@field status? string always settled
---@field transaction_id string your id of the purchase
---@field transaction_amount_in_cents integer amount of the purchase; in cents
---@field transaction_timestamp string when it happened
---@field paid_to_issuer perk.PaymentStatus whether the commission was paid out
---@field commission_earned perk.CommissionEarned what was earned
---@field payout_timestamp? string when it was paid out
---@field components? perk.Components ready-made texts and controls

---@class perk.CommissionEarned
---@field user perk.CommissionValue the user's share

---@class perk.CommissionValue
---@field type perk.CommissionUnit unit of the value
---@field value integer how much; in cents

---@class perk.ApprovedTransactionAttributes
---@field status? string approved, not yet settled
---@field transaction_id string your id of the purchase
---@field transaction_amount_in_cents integer amount of the purchase; in cents
---@field transaction_timestamp string when it happened

---@class perk.MerchantAttributes
---@field name string merchant name
---@field assets? perk.MerchantAsset[] pictures

---@class perk.MerchantAsset
---@field type perk.MerchantAssetType what the picture is for
---@field url string address of the picture; loading it may count as an impression
---@field alt? string text in place of the picture

---@class perk.EarnedRewardNotice
---@field name string merchant or offer name
---@field message string text for the user
---@field attribution_url string loading it records an impression of this notification
---@field transaction_id string your id of the purchase
---@field transaction_amount_in_cents integer amount of the purchase; in cents
---@field transaction_timestamp? string when it happened
---@field user_reward perk.Reward what the user earned; absent in notices from before September 2026
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
---@field transaction_amount_in_cents integer amount of the purchase; in cents
---@field transaction_timestamp? string when it happened
---@field user_reward perk.Reward what the user earned; absent in notices from before September 2026
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
---@field transaction_amount_in_cents integer amount of the purchase; in cents
---@field transaction_timestamp? string when it happened

---@class perk.SubscriptionAttributes
---@field event_name perk.NotificationType event to be notified of
---@field webhook_url string address that it is sent to
---@field enabled boolean whether the event is sent

---@class perk.SubscriptionChanges
---@field event_name? perk.NotificationType event to be notified of
---@field webhook_url? string address that it is sent to
---@field enabled? boolean whether the event is sent

---@class perk.NotificationAttributes
---@field event_id string id for replaying it
---@field event_name perk.NotificationType the event that it reported
---@field timestamp string when it happened
---@field last_attempt_at string time of the last attempt
---@field status perk.DeliveryStatus delivery status
---@field attempts integer number of attempts
---@field status_code? integer HTTP status of your server's response
---@field error_message? string why it was not delivered

---@class perk.FileAttributes
---@field file_name string name of the file
---@field last_modified string time of the last change
---@field download_url string download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
---@field sent_at string when it was sent
---@field period_start? string start of the period that it covers, if the sender named one
---@field period_end? string end of the period that it covers (inclusive)

---@class perk.MonthlyFileAttributes
---@field file_name string name of the file
---@field last_modified string time of the last change
---@field download_url string download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
---@field sent_at? string when it was sent
---@field period_start? string start of the period that it covers, if the sender named one
---@field period_end? string end of the period that it covers (inclusive)
---@field content_type? string media type (legacy)

---@class perk.PushPlacementFileAttributes
---@field placement_name string name of the placement
---@field available_slots integer how many offers it can show
---@field cadence string when it is sent, as text
---@field download_url string the file: JSON lines, gzip; without the API's token

---@class perk.EmailPlacementFileAttributes
---@field name string name of the placement
---@field organization_id string the organization it belongs to
---@field available_slots integer how many offers it can show
---@field cadence string when it is sent, as text
---@field download_url string the file: JSON lines, gzip; without the API's token

---@class perk.PayoutFileAttributes
---@field file_name string name of the file
---@field period_start string start of the period that it covers
---@field period_end string end of the period that it covers
---@field download_url string download address; without the API's token, and not to be logged
---@field expires_in integer how long the address is valid; the unit is not documented (seconds elsewhere in this API)

---@class perk.OrganizationAttributes
---@field name string name of the organization
---@field bins string[] first digits of its cards
---@field external_id? string your id of the organization (children)
---@field enrolled_rewards? perk.OrganizationReward[] reward programmes it takes part in (the issuer itself)
---@field card_networks? perk.OrganizationNetwork[] networks of its cards (the issuer itself)
---@field affiliate_commission_split? number its share of affiliate commissions; Resource:digits returns the digits that were sent
---@field cardlinked_commission_split? number its share of card-linked commissions; Resource:digits returns the digits that were sent
---@field cardlinked_user_commission_split? number the users' share of card-linked commissions; Resource:digits returns the digits that were sent

---@class perk.NewChild
---@field name string name of the organization; letters, digits and spaces, with at least two letters or digits
---@field external_id? string your id of the organization
---@field bins? string[] first digits of its cards

---@class perk.ChildChanges
---@field name? string name of the organization; letters, digits and spaces, with at least two letters or digits
---@field external_id? string your id of it; by the provider's text only the name can change
---@field bins? string[] first digits of its cards; by the provider's text only the name can change

---@class perk.PlacementAttributes
---@field name string name of the placement
---@field display_name? string title that users see; leaving it out of an update clears it
---@field organization_id string the organization it belongs to
---@field available_slots integer how many offers it can show
---@field content_strategy_id? string content strategy that fills it; leaving it out of an update unlinks it

---@class perk.NewPlacement
---@field name string name of the placement
---@field display_name? string title that users see; leaving it out of an update clears it
---@field available_slots integer how many offers it can show
---@field content_strategy_id? string content strategy that fills it; leaving it out of an update unlinks it

---@class perk.PushPlacementAttributes
---@field name string name of the placement
---@field organization_id string the organization it belongs to
---@field cadence perk.Cadence when it is sent
---@field content_strategy_id? string content strategy that fills it; leaving it out of an update unlinks it
---@field status perk.PlacementStatus INACTIVE: scheduled sending is paused
---@field created_at string time of creation

---@class perk.Cadence
---@field frequency perk.CadenceFrequency how often
---@field time_of_day? string when, in UTC; an hour and minute, such as 09:30
---@field day_of_week? perk.DayOfWeek day, when weekly, or when monthly with week_of_month
---@field day_of_month? integer day, when monthly; 29 to 31 fall on the last day of shorter months
---@field week_of_month? perk.WeekOfMonth on the first or the last day_of_week of the month; together with day_of_week; not together with day_of_month; only when frequency is MONTHLY

---@class perk.NewPushPlacement
---@field name string name of the placement
---@field cadence perk.Cadence when it is sent
---@field content_strategy_id? string content strategy that fills it; leaving it out of an update unlinks it
---@field status? perk.PlacementStatus INACTIVE pauses what is sent on schedule; an update without it leaves it unchanged

---@class perk.EmailPlacementAttributes
---@field name string name of the placement
---@field organization_id string the organization it belongs to
---@field available_slots integer how many offers it can show
---@field cadence perk.Cadence when it is sent
---@field content_strategy_id? string content strategy that fills it; leaving it out of an update unlinks it
---@field status perk.PlacementStatus INACTIVE: scheduled sending is paused
---@field created_at string time of creation

---@class perk.NewEmailPlacement
---@field name string name of the placement
---@field available_slots integer how many offers it can show
---@field cadence perk.Cadence when it is sent
---@field content_strategy_id? string content strategy that fills it; leaving it out of an update unlinks it
---@field status? perk.PlacementStatus INACTIVE pauses what is sent on schedule; an update without it leaves it unchanged

---@class perk.BatchPlacementAttributes
---@field name string name of the placement
---@field organization_id string the organization it belongs to
---@field refresh_interval string how long one activation lasts; an ISO 8601 duration, such as P7D

---@class perk.NewBatchPlacement
---@field name string name of the placement
---@field refresh_interval string how long one activation lasts; an ISO 8601 duration, such as P7D
---@field slots perk.NewSlot[] its slots

---@class perk.NewSlot
---@field placement_id string placement that the slot shows
---@field alias string name of the slot, unique in the placement
---@field short_description? string text next to it, 50 characters at most

---@class perk.BatchPlacementChanges
---@field name string name of the placement
---@field refresh_interval string how long one activation lasts; an ISO 8601 duration, such as P7D
---@field slots perk.SlotChanges[] all its slots; those left out are removed

---@class perk.SlotChanges
---@field slot_id? string id of a slot that stays; without it the slot gets a new id
---@field placement_id string placement that the slot shows
---@field alias string name of the slot, unique in the placement
---@field short_description? string text next to it, 50 characters at most

---@class perk.GroupPlacementAttributes
---@field name string name of the placement
---@field organization_id string the organization it belongs to

---@class perk.NewGroupPlacement
---@field name string name of the placement
---@field slots perk.NewSlot[] its slots

---@class perk.GroupPlacementChanges
---@field name string name of the placement
---@field slots perk.SlotChanges[] all its slots; those left out are removed

---@class perk.SlotAttributes
---@field alias string name of the slot, unique in the placement
---@field short_description? string text next to it

---@class perk.ContentStrategyAttributes
---@field name string name, unique in the organization
---@field filters perk.ContentStrategyFilters which offers it selects; may be empty
---@field categories perk.CategoryName[] only these categories; may be empty
---@field category_exclusions perk.CategoryName[] not these categories; may be empty
---@field merchant_exclusions string[] not these merchants; may be empty
---@field sort? perk.ContentStrategySort order of the offers
---@field organization_id string the organization it belongs to

---@class perk.ContentStrategyFilters
---@field categories? string[] only these categories
---@field category_exclusions? string[] not these categories
---@field merchant_exclusions? string[] not these merchants
---@field offer_features? perk.OfferFeature[] only offers with these features

---@class perk.NewContentStrategy
---@field name string name, unique in the organization
---@field filters perk.ContentStrategyFilters which offers it selects; may be empty
---@field categories perk.CategoryName[] only these categories; may be empty
---@field category_exclusions perk.CategoryName[] not these categories; may be empty
---@field merchant_exclusions string[] not these merchants; may be empty
---@field sort? perk.ContentStrategySort order of the offers

---@class perk.LegacyOfferAttributes
---@field id string id of the offer
---@field name string offer name
---@field terms string terms of the offer
---@field redeemable_once boolean true when it can be used once only
---@field offer_type perk.LegacyOfferType where it can be used
---@field commission_type perk.RewardType FLAT: an amount of money; PERCENT: a share of the purchase
---@field total_commission number commission of issuer and user together; Resource:digits returns the digits that were sent
---@field issuers_commission? number the issuer's share; Resource:digits returns the digits that were sent
---@field users_commission? number the user's share; Resource:digits returns the digits that were sent
---@field start_date string start of the offer
---@field expiration_date string end of the offer
---@field is_targeted boolean true when only selected users get it
---@field is_location_specific boolean true when it is valid in some places only
---@field min_transaction_amount? integer smallest purchase that earns; in cents
---@field max_transaction_amount? integer largest purchase that earns; in cents
---@field min_reward_amount? integer smallest reward; in cents
---@field max_reward_amount? integer largest reward; in cents
---@field source perk.LegacySource national or local
---@field category perk.CategoryName category
---@field img_url? string logo
---@field banner_img_url? string banner
---@field merchant perk.LegacyOfferMerchant the merchant
---@field created_date string time of creation
---@field last_modified string time of the last change

---@class perk.LegacyOfferMerchant
---@field id string id of the merchant
---@field name string merchant name
---@field description string text about the merchant
---@field type perk.LegacyRewardKind reward programme
---@field website_url string where to buy online
---@field category perk.CategoryName category
---@field accepted_cards perk.LegacyNetwork[] card networks that earn
---@field img_url string logo
---@field banner_img_url? string banner

---@class perk.LegacyMerchantAttributes
---@field id string id of the merchant
---@field name string merchant name
---@field description string text about the merchant
---@field website_url string where to buy online
---@field category perk.CategoryName category
---@field accepted_cards perk.LegacyNetwork[] card networks that earn
---@field source perk.LegacySource national or local
---@field offers perk.LegacyListedOffer[] its offers
---@field img_url string logo
---@field banner_img_url? string banner
---@field created_date string time of creation
---@field last_modified string time of the last change

---@class perk.LegacyListedOffer
---@field id string id of the offer
---@field commission_type perk.RewardType FLAT: an amount of money; PERCENT: a share of the purchase
---@field total_commission number commission of issuer and user together; Resource:digits returns the digits that were sent
---@field issuers_commission? number the issuer's share; Resource:digits returns the digits that were sent
---@field users_commission? number the user's share; Resource:digits returns the digits that were sent
---@field start_date? string start of the offer
---@field expiration_date? string end of the offer
---@field min_transaction_amount? integer smallest purchase that earns; in cents
---@field max_transaction_amount? integer largest purchase that earns; in cents
---@field min_reward_amount? integer smallest reward; in cents
---@field max_reward_amount? integer largest reward; in cents
---@field name? string offer name
---@field terms? string terms of the offer
---@field redeemable_once? boolean true when it can be used once only
---@field offer_type? perk.LegacyOfferType where it can be used
---@field is_targeted? boolean true when only selected users get it
---@field is_location_specific? boolean true when it is valid in some places only
---@field merchant_id? string id of the merchant
---@field merchant_location_ids? string[] places where it is valid
---@field opt_in_required? boolean true when the user must opt in
---@field status? string state of the offer
---@field source? perk.LegacySource national or local
---@field category? string category
---@field rank? integer position in the list
---@field img_url? string logo
---@field banner_img_url? string banner
---@field created_date? string time of creation
---@field last_modified? string time of the last change

---@class perk.LegacyLocationAttributes
---@field id string id of the place
---@field merchant_id string id of the merchant
---@field name string name of the place
---@field location_type perk.LegacyLocationType kind of place
---@field address perk.LegacyAddress where it is
---@field geo_location perk.Coordinates where it is on the map
---@field phone string telephone number
---@field operation_hours? perk.LegacyHours when it is open
---@field google_id? string id of the place at Google
---@field source perk.LegacySource national or local
---@field category perk.CategoryName category
---@field created_date string time of creation
---@field last_modified string time of the last change
---@field offers? perk.LegacyListedOffer[] offers that are valid there; in lists
---@field merchant? perk.LegacyOfferMerchant the merchant; in lists

---@class perk.LegacyAddress
---@field street string street and number
---@field city string city
---@field state perk.State state
---@field zip_code string ZIP code; some replies have it as a number

---@class perk.LegacyHours
---@field sunday? string opening times on Sundays
---@field monday? string on Mondays
---@field tuesday? string on Tuesdays
---@field wednesday? string on Wednesdays
---@field thursday? string on Thursdays
---@field friday? string on Fridays
---@field saturday? string on Saturdays

---@class perk.LegacyNewCard
---@field last4 string last four digits
---@field bin string first six digits
---@field issuer string issuer of the card
---@field network perk.LegacyNetwork network of the card
---@field status? perk.LegacyCardStatus whether it earns
---@field token? string token of the card
---@field token_source? string source of the token

---@class perk.LegacyUserAttributes
---@field id? string the provider's id of the user
---@field referring_partner_user_id string your id of the user
---@field referring_partner? string the issuer
---@field external_partner_user_id? string id of the user at a partner
---@field email? string e-mail address
---@field hashed_email? string lowercase hex SHA-256 of the normalised e-mail address
---@field phone_number? string E.164 telephone number
---@field birth_year? string year of birth
---@field user_name? string user name
---@field first_name? string first name
---@field last_name? string last name
---@field zip_code? string home ZIP code
---@field enrolled_rewards? perk.LegacyRewardKind[] reward programmes
---@field cards? perk.LegacyCard[] the user's cards
---@field created_date? string time of enrolment
---@field last_modified? string time of the last change of the user

---@class perk.LegacyCard
---@field id string id of the card
---@field last4 string last four digits
---@field bin string first six digits
---@field issuer string issuer of the card
---@field network perk.LegacyNetwork network of the card
---@field status? perk.LegacyCardStatus whether it earns
---@field token? string token of the card
---@field token_source? string source of the token

---@class perk.LegacyTransaction
---@field transaction_id string id of the purchase, the same for all its events
---@field referring_partner_user_id string your id of the user
---@field amount integer amount of this event; in cents
---@field status perk.TransactionStatus what happened
---@field currency string ISO 4217 code
---@field description string statement text
---@field description2? string second statement text
---@field transaction_date? string when it was reversed, returned or declined
---@field authorization_date? string when it was authorised
---@field settled_date? string when it was settled
---@field card_bin? string first six digits of the card; matching needs them
---@field card_last_four? string last four digits of the card; matching needs them
---@field mcc? string merchant category code
---@field core_provider_id? string id of the core provider
---@field merchant_id? string merchant id (MID)
---@field merchant_store_id? string store number
---@field merchant_name? string merchant name
---@field merchant_addr_street? string street
---@field merchant_addr_city? string city
---@field merchant_addr_state? perk.State state
---@field merchant_addr_zipcode? string ZIP code
---@field merchant_addr_country? string country
---@field merchant_lat? string latitude as text
---@field merchant_long? string longitude as text
---@field card_presence? string whether the card was present
---@field pan_entry_mode? string how the card number was read
---@field google_id? string id of the place at Google
---@field authorization_code? string authorisation code
---@field retrieval_reference_number? string retrieval reference number (RRN)
---@field system_trace_audit_number? string system trace audit number (STAN)
---@field acquirer_reference_number? string acquirer reference number (ARN)
---@field is_deposit? boolean true for a deposit

---@class perk.LegacyAuditAttributes
---@field id string id of the audit
---@field transaction_id string your id of the purchase
---@field audit_code perk.AuditCode reason of the audit
---@field merchant_name string merchant of the purchase
---@field audit_description string what the user reported as wrong
---@field preferred_contact_email string where to send questions
---@field transaction_amount_in_cents? integer amount of the purchase; in cents
---@field referring_partner_user_id? string your id of the user
---@field merchant_id? string id of the merchant
---@field submitter_name? string who requested it
---@field status perk.AuditStatus state of the audit
---@field resolution_code? perk.ResolutionCode result, once it is closed
---@field resolution_description? string the result in words
---@field resolution_time_stamp? string when it was closed

---@class perk.LegacyEventAttributes
---@field user_id string your id of the user
---@field type perk.LegacyEntity kind of object that the event is about
---@field subtype perk.LegacyEvent what happened
---@field type_id string id of the offer or notification
---@field medium? perk.LegacyMedium where it happened

---@class perk.LegacyFileAttributes
---@field file_name string name of the file
---@field last_modified string time of the last change
---@field download_url string download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
---@field content_type string media type

---@class perk.LegacyAffiliateAttributes
---@field id? string id of the merchant
---@field name? string merchant name
---@field description? string text about the merchant
---@field status? string state of the merchant
---@field type? perk.LegacyRewardKind reward programme
---@field exclusions? string what does not earn
---@field offers? perk.LegacyListedOffer[] its offers
---@field created_date? string time of creation
---@field last_modified? string time of the last change

---@class perk.LegacyEarnedRewardAttributes
---@field user perk.LegacyNoticeUser who earned
---@field card perk.LegacyNoticeCard the card used
---@field reward perk.LegacyNoticeReward what was earned
---@field transaction perk.LegacyNoticeTransaction the purchase
---@field post_dine_in_link_url? string a survey for the user, of local offers
---@field error? any the error: an object or text

---@class perk.LegacyNoticeUser
---@field referring_partner_user_id string your id of the user

---@class perk.LegacyNoticeCard
---@field bin string first six digits
---@field last4 string last four digits
---@field network perk.LegacyNetwork card network

---@class perk.LegacyNoticeReward
---@field merchant_id string id of the merchant
---@field name string merchant name
---@field type perk.LegacyRewardKind reward programme
---@field status string state of the reward; the purchase has its own
---@field commission_to_issuer integer the total: the issuer's and the user's share; in cents
---@field commission_split perk.LegacyCommissionSplit the two shares

---@class perk.LegacyCommissionSplit
---@field issuers_commission_in_cents integer the issuer's share; in cents
---@field users_commission_in_cents integer the user's share; in cents

---@class perk.LegacyNoticeTransaction
---@field issuer_transaction_id string your id of the purchase
---@field status perk.EarnedRewardStatus APPROVED or SETTLED
---@field transaction_amount_in_cents integer amount of the purchase; in cents
---@field transaction_time_stamp string when it happened

---@class perk.EarnTrigger
---@field id string your id of the event
---@field type string TransactionAdd, CustomerRegistration, CustomerUpdate or another event
---@field event_payload? any additional data about it

---@class perk.EarnProgram
---@field loyalty_program_id integer number of the programme
---@field program_type perk.ProgramType kind of supplementary programme
---@field partner_program_id integer number of the partner programme

---@class perk.BulkEarning
---@field promotion_id string id of the promotion
---@field earn_count integer how often it is earned
---@field earned_from_id string your reference for this earning

---@class perk.BulkEarnTrigger
---@field id string your id of the event
---@field type perk.EarnedFrom what happened

---@class perk.EarnRevocation
---@field promotion_id string id of the promotion
---@field earn_ids string[] earned instances to withdraw, at most 1000 per request

---@class perk.CustomerPromotionAttributes
---@field earned_promotion_id? string the earned instance: earn_id; absent for tier and POS rows
---@field promotion_id? string id of the promotion
---@field promotion_name? string name of the promotion
---@field promotion_status? perk.PromotionStatus ACTIVE does not mean redeemable
---@field application_mode? perk.PromotionMode kind of benefit
---@field customer_id? integer Capillary's number of the customer; -1 when there is none
---@field earned_type? perk.EarnedType how it was earned
---@field earned_status? perk.EarnedStatus whether it can be used
---@field valid_till? integer time of its end; in ms since 1970
---@field valid_till_iso? string time of its end
---@field unlocked_date? integer when it was unlocked; in ms since 1970
---@field unlocked_date_iso? string when it was unlocked
---@field redeemable_from? integer start of the time in which it can be used; in ms since 1970
---@field redeemable_from_iso? string start of the time in which it can be used
---@field event_time? integer when it was earned; in ms since 1970
---@field event_time_iso? string when it was earned
---@field milestone_id? integer its milestone
---@field mile_stone_id? integer the same in another spelling
---@field target_group_id? integer its target group
---@field custom_field_values? any custom fields
---@field restrictions? any limits and what remains of them, by scope
---@field supplementary_criteria? any its supplementary programme

---@class perk.EarningAttributes
---@field id? string the earned instance: earn_id
---@field customer_id? integer Capillary's number of the customer; -1 when there is none
---@field promotion_id? string id of the promotion
---@field earned_from_type? perk.EarnedFrom how it was earned
---@field earned_from_id? string your reference
---@field event_time? integer when it was earned; in ms since 1970
---@field event_time_iso? string when it was earned
---@field event_details? any what happened
---@field valid_till? integer time of its end; in ms since 1970
---@field valid_till_iso? string time of its end
---@field error_details? any the error of this row only

---@class perk.BulkEarningAttributes
---@field earned_from_id? string your reference; rows may be in another order than they were sent
---@field promotion_id? string id of the promotion
---@field successful_earn_count? integer how many were earned
---@field failed_earn_count? integer how many were not
---@field error_details? any the error of this row only
---@field customer_earned_promotions? perk.EarningAttributes[] what was earned

---@class perk.RevocationAttributes
---@field customer_id? integer Capillary's number of the customer; -1 when there is none
---@field revoked_details? perk.RevokedEarns[] what was withdrawn, by promotion
---@field code? integer informative only
---@field message? string text from the server

---@class perk.RevokedEarns
---@field promotion_id? string id of the promotion
---@field revoked_earn_ids? string[] earned instances withdrawn
---@field status? string SUCCESS or another result

---@class perk.CartItem
---@field sku string stock keeping unit
---@field amount string|number price of the line; a decimal number, such as 12.50
---@field qty string|number quantity; a decimal number, such as 12.50
---@field discount? string|number discount already granted; a decimal number, such as 12.50
---@field reference_id? string your id of the line; replies may be in another order
---@field category_list? string[] categories of the item
---@field brand_list? string[] brands of the item

---@class perk.CartTender
---@field identifier string means of payment
---@field amount string|number amount paid with it; a decimal number, such as 12.50

---@class perk.PendingCartsAttributes
---@field temp_redemption_details? perk.PendingCart[] the open carts

---@class perk.PendingCart
---@field cart_evaluation_id? string id for cancelling it
---@field start_time? integer start of the lock; in ms since 1970
---@field valid_till_time? integer when it is released automatically; in ms since 1970
---@field applied_promotions? perk.LockedPromotion[] promotions that it locks

---@class perk.LockedPromotion
---@field promotion_id? string id of the promotion
---@field earned_promotion_id? string the earned instance
---@field promo_code? string code that was used
---@field promotion_name? string name of the promotion
---@field redemption_count? integer how often it is used in the cart
---@field discount? string discount, a decimal as text

---@class perk.CartReleaseAttributes
---@field status? boolean whether it was released
---@field code? integer informative only
---@field message? string text from the server

---@class perk.EvaluationAttributes
---@field evaluation_id? string id of the evaluation
---@field customer_id? integer Capillary's number of the customer; -1 when there is none
---@field amount? string cart total, a decimal as text
---@field cart_items? perk.EvaluatedItem[] the lines, perhaps in another order
---@field applied_promotions? perk.AppliedPromotion[] promotions that apply to the cart
---@field applied_payment_vouchers? perk.AppliedPromotion[] vouchers that were used
---@field promo_code_evaluation_logs? perk.CodeLog[] the results of the codes
---@field payment_voucher_evaluation_logs? perk.CodeLog[] the results of the vouchers
---@field cart_tenders? any means of payment, with adjusted amounts
---@field category_hierarchy_sent_in_payload? boolean as sent

---@class perk.EvaluatedItem
---@field reference_id? string your id of the line
---@field sku? string stock keeping unit
---@field amount? string price of the line, a decimal as text
---@field qty? string quantity, a decimal as text
---@field discount? string discount, a decimal as text
---@field applied_promotions? perk.AppliedPromotion[] promotions that apply to the line

---@class perk.AppliedPromotion
---@field promotion_id? string id of the promotion
---@field earned_promotion_id? string the earned instance
---@field promo_code? string code that was used
---@field name? string name of the promotion
---@field message_label? string text to show
---@field promotion_mode? perk.PromotionMode kind of benefit
---@field redemption_count? integer how often it is used
---@field discount? string discount, a decimal as text
---@field identifier? string opaque; pass it on in the transaction unchanged
---@field discount_applied_on_quantity? string discounted quantity, a decimal as text
---@field promotion_applied_on_quantity? string quantity that the promotion counted, a decimal as text

---@class perk.CodeLog
---@field promo_code? string the code
---@field code_type? string kind of code
---@field message? string why it was not used
---@field error_code? integer number of the reason, for this code only

---@class perk.PromotionCodeAttributes
---@field id? string id of the code
---@field org_id? integer organization
---@field promotion_id? string id of the promotion
---@field promotion_name? string name of the promotion
---@field code? string the code
---@field customer_id? integer Capillary's number of the customer; -1 when there is none
---@field active? boolean whether it can be used
---@field mode? perk.PromotionMode kind of benefit
---@field created_on? integer time of creation; in ms since 1970
---@field created_on_iso? string time of creation
---@field valid_till? integer time of its end; in ms since 1970
---@field valid_till_iso? string time of its end
---@field redeemable_from? integer start of the time in which it can be used; in ms since 1970
---@field redeemable_from_iso? string start of the time in which it can be used
---@field restrictions? any limits and what remains of them

---@class perk.RedeemedLine
---@field promotion_id string id of the promotion
---@field redemption_count integer how often it was used
---@field discount number granted discount; Resource:digits returns the digits that were sent
---@field discount_applied_on_quantity number discounted quantity; Resource:digits returns the digits that were sent
---@field promotion_applied_on_quantity number quantity that the promotion counted; Resource:digits returns the digits that were sent
---@field sku? string stock keeping unit
---@field earned_promotion_id? string earned instance; the server does not check that it belongs to the customer

---@class perk.RedeemedCart
---@field promotion_id string id of the promotion
---@field redemption_count integer how often it was used
---@field discount number granted discount; Resource:digits returns the digits that were sent
---@field discount_applied_on_quantity number discounted quantity; Resource:digits returns the digits that were sent
---@field promotion_applied_on_quantity number quantity that the promotion counted; Resource:digits returns the digits that were sent
---@field sku? string stock keeping unit

---@class perk.RedemptionReportAttributes
---@field org_id? integer organization
---@field customer_id? integer Capillary's number of the customer; -1 when there is none
---@field transaction_identifier? string your id of the sale
---@field transaction_number? string number of the bill
---@field transaction_date? integer time of the sale; in ms since 1970
---@field transaction_date_iso? string time of the sale
---@field amount? number total before discounts; Resource:digits returns the digits that were sent
---@field redemptions? any promotions that were used on the cart
---@field line_items? any promotions that were used on its lines

---@class perk.RedemptionAttributes
---@field id? string id of the redemption
---@field org_id? integer organization
---@field promotion_id? string id of the promotion
---@field promotion_name? string name of the promotion
---@field promotion_message_label? string text to show
---@field promo_code? string code that was used
---@field customer_id? integer Capillary's number of the customer; -1 when there is none
---@field redemption_date? integer when it was used; in ms since 1970
---@field redemption_date_iso? string when it was used
---@field transaction_identifier? string your id of the sale
---@field transaction_number? string number of the bill
---@field transaction_entity_identifier? string cart or line it was used on
---@field cart_evaluation_id? string its evaluation
---@field redemption_till? any till it was used at
---@field discount? string discount, a decimal as text
---@field redemption_count? integer how often it was used
---@field amount? string amount, a decimal as text
---@field redemption_type? perk.RedemptionType kind of object it was used on
---@field earned_promotion_id? string the earned instance
---@field discount_applied_quantity? string discounted quantity, a decimal as text
---@field promotion_applied_quantity? string quantity that the promotion counted, a decimal as text
---@field sku? string stock keeping unit
---@field product_id? any product

---@class perk.PromotionConfigurationAttributes
---@field promotion_id? string id of the promotion
---@field promotion_name? string name of the promotion
---@field promotion_type? perk.PromotionType POS and CODE cannot be switched per customer
---@field milestone_id? integer its milestone
---@field group_id? integer its target group
---@field rule_id? integer its rule
---@field expiry? integer time of its end; in ms since 1970
---@field expiry_iso? string time of its end
---@field description? string description
---@field store_criteria? any where it is valid
---@field supplementary_criteria? any its supplementary programme
---@field reward? any kind of benefit
---@field max_earning_per_customer? integer how often one customer can earn it
---@field is_active? boolean whether it is switched on
---@field custom_field_values? any custom fields
---@field promotion_restrictions? any its limits

---@class perk.PromotionAttributes
---@field id? string id of the promotion
---@field name? string name of the promotion
---@field org_id? integer organization
---@field priority? integer order of application
---@field active? boolean whether it is switched on for the organization
---@field message_label? string text to show
---@field type? perk.PromotionType POS and CODE cannot be switched per customer
---@field mode? perk.PromotionMode switching requires an earn_id for PAYMENT_VOUCHER and rejects it for DISCOUNT
---@field condition? any condition of the promotion
---@field action? any action of the promotion
---@field customer_activation_required? boolean whether it is issued switched off until the customer opts in
---@field max_issuance_per_customer? integer how often one customer can get it
---@field is_stackable? boolean whether it can be combined with others
---@field start_date? any when it begins
---@field end_date? any time of its end

---@class perk.CartPromotionIssuedData
---@field customer_identifiers? perk.CartEventCustomer customer that it belongs to
---@field promotion_id? string id of the promotion
---@field issue_id? string id of the issued promotion
---@field issue_date? integer when it was issued; to be replaced by the one in milliseconds
---@field issue_date_in_millis? integer when it was issued; in ms since 1970

---@class perk.CartEventCustomer
---@field customer_id? integer Capillary's number of the customer; -1 when there is none

---@class perk.CartPromotionEarnedData
---@field customer_identifiers? perk.CartEventCustomer customer that it belongs to
---@field promotion_id? string id of the promotion
---@field issue_id? string id of the issued promotion
---@field issue_date? integer when it was issued; to be replaced by the one in milliseconds
---@field issue_date_in_millis? integer when it was issued; in ms since 1970
---@field earn_id? string id of the earned instance
---@field earned_time? integer when it was earned; to be replaced by the one in milliseconds
---@field earned_time_in_millis? integer when it was earned; in ms since 1970

---@class perk.CartPromotionRevokedData
---@field customer_identifiers? perk.CartEventCustomer customer that it belongs to
---@field promotion_id? string id of the promotion
---@field earn_id? string id of the earned instance

---@class perk.CartPromotionRedeemedData
---@field customer_identifiers? perk.CartEventCustomer customer that it belongs to
---@field added_by? perk.CartEventAuthor who reported it
---@field redemption_date_time? integer when it was used; to be replaced by the one in milliseconds
---@field redemption_date_time_in_millis? integer when it was used; in ms since 1970
---@field transaction_identifier? string your id of the sale
---@field applied_promotions? perk.CartEventPromotion[] promotions that were used on the cart
---@field line_item_info? perk.CartEventLine[] items on which promotions were used

---@class perk.CartEventAuthor
---@field id? integer Capillary's number of who reported it

---@class perk.CartEventPromotion
---@field redemption_count? integer how often it was used
---@field promotion_id? string id of the promotion
---@field discount? number granted discount; Resource:digits returns the digits that were sent
---@field redemption_type? perk.RedemptionType kind of object it was used on

---@class perk.CartEventLine
---@field sku? string stock keeping unit
---@field product_id? integer Capillary's number of the product
---@field applied_promotions? perk.CartEventLinePromotion[] promotions that were used on the item

---@class perk.CartEventLinePromotion
---@field redemption_count? integer how often it was used
---@field promotion_id? string id of the promotion
---@field discount? number granted discount; Resource:digits returns the digits that were sent
---@field redemption_type? perk.RedemptionType kind of object it was used on
---@field earn_id? string id of the earned instance
---@field discount_applied_on_quantity? number discounted quantity; Resource:digits returns the digits that were sent

---A user of the issuer; the id is yours
---@class perk.User: perk.Resource, perk.UserAttributes

---An offer that a user can earn from
---@class perk.Offer: perk.Resource, perk.OfferAttributes
---@field category perk.Category[] what the relationship leads to; an error when the reply does not include it

---A category of offers
---@class perk.Category: perk.Resource, perk.CategoryAttributes

---An offer, as included with earned rewards
---@class perk.EarnedOffer: perk.Resource, perk.EarnedOfferAttributes

---The content of a slot for a user; the id is that of the slot
---@class perk.PlacementBatch: perk.Resource, perk.PlacementBatchAttributes

---A place where in-store offers are valid
---@class perk.Location: perk.Resource, perk.LocationAttributes
---@field offers perk.Offer[] what the relationship leads to; an error when the reply does not include it
---@field category perk.Category[] what the relationship leads to; an error when the reply does not include it

---An event of a user with an offer
---@class perk.OfferAttribution: perk.Resource, perk.OfferEvent

---An event of a user with a notification
---@class perk.NotificationAttribution: perk.Resource, perk.NotificationEvent

---An event of a user with a slot of a placement
---@class perk.PlacementSlotAttribution: perk.Resource, perk.SlotActivation

---Work that the server has queued
---@class perk.Job: perk.Resource, perk.JobAttributes

---One event of a card purchase; the id is yours, unique per event, reused when the event is sent again
---@class perk.Transaction: perk.Resource, perk.TransactionAttributes

---A settled purchase as a core banking provider records it; the id is yours, unique per event
---@class perk.CoreTransaction: perk.Resource, perk.CoreTransactionAttributes

---One event of a past card purchase; the id is yours, unique per event
---@class perk.HistoricalTransaction: perk.Resource, perk.NoAttributes

---Where to send a file of transactions
---@class perk.IncomingTransactionsUpload: perk.Resource, perk.UploadAttributes

---Where to send a file of past transactions
---@class perk.HistoricalTransactionsUpload: perk.Resource, perk.UploadAttributes

---A purchase marked as fraudulent; the id is your id of the purchase
---@class perk.FraudMarker: perk.Resource, perk.FraudMarkerAttributes

---A started upload of past transactions; its id is that of the upload
---@class perk.HistoricalUploadStart: perk.Resource, perk.NoAttributes

---A completed upload of past transactions
---@class perk.HistoricalUploadComplete: perk.Resource, perk.NoAttributes

---A purchase that is being investigated
---@class perk.Audit: perk.Resource, perk.AuditAttributes

---Webhook: the state of an audit changed
---@class perk.AuditUpdate: perk.Resource, perk.AuditUpdateAttributes
---@field user? perk.User what the relationship leads to; an error when the reply does not include it
---@field audit? perk.Audit what the relationship leads to; an error when the reply does not include it

---A settled purchase that earned a reward
---@class perk.RewardedTransaction: perk.Resource, perk.RewardedTransactionAttributes
---@field user? perk.User what the relationship leads to; an error when the reply does not include it
---@field merchant? perk.Merchant what the relationship leads to; an error when the reply does not include it
---@field offer? perk.EarnedOffer what the relationship leads to; an error when the reply does not include it

---An approved purchase that will earn a reward once it settles
---@class perk.ApprovedTransaction: perk.Resource, perk.ApprovedTransactionAttributes
---@field user? perk.User what the relationship leads to; an error when the reply does not include it
---@field merchant? perk.Merchant what the relationship leads to; an error when the reply does not include it
---@field offer? perk.EarnedOffer what the relationship leads to; an error when the reply does not include it

---A merchant, as included with earned rewards
---@class perk.Merchant: perk.Resource, perk.MerchantAttributes

---Webhook: a purchase that earns was approved
---@class perk.EarnedRewardApproved: perk.Resource, perk.EarnedRewardNotice
---@field user? perk.User what the relationship leads to; an error when the reply does not include it
---@field offer? perk.EarnedOffer what the relationship leads to; an error when the reply does not include it
---@field transaction? perk.Transaction what the relationship leads to; an error when the reply does not include it

---Webhook: a purchase that earns was settled
---@class perk.EarnedRewardSettled: perk.Resource, perk.EarnedRewardSettlement
---@field user? perk.User what the relationship leads to; an error when the reply does not include it
---@field offer? perk.EarnedOffer what the relationship leads to; an error when the reply does not include it
---@field transaction? perk.Transaction what the relationship leads to; an error when the reply does not include it

---Webhook: an approved reward was rejected
---@class perk.EarnedRewardRejected: perk.Resource, perk.EarnedRewardRejection
---@field user? perk.User what the relationship leads to; an error when the reply does not include it
---@field transaction? perk.Transaction what the relationship leads to; an error when the reply does not include it

---A webhook subscription of the issuer
---@class perk.Subscription: perk.Resource, perk.SubscriptionAttributes

---A webhook notification that was sent
---@class perk.Notification: perk.Resource, perk.NotificationAttributes

---The approved rewards of a day
---@class perk.ApprovedRewardsFile: perk.Resource, perk.FileAttributes

---The settled rewards of a day
---@class perk.SettledRewardsFile: perk.Resource, perk.FileAttributes

---The validated transactions of a day; no longer created, older ones may still be listed
---@class perk.ValidatedTransactionsFile: perk.Resource, perk.FileAttributes

---The reconciliation of a month
---@class perk.MonthlyFile: perk.Resource, perk.MonthlyFileAttributes

---Webhook: an uploaded file was processed
---@class perk.FileProcessingResult: perk.Resource, perk.FileAttributes

---Webhook: the content of a push notification; the id is that of the placement and is not unique
---@class perk.PushPlacementFile: perk.Resource, perk.PushPlacementFileAttributes
---@field placement? perk.Placement|perk.PushPlacement|perk.EmailPlacement what the relationship leads to; an error when the reply does not include it
---@field content_strategy? perk.ContentStrategy what the relationship leads to; an error when the reply does not include it

---Webhook: the content of an e-mail; the id is that of the placement and is not unique
---@class perk.EmailPlacementFile: perk.Resource, perk.EmailPlacementFileAttributes
---@field placement? perk.Placement|perk.PushPlacement|perk.EmailPlacement what the relationship leads to; an error when the reply does not include it
---@field content_strategy? perk.ContentStrategy what the relationship leads to; an error when the reply does not include it

---Webhook: the reconciliation file of a payout is ready
---@class perk.PayoutReconciliationFile: perk.Resource, perk.PayoutFileAttributes
---@field file? perk.Resource what the relationship leads to; an error when the reply does not include it

---An issuer, or a child organization of it
---@class perk.Organization: perk.Resource, perk.OrganizationAttributes

---A place in your application that shows offers
---@class perk.Placement: perk.Resource, perk.PlacementAttributes
---@field content_strategy? perk.ContentStrategy what the relationship leads to; an error when the reply does not include it

---A push notification that shows one offer
---@class perk.PushPlacement: perk.Resource, perk.PushPlacementAttributes
---@field content_strategy? perk.ContentStrategy what the relationship leads to; an error when the reply does not include it

---An e-mail that shows offers
---@class perk.EmailPlacement: perk.Resource, perk.EmailPlacementAttributes
---@field content_strategy? perk.ContentStrategy what the relationship leads to; an error when the reply does not include it

---A place whose slots are activated as one
---@class perk.BatchPlacement: perk.Resource, perk.BatchPlacementAttributes
---@field slots perk.PlacementSlot[] what the relationship leads to; an error when the reply does not include it

---A group of placements
---@class perk.GroupPlacement: perk.Resource, perk.GroupPlacementAttributes
---@field slots perk.PlacementSlot[] what the relationship leads to; an error when the reply does not include it

---A slot of a batch or group
---@class perk.PlacementSlot: perk.Resource, perk.SlotAttributes
---@field placement? perk.Placement|perk.PushPlacement|perk.EmailPlacement what the relationship leads to; an error when the reply does not include it

---Which offers a placement shows, and in which order
---@class perk.ContentStrategy: perk.Resource, perk.ContentStrategyAttributes

---An offer of the legacy API, a plain object
---@class perk.LegacyOffer: perk.Resource, perk.LegacyOfferAttributes

---A merchant of the legacy API with its offers, a plain object
---@class perk.LegacyMerchant: perk.Resource, perk.LegacyMerchantAttributes

---A place of the legacy API, a plain object
---@class perk.LegacyLocation: perk.Resource, perk.LegacyLocationAttributes

---A user of the legacy API, a plain object
---@class perk.LegacyUser: perk.Resource, perk.LegacyUserAttributes

---An audit of the legacy API, a plain object
---@class perk.LegacyAudit: perk.Resource, perk.LegacyAuditAttributes

---Something a user did, in the form of the legacy API
---@class perk.LegacyAttribution: perk.Resource, perk.LegacyEventAttributes

---Which users can earn (legacy)
---@class perk.UsersEligibilityFile: perk.Resource, perk.LegacyFileAttributes

---The reconciliation of a day (legacy)
---@class perk.DailyFile: perk.Resource, perk.LegacyFileAttributes

---An affiliate merchant of the legacy API, a plain object
---@class perk.LegacyAffiliateMerchant: perk.Resource, perk.LegacyAffiliateAttributes

---Webhook: a purchase that earns, in the form of the legacy API, a plain object
---@class perk.LegacyEarnedReward: perk.Resource, perk.LegacyEarnedRewardAttributes

---A promotion that was issued to a customer or earned
---@class perk.CustomerPromotion: perk.Resource, perk.CustomerPromotionAttributes

---An earned instance of a promotion
---@class perk.Earning: perk.Resource, perk.EarningAttributes

---The result of one row of a bulk earning
---@class perk.BulkEarningResult: perk.Resource, perk.BulkEarningAttributes

---The earned instances that were withdrawn
---@class perk.Revocation: perk.Resource, perk.RevocationAttributes

---The open carts of a customer
---@class perk.PendingCarts: perk.Resource, perk.PendingCartsAttributes

---The result of cancelling a cart
---@class perk.CartRelease: perk.Resource, perk.CartReleaseAttributes

---The cost of a cart with promotions
---@class perk.Evaluation: perk.Resource, perk.EvaluationAttributes

---A promotion code
---@class perk.PromotionCode: perk.Resource, perk.PromotionCodeAttributes

---The report of a sale, as it was accepted
---@class perk.RedemptionReport: perk.Resource, perk.RedemptionReportAttributes

---One use of a promotion
---@class perk.Redemption: perk.Resource, perk.RedemptionAttributes

---A short form of a promotion
---@class perk.PromotionConfiguration: perk.Resource, perk.PromotionConfigurationAttributes

---A promotion of the organization
---@class perk.Promotion: perk.Resource, perk.PromotionAttributes

---Webhook of Capillary, unsigned: a cart promotion was issued to a customer
---@class perk.CartPromotionIssued: perk.Resource, perk.CartPromotionIssuedData

---Webhook of Capillary, unsigned: a cart promotion was earned by a customer
---@class perk.CartPromotionEarned: perk.Resource, perk.CartPromotionEarnedData

---Webhook of Capillary, unsigned: an earned cart promotion was withdrawn
---@class perk.CartPromotionRevoked: perk.Resource, perk.CartPromotionRevokedData

---Webhook of Capillary, unsigned: a cart promotion was used in a sale
---@class perk.CartPromotionRedeemed: perk.Resource, perk.CartPromotionRedeemedData

---@class perk.UserRequest: perk.UserAttributes
---@field type? "user"
---@field id string

---@class perk.UserUpdate: perk.UserAttributes
---@field type? "user"
---@field id? string

---@class perk.OfferAttributionRequest: perk.OfferEvent
---@field type "offerAttribution"

---@class perk.NotificationAttributionRequest: perk.NotificationEvent
---@field type "notificationAttribution"

---@class perk.PlacementSlotAttributionRequest: perk.SlotEvent
---@field type "placementSlotAttribution"

---@class perk.TransactionRequest: perk.TransactionAttributes
---@field type "transaction"
---@field id string

---@class perk.CoreTransactionRequest: perk.CoreTransactionAttributes
---@field type "coreTransaction"
---@field id string

---@class perk.IncomingTransactionsUploadRequest: perk.NewUpload
---@field type "incomingTransactionsFile"

---@class perk.HistoricalTransactionsUploadRequest: perk.NewUpload
---@field type "historicalTransactionsFile"

---@class perk.FraudMarkerRequest: perk.FraudMarkerAttributes
---@field type? "fraudulentTransaction"
---@field id string

---@class perk.HistoricalUploadStartRequest: perk.NoAttributes
---@field type? "historicalTransactionStart"

---@class perk.HistoricalTransactionRequest: perk.TransactionAttributes
---@field type? "historicalTransaction"
---@field id string

---@class perk.HistoricalUploadCompleteUpdate: perk.NoAttributes
---@field type? "historicalTransactionComplete"
---@field id? string

---@class perk.AuditRequest: perk.NewAudit
---@field type? "audit"

---@class perk.SubscriptionRequest: perk.SubscriptionAttributes
---@field type? "subscription"

---@class perk.SubscriptionUpdate: perk.SubscriptionChanges
---@field type? "subscription"

---@class perk.OrganizationRequest: perk.NewChild
---@field type? "organization"

---@class perk.OrganizationUpdate: perk.ChildChanges
---@field type? "organization"

---@class perk.PlacementRequest: perk.NewPlacement
---@field type "placement"

---@class perk.PushPlacementRequest: perk.NewPushPlacement
---@field type "placementPushNotification"

---@class perk.EmailPlacementRequest: perk.NewEmailPlacement
---@field type "placementEmail"

---@class perk.BatchPlacementRequest: perk.NewBatchPlacement
---@field type "placementBatchActivation"

---@class perk.GroupPlacementRequest: perk.NewGroupPlacement
---@field type "placementGroup"

---@class perk.BatchPlacementUpdate: perk.BatchPlacementChanges
---@field type "placementBatchActivation"

---@class perk.GroupPlacementUpdate: perk.GroupPlacementChanges
---@field type "placementGroup"

---@class perk.ContentStrategyRequest: perk.NewContentStrategy
---@field type? "contentStrategy"

---@class perk.LegacyAttributionRequest: perk.LegacyEventAttributes

---@class perk.kard.ping
local kard_ping = {}

---@class perk.kard.ping.getOptions: perk.CallOptions

---Check that the API answers; no credentials needed.
---@param options? perk.kard.ping.getOptions
---@return perk.Resource|perk.Document|true|nil, perk.Error?
function kard_ping:get(options) end

---@class perk.kard.webview
local kard_webview = {}

---@class perk.kard.webview.create_tokenOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Make a token for the hosted web view of one user.
---@param user_id string your id of the user
---@param options? perk.kard.webview.create_tokenOptions
---@return perk.Resource|perk.Document|true|nil, perk.Error?
function kard_webview:create_token(user_id, options) end

---@class perk.kard.users
local kard_users = {}

---@class perk.kard.users.createOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Enrol users.
---@param users perk.UserRequest[] the users to enrol
---@param options? perk.kard.users.createOptions
---@return perk.Document?, perk.Error?
function kard_users:create(users, options) end

---@class perk.kard.users.create_manyOptions: perk.kard.users.createOptions
---@field progress? fun(settled: integer, accepted: integer) called after each request

---Enrol users. Any number, in requests of the size that the API takes.
---@param users perk.UserRequest[]|fun(): perk.UserRequest? the users to enrol
---@param options? perk.kard.users.create_manyOptions
---@return perk.Outcomes?, perk.Error?
function kard_users:create_many(users, options) end

---@class perk.kard.users.getOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Read one user.
---@param user_id string your id of the user
---@param options? perk.kard.users.getOptions
---@return perk.User|nil, perk.Error?
function kard_users:get(user_id, options) end

---@class perk.kard.users.updateOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Replace a user completely.
---@param user_id string your id of the user
---@param user perk.UserUpdate the complete new state of the user
---@param options? perk.kard.users.updateOptions
---@return perk.User|nil, perk.Error?
function kard_users:update(user_id, user, options) end

---@class perk.kard.users.modifyOptions: perk.CallOptions
---@field organization_id? string the issuer's organization
---@field enrolled_rewards? perk.EnrolledReward[] reward programmes to enrol in; an empty list enrols in none
---@field zip_code? string|lightuserdata home ZIP code
---@field email? string|lightuserdata e-mail address
---@field hashed_email? string|lightuserdata hash of the normalised e-mail address
---@field phone_number? string|lightuserdata telephone number
---@field birth_year? string|lightuserdata year of birth
---@field historical_transactions_sent? boolean|lightuserdata whether past transactions were sent; cannot be reset to false
---@field phone_numbers? perk.PhoneNumber[]|lightuserdata telephone numbers; a list that is sent replaces the stored one
---@field postal_codes? perk.PostalCode[]|lightuserdata ZIP codes; a list that is sent replaces the stored one

---Changes some attributes and keeps the others: users.get, then users.update with all of them; perk.null clears one.
---@param user_id string your id of the user
---@param changes perk.kard.users.modifyOptions
---@return perk.User|nil, perk.Error?
function kard_users:modify(user_id, changes) end

---@class perk.kard.users.deleteOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Remove a user; the same id can enrol again.
---@param user_id string your id of the user
---@param options? perk.kard.users.deleteOptions
---@return perk.User|nil, perk.Error?
function kard_users:delete(user_id, options) end

---@class perk.kard.offers
local kard_offers = {}

---@class perk.kard.offers.listOptions: perk.CallOptions
---@field organization_id? string the issuer's organization
---@field page_size? integer items on a page
---@field page_after? string cursor of the page after this one
---@field page_before? string cursor of the page before this one
---@field search? string only offers whose name or category contains this text
---@field purchase_channel? perk.PurchaseChannel[] only offers of these channels
---@field category? perk.CategoryName only this category
---@field is_targeted? boolean true: only targeted offers; false: only the others
---@field sort? perk.OfferSort order; '-' reverses it
---@field include? perk.OfferInclude[] related resources to include
---@field supported_components? perk.ComponentType[]|perk.ComponentType|"all" components that you can show; 'all' for every one

---List the national offers that a user can earn from.
---@param user_id string your id of the user
---@param options? perk.kard.offers.listOptions
---@return perk.Pages
function kard_offers:list(user_id, options) end

---@class perk.kard.offers.for_usersOptions: perk.PullOptions
---@field organization_id? string the issuer's organization
---@field page_size? integer items on a page
---@field page_after? string cursor of the page after this one
---@field page_before? string cursor of the page before this one
---@field search? string only offers whose name or category contains this text
---@field purchase_channel? perk.PurchaseChannel[] only offers of these channels
---@field category? perk.CategoryName only this category
---@field is_targeted? boolean true: only targeted offers; false: only the others
---@field sort? perk.OfferSort order; '-' reverses it
---@field include? perk.OfferInclude[] related resources to include
---@field supported_components? perk.ComponentType[]|perk.ComponentType|"all" components that you can show; 'all' for every one

---List the national offers that a user can earn from: for each of many ids.
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.kard.offers.for_usersOptions
---@return perk.Pull
function kard_offers:for_users(ids, options) end

---@class perk.kard.offers.activateOptions: perk.CallOptions
---@field organization_id? string the issuer's organization
---@field supported_components? perk.ComponentType[]|perk.ComponentType|"all" components of the offer included with include='offer'; 'all' for every one
---@field include? perk.ActivateInclude 'offer' includes the changed offer

---Record that a user activated an offer.
---@param user_id string your id of the user
---@param offer_id string id of the offer
---@param options? perk.kard.offers.activateOptions
---@return perk.OfferAttribution|nil, perk.Error?
function kard_offers:activate(user_id, offer_id, options) end

---@class perk.kard.offers.boostOptions: perk.CallOptions
---@field organization_id? string the issuer's organization
---@field supported_components? perk.ComponentType[]|perk.ComponentType|"all" components of the offer included with include='offer'; 'all' for every one
---@field include? perk.ActivateInclude 'offer' includes the changed offer

---Record that a user boosted an offer.
---@param user_id string your id of the user
---@param offer_id string id of the offer
---@param options? perk.kard.offers.boostOptions
---@return perk.OfferAttribution|nil, perk.Error?
function kard_offers:boost(user_id, offer_id, options) end

---@class perk.kard.offers.viewOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Record that a user viewed an offer; attributions.create with a VIEW event is the documented way.
---@param user_id string your id of the user
---@param offer_id string id of the offer
---@param options? perk.kard.offers.viewOptions
---@return perk.OfferAttribution|nil, perk.Error?
function kard_offers:view(user_id, offer_id, options) end

---@class perk.kard.locations
local kard_locations = {}

---@class perk.kard.locations.listOptions: perk.CallOptions
---@field organization_id? string the issuer's organization
---@field page_size? integer items on a page
---@field page_after? string cursor of the page after this one
---@field page_before? string cursor of the page before this one
---@field name? string only places whose name contains this text
---@field city? string only cities whose name contains this text
---@field zip_code? string only this ZIP code
---@field state? perk.State only this state
---@field category? perk.CategoryName only this category
---@field longitude? number center of the area, together with latitude; in degrees; together with latitude
---@field latitude? number center of the area, together with longitude; in degrees; together with longitude
---@field radius? integer radius of the area; in miles; together with latitude
---@field sort? perk.LocationSort order; '-' reverses it; by default newest first, with coordinates nearest first
---@field include? perk.LocationInclude[] related resources to include
---@field supported_components? perk.ComponentType[]|perk.ComponentType|"all" components of the offers included with include='offers'; 'all' for every one

---List the places where in-store offers are valid, national and local.
---@param user_id string your id of the user
---@param options? perk.kard.locations.listOptions
---@return perk.Pages
function kard_locations:list(user_id, options) end

---@class perk.kard.locations.for_usersOptions: perk.PullOptions
---@field organization_id? string the issuer's organization
---@field page_size? integer items on a page
---@field page_after? string cursor of the page after this one
---@field page_before? string cursor of the page before this one
---@field name? string only places whose name contains this text
---@field city? string only cities whose name contains this text
---@field zip_code? string only this ZIP code
---@field state? perk.State only this state
---@field category? perk.CategoryName only this category
---@field longitude? number center of the area, together with latitude; in degrees; together with latitude
---@field latitude? number center of the area, together with longitude; in degrees; together with longitude
---@field radius? integer radius of the area; in miles; together with latitude
---@field sort? perk.LocationSort order; '-' reverses it; by default newest first, with coordinates nearest first
---@field include? perk.LocationInclude[] related resources to include
---@field supported_components? perk.ComponentType[]|perk.ComponentType|"all" components of the offers included with include='offers'; 'all' for every one

---List the places where in-store offers are valid, national and local: for each of many ids.
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.kard.locations.for_usersOptions
---@return perk.Pull
function kard_locations:for_users(ids, options) end

---@class perk.kard.attributions
local kard_attributions = {}

---@class perk.kard.attributions.createOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Report events of a user; they are queued.
---@param user_id string your id of the user
---@param events (perk.OfferAttributionRequest|perk.NotificationAttributionRequest|perk.PlacementSlotAttributionRequest)[] events of the user
---@param options? perk.kard.attributions.createOptions
---@return perk.Job|nil, perk.Error?
function kard_attributions:create(user_id, events, options) end

---@class perk.kard.attributions.create_manyOptions: perk.kard.attributions.createOptions
---@field progress? fun(settled: integer, accepted: integer) called after each request

---Report events of a user; they are queued. Any number, in requests of the size that the API takes.
---@param user_id string your id of the user
---@param events (perk.OfferAttributionRequest|perk.NotificationAttributionRequest|perk.PlacementSlotAttributionRequest)[]|fun(): perk.OfferAttributionRequest|perk.NotificationAttributionRequest|perk.PlacementSlotAttributionRequest? events of the user
---@param options? perk.kard.attributions.create_manyOptions
---@return perk.Outcomes?, perk.Error?
function kard_attributions:create_many(user_id, events, options) end

---@class perk.kard.placement_slots
local kard_placement_slots = {}

---@class perk.kard.placement_slots.activateOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Activate a slot and all its offers.
---@param user_id string your id of the user
---@param placement_id string id of the placement
---@param slot_id string id of the slot
---@param options? perk.kard.placement_slots.activateOptions
---@return perk.PlacementSlotAttribution|nil, perk.Error?
function kard_placement_slots:activate(user_id, placement_id, slot_id, options) end

---@class perk.kard.placement_content
local kard_placement_content = {}

---@class perk.kard.placement_content.getOptions: perk.CallOptions
---@field organization_id? string the issuer's organization
---@field include? perk.OfferInclude[] related resources to include; standard placements only
---@field supported_components? perk.ComponentType[]|perk.ComponentType|"all" components that you can show; 'all' for every one

---Read what a placement shows to a user: offers, or batches of offers.
---@param user_id string your id of the user
---@param placement_id string id of the placement; e-mail and push placements return a preview of what would be sent
---@param options? perk.kard.placement_content.getOptions
---@return perk.Document?, perk.Error?
function kard_placement_content:get(user_id, placement_id, options) end

---@class perk.kard.placement_content.for_usersOptions: perk.PullOptions
---@field placement_id string id of the placement; e-mail and push placements return a preview of what would be sent
---@field organization_id? string the issuer's organization
---@field include? perk.OfferInclude[] related resources to include; standard placements only
---@field supported_components? perk.ComponentType[]|perk.ComponentType|"all" components that you can show; 'all' for every one

---Read what a placement shows to a user: offers, or batches of offers: for each of many ids.
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.kard.placement_content.for_usersOptions
---@return perk.Pull
function kard_placement_content:for_users(ids, options) end

---@class perk.kard.transactions
local kard_transactions = {}

---@class perk.kard.transactions.createOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Send transaction events; they are queued and matched with offers.
---@param transactions (perk.TransactionRequest|perk.CoreTransactionRequest)[] the events; an id belongs to one event and is reused only to send that event again
---@param options? perk.kard.transactions.createOptions
---@return perk.Document?, perk.Error?
function kard_transactions:create(transactions, options) end

---@class perk.kard.transactions.create_manyOptions: perk.kard.transactions.createOptions
---@field progress? fun(settled: integer, accepted: integer) called after each request

---Send transaction events; they are queued and matched with offers. Any number, in requests of the size that the API takes.
---@param transactions (perk.TransactionRequest|perk.CoreTransactionRequest)[]|fun(): perk.TransactionRequest|perk.CoreTransactionRequest? the events; an id belongs to one event and is reused only to send that event again
---@param options? perk.kard.transactions.create_manyOptions
---@return perk.Outcomes?, perk.Error?
function kard_transactions:create_many(transactions, options) end

---@class perk.kard.transactions.create_upload_urlsOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Create signed addresses for uploads of transaction files.
---@param files (perk.IncomingTransactionsUploadRequest|perk.HistoricalTransactionsUploadRequest)[] the files to upload
---@param options? perk.kard.transactions.create_upload_urlsOptions
---@return perk.Document?, perk.Error?
function kard_transactions:create_upload_urls(files, options) end

---@class perk.kard.transactions.create_upload_urls_manyOptions: perk.kard.transactions.create_upload_urlsOptions
---@field progress? fun(settled: integer, accepted: integer) called after each request

---Create signed addresses for uploads of transaction files. Any number, in requests of the size that the API takes.
---@param files (perk.IncomingTransactionsUploadRequest|perk.HistoricalTransactionsUploadRequest)[]|fun(): perk.IncomingTransactionsUploadRequest|perk.HistoricalTransactionsUploadRequest? the files to upload
---@param options? perk.kard.transactions.create_upload_urls_manyOptions
---@return perk.Outcomes?, perk.Error?
function kard_transactions:create_upload_urls_many(files, options) end

---@class perk.kard.fraud_markers
local kard_fraud_markers = {}

---@class perk.kard.fraud_markers.createOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Mark purchases as fraudulent, so that they earn nothing.
---@param markers perk.FraudMarkerRequest[] the fraudulent purchases; the id is that of the purchase
---@param options? perk.kard.fraud_markers.createOptions
---@return perk.Document?, perk.Error?
function kard_fraud_markers:create(markers, options) end

---@class perk.kard.fraud_markers.create_manyOptions: perk.kard.fraud_markers.createOptions
---@field progress? fun(settled: integer, accepted: integer) called after each request

---Mark purchases as fraudulent, so that they earn nothing. Any number, in requests of the size that the API takes.
---@param markers perk.FraudMarkerRequest[]|fun(): perk.FraudMarkerRequest? the fraudulent purchases; the id is that of the purchase
---@param options? perk.kard.fraud_markers.create_manyOptions
---@return perk.Outcomes?, perk.Error?
function kard_fraud_markers:create_many(markers, options) end

---@class perk.kard.historical_uploads
local kard_historical_uploads = {}

---@class perk.kard.historical_uploads.createOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Begin an upload of past transactions of one user.
---@param user_id string your id of the user
---@param options? perk.kard.historical_uploads.createOptions
---@return perk.HistoricalUploadStart|nil, perk.Error?
function kard_historical_uploads:create(user_id, options) end

---@class perk.kard.historical_uploads.add_partOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Add past transactions to an upload.
---@param user_id string your id of the user
---@param upload_id string id of the upload
---@param transactions perk.HistoricalTransactionRequest[] past events; each has a unique id
---@param options? perk.kard.historical_uploads.add_partOptions
---@return perk.Document?, perk.Error?
function kard_historical_uploads:add_part(user_id, upload_id, transactions, options) end

---@class perk.kard.historical_uploads.add_part_manyOptions: perk.kard.historical_uploads.add_partOptions
---@field progress? fun(settled: integer, accepted: integer) called after each request

---Add past transactions to an upload. Any number, in requests of the size that the API takes.
---@param user_id string your id of the user
---@param upload_id string id of the upload
---@param transactions perk.HistoricalTransactionRequest[]|fun(): perk.HistoricalTransactionRequest? past events; each has a unique id
---@param options? perk.kard.historical_uploads.add_part_manyOptions
---@return perk.Outcomes?, perk.Error?
function kard_historical_uploads:add_part_many(user_id, upload_id, transactions, options) end

---@class perk.kard.historical_uploads.completeOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Complete an upload of past transactions.
---@param user_id string your id of the user
---@param upload_id string id of the upload
---@param options? perk.kard.historical_uploads.completeOptions
---@return perk.HistoricalUploadComplete|nil, perk.Error?
function kard_historical_uploads:complete(user_id, upload_id, options) end

---@class perk.kard.audits
local kard_audits = {}

---@class perk.kard.audits.createOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Ask for an investigation of purchases of a user.
---@param user_id string your id of the user
---@param audits perk.AuditRequest[] what to investigate
---@param options? perk.kard.audits.createOptions
---@return perk.Document?, perk.Error?
function kard_audits:create(user_id, audits, options) end

---@class perk.kard.audits.create_manyOptions: perk.kard.audits.createOptions
---@field progress? fun(settled: integer, accepted: integer) called after each request

---Ask for an investigation of purchases of a user. Any number, in requests of the size that the API takes.
---@param user_id string your id of the user
---@param audits perk.AuditRequest[]|fun(): perk.AuditRequest? what to investigate
---@param options? perk.kard.audits.create_manyOptions
---@return perk.Outcomes?, perk.Error?
function kard_audits:create_many(user_id, audits, options) end

---@class perk.kard.earned_rewards
local kard_earned_rewards = {}

---@class perk.kard.earned_rewards.listOptions: perk.CallOptions
---@field organization_id? string the issuer's organization
---@field page_size? integer items on a page
---@field page_after? string cursor of the page after this one
---@field page_before? string cursor of the page before this one
---@field status? perk.EarnedRewardStatus settled rewards, or those approved and not yet settled
---@field paid_in_full_only? boolean only rewards that were paid out
---@field range? perk.EarnedRewardRange period of time up to now
---@field include? perk.EarnedRewardInclude[] related resources to include

---List the purchases of a user that earned rewards, twelve months at most.
---@param user_id string your id of the user
---@param options? perk.kard.earned_rewards.listOptions
---@return perk.Pages
function kard_earned_rewards:list(user_id, options) end

---@class perk.kard.earned_rewards.for_usersOptions: perk.PullOptions
---@field organization_id? string the issuer's organization
---@field page_size? integer items on a page
---@field page_after? string cursor of the page after this one
---@field page_before? string cursor of the page before this one
---@field status? perk.EarnedRewardStatus settled rewards, or those approved and not yet settled
---@field paid_in_full_only? boolean only rewards that were paid out
---@field range? perk.EarnedRewardRange period of time up to now
---@field include? perk.EarnedRewardInclude[] related resources to include

---List the purchases of a user that earned rewards, twelve months at most: for each of many ids.
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.kard.earned_rewards.for_usersOptions
---@return perk.Pull
function kard_earned_rewards:for_users(ids, options) end

---@class perk.kard.subscriptions
local kard_subscriptions = {}

---@class perk.kard.subscriptions.createOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Subscribe addresses to webhook events.
---@param subscriptions perk.SubscriptionRequest[] events and where to send them
---@param options? perk.kard.subscriptions.createOptions
---@return perk.Document?, perk.Error?
function kard_subscriptions:create(subscriptions, options) end

---@class perk.kard.subscriptions.create_manyOptions: perk.kard.subscriptions.createOptions
---@field progress? fun(settled: integer, accepted: integer) called after each request

---Subscribe addresses to webhook events. Any number, in requests of the size that the API takes.
---@param subscriptions perk.SubscriptionRequest[]|fun(): perk.SubscriptionRequest? events and where to send them
---@param options? perk.kard.subscriptions.create_manyOptions
---@return perk.Outcomes?, perk.Error?
function kard_subscriptions:create_many(subscriptions, options) end

---@class perk.kard.subscriptions.listOptions: perk.CallOptions
---@field organization_id? string the issuer's organization
---@field event_name? perk.NotificationType only this event

---List the issuer's webhook subscriptions.
---@param options? perk.kard.subscriptions.listOptions
---@return perk.Document?, perk.Error?
function kard_subscriptions:list(options) end

---@class perk.kard.subscriptions.for_eachOptions: perk.PullOptions
---@field organization_id? string the issuer's organization
---@field event_name? perk.NotificationType only this event

---List the issuer's webhook subscriptions: for each of many ids.
---@param key string the parameter that each id goes into
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.kard.subscriptions.for_eachOptions
---@return perk.Pull
function kard_subscriptions:for_each(key, ids, options) end

---@class perk.kard.subscriptions.updateOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Change a webhook subscription; what is omitted stays unchanged.
---@param subscription_id string id of the subscription
---@param subscription perk.SubscriptionUpdate what to change
---@param options? perk.kard.subscriptions.updateOptions
---@return perk.Subscription|nil, perk.Error?
function kard_subscriptions:update(subscription_id, subscription, options) end

---@class perk.kard.notifications
local kard_notifications = {}

---@class perk.kard.notifications.listOptions: perk.CallOptions
---@field organization_id? string the issuer's organization
---@field page_size? integer items on a page
---@field page_after? string cursor of the page after this one
---@field page_before? string cursor of the page before this one
---@field event_name? perk.NotificationType only this event
---@field status? perk.DeliveryStatus only notifications with this delivery status
---@field after? string only later ones
---@field before? string only earlier ones

---List the webhook notifications that were sent, newest first.
---@param options? perk.kard.notifications.listOptions
---@return perk.Pages
function kard_notifications:list(options) end

---@class perk.kard.notifications.for_eachOptions: perk.PullOptions
---@field organization_id? string the issuer's organization
---@field page_size? integer items on a page
---@field page_after? string cursor of the page after this one
---@field page_before? string cursor of the page before this one
---@field event_name? perk.NotificationType only this event
---@field status? perk.DeliveryStatus only notifications with this delivery status
---@field after? string only later ones
---@field before? string only earlier ones

---List the webhook notifications that were sent, newest first: for each of many ids.
---@param key string the parameter that each id goes into
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.kard.notifications.for_eachOptions
---@return perk.Pull
function kard_notifications:for_each(key, ids, options) end

---@class perk.kard.notifications.replayOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Send a notification again.
---@param event_id string event_id of the notification
---@param options? perk.kard.notifications.replayOptions
---@return perk.Resource|perk.Document|true|nil, perk.Error?
function kard_notifications:replay(event_id, options) end

---@class perk.kard.files
local kard_files = {}

---@class perk.kard.files.listOptions: perk.CallOptions
---@field organization_id? string the issuer's organization
---@field page_size? integer items on a page
---@field page_after? string cursor of the page after this one
---@field page_before? string cursor of the page before this one
---@field date_from? string only files sent at or after this time
---@field date_to? string only files sent by this time
---@field file_type? perk.FileType only this kind of file
---@field sort? perk.FilesSort order; '-' reverses it

---List reconciliation files, with their download addresses.
---@param options? perk.kard.files.listOptions
---@return perk.Pages
function kard_files:list(options) end

---@class perk.kard.files.for_eachOptions: perk.PullOptions
---@field organization_id? string the issuer's organization
---@field page_size? integer items on a page
---@field page_after? string cursor of the page after this one
---@field page_before? string cursor of the page before this one
---@field date_from? string only files sent at or after this time
---@field date_to? string only files sent by this time
---@field file_type? perk.FileType only this kind of file
---@field sort? perk.FilesSort order; '-' reverses it

---List reconciliation files, with their download addresses: for each of many ids.
---@param key string the parameter that each id goes into
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.kard.files.for_eachOptions
---@return perk.Pull
function kard_files:for_each(key, ids, options) end

---@class perk.kard.organization
local kard_organization = {}

---@class perk.kard.organization.getOptions: perk.CallOptions

---Read the organization that the token belongs to.
---@param options? perk.kard.organization.getOptions
---@return perk.Organization|nil, perk.Error?
function kard_organization:get(options) end

---@class perk.kard.children
local kard_children = {}

---@class perk.kard.children.listOptions: perk.CallOptions
---@field organization_id? string the issuer's organization
---@field page_size? integer items on a page
---@field page_after? string cursor of the page after this one

---List child organizations.
---@param options? perk.kard.children.listOptions
---@return perk.Pages
function kard_children:list(options) end

---@class perk.kard.children.for_eachOptions: perk.PullOptions
---@field organization_id? string the issuer's organization
---@field page_size? integer items on a page
---@field page_after? string cursor of the page after this one

---List child organizations: for each of many ids.
---@param key string the parameter that each id goes into
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.kard.children.for_eachOptions
---@return perk.Pull
function kard_children:for_each(key, ids, options) end

---@class perk.kard.children.createOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Make a child organization, a copy of its parent.
---@param child perk.OrganizationRequest the child organization to make
---@param options? perk.kard.children.createOptions
---@return perk.Organization|nil, perk.Error?
function kard_children:create(child, options) end

---@class perk.kard.children.getOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Read a child organization.
---@param child_id string id of the child organization
---@param options? perk.kard.children.getOptions
---@return perk.Organization|nil, perk.Error?
function kard_children:get(child_id, options) end

---@class perk.kard.children.updateOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Change a child organization; what is omitted stays unchanged.
---@param child_id string id of the child organization
---@param child perk.OrganizationUpdate what to change
---@param options? perk.kard.children.updateOptions
---@return perk.Organization|nil, perk.Error?
function kard_children:update(child_id, child, options) end

---@class perk.kard.children.deleteOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Delete a child organization.
---@param child_id string id of the child organization
---@param options? perk.kard.children.deleteOptions
---@return perk.Organization|nil, perk.Error?
function kard_children:delete(child_id, options) end

---@class perk.kard.placements
local kard_placements = {}

---@class perk.kard.placements.listOptions: perk.CallOptions
---@field organization_id? string the issuer's organization
---@field page_size? integer items on a page
---@field page_after? string cursor of the page after this one
---@field type? perk.PlacementType only this kind
---@field name? string only the one with exactly this name
---@field content_strategy_id? string only placements filled by this content strategy
---@field include? perk.PlacementInclude[] related resources to include; a dotted path includes the resources on the path too

---List placements.
---@param options? perk.kard.placements.listOptions
---@return perk.Pages
function kard_placements:list(options) end

---@class perk.kard.placements.for_eachOptions: perk.PullOptions
---@field organization_id? string the issuer's organization
---@field page_size? integer items on a page
---@field page_after? string cursor of the page after this one
---@field type? perk.PlacementType only this kind
---@field name? string only the one with exactly this name
---@field content_strategy_id? string only placements filled by this content strategy
---@field include? perk.PlacementInclude[] related resources to include; a dotted path includes the resources on the path too

---List placements: for each of many ids.
---@param key string the parameter that each id goes into
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.kard.placements.for_eachOptions
---@return perk.Pull
function kard_placements:for_each(key, ids, options) end

---@class perk.kard.placements.createOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Create a placement of one of five kinds.
---@param placement perk.PlacementRequest|perk.PushPlacementRequest|perk.EmailPlacementRequest|perk.BatchPlacementRequest|perk.GroupPlacementRequest the placement to create
---@param options? perk.kard.placements.createOptions
---@return perk.Placement|perk.PushPlacement|perk.EmailPlacement|perk.BatchPlacement|perk.GroupPlacement|nil, perk.Error?
function kard_placements:create(placement, options) end

---@class perk.kard.placements.getOptions: perk.CallOptions
---@field organization_id? string the issuer's organization
---@field include? perk.PlacementInclude[] related resources to include; a dotted path includes the resources on the path too

---Read a placement.
---@param placement_id string id of the placement
---@param options? perk.kard.placements.getOptions
---@return perk.Placement|perk.PushPlacement|perk.EmailPlacement|perk.BatchPlacement|perk.GroupPlacement|nil, perk.Error?
function kard_placements:get(placement_id, options) end

---@class perk.kard.placements.updateOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Replace a placement completely.
---@param placement_id string id of the placement
---@param placement perk.PlacementRequest|perk.PushPlacementRequest|perk.EmailPlacementRequest|perk.BatchPlacementUpdate|perk.GroupPlacementUpdate the complete new state of the placement
---@param options? perk.kard.placements.updateOptions
---@return perk.Placement|perk.PushPlacement|perk.EmailPlacement|perk.BatchPlacement|perk.GroupPlacement|nil, perk.Error?
function kard_placements:update(placement_id, placement, options) end

---@class perk.kard.placements.modifyOptions: perk.CallOptions
---@field organization_id? string the issuer's organization
---@field name? string name of the placement
---@field display_name? string|lightuserdata title that users see; leaving it out of an update clears it
---@field available_slots? integer how many offers it can show
---@field content_strategy_id? string|lightuserdata content strategy that fills it; leaving it out of an update unlinks it
---@field cadence? perk.Cadence when it is sent
---@field status? perk.PlacementStatus|lightuserdata INACTIVE pauses what is sent on schedule; an update without it leaves it unchanged
---@field refresh_interval? string how long one activation lasts
---@field slots? perk.SlotChanges[] all its slots; those left out are removed

---Changes some attributes and keeps the others: placements.get, then placements.update with all of them; perk.null clears one.
---@param placement_id string id of the placement
---@param changes perk.kard.placements.modifyOptions
---@return perk.Placement|perk.PushPlacement|perk.EmailPlacement|perk.BatchPlacement|perk.GroupPlacement|nil, perk.Error?
function kard_placements:modify(placement_id, changes) end

---@class perk.kard.placements.deleteOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Delete a placement.
---@param placement_id string id of the placement
---@param options? perk.kard.placements.deleteOptions
---@return perk.Placement|perk.PushPlacement|perk.EmailPlacement|perk.BatchPlacement|perk.GroupPlacement|nil, perk.Error?
function kard_placements:delete(placement_id, options) end

---@class perk.kard.content_strategies
local kard_content_strategies = {}

---@class perk.kard.content_strategies.listOptions: perk.CallOptions
---@field organization_id? string the issuer's organization
---@field page_size? integer items on a page
---@field page_after? string cursor of the page after this one
---@field name? string only the one with exactly this name

---List content strategies.
---@param options? perk.kard.content_strategies.listOptions
---@return perk.Pages
function kard_content_strategies:list(options) end

---@class perk.kard.content_strategies.for_eachOptions: perk.PullOptions
---@field organization_id? string the issuer's organization
---@field page_size? integer items on a page
---@field page_after? string cursor of the page after this one
---@field name? string only the one with exactly this name

---List content strategies: for each of many ids.
---@param key string the parameter that each id goes into
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.kard.content_strategies.for_eachOptions
---@return perk.Pull
function kard_content_strategies:for_each(key, ids, options) end

---@class perk.kard.content_strategies.createOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Create a content strategy.
---@param content_strategy perk.ContentStrategyRequest the content strategy to create
---@param options? perk.kard.content_strategies.createOptions
---@return perk.ContentStrategy|nil, perk.Error?
function kard_content_strategies:create(content_strategy, options) end

---@class perk.kard.content_strategies.getOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Read a content strategy.
---@param content_strategy_id string id of the content strategy
---@param options? perk.kard.content_strategies.getOptions
---@return perk.ContentStrategy|nil, perk.Error?
function kard_content_strategies:get(content_strategy_id, options) end

---@class perk.kard.content_strategies.updateOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Replace a content strategy completely.
---@param content_strategy_id string id of the content strategy
---@param content_strategy perk.ContentStrategyRequest the complete new state of the content strategy
---@param options? perk.kard.content_strategies.updateOptions
---@return perk.ContentStrategy|nil, perk.Error?
function kard_content_strategies:update(content_strategy_id, content_strategy, options) end

---@class perk.kard.content_strategies.modifyOptions: perk.CallOptions
---@field organization_id? string the issuer's organization
---@field name? string name, unique in the organization
---@field filters? perk.ContentStrategyFilters which offers it selects; may be empty
---@field categories? perk.CategoryName[] only these categories; may be empty
---@field category_exclusions? perk.CategoryName[] not these categories; may be empty
---@field merchant_exclusions? string[] not these merchants; may be empty
---@field sort? perk.ContentStrategySort|lightuserdata order of the offers

---Changes some attributes and keeps the others: content_strategies.get, then content_strategies.update with all of them; perk.null clears one.
---@param content_strategy_id string id of the content strategy
---@param changes perk.kard.content_strategies.modifyOptions
---@return perk.ContentStrategy|nil, perk.Error?
function kard_content_strategies:modify(content_strategy_id, changes) end

---@class perk.kard.content_strategies.deleteOptions: perk.CallOptions
---@field organization_id? string the issuer's organization

---Delete a content strategy; rejected while a placement uses it.
---@param content_strategy_id string id of the content strategy
---@param options? perk.kard.content_strategies.deleteOptions
---@return perk.ContentStrategy|nil, perk.Error?
function kard_content_strategies:delete(content_strategy_id, options) end

---@class perk.KardSettings: perk.TransportSettings
---@field environment? perk.Environment which of the provider's servers to use
---@field base_url? string address of the API, if not that of the environment
---@field token_url? string full address of the token request, if not the default
---@field insecure_http? boolean allow plain http to a sandbox on another machine (compose, CI): nothing is encrypted then; refused with a host of the provider
---@field paths? table paths that replace those of operations, as a JSON object: {"operation": "/path"}; for operations whose path is not published
---@field headers? table headers of your own for each request to the API (trace ids), as a JSON object: {"X-Request-Id": "…"}; never sent with logins or to signed URLs
---@field auth? perk.KardAuth how tokens are requested: Basic header and form, JSON, or form; token: the host supplies tokens
---@field client_id? string name of the API client
---@field client_secret? string secret of the API client
---@field token? string|fun(issuer?: string): string?, number? a token fetched elsewhere
---@field organization_id? string your organization; each call may name another
---@field target_issuer? string issuer that tokens are restricted to, for partners with several issuers (beta)
---@field user_agent? string the User-Agent header
---@field timeout_ms? integer time for one page, over all attempts
---@field max_attempts? integer requests sent for one page
---@field requests_per_minute? integer limit of requests that all calls of the client send together
---@field share? string the part of requests_per_minute and of the API's quota that is this client's, such as 1/8 for one of eight processes
---@field max_pages? integer pages fetched by one call
---@field max_body? integer largest reply, in bytes
---@field max_depth? integer deepest nesting of replies
---@field drift? boolean count values and fields of replies that this version does not know
---@field strict? boolean reject parameter names and values that this version does not know

---The Kard API, version 2.
---@class perk.Kard: perk.Client
---@field ping perk.kard.ping
---@field webview perk.kard.webview
---@field users perk.kard.users
---@field offers perk.kard.offers
---@field locations perk.kard.locations
---@field attributions perk.kard.attributions
---@field placement_slots perk.kard.placement_slots
---@field placement_content perk.kard.placement_content
---@field transactions perk.kard.transactions
---@field fraud_markers perk.kard.fraud_markers
---@field historical_uploads perk.kard.historical_uploads
---@field audits perk.kard.audits
---@field earned_rewards perk.kard.earned_rewards
---@field subscriptions perk.kard.subscriptions
---@field notifications perk.kard.notifications
---@field files perk.kard.files
---@field organization perk.kard.organization
---@field children perk.kard.children
---@field placements perk.kard.placements
---@field content_strategies perk.kard.content_strategies

---@class perk.kard_legacy.offers
local kard_legacy_offers = {}

---@class perk.kard_legacy.offers.list_by_userOptions: perk.CallOptions
---@field page? integer page number, counted from 0
---@field limit? integer items on a page
---@field merchant_id? string only those of this merchant
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

---@class perk.kard_legacy.offers.for_usersOptions: perk.PullOptions
---@field page? integer page number, counted from 0
---@field limit? integer items on a page
---@field merchant_id? string only those of this merchant
---@field offer_type? perk.LegacyOfferType only offers of this channel
---@field category? perk.CategoryName only this category
---@field is_targeted? boolean true: only targeted offers; false: both kinds
---@field start_date_sort? perk.LegacySort order by first day: 1 upwards, -1 downwards
---@field expiration_date_sort? perk.LegacySort order by last day: 1 upwards, -1 downwards
---@field merchant_name_sort? perk.LegacySort order by merchant: 1 upwards, -1 downwards
---@field supported_components? perk.ComponentType[]|perk.ComponentType|"all" components that you can show; 'all' for every one

---List the national offers of a user: for each of many ids.
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.kard_legacy.offers.for_usersOptions
---@return perk.Pull
function kard_legacy_offers:for_users(ids, options) end

---@class perk.kard_legacy.offers.listOptions: perk.CallOptions
---@field page? integer page number, counted from 0
---@field limit? integer items on a page
---@field source? perk.LegacySource only national ones, or only local ones
---@field category? perk.CategoryName only this category
---@field name? string only offers of this name
---@field offer_type? perk.LegacyOfferType only offers of this channel
---@field merchant_id? string only those of this merchant
---@field is_targeted? boolean true: only targeted offers; sources disagree on what false means
---@field start_date_start? string only offers that begin at or after this time
---@field start_date_end? string only offers that begin by this time
---@field expiration_date_start? string only offers that end at or after this time
---@field expiration_date_end? string only offers that end by this time
---@field start_date_sort? perk.LegacySort order by first day: 1 upwards, -1 downwards
---@field expiration_date_sort? perk.LegacySort order by last day: 1 upwards, -1 downwards
---@field merchant_name_sort? perk.LegacySort order by merchant: 1 upwards, -1 downwards

---List all offers.
---@param options? perk.kard_legacy.offers.listOptions
---@return perk.Pages
function kard_legacy_offers:list(options) end

---@class perk.kard_legacy.offers.for_eachOptions: perk.PullOptions
---@field page? integer page number, counted from 0
---@field limit? integer items on a page
---@field source? perk.LegacySource only national ones, or only local ones
---@field category? perk.CategoryName only this category
---@field name? string only offers of this name
---@field offer_type? perk.LegacyOfferType only offers of this channel
---@field merchant_id? string only those of this merchant
---@field is_targeted? boolean true: only targeted offers; sources disagree on what false means
---@field start_date_start? string only offers that begin at or after this time
---@field start_date_end? string only offers that begin by this time
---@field expiration_date_start? string only offers that end at or after this time
---@field expiration_date_end? string only offers that end by this time
---@field start_date_sort? perk.LegacySort order by first day: 1 upwards, -1 downwards
---@field expiration_date_sort? perk.LegacySort order by last day: 1 upwards, -1 downwards
---@field merchant_name_sort? perk.LegacySort order by merchant: 1 upwards, -1 downwards

---List all offers: for each of many ids.
---@param key string the parameter that each id goes into
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.kard_legacy.offers.for_eachOptions
---@return perk.Pull
function kard_legacy_offers:for_each(key, ids, options) end

---@class perk.kard_legacy.merchants
local kard_legacy_merchants = {}

---@class perk.kard_legacy.merchants.list_by_userOptions: perk.CallOptions
---@field page? integer page number, counted from 0
---@field limit? integer items on a page
---@field category? perk.CategoryName only this category

---List the national merchants with offers for a user.
---@param referring_partner_user_id string your id of the user
---@param options? perk.kard_legacy.merchants.list_by_userOptions
---@return perk.Pages
function kard_legacy_merchants:list_by_user(referring_partner_user_id, options) end

---@class perk.kard_legacy.merchants.for_usersOptions: perk.PullOptions
---@field page? integer page number, counted from 0
---@field limit? integer items on a page
---@field category? perk.CategoryName only this category

---List the national merchants with offers for a user: for each of many ids.
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.kard_legacy.merchants.for_usersOptions
---@return perk.Pull
function kard_legacy_merchants:for_users(ids, options) end

---@class perk.kard_legacy.merchants.getOptions: perk.CallOptions

---Read one merchant.
---@param id string id of the merchant
---@param options? perk.kard_legacy.merchants.getOptions
---@return perk.LegacyMerchant|nil, perk.Error?
function kard_legacy_merchants:get(id, options) end

---@class perk.kard_legacy.merchants.listOptions: perk.CallOptions
---@field page? integer page number, counted from 0
---@field limit? integer items on a page
---@field source? perk.LegacySource only national ones, or only local ones
---@field category? perk.CategoryName only this category

---List all merchants.
---@param options? perk.kard_legacy.merchants.listOptions
---@return perk.Pages
function kard_legacy_merchants:list(options) end

---@class perk.kard_legacy.merchants.for_eachOptions: perk.PullOptions
---@field page? integer page number, counted from 0
---@field limit? integer items on a page
---@field source? perk.LegacySource only national ones, or only local ones
---@field category? perk.CategoryName only this category

---List all merchants: for each of many ids.
---@param key string the parameter that each id goes into
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.kard_legacy.merchants.for_eachOptions
---@return perk.Pull
function kard_legacy_merchants:for_each(key, ids, options) end

---@class perk.kard_legacy.locations
local kard_legacy_locations = {}

---@class perk.kard_legacy.locations.list_by_userOptions: perk.CallOptions
---@field page? integer page number, counted from 0
---@field limit? integer items on a page
---@field location_name_sort? perk.LegacySort order by name: 1 upwards, -1 downwards
---@field city_sort? perk.LegacySort order by city: 1 upwards, -1 downwards
---@field state_sort? perk.LegacySort order by state: 1 upwards, -1 downwards
---@field location_name? string only places of this name
---@field city? string only this city, together with state; together with state
---@field zip_code? string only this ZIP code; not together with state or city or longitude or latitude or radius
---@field state? perk.State only this state, together with city; together with city
---@field longitude? number center of the area, together with latitude; in degrees; together with latitude
---@field latitude? number center of the area, together with longitude; in degrees; together with longitude
---@field radius? integer radius of the area; in miles; together with latitude
---@field google_id? string only the place with this Google id
---@field source? perk.LegacySource only national ones, or only local ones
---@field category? perk.CategoryName only this category
---@field created_date_start? string only places created at or after this time
---@field created_date_end? string only places created by this time
---@field include_local? boolean include local places
---@field supported_components? perk.ComponentType[]|perk.ComponentType|"all" components that you can show; 'all' for every one

---List the places with offers for a user.
---@param referring_partner_user_id string your id of the user
---@param options? perk.kard_legacy.locations.list_by_userOptions
---@return perk.Pages
function kard_legacy_locations:list_by_user(referring_partner_user_id, options) end

---@class perk.kard_legacy.locations.for_usersOptions: perk.PullOptions
---@field page? integer page number, counted from 0
---@field limit? integer items on a page
---@field location_name_sort? perk.LegacySort order by name: 1 upwards, -1 downwards
---@field city_sort? perk.LegacySort order by city: 1 upwards, -1 downwards
---@field state_sort? perk.LegacySort order by state: 1 upwards, -1 downwards
---@field location_name? string only places of this name
---@field city? string only this city, together with state; together with state
---@field zip_code? string only this ZIP code; not together with state or city or longitude or latitude or radius
---@field state? perk.State only this state, together with city; together with city
---@field longitude? number center of the area, together with latitude; in degrees; together with latitude
---@field latitude? number center of the area, together with longitude; in degrees; together with longitude
---@field radius? integer radius of the area; in miles; together with latitude
---@field google_id? string only the place with this Google id
---@field source? perk.LegacySource only national ones, or only local ones
---@field category? perk.CategoryName only this category
---@field created_date_start? string only places created at or after this time
---@field created_date_end? string only places created by this time
---@field include_local? boolean include local places
---@field supported_components? perk.ComponentType[]|perk.ComponentType|"all" components that you can show; 'all' for every one

---List the places with offers for a user: for each of many ids.
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.kard_legacy.locations.for_usersOptions
---@return perk.Pull
function kard_legacy_locations:for_users(ids, options) end

---@class perk.kard_legacy.locations.getOptions: perk.CallOptions

---Read one place.
---@param id string id of the place
---@param options? perk.kard_legacy.locations.getOptions
---@return perk.LegacyLocation|nil, perk.Error?
function kard_legacy_locations:get(id, options) end

---@class perk.kard_legacy.locations.list_by_merchantOptions: perk.CallOptions
---@field page? integer page number, counted from 0
---@field limit? integer items on a page

---List the places of a merchant.
---@param merchant_id string id of the merchant
---@param options? perk.kard_legacy.locations.list_by_merchantOptions
---@return perk.Pages
function kard_legacy_locations:list_by_merchant(merchant_id, options) end

---@class perk.kard_legacy.locations.for_each_by_merchantOptions: perk.PullOptions
---@field merchant_id string id of the merchant
---@field page? integer page number, counted from 0
---@field limit? integer items on a page

---List the places of a merchant: for each of many ids.
---@param key string the parameter that each id goes into
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.kard_legacy.locations.for_each_by_merchantOptions
---@return perk.Pull
function kard_legacy_locations:for_each_by_merchant(key, ids, options) end

---@class perk.kard_legacy.locations.listOptions: perk.CallOptions
---@field page? integer page number, counted from 0
---@field limit? integer items on a page
---@field location_name_sort? perk.LegacySort order by name: 1 upwards, -1 downwards
---@field city_sort? perk.LegacySort order by city: 1 upwards, -1 downwards
---@field state_sort? perk.LegacySort order by state: 1 upwards, -1 downwards
---@field location_name? string only places of this name
---@field city? string only this city, together with state; together with state
---@field zip_code? string only this ZIP code; not together with state or city or longitude or latitude or radius
---@field state? perk.State only this state, together with city; together with city
---@field longitude? number center of the area, together with latitude; in degrees; together with latitude
---@field latitude? number center of the area, together with longitude; in degrees; together with longitude
---@field radius? integer radius of the area; in miles; together with latitude
---@field google_id? string only the place with this Google id
---@field source? perk.LegacySource only national ones, or only local ones
---@field category? perk.CategoryName only this category
---@field created_date_start? string only places created at or after this time
---@field created_date_end? string only places created by this time

---List all places.
---@param options? perk.kard_legacy.locations.listOptions
---@return perk.Pages
function kard_legacy_locations:list(options) end

---@class perk.kard_legacy.locations.for_eachOptions: perk.PullOptions
---@field page? integer page number, counted from 0
---@field limit? integer items on a page
---@field location_name_sort? perk.LegacySort order by name: 1 upwards, -1 downwards
---@field city_sort? perk.LegacySort order by city: 1 upwards, -1 downwards
---@field state_sort? perk.LegacySort order by state: 1 upwards, -1 downwards
---@field location_name? string only places of this name
---@field city? string only this city, together with state; together with state
---@field zip_code? string only this ZIP code; not together with state or city or longitude or latitude or radius
---@field state? perk.State only this state, together with city; together with city
---@field longitude? number center of the area, together with latitude; in degrees; together with latitude
---@field latitude? number center of the area, together with longitude; in degrees; together with longitude
---@field radius? integer radius of the area; in miles; together with latitude
---@field google_id? string only the place with this Google id
---@field source? perk.LegacySource only national ones, or only local ones
---@field category? perk.CategoryName only this category
---@field created_date_start? string only places created at or after this time
---@field created_date_end? string only places created by this time

---List all places: for each of many ids.
---@param key string the parameter that each id goes into
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.kard_legacy.locations.for_eachOptions
---@return perk.Pull
function kard_legacy_locations:for_each(key, ids, options) end

---@class perk.kard_legacy.users
local kard_legacy_users = {}

---@class perk.kard_legacy.users.createOptions: perk.CallOptions
---@field referring_partner_user_id string your id of the user
---@field email? string e-mail address
---@field hashed_email? string hash of the normalised e-mail address; a SHA-256 hash: 64 lowercase hex digits
---@field phone_number? string telephone number; an E.164 telephone number, such as +12025550123
---@field birth_year? string year of birth
---@field user_name? string user name
---@field first_name? string first name
---@field last_name? string last name
---@field zip_code? string home ZIP code
---@field external_partner_user_id? string id of the user at a partner
---@field enrolled_rewards? perk.LegacyRewardKind[] reward programmes; AFFILIATE is no longer used, an empty list enrols in none
---@field cards? perk.LegacyNewCard[] the user's cards
---@field card_info? perk.LegacyNewCard one card; deprecated, use cards
---@field referring_partner? string the issuer

---Enrol a user.
---@param options? perk.kard_legacy.users.createOptions
---@return perk.Resource|perk.Document|true|nil, perk.Error?
function kard_legacy_users:create(options) end

---@class perk.kard_legacy.users.updateOptions: perk.CallOptions
---@field email? string e-mail address
---@field hashed_email? string hash of the normalised e-mail address; a SHA-256 hash: 64 lowercase hex digits
---@field phone_number? string telephone number; an E.164 telephone number, such as +12025550123
---@field birth_year? string year of birth
---@field user_name? string user name
---@field first_name? string first name
---@field last_name? string last name
---@field zip_code? string home ZIP code
---@field external_partner_user_id? string id of the user at a partner
---@field enrolled_rewards? perk.LegacyRewardKind[] reward programmes; AFFILIATE is no longer used, an empty list enrols in none

---Replace a user completely.
---@param referring_partner_user_id string your id of the user; it is sent in the path and in the body
---@param options? perk.kard_legacy.users.updateOptions
---@return perk.LegacyUser|nil, perk.Error?
function kard_legacy_users:update(referring_partner_user_id, options) end

---@class perk.kard_legacy.users.deleteOptions: perk.CallOptions

---Remove a user.
---@param referring_partner_user_id string your id of the user
---@param options? perk.kard_legacy.users.deleteOptions
---@return perk.Resource|perk.Document|true|nil, perk.Error?
function kard_legacy_users:delete(referring_partner_user_id, options) end

---@class perk.kard_legacy.cards
local kard_legacy_cards = {}

---@class perk.kard_legacy.cards.createOptions: perk.CallOptions
---@field cards? perk.LegacyNewCard[] the user's cards
---@field card_info? perk.LegacyNewCard one card; deprecated, use cards

---Add cards to a user.
---@param referring_partner_user_id string your id of the user; it is sent in the path and in the body
---@param options? perk.kard_legacy.cards.createOptions
---@return perk.LegacyUser|nil, perk.Error?
function kard_legacy_cards:create(referring_partner_user_id, options) end

---@class perk.kard_legacy.transactions
local kard_legacy_transactions = {}

---@class perk.kard_legacy.transactions.createOptions: perk.CallOptions
---@field transactions perk.LegacyTransaction[] the events

---Send transaction events; they are queued and matched with offers.
---@param options? perk.kard_legacy.transactions.createOptions
---@return perk.Resource|perk.Document|true|nil, perk.Error?
function kard_legacy_transactions:create(options) end

---@class perk.kard_legacy.audits
local kard_legacy_audits = {}

---@class perk.kard_legacy.audits.createOptions: perk.CallOptions
---@field transaction_id string your id of the purchase
---@field audit_code perk.AuditCode 3005: cashback incorrect, 3006: cashback missing, 8001: other
---@field merchant_name string merchant of the purchase
---@field audit_description string description of the problem
---@field preferred_contact_email string where to send questions
---@field issuer string the issuer
---@field transaction_amount_in_cents? integer amount of the purchase; in cents
---@field referring_partner_user_id? string your id of the user
---@field merchant_id? string id of the merchant
---@field submitter_name? string who requests it

---Ask for an investigation of a purchase.
---@param options? perk.kard_legacy.audits.createOptions
---@return perk.LegacyAudit|nil, perk.Error?
function kard_legacy_audits:create(options) end

---@class perk.kard_legacy.audits.getOptions: perk.CallOptions

---See the progress of an audit.
---@param id string id of the audit
---@param options? perk.kard_legacy.audits.getOptions
---@return perk.LegacyAudit|nil, perk.Error?
function kard_legacy_audits:get(id, options) end

---@class perk.kard_legacy.attributions
local kard_legacy_attributions = {}

---@class perk.kard_legacy.attributions.createOptions: perk.CallOptions
---@field organization_id? string the issuer's organization
---@field header_organization_id? string the organization once more

---Report events of users.
---@param events perk.LegacyAttributionRequest[] events of users
---@param options? perk.kard_legacy.attributions.createOptions
---@return perk.Resource|perk.Document|true|nil, perk.Error?
function kard_legacy_attributions:create(events, options) end

---@class perk.kard_legacy.attributions.create_manyOptions: perk.kard_legacy.attributions.createOptions
---@field progress? fun(settled: integer, accepted: integer) called after each request

---Report events of users. Any number, in requests of the size that the API takes.
---@param events perk.LegacyAttributionRequest[]|fun(): perk.LegacyAttributionRequest? events of users
---@param options? perk.kard_legacy.attributions.create_manyOptions
---@return perk.Outcomes?, perk.Error?
function kard_legacy_attributions:create_many(events, options) end

---@class perk.kard_legacy.files
local kard_legacy_files = {}

---@class perk.kard_legacy.files.listOptions: perk.CallOptions
---@field organization_id? string the issuer's organization
---@field file_type perk.LegacyFileType kind of file
---@field page_size? integer items on a page
---@field page_after? string cursor of the page after this one

---List eligibility and reconciliation files, with their download addresses.
---@param options? perk.kard_legacy.files.listOptions
---@return perk.Pages
function kard_legacy_files:list(options) end

---@class perk.kard_legacy.files.for_eachOptions: perk.PullOptions
---@field organization_id? string the issuer's organization
---@field file_type perk.LegacyFileType kind of file
---@field page_size? integer items on a page
---@field page_after? string cursor of the page after this one

---List eligibility and reconciliation files, with their download addresses: for each of many ids.
---@param key string the parameter that each id goes into
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.kard_legacy.files.for_eachOptions
---@return perk.Pull
function kard_legacy_files:for_each(key, ids, options) end

---@class perk.kard_legacy.affiliate_merchants
local kard_legacy_affiliate_merchants = {}

---@class perk.kard_legacy.affiliate_merchants.listOptions: perk.CallOptions

---List affiliate merchants and their offers.
---@param options? perk.kard_legacy.affiliate_merchants.listOptions
---@return perk.Document?, perk.Error?
function kard_legacy_affiliate_merchants:list(options) end

---@class perk.kard_legacy.affiliate_merchants.for_eachOptions: perk.PullOptions

---List affiliate merchants and their offers: for each of many ids.
---@param key string the parameter that each id goes into
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.kard_legacy.affiliate_merchants.for_eachOptions
---@return perk.Pull
function kard_legacy_affiliate_merchants:for_each(key, ids, options) end

---@class perk.KardLegacySettings: perk.TransportSettings
---@field environment? perk.Environment which of the provider's servers to use
---@field base_url? string address of the API, if not that of the environment
---@field token_url? string full address of the token request, if not the default
---@field insecure_http? boolean allow plain http to a sandbox on another machine (compose, CI): nothing is encrypted then; refused with a host of the provider
---@field paths? table paths that replace those of operations, as a JSON object: {"operation": "/path"}; for operations whose path is not published
---@field headers? table headers of your own for each request to the API (trace ids), as a JSON object: {"X-Request-Id": "…"}; never sent with logins or to signed URLs
---@field auth? perk.LegacyAuth cognito: tokens are requested; token: the host supplies tokens
---@field client_id? string name of the API client
---@field client_secret? string secret of the API client
---@field token? string|fun(issuer?: string): string?, number? a token fetched elsewhere
---@field bare_token? boolean send the token without the word Bearer
---@field organization_id? string your organization; each call may name another
---@field user_agent? string the User-Agent header
---@field timeout_ms? integer time for one page, over all attempts
---@field max_attempts? integer requests sent for one page
---@field requests_per_minute? integer limit of requests that all calls of the client send together
---@field share? string the part of requests_per_minute and of the API's quota that is this client's, such as 1/8 for one of eight processes
---@field max_pages? integer pages fetched by one call
---@field max_body? integer largest reply, in bytes
---@field max_depth? integer deepest nesting of replies
---@field drift? boolean count values and fields of replies that this version does not know
---@field strict? boolean reject parameter names and values that this version does not know

---Kard's legacy API.
---@class perk.KardLegacy: perk.Client
---@field offers perk.kard_legacy.offers
---@field merchants perk.kard_legacy.merchants
---@field locations perk.kard_legacy.locations
---@field users perk.kard_legacy.users
---@field cards perk.kard_legacy.cards
---@field transactions perk.kard_legacy.transactions
---@field audits perk.kard_legacy.audits
---@field attributions perk.kard_legacy.attributions
---@field files perk.kard_legacy.files
---@field affiliate_merchants perk.kard_legacy.affiliate_merchants

---@class perk.capillary.promotions
local capillary_promotions = {}

---@class perk.capillary.promotions.activateOptions: perk.CallOptions
---@field customer_id integer Capillary's number of the customer
---@field earn_id? string one earned instance; required for payment-voucher promotions, rejected for discounts

---Switch a promotion on for one customer.
---@param promotion_id string id of the promotion
---@param options? perk.capillary.promotions.activateOptions
---@return perk.Resource|perk.Document|true|nil, perk.Error?
function capillary_promotions:activate(promotion_id, options) end

---@class perk.capillary.promotions.deactivateOptions: perk.CallOptions
---@field customer_id integer Capillary's number of the customer
---@field earn_id? string one earned instance; required for payment-voucher promotions, rejected for discounts

---Switch a promotion off for one customer, or suspend one earned instance.
---@param promotion_id string id of the promotion
---@param options? perk.capillary.promotions.deactivateOptions
---@return perk.Resource|perk.Document|true|nil, perk.Error?
function capillary_promotions:deactivate(promotion_id, options) end

---@class perk.capillary.promotions.listOptions: perk.CallOptions
---@field include_redemptions? boolean add limits and what remains of them
---@field include_supplementary_promotions? boolean include those of supplementary programmes; they come first and count towards the limit
---@field is_include_active_promotions_only? boolean only active ones
---@field entity_id? integer only those of this zone, store or till
---@field limit? integer maximum number of rows; there is no second page, so a full reply may be incomplete
---@field include_expired? boolean include expired ones (undocumented)
---@field mode? perk.PromotionMode kind of benefit of the promotion
---@field format? perk.ReplyFormat always json (undocumented)

---List the promotions that were issued to one customer or earned.
---@param customer_id integer Capillary's number of the customer
---@param options? perk.capillary.promotions.listOptions
---@return perk.Document?, perk.Error?
function capillary_promotions:list(customer_id, options) end

---@class perk.capillary.promotions.for_eachOptions: perk.PullOptions
---@field customer_id integer Capillary's number of the customer
---@field include_redemptions? boolean add limits and what remains of them
---@field include_supplementary_promotions? boolean include those of supplementary programmes; they come first and count towards the limit
---@field is_include_active_promotions_only? boolean only active ones
---@field entity_id? integer only those of this zone, store or till
---@field limit? integer maximum number of rows; there is no second page, so a full reply may be incomplete
---@field include_expired? boolean include expired ones (undocumented)
---@field mode? perk.PromotionMode kind of benefit of the promotion
---@field format? perk.ReplyFormat always json (undocumented)

---List the promotions that were issued to one customer or earned: for each of many ids.
---@param key string the parameter that each id goes into
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.capillary.promotions.for_eachOptions
---@return perk.Pull
function capillary_promotions:for_each(key, ids, options) end

---@class perk.capillary.promotions.issueOptions: perk.CallOptions
---@field context_id string your tag of this issuance; returned as earned_from_id
---@field customer_ids integer[] Capillary's numbers of the customers

---Issue a promotion to customers; the reply maps customers to earned instances.
---@param promotion_id string id of the promotion
---@param options? perk.capillary.promotions.issueOptions
---@return perk.Resource|perk.Document|true|nil, perk.Error?
function capillary_promotions:issue(promotion_id, options) end

---@class perk.capillary.promotions.earnOptions: perk.CallOptions
---@field customer_id integer Capillary's number of the customer
---@field earned_from_type perk.EarnedFrom how it was earned
---@field earned_from_id string your reference for this earning
---@field event_time_iso? string when it happened
---@field event_time? integer the same as a number; the provider plans to remove it; in ms since 1970
---@field event_details perk.EarnTrigger what happened
---@field supplementary_criteria? perk.EarnProgram programme it belongs to

---Let one customer earn a promotion.
---@param promotion_id string id of the promotion
---@param options? perk.capillary.promotions.earnOptions
---@return perk.Earning|nil, perk.Error?
function capillary_promotions:earn(promotion_id, options) end

---@class perk.capillary.promotions.earn_bulkOptions: perk.CallOptions
---@field customer_id integer Capillary's number of the customer
---@field earned_from_type perk.EarnedFrom how it was earned
---@field earned_promotions perk.BulkEarning[] the promotions to earn, and how often
---@field event_time_iso? string when it happened
---@field event_time? integer the same as a number; the provider plans to remove it; in ms since 1970
---@field event_details perk.BulkEarnTrigger what happened
---@field org_id? integer organization

---Let one customer earn several promotions; each row has the number that succeeded.
---@param options? perk.capillary.promotions.earn_bulkOptions
---@return perk.Document?, perk.Error?
function capillary_promotions:earn_bulk(options) end

---@class perk.capillary.promotions.revoke_earnOptions: perk.CallOptions
---@field customer_id integer Capillary's number of the customer
---@field earn_revoke_details perk.EarnRevocation[] what to withdraw, by promotion; at most 1000 earned instances per request

---Withdraw earned instances of one customer; the reply has what was withdrawn, and errors.
---@param options? perk.capillary.promotions.revoke_earnOptions
---@return perk.Revocation|nil, perk.Error?
function capillary_promotions:revoke_earn(options) end

---@class perk.capillary.carts
local capillary_carts = {}

---@class perk.capillary.carts.list_pendingOptions: perk.CallOptions

---List the open carts of one customer, which lock promotions.
---@param customer_id integer Capillary's number of the customer
---@param options? perk.capillary.carts.list_pendingOptions
---@return perk.PendingCarts|nil, perk.Error?
function capillary_carts:list_pending(customer_id, options) end

---@class perk.capillary.carts.cancelOptions: perk.CallOptions

---Release an open cart, so that its promotions can be used again.
---@param customer_id integer Capillary's number of the customer
---@param evaluation_id string id of the evaluation: cart_evaluation_id of a pending cart
---@param options? perk.capillary.carts.cancelOptions
---@return perk.CartRelease|nil, perk.Error?
function capillary_carts:cancel(customer_id, evaluation_id, options) end

---@class perk.capillary.carts.evaluateOptions: perk.CallOptions
---@field amount string|number cart total; a decimal number, such as 12.50
---@field customer_id? integer Capillary's number of the customer; left out while the customer is unknown
---@field cart_items perk.CartItem[] the lines
---@field cart_tenders? perk.CartTender[] means of payment; promotions by payment mode need them
---@field promo_codes? string[] codes that are not linked to a customer
---@field payment_vouchers? string[] vouchers to use
---@field category_hierarchy_sent_in_payload? boolean whether category_list contains complete hierarchies
---@field evaluation_id? string evaluate this cart again
---@field direct_replay? string FALSE in the provider's example

---Calculate the cost of a cart with promotions.
---@param options? perk.capillary.carts.evaluateOptions
---@return perk.Evaluation|nil, perk.Error?
function capillary_carts:evaluate(options) end

---@class perk.capillary.codes
local capillary_codes = {}

---@class perk.capillary.codes.linkOptions: perk.CallOptions
---@field customer_id integer Capillary's number of the customer
---@field code string the code
---@field mode perk.PromotionMode kind of benefit of the promotion

---Link a promotion code to one customer.
---@param options? perk.capillary.codes.linkOptions
---@return perk.PromotionCode|nil, perk.Error?
function capillary_codes:link(options) end

---@class perk.capillary.codes.listOptions: perk.CallOptions
---@field codes string[] the codes
---@field mode perk.PromotionMode kind of benefit of the promotion
---@field include_redemptions? boolean add limits and what remains of them

---Read promotion codes.
---@param options? perk.capillary.codes.listOptions
---@return perk.Document?, perk.Error?
function capillary_codes:list(options) end

---@class perk.capillary.codes.for_eachOptions: perk.PullOptions
---@field codes string[] the codes
---@field mode perk.PromotionMode kind of benefit of the promotion
---@field include_redemptions? boolean add limits and what remains of them

---Read promotion codes: for each of many ids.
---@param key string the parameter that each id goes into
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.capillary.codes.for_eachOptions
---@return perk.Pull
function capillary_codes:for_each(key, ids, options) end

---@class perk.capillary.redemptions
local capillary_redemptions = {}

---@class perk.capillary.redemptions.createOptions: perk.CallOptions
---@field customer_id? integer Capillary's number of the customer; either this or identifier type and value
---@field customer_identifier_type? string kind of customer_identifier_value: mobile, email and others; together with customer_identifier_value
---@field customer_identifier_value? string identifier of the customer; together with customer_identifier_type
---@field transaction_identifier string your unique id of the sale
---@field transaction_number string number of the bill
---@field transaction_date integer time of the sale; in ms since 1970
---@field transaction_date_iso? string the same with a time zone
---@field amount number total before discounts; Resource:digits returns the digits that were sent
---@field line_items? perk.RedeemedLine[] promotions that were used on lines
---@field redemptions? perk.RedeemedCart[] promotions that were used on the cart

---Report which promotions were used in a finished sale.
---@param options? perk.capillary.redemptions.createOptions
---@return perk.RedemptionReport|nil, perk.Error?
function capillary_redemptions:create(options) end

---@class perk.capillary.redemptions.listOptions: perk.CallOptions
---@field codes string[] the codes
---@field mode perk.PromotionMode kind of benefit of the promotion
---@field include_redemptions? boolean include the redemptions

---List the uses of promotion codes.
---@param options? perk.capillary.redemptions.listOptions
---@return perk.Document?, perk.Error?
function capillary_redemptions:list(options) end

---@class perk.capillary.redemptions.for_eachOptions: perk.PullOptions
---@field codes string[] the codes
---@field mode perk.PromotionMode kind of benefit of the promotion
---@field include_redemptions? boolean include the redemptions

---List the uses of promotion codes: for each of many ids.
---@param key string the parameter that each id goes into
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.capillary.redemptions.for_eachOptions
---@return perk.Pull
function capillary_redemptions:for_each(key, ids, options) end

---@class perk.capillary.organization
local capillary_organization = {}

---@class perk.capillary.organization.list_configurationsOptions: perk.CallOptions
---@field promotion_ids string[] ids of the promotions
---@field include_expired? boolean include expired ones
---@field include_inactive? boolean include those that are switched off

---List short configurations of promotions: type and mode, to read before switching one.
---@param options? perk.capillary.organization.list_configurationsOptions
---@return perk.Document?, perk.Error?
function capillary_organization:list_configurations(options) end

---@class perk.capillary.organization.for_each_configurationsOptions: perk.PullOptions
---@field promotion_ids string[] ids of the promotions
---@field include_expired? boolean include expired ones
---@field include_inactive? boolean include those that are switched off

---List short configurations of promotions: type and mode, to read before switching one: for each of many ids.
---@param key string the parameter that each id goes into
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.capillary.organization.for_each_configurationsOptions
---@return perk.Pull
function capillary_organization:for_each_configurations(key, ids, options) end

---@class perk.capillary.organization.list_till_promotionsOptions: perk.CallOptions

---List the promotions of a till.
---@param till_id integer number of the till
---@param options? perk.capillary.organization.list_till_promotionsOptions
---@return perk.Document?, perk.Error?
function capillary_organization:list_till_promotions(till_id, options) end

---@class perk.capillary.organization.for_each_till_promotionsOptions: perk.PullOptions
---@field till_id integer number of the till

---List the promotions of a till: for each of many ids.
---@param key string the parameter that each id goes into
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.capillary.organization.for_each_till_promotionsOptions
---@return perk.Pull
function capillary_organization:for_each_till_promotions(key, ids, options) end

---@class perk.capillary.organization.list_promotionsOptions: perk.CallOptions
---@field promotion_ids? string[] ids of the promotions
---@field sort_by? string order; documented in release notes only

---Read the promotions of the organization.
---@param options? perk.capillary.organization.list_promotionsOptions
---@return perk.Document?, perk.Error?
function capillary_organization:list_promotions(options) end

---@class perk.capillary.organization.for_each_promotionsOptions: perk.PullOptions
---@field promotion_ids? string[] ids of the promotions
---@field sort_by? string order; documented in release notes only

---Read the promotions of the organization: for each of many ids.
---@param key string the parameter that each id goes into
---@param ids string[]|fun(): string? a list, or an iterator of one id at each call
---@param options? perk.capillary.organization.for_each_promotionsOptions
---@return perk.Pull
function capillary_organization:for_each_promotions(key, ids, options) end

---@class perk.capillary.organization.activate_promotionOptions: perk.CallOptions
---@field confirm boolean true: you mean every customer of the organization

---Switch a promotion on for EVERY customer of the organization.
---@param promotion_id string id of the promotion
---@param options? perk.capillary.organization.activate_promotionOptions
---@return perk.Resource|perk.Document|true|nil, perk.Error?
function capillary_organization:activate_promotion(promotion_id, options) end

---@class perk.capillary.organization.deactivate_promotionOptions: perk.CallOptions
---@field confirm boolean true: you mean every customer of the organization

---Switch a promotion off for EVERY customer of the organization.
---@param promotion_id string id of the promotion
---@param options? perk.capillary.organization.deactivate_promotionOptions
---@return perk.Resource|perk.Document|true|nil, perk.Error?
function capillary_organization:deactivate_promotion(promotion_id, options) end

---@class perk.CapillarySettings: perk.TransportSettings
---@field base_url? string the address of your cluster's API; ask the provider which one is yours
---@field token_url? string full address of the token request, if not the default
---@field insecure_http? boolean allow plain http to a sandbox on another machine (compose, CI): nothing is encrypted then; refused with a host of the provider
---@field paths? table paths that replace those of operations, as a JSON object: {"operation": "/path"}; for operations whose path is not published
---@field headers? table headers of your own for each request to the API (trace ids), as a JSON object: {"X-Request-Id": "…"}; never sent with logins or to signed URLs
---@field auth? perk.CapillaryAuth oauth: tokens are requested with key and secret; basic: user and password; token: the host supplies tokens
---@field key? string key of the API client (oauth)
---@field secret? string secret of the API client (oauth)
---@field username? string id or code of the till (basic)
---@field password? string the till's password as typed (basic)
---@field password_hash? string MD5 of the till's password, in lowercase hex (basic); it is as secret as the password
---@field token? string|fun(issuer?: string): string?, number? a token fetched elsewhere
---@field attribution_till_code? string till that calls are attributed to
---@field attribution_entity_type? perk.EntityType kind of attribution_entity_code
---@field attribution_entity_code? string till or store that calls are attributed to (oauth)
---@field auth_entity_id? string numeric id of the till
---@field auth_org_id? string numeric id of the organization
---@field accept_language? string language of the texts in replies
---@field user_agent? string the User-Agent header
---@field timeout_ms? integer time for one page, over all attempts
---@field max_attempts? integer requests sent for one page
---@field requests_per_minute? integer limit of requests that all calls of the client send together
---@field share? string the part of requests_per_minute and of the API's quota that is this client's, such as 1/8 for one of eight processes
---@field max_pages? integer pages fetched by one call
---@field max_body? integer largest reply, in bytes
---@field max_depth? integer deepest nesting of replies
---@field drift? boolean count values and fields of replies that this version does not know
---@field strict? boolean reject parameter names and values that this version does not know

---Capillary's cart promotions.
---@class perk.Capillary: perk.Client
---@field promotions perk.capillary.promotions
---@field carts perk.capillary.carts
---@field codes perk.capillary.codes
---@field redemptions perk.capillary.redemptions
---@field organization perk.capillary.organization

---@class perk
---@field kard fun(settings?: perk.KardSettings): perk.Kard?, perk.Error?
---@field kard_legacy fun(settings?: perk.KardLegacySettings): perk.KardLegacy?, perk.Error?
---@field capillary fun(settings?: perk.CapillarySettings): perk.Capillary?, perk.Error?
