# frozen_string_literal: true

require_relative "loopback"

class CallsTest < PerkTest
  include Replies

  def test_a_list_logs_in_once_and_walks_its_pages
    Loopback.open(offers("a", "b", after: "two"), offers("c")) do |server|
      kard = server.client
      assert_equal %w[a b c], kard.offers.list("u/1", supported_components: :all).map(&:id)
      assert_equal 1, server.logins
      assert_equal "/v2/issuers/org-1/users/u%2F1/offers", server.requests[1].path
      assert_includes server.requests[2].target, "page%5Bafter%5D=two"
      assert_equal "Bearer #{Loopback::TOKEN["access_token"]}",
                   server.requests[2].headers["authorization"]
    end
  end

  def test_pages_are_fetched_when_the_walk_gets_there
    Loopback.open(offers("a", after: "two"), offers("b", after: "three"), offers("c")) do |server|
      list = server.ready.offers.list("u")
      assert_equal "#<Perk::Pages of offers.list>", list.inspect
      assert_empty server.requests
      assert_equal "a", list.first.id
      assert_equal 1, server.requests.size
      assert_equal %w[b c], list.lazy.map(&:id).first(2)
      assert_equal 3, server.requests.size
    end
  end

  def test_pages_one_by_one
    Loopback.open(offers("a", "b", after: "two%3D"), offers("c")) do |server|
      pages = server.ready.offers.list("u").each_page.to_a
      assert_equal [2, 1], pages.map(&:size)
      assert_equal ["two=", nil], pages.map(&:cursor)
      assert_equal [200, 200], pages.map(&:status)
    end
  end

  def test_an_external_enumerator_goes_on_where_it_was
    Loopback.open(offers("a", after: "two"), offers("b")) do |server|
      walk = server.ready.offers.list("u").each
      assert_equal "a", walk.next.id
      assert_equal 1, server.requests.size
      assert_equal "b", walk.next.id
      assert_raises(StopIteration) { walk.next }
    end
  end

  def test_options_bound_a_call
    Loopback.open(offers("a", after: "two"), offers("b", after: "three")) do |server|
      assert_equal %w[a b], server.ready.offers.list("u", max_pages: 2).map(&:id)
      error = assert_raises(Perk::OutOfRangeError) do
        server.ready.offers.list("u", timeout_ms: 2**64)
      end
      assert_equal "timeout_ms", error.pointer
      error = assert_raises(Perk::WrongTypeError) do
        server.ready.offers.list("u", timeout_ms: "soon")
      end
      assert_equal "timeout_ms", error.pointer
    end
  end

  def test_an_offer_is_activated_by_its_own_link
    action = { method: "POST", url: "/v2/issuers/org-1/users/u/offers/a/activate?x=1" }
    event = { type: "offerAttribution", id: "e-1",
              attributes: { entityId: "a", eventCode: "ACTIVATE" } }
    changed = { type: "standardOffer", id: "a", attributes: { name: "Shop a, activated" } }
    Loopback.open(offers("a", components: { cta: { action: action } }),
                  [201, { data: event, included: [changed] }]) do |server|
      made = server.ready.offers.list("u",
                                      supported_components: %w[cta shortDescription]).first.activate
      assert_equal "Shop a, activated", made.offer.name
      sent = server.requests.last
      assert_equal "POST", sent.method
      components = "supportedComponents=cta&supportedComponents=shortDescription"
      assert_equal "#{action[:url]}&#{components}&include=offer", sent.target
      assert_equal "Bearer token-given", sent.headers["authorization"]
    end
  end

  def test_a_link_that_leads_elsewhere_is_refused_and_nothing_is_sent
    action = { method: "POST", url: "https://elsewhere.example.test/activate" }
    Loopback.open(offers("a", components: { cta: { action: action } })) do |server|
      offer = server.ready.offers.list("u").first
      assert_raises(Perk::OriginError) { offer.activate }
      assert_equal 1, server.requests.size
    end
  end

  def test_an_offer_without_link_is_activated_by_id
    event = { type: "offerAttribution", id: "e-1", attributes: { entityId: "a" } }
    Loopback.open(offers("a"), [201, { data: event }]) do |server|
      made = server.ready.offers.list("u", organization_id: "org-2").first.activate
      assert_nil made.offer
      assert_equal "/v2/issuers/org-2/users/u/offers/a/activate?include=offer",
                   server.requests.last.target
    end
  end

  def test_an_offer_from_a_stored_body_cannot_be_activated
    offer = Perk::Document.parse(JSON.generate(offers("a")[1])).one
    assert_raises(Perk::StateError) { offer.activate }
  end

  def test_bodies_go_out_and_multi_status_comes_back_item_by_item
    refused = { status: "400", title: "Bad Request", source: { pointer: "/data/1/id" } }
    reply = [207, { data: [{ type: "user", id: "a", attributes: {} }], errors: [refused] }]
    Loopback.open(reply) do |server|
      users = %w[a b].map { |id| { id: id, enrolled_rewards: ["CARDLINKED"] } }
      document = server.ready.users.create(users)
      assert_equal ["a"], document.map(&:id)
      assert_equal ["/data/1/id"], document.errors.map { |error| error.dig("source", "pointer") }
      assert_equal %w[a b], JSON.parse(server.requests.last.body)["data"].map { |user| user["id"] }
    end
  end

  def test_a_read_is_repeated_and_a_write_is_not
    Loopback.open([500, "down"], offers("a")) do |server|
      assert_equal "a", server.ready.offers.list("u").first.id
    end
    Loopback.open([500, "down"]) do |server|
      error = assert_raises(Perk::ServerError) { server.ready.attributions.create("u", [event]) }
      assert_equal 1, server.requests.size
      assert_predicate error, :outcome_unknown?
      assert_equal [500, 1, ["down"]], [error.http_status, error.attempts, error.errors]
    end
  end

  def event
    { type: "offerAttribution", entity_id: "a", event_code: :VIEW, medium: :BROWSE,
      event_date: Time.at(0, in: "UTC") }
  end

  def test_any_request_of_the_api
    Loopback.open([200,
                   { data: { type: "thing", id: "1", attributes: { someNew: 1 } } }]) do |server|
      document = server.ready.request(:post, "/v2/things", params: { "tag" => %w[a b] },
                                      json: { "n" => 2**53 + 1 })
      assert_equal 1, document.one.some_new
      sent = server.requests.last
      assert_equal ["POST", "/v2/things?tag=a&tag=b", '{"n":9007199254740993}'],
                   [sent.method, sent.target, sent.body]
      assert_raises(Perk::OriginError) { server.ready.request("GET", "//elsewhere.example.test/") }
    end
  end

  def test_behind_a_gateway_every_request_stays_below_its_path
    link = "/v2/issuers/org-1/users/u/offers/a/activate"
    action = { type: "standardOffer", id: "a",
               attributes: { components: { cta: { action: { method: "POST", url: link } } } } }
    event = { type: "offerAttribution", id: "e",
              attributes: { entityId: "a", eventCode: "ACTIVATE" } }
    Loopback.open([200, { data: [action] }], [201, { data: event }],
                  [200, { message: "pong" }]) do |server|
      kard = Perk::Kard.new(base_url: "#{server.url}/kard", token: "t", organization_id: "org-1")
      kard.offers.list("u").first.activate
      kard.request("GET", "v2/ping")
      assert_equal ["/kard/v2/issuers/org-1/users/u/offers", "/kard#{link}", "/kard/v2/ping"],
                   server.requests.map(&:path)
    end
  end

  def test_own_headers_of_a_client_and_of_a_call
    Loopback.open(offers("a", after: "two"), offers("b")) do |server|
      kard = server.client(headers: { "X-A" => "client", "X-B" => "client" })
      assert_equal 2, kard.offers.list("u", headers: { "x-b": "call" }).to_a.size
      kard.request("GET", "/v2/x", headers: { "X-B" => "raw" })
      assert_equal [[nil, nil], %w[client call], %w[client call], %w[client raw]],
                   server.requests.map { |request| request.headers.values_at("x-a", "x-b") }
      kard.download("#{server.url}/file")
      assert_nil server.requests.last.headers["x-a"]
    end
  end

  def test_wrong_own_headers_are_refused
    kard = Perk::Kard.new(token: "t", organization_id: "o")
    { { "Host" => "x" } => "headers: 'Host' is set by the library itself; leave it out",
      { "X-A" => "a\nb" } => "headers: the value of 'X-A' must be printable ASCII without line " \
                             "breaks",
      { "X-A" => 5 } => "headers: the value of 'X-A' must be a string" }.each do |headers, says|
      [-> { kard.ping.get(headers: headers) },
       -> { Perk::Kard.new(token: "t", organization_id: "o", headers: headers) }].each do |attempt|
        assert_equal says, assert_raises(Perk::InputError, &attempt).message
      end
    end
  end

  def test_what_the_server_says_is_in_the_error
    body = { errors: [{ status: "404", title: "Not Found", detail: "no such user",
                        source: { pointer: "/data" } }] }
    Loopback.open([404, body, { "X-Request-Id" => "r-1" }]) do |server|
      error = assert_raises(Perk::NotFoundError) { server.ready.users.get("u") }
      assert_kind_of Perk::ApiError, error
      assert_equal [404, "Not Found", 1], [error.http_status, error.api_name, error.attempts]
      assert_equal "no such user", error.errors.first["detail"]
      refute_predicate error, :retryable?
      refute_includes error.message, "\n"
      refute_empty error.advice
    end
  end

  def test_what_no_table_knows_is_counted
    Loopback.open(*Array.new(2) { [200,
                                   { data: { type: "organization", id: "o",
                                             attributes: { mood: 1 } } }] }) do |server|
      kard = server.ready
      2.times { kard.organization.get }
      found = { "operation" => "organization.get", "kind" => "unknown_field",
                "where" => "organization.mood", "value" => nil }
      assert_equal [found.merge("count" => 2)], kard.drift
      assert_equal [found.merge("count" => 2)], kard.drift(reset: true)
      assert_empty kard.drift
    end
  end

  def test_a_closed_client_says_so
    Loopback.open(offers("a")) do |server|
      kard = server.ready
      list = kard.offers.list("u")
      kard.close
      assert_predicate kard, :closed?
      assert_raises(Perk::StateError) { list.first }
      assert_raises(Perk::StateError) { kard.offers.list("u") }
      assert_equal "#<Perk::Kard: closed>", kard.inspect
    end
  end

  def test_tokens_from_the_caller
    Loopback.open([401, "{}"], offers("a")) do |server|
      asked = 0
      kard = server.client(token: -> { ["fetched-#{asked += 1}", 60] })
      assert_equal "a", kard.offers.list("u").first.id
      sent = server.requests.map { |request| request.headers["authorization"] }
      assert_equal ["Bearer fetched-1", "Bearer fetched-2"], sent
    end
  end

  def test_settings_from_the_environment
    ENV.update("PERK_CLIENT_ID" => "from-env", "PERK_ORGANIZATION_ID" => "org-env",
               "PERK_ENVIRONMENT" => "sandbox")
    assert_equal "#<Perk::Kard: base_url=https://keyword.example.test, organization_id=org-env>",
                 Perk::Kard.new(base_url: "https://keyword.example.test",
                                client_secret: "x").inspect
    assert_equal "#<Perk::Kard: environment=sandbox, " \
                 "base_url=https://test-rewards-api.getkard.com, organization_id=org-env>",
                 Perk::Kard.new(client_secret: "x").inspect
  ensure
    ENV.delete_if do |name, _|
      %w[PERK_CLIENT_ID PERK_ORGANIZATION_ID PERK_ENVIRONMENT].include?(name)
    end
  end

  def test_settings_are_checked
    near = assert_raises(Perk::UnknownNameError) { Perk::Kard.new(client_idd: "a") }
    assert_includes near.message, "client_id"
    wrong = assert_raises(Perk::WrongTypeError) { Perk::Kard.new(client_id: Object.new) }
    assert_equal "client_id", wrong.pointer
    assert_raises(Perk::Error) do
      Perk::Kard.new(client_id: "a", client_secret: "b", connect_timeout_ms: "soon")
    end
    assert_raises(Perk::MissingError) { Perk::Capillary.new(key: "k", secret: "s") }
  end

  def test_no_secret_is_shown
    Loopback.open([401, { errors: [{ title: "no" }] }]) do |server|
      kard = server.client(client_secret: "s3cret-value", target_issuer: "t")
      error = assert_raises(Perk::AuthError) { kard.users.get("u") }
      shown = [kard, kard.users, kard.users.method(:get), error, error.full_message, error.errors,
               Perk::Verifier.new("s3cret-value")]
      shown.each { |thing| refute_includes thing.inspect, "s3cret-value" }
      shown.each { |thing| refute_includes thing.inspect, Loopback::TOKEN["access_token"] }
      assert_raises(TypeError) { Marshal.dump(kard) }
      assert_raises(TypeError) { Marshal.dump(Perk::Verifier.new("s3cret-value")) }
      assert_raises(TypeError) { kard.clone }
    end
  end

  def test_a_text_that_comes_as_a_number_gets_its_zeros_back
    places = [7030, "07030", "07030-1234", 98_109,
              nil].map { |zip| { _id: "l", address: { city: "A", zipCode: zip } } }
    Loopback.open([200, places], [200, []]) do |server|
      old = server.client(Perk::KardLegacy, auth: "token", token: "token-given")
      found = old.locations.list_by_merchant("m-1").to_a
      assert_equal ["07030", "07030", "07030-1234", "98109", nil],
                   found.map { |place| place.address.zip_code }
      assert_equal 7030, found.first.address.raw["zipCode"]
    end
  end

  def test_a_given_token_that_was_refused_stays_refused
    Loopback.open([401, {}]) do |server|
      kard = server.client(token: "token-given")
      3.times { assert_raises(Perk::AuthError) { kard.users.get("u") } }
    end
  end

  def test_one_429_holds_back_a_walk_of_many_requests
    Loopback.open([429, "{}", { "Retry-After" => "3600" }]) do |server|
      items = (0...1000).lazy.map { |n| { id: "u#{n}", enrolled_rewards: ["CARDLINKED"] } }
      outcomes = server.ready.users.create_many(items)
      assert_equal [1000, 1], [outcomes.rejected.size, server.requests.size]
      assert(outcomes.all? { |outcome| outcome.error.is_a?(Perk::RateLimitError) })
    end
  end

  def test_options_of_a_call_have_bounds
    Loopback.open([200, "{}"]) do |server|
      [{ timeout_ms: 0 }, { timeout_ms: (1 << 63) - 1 }, { max_attempts: 1 << 31 },
       { max_attempts: 0 }].each do |option|
        assert_raises(Perk::OutOfRangeError, option.to_s) { server.ready.users.get("u", **option) }
      end
      assert_empty server.requests
    end
  end
end
