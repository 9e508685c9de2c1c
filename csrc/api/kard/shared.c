#include "api/kard/shared.h"

ENUM(purchase_channel, "PurchaseChannel", "INSTORE", "ONLINE");

ENUM(offer_include, "OfferInclude", "categories");

static ENUM(button_style, "ButtonStyle", "PRIMARY", "SECONDARY", "DISABLED");

static ENUM(border_color, "BorderColor", "PRIMARY", "SECONDARY");

static ENUM(badge_position, "BadgePosition", "TOP_RIGHT", "TOP_LEFT", "BOTTOM_RIGHT",
            "BOTTOM_LEFT");

static ENUM(segment_position, "SegmentPosition", "LEFT", "RIGHT", "FULL_WIDTH");

static ENUM(segment_separator, "SegmentSeparator", "LINE");

static ENUM(segment_selection, "SegmentSelection", "CURRENT", "CURRENT_AND_BELOW");

ENUM(notification_type, "NotificationType", "earnedRewardApproved", "earnedRewardSettled",
     "earnedRewardRejected", "auditUpdate", "fileProcessingResult", "pushNotificationPlacementFile",
     "emailNotificationPlacementFile", "payoutReconciliationFile");

static const perk_field reward[] = {
    SAME("type", STRING, NEEDED, ONE_OF(reward_type), FACT(REWARD_TYPE),
         .doc = "FLAT: an amount of money; PERCENT: a share of the purchase"),
    SAME("value", NUM, NEEDED, EXACT, FACT(REWARD_VALUE),
         .doc = "how much: an amount of money when FLAT, percent when PERCENT"),
};
OBJECT(reward, "Reward");

static const perk_field cta_action[] = {
    SAME("url", STRING, NEEDED,
         .doc = "link relative to the API's origin; follow it exactly as given"),
    SAME("method", STRING, NEEDED, .doc = "HTTP method to follow it with"),
};
static OBJECT(cta_action, "CtaAction");

static const perk_field cta[] = {
    CAMEL("button_text", "buttonText", STRING, NEEDED, .doc = "text on the button"),
    CAMEL("button_style", "buttonStyle", STRING, NEEDED, ONE_OF(button_style),
          .doc = "style of the button"),
    SAME("action", OBJECT, HOLDS(cta_action),
         .doc = "action of the button; absent when it has none"),
    CAMEL("start_icon", "startIcon", STRING, .doc = "icon before the text"),
};
static OBJECT(cta, "Cta");

static const perk_field logo_badge[] = {
    SAME("icon", STRING, NEEDED, .doc = "picture of the badge"),
    SAME("position", STRING, NEEDED, ONE_OF(badge_position), .doc = "corner of the logo"),
};
static OBJECT(logo_badge, "LogoBadge");

static const perk_field logo_flare[] = {
    CAMEL("border_color", "borderColor", STRING, NEEDED, ONE_OF(border_color),
          .doc = "colour role of the logo's border"),
    SAME("badge", OBJECT, HOLDS(logo_badge), .doc = "badge in a corner of the logo"),
};
static OBJECT(logo_flare, "LogoFlare");

static const perk_field progress_label_pair[] = {
    SAME("left", STRING, .doc = "text at the left end"),
    SAME("right", STRING, .doc = "text at the right end"),
};
static OBJECT(progress_label_pair, "ProgressLabelPair");

static const perk_field progress_labels[] = {
    SAME("default", OBJECT, NEEDED, HOLDS(progress_label_pair), .doc = "labels in lists"),
    SAME("details", OBJECT, HOLDS(progress_label_pair), .doc = "labels on the detail page"),
};
static OBJECT(progress_labels, "ProgressLabels");

static const perk_field segment_label[] = {
    SAME("title", STRING, NEEDED, .doc = "heading"),
    SAME("description", STRING, NEEDED, .doc = "text below the heading"),
};
static OBJECT(segment_label, "SegmentLabel");

static const perk_field segment_style[] = {
    SAME("icon", STRING, .doc = "picture on the segment"),
    SAME("position", STRING, NEEDED, ONE_OF(segment_position), .doc = "position of the label"),
    SAME("separator", STRING, ONE_OF(segment_separator), .doc = "separator of the segments"),
    SAME("labels", OBJECT, LISTED, HOLDS(segment_label), .doc = "one label per segment"),
    SAME("selection", STRING, ONE_OF(segment_selection), .doc = "which segments are highlighted"),
};
static OBJECT(segment_style, "SegmentStyle");

static const perk_field segment_progress[] = {
    SAME("completed", INT, NEEDED, .doc = "completed steps of this segment"),
    SAME("total", INT, NEEDED, .doc = "steps of this segment"),
};
static OBJECT(segment_progress, "SegmentProgress");

static const perk_field progress_segments[] = {
    SAME("default", OBJECT, NEEDED, HOLDS(segment_style), .doc = "style in lists"),
    SAME("details", OBJECT, HOLDS(segment_style), .doc = "style on the detail page"),
    SAME("progress", OBJECT, LISTED, NEEDED, HOLDS(segment_progress),
         .doc = "one entry per segment"),
};
static OBJECT(progress_segments, "ProgressSegments");

static const perk_field progress_bar[] = {
    SAME("total", INT, NEEDED, .doc = "number of steps"),
    CAMEL("current_progress", "currentProgress", INT, NEEDED, .doc = "completed steps"),
    SAME("label", STRING, NEEDED, .doc = "text of the bar"),
    SAME("segmented", BOOL, NEEDED, .doc = "whether the bar is drawn in segments"),
    SAME("segments", OBJECT, HOLDS(progress_segments), .doc = "the segments, if there are any"),
    SAME("labels", OBJECT, NEEDED, HOLDS(progress_labels), .doc = "texts at the ends"),
};
static OBJECT(progress_bar, "ProgressBar");

static const perk_field components[] = {
    CAMEL("short_description", "shortDescription", STRING, .doc = "one-line description"),
    CAMEL("long_description", "longDescription", STRING, .doc = "description for the detail page"),
    CAMEL("base_reward", "baseReward", STRING, .doc = "reward as shown to the user"),
    CAMEL("boosted_reward", "boostedReward", STRING,
          .doc = "reward after a boost, as shown to the user"),
    SAME("cta", OBJECT, HOLDS(cta), .doc = "the button; absent once the offer is activated"),
    SAME("tags", STRING, LISTED, .doc = "labels in lists"),
    CAMEL("detail_tags", "detailTags", STRING, LISTED, .doc = "labels on the detail page"),
    CAMEL("logo_flare", "logoFlare", OBJECT, HOLDS(logo_flare),
          .doc = "decoration of the merchant's logo"),
    CAMEL("progress_bar", "progressBar", OBJECT, HOLDS(progress_bar),
          .doc = "progress of the user"),
};
OBJECT(components, "Components");

/* Uploads and deletions answer with resources that have no attributes. */
const perk_object perk_object_nothing = {.name = "NoAttributes"};
