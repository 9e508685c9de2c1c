# frozen_string_literal: true

# The whole journey of a cardholder on the local sandbox, with nothing configured. Every step checks
# what it shows and aborts when it does not hold, so that the exit code shows success.
#
#   PERK_PYTHON=.venv/bin/python ruby examples/ruby/journey.rb
require "libperk"
require "socket"
require "timeout"
require_relative "sandbox"

# A webhook receiver on a free loopback port; keeps the first notification.
class Listener
  attr_reader :url

  def initialize
    @server = TCPServer.new("127.0.0.1", 0)
    @url = "http://127.0.0.1:#{@server.addr[1]}/hooks"
    @notice = Thread.new { take(@server.accept) }
  end

  # @return [Array(String, String)] raw body and signature
  def wait
    Timeout.timeout(10) { @notice.value }
  ensure
    @server.close
  end

  private

  def take(socket)
    socket.gets
    headers = {}
    while (line = socket.gets.chomp) != ""
      name, value = line.split(": ", 2)
      headers[name.downcase] = value
    end
    body = socket.read(headers["content-length"].to_i)
    socket.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    socket.close
    [body, headers["notify-signature"]]
  end
end

class Journey
  USER = "cardholder/7?x#y" # an awkward id on purpose: it is one path segment all the same
  TABLE_ROWS = 8
  ROW = "%-30.30s %-18s %-15s %-22s %-22.22s %s"

  def initialize(sandbox)
    @sandbox = sandbox
    @place = sandbox.place
    @kard = Perk::Kard.new(environment: :sandbox, base_url: sandbox.url,
                           client_id: @place["client_id"],
                           client_secret: @place["client_secret"],
                                          organization_id: @place["organization_id"])
  end

  STEPS = {
    log_in: "Log in",
    list_offers: "Enrol a user and list the offers",
    activate_offer: "Activate an offer by its button",
    view_offer: "Activate by viewing, where only descriptions are shown",
    send_events: "Send attribution events",
    activate_slot: "Activate a placement slot",
    find_places: "Find places near a coordinate",
    earn: "Earn a reward and verify its webhook",
    legacy: "The same user by the legacy API",
    promotions: "Activate Capillary promotions"
  }.freeze

  def run
    STEPS.each.with_index(1) do |(step, title), number|
      puts format("%2d. %s", number, title)
      public_send(step)
    end
    @kard.close
  end

  def log_in
    say @kard.inspect
    say "ping, which needs no token: #{@kard.ping.get["message"]}"
    2.times { @kard.subscriptions.list }
    check @sandbox.logins == 1, "two calls share one login"
    @sandbox.revoke_tokens
    @kard.subscriptions.list
    check @sandbox.logins == 2, "a refused token is renewed once"
    say "two calls, one login; the token was then revoked: renewed after one 401"
  end

  def list_offers
    @kard.users.create([{ id: USER, enrolled_rewards: ["CARDLINKED"], zip_code: "10001" }])
    pages = @kard.offers.list(USER, supported_components: :all, include: :categories,
                              page_size: 50).each_page.to_a
    @offers = pages.flat_map(&:to_a)
    say format(ROW, "merchant", "reward", "channel", "expires", "tags", "button")
    @offers.first(TABLE_ROWS).each { |offer| say offer_row(offer) }
    say "... #{@offers.size} offers on #{pages.size} pages"
    check pages.size > 1, "the list goes over several pages"
    check @offers.all? { |offer| offer.related(:category) }, "every offer comes with its categories"
    @open_offers = @offers.select { |offer| offer.dig(:components, "cta", "action") }
  end

  def activate_offer
    offer = @open_offers.first
    action = offer.components.cta.action
    say "#{offer.name}: #{action.method} #{action.url[/\A[^?]*/]}"
    fresh = offer.activate.offer
    check !fresh.components.key?("cta"), "the button is gone after activation"
    labels = [offer, fresh].map { |state| state.components["detailTags"] }
    check labels.uniq.size == 2, "the labels changed"
    say "labels #{labels[0]} -> #{labels[1]}; the button is gone"
  end

  def view_offer
    before = described
    @kard.attributions.create(USER, [event("offerAttribution", before.id, "VIEW", "BROWSE")])
    after = described
    check before["components"] != after["components"], "the descriptions changed after a VIEW"
    texts = [before, after].map { |offer| offer.dig(:components, "shortDescription").inspect }
    say "#{before.name}: #{texts.join(" -> ")}"
  end

  def send_events
    offer = @offers.last
    job = @kard.attributions.create(USER, [
      event("offerAttribution", offer.id, "IMPRESSION", "BROWSE"),
      event("offerAttribution", offer.id, "VIEW", "SEARCH"),
      event("notificationAttribution", "notification-1", "IMPRESSION", "PUSH")
    ])
    check job.status == "queued", "the events are queued"
    say "3 events -> job #{job.id}: #{job.status}"
  end

  def activate_slot
    placement = @place["placements"].find { |candidate| candidate["slots"]&.any? }
    slot = @kard.placement_slots.activate(USER, placement["id"], placement["slots"].first)
    check slot.offer_ids.any?, "the slot resolves to offers"
    say "#{placement["name"]}: event #{slot.id} switched on #{slot.offer_ids.size} offers, " \
        "#{slot.offer_ids.first} first"
  end

  def find_places
    places = @kard.locations.list(USER, latitude: 39.7392, longitude: -104.9903, radius: 5,
                                  include: %i[offers categories],
                                        supported_components: :all).to_a
    check places.any?, "there are places near the coordinate"
    places.first(4).each do |place|
      rewards = place.related(:offers).map { |offer| offer.components.base_reward }
      say format("%-30s %s, %s: %s", place.name, place.address.street, place.address.city,
                 rewards.join(", "))
    end
    say "... #{places.size} places within 5 miles"
  end

  def earn
    listener = Listener.new
    @kard.subscriptions.create([{ event_name: "earnedRewardApproved", webhook_url: listener.url,
                                  enabled: true }])
    job = @kard.transactions.create([purchase]).first
    say "transaction -> job #{job.id}: #{job.status}"
    verify(*listener.wait)
    rewards = @kard.earned_rewards.list(USER, status: :APPROVED, include: %i[merchant offer]).to_a
    check rewards.size == 1, "one reward is earned"
    say format("earned on %.2f at %s", rewards[0].transaction_amount_in_cents / 100.0,
               rewards[0].related(:merchant).name)
  end

  def legacy
    place = @place["legacy"]
    old = Perk::KardLegacy.new(base_url: @sandbox.url, token_url: place["token_url"],
                               client_id: place["client_id"],
                               client_secret: place["client_secret"])
    pages = old.offers.list_by_user(USER, limit: 120).each_page.to_a
    check pages.sum(&:size) > 120, "the legacy list goes over several pages"
    say "#{pages.sum(&:size)} offers as bare arrays, pages #{pages.map(&:size)}; " \
        "the first: #{pages[0].one.name}"
  ensure
    old&.close
  end

  def promotions
    place = @place["capillary"]
    customer, ids = place.values_at("customer_id", "promotions")
    by_token = Perk::Capillary.new(base_url: place["base_url"], key: place["key"],
                                   secret: place["secret"])
    by_password = Perk::Capillary.new(base_url: place["base_url"], auth: :basic,
                                      username: place["username"],
                                      password: place["password"])
    [by_token,
     by_password].each { |client| client.promotions.activate(ids["open"], customer_id: customer) }
    say "customer #{customer}: switched on with OAuth, and again with Basic"
    begin
      by_token.promotions.activate(ids["736"], customer_id: customer, earn_id: place["earn_id"])
      check false, "promotion 736 is refused"
    rescue Perk::PreferenceError => refused
      say "refused with #{refused.api_code}: #{refused.class}: #{refused.message}"
    end
  end

  private

  def say(text)
    puts "   #{text}"
  end

  def check(holds, claim)
    abort "the journey failed: #{claim}" unless holds
  end

  def offer_row(offer)
    days = ((offer.expiration_date - Time.now) / 86_400).floor
    parts = offer["components"] || {}
    tags = parts.fetch("tags", []).join(", ")
    format(ROW, offer.name, parts.fetch("baseReward", "-"), offer.purchase_channel.join("+"),
           "#{offer.expiration_date.strftime("%F")} (#{days} days)", tags.empty? ? "-" : tags,
             parts.dig("cta", "buttonText") || "-")
  end

  def described
    wanted = @open_offers[1]
    found = @kard.offers.list(USER, supported_components: %i[shortDescription longDescription],
                              search: wanted.name)
    found.find { |offer| offer == wanted }
  end

  def event(kind, entity, code, medium)
    { type: kind, entity_id: entity, event_code: code, medium: medium, event_date: Time.now }
  end

  def purchase
    {
      type: "transaction",
      id: "event-1",
      transaction_id: "purchase-1",
      user_id: USER,
      amount: 4250,
      currency: "USD",
      description: @offers[0].name,
      merchant: { name: @offers[0].name },
      status: "APPROVED",
      authorization_date: Time.now,
      direction: "DEBIT",
      payment_type: "CARD",
      card_bin: "400000",
      card_last_four: "0042"
    }
  end

  def verify(body, signature)
    key = @place["webhook_key"]
    Perk::Webhook.verify!(body, signature, [key])
    begin
      Perk::Webhook.verify!(body.sub("earned", "burned"), signature, [key])
      check false, "a tampered webhook is refused"
    rescue Perk::SignatureError => refused
      say "webhook verified over #{body.bytesize} raw bytes; a tampered copy: #{refused.class}"
    end
  end
end

if $PROGRAM_NAME == __FILE__
  Sandbox.open do |sandbox|
    Journey.new(sandbox).run
    puts "#{Journey::STEPS.size} steps done on the sandbox, #{sandbox.url} is stopped"
  end
end
