# frozen_string_literal: true

require_relative "loopback"
require "bigdecimal"
require "open3"

# Resources and nested objects as Hashes, as JSON, in patterns, and by name.
class ValuesTest < PerkTest
  include Replies

  BODY = <<~JSON
    {"data": [{"type": "standardOffer", "id": "1",
      "attributes": {"name": "Shop", "userReward": {"value": 5.70, "type": "PERCENT"},
        "startDate": "2026-01-02T03:04:05.678+02:00", "expirationDate": "soon",
        "purchaseChannel": ["INSTORE"], "terms": null, "assets": [{"url": "https://a.example/1"}],
        "someNew": {"deepThing": 1.5}},
      "relationships": {"category": {"data": [{"type": "category", "id": "c"}]}}}],
     "included": [{"type": "category", "id": "c", "attributes": {"name": "Food"}}]}
  JSON
  START = Time.utc(2026, 1, 2, 1, 4, 5, 678_000)
  VALUES = {
    type: "standardOffer", id: "1", name: "Shop",
    user_reward: { value: BigDecimal("5.7"), type: "PERCENT" }, start_date: START,
    expiration_date: "soon", purchase_channel: ["INSTORE"], terms: nil,
    assets: [{ url: "https://a.example/1" }], someNew: { deepThing: 1.5 }
  }.freeze
  TEXT = '{"type":"standardOffer","id":"1","name":"Shop",' \
         '"user_reward":{"value":5.7,"type":"PERCENT"},' \
         '"start_date":"2026-01-02T01:04:05.678Z","expiration_date":"soon",' \
         '"purchase_channel":["INSTORE"],"terms":null,"assets":[{"url":"https://a.example/1"}],' \
         '"someNew":{"deepThing":1.5}}'

  def offer(body = BODY)
    Perk::Document.parse(body).one
  end

  def offer_with(attributes)
    offer(%({"data":{"type":"standardOffer","id":"1","attributes":#{attributes}}}))
  end

  def test_hashes
    one = offer
    assert_equal VALUES, one.to_h
    assert_equal VALUES.keys, one.to_h.keys, "in the order of the reply"
    assert_equal VALUES[:user_reward], one.user_reward.to_h
    assert_equal JSON.parse(BODY)["data"][0], one.to_h(wire: true)
    assert_equal({ "value" => 5.7, "type" => "PERCENT" }, one.user_reward.to_h(wire: true))
    assert_equal [VALUES], one.document.map(&:to_h)
    one.to_h[:user_reward].clear
    assert_equal "PERCENT", one.to_h[:user_reward][:type], "the caller may change what it gets"
    assert_equal VALUES, one.document.freeze.first.freeze.to_h
  end

  def test_plain_objects
    body = '[{"_id": "7", "name": "Shop", "type": "X", ' \
           '"offers": [{"_id": "o", "totalCommission": 5.70}]}]'
    one = Perk::Document.parse(body, plain_type: "legacyMerchant").one
    assert_equal({ type: "X", id: "7", name: "Shop",
                   offers: [{ id: "o", total_commission: BigDecimal("5.7") }] }, one.to_h)
    assert_equal %w[7 7 X], [one[:id], one["_id"], one["type"]]
    unknown = offer('{"data": {"type": "new", "id": "n", "attributes": ' \
                    '{"aB": {"c_d": [{"e": 1}]}}}}')
    assert_equal({ type: "new", id: "n", aB: { c_d: [{ e: 1 }] } }, unknown.to_h)
    assert_equal 1, unknown.a_b[:c_d][0].e
  end

  # Whichever way and by whichever name: the same value.
  def test_one_value_by_all_names
    one = offer
    same = [one[:user_reward], one["user_reward"], one["userReward"], one[:userReward],
            one.userReward, one.fetch(:user_reward), one.dig("userReward"),
            one.deconstruct_keys(%i[user_reward])[:user_reward]]
    same.each { |value| assert_same one.user_reward, value }
    assert_equal [START] * 2, [one["startDate"], one.fetch("start_date")]
    assert_equal [BigDecimal("5.7")] * 2,
                 [one.dig(:user_reward, :value), one.dig("userReward", "value")]
    assert_equal "https://a.example/1", one.dig(:assets, 0, :url)
    assert_equal [%w[1 standardOffer]] * 2, [[one[:id], one["type"]], [one.id, one.type]]
    assert_equal [1.5, 1.5], [one[:some_new][:deep_thing], one["someNew"].deepThing]
  end

  def test_names_that_the_reply_lacks
    one = offer
    assert_nil one[:is_targeted]
    assert_nil one.dig(:components, :cta)
    assert_equal [true, true, false, false],
                 %w[userReward terms is_targeted ID].map { |name| one.key?(name) }
    assert_equal [nil, 1, "is_targeted"],
                 [one.fetch(:terms), one.fetch(:is_targeted, 1), one.fetch(:is_targeted, &:to_s)]
    error = assert_raises(KeyError) { one.fetch(:is_targeted) }
    assert_equal "the reply has no 'is_targeted'", error.message
    assert_equal [nil, false], [one.fetch(:is_targeted, nil), one.fetch(:nothing, false)]
    assert_raises(ArgumentError) { one.fetch(:is_targeted, 1, 2) }
  end

  def test_names_that_are_unknown
    one = offer
    [-> { one[:user_rewrd] }, -> { one.fetch("user_rewrd") }, -> { one.dig(:user_rewrd, :value) },
     -> { one.user_rewrd }].each do |read|
      error = assert_raises(KeyError, NoMethodError, &read)
      assert_equal "Perk::Resources::Offer has no member 'user_rewrd'; did you mean 'user_reward'?",
                   error.message.lines.first.chomp
    end
    assert_raises(KeyError) { one.user_reward["Type"] }
    assert_equal 2, one.fetch(:nothing, 2)
    assert_raises(TypeError) { one[1] }
  end

  # The table's spelling is the member; the other one remains in what was sent.
  def test_two_members_with_one_name
    one = offer_with('{"user_reward": 1, "userReward": {"type": "CENTS"}, "id": "x", "type": "y"}')
    assert_equal({ type: "standardOffer", id: "1", user_reward: { type: "CENTS" } }, one.to_h)
    assert_equal %w[1 standardOffer], [one[:id], one[:type]]
    assert_equal [1, "x"], one.attributes.values_at("user_reward", "id")
  end

  def test_patterns
    case offer
    in { type: "standardOffer", id:, name: String => name, user_reward: { type: "PERCENT", value: },
         assets: [{ url: }], is_targeted: nil, someNew: { deepThing: 1.. } }
      assert_equal ["1", "Shop", BigDecimal("5.7"), "https://a.example/1"], [id, name, value, url]
    end
    found = (offer in { no_such: _ })
    refute found
    assert_equal VALUES.keys, offer.deconstruct_keys(nil).keys
    found = (offer.document in [{ id: "1" }])
    assert found
    offer => { name:, **rest }
    assert_equal ["Shop", VALUES.keys - [:name]], [name, rest.keys]
  end

  def test_json
    one = offer
    assert_equal TEXT, one.to_json
    assert_equal "[#{TEXT}]", one.document.to_json
    assert_equal %({"a":#{TEXT}}), JSON.generate(a: one)
    assert_equal "[[#{TEXT}]]", [one.document].to_json
    assert_equal JSON.pretty_generate(JSON.parse(TEXT)), JSON.pretty_generate(one)
    assert_equal '{"value":5.7,"type":"PERCENT"}', one.user_reward.to_json
    assert_equal JSON.parse(TEXT), one.as_json
    assert_equal [{ "id" => "1" }], one.document.as_json(only: :id)
    assert_equal %w[type id], one.as_json(except: VALUES.keys - %i[type id]).keys
    Loopback.open([200, JSON.parse(BODY)]) do |server|
      assert_equal [JSON.parse(TEXT)], JSON.parse(server.ready.offers.list("u").to_json)
    end
  end

  def test_json_keeps_every_digit
    digits = "0.12345678901234567890123"
    one = offer_with(%({"userReward": {"value": #{digits}}}))
    assert_equal digits, JSON.parse(one.to_json)["user_reward"]["value"]
    assert_equal [100.0, 1e-7], [100, 1e-7].map { |value|
      JSON.parse(offer_with(%({"userReward": {"value": #{value}}})).to_json)["user_reward"]["value"]
    }
  end

  def fresh(code)
    command = [RbConfig.ruby, "-W0", "-I", BUILD, "-I", File.join(ROOT, "ruby/lib"), "-e", code]
    shown, status = Open3.capture2e(*command, BODY)
    assert_predicate status, :success?, shown
    shown
  end

  def test_json_without_the_library
    assert_equal "nil\n#{TEXT}\n", fresh(<<~'RUBY')
      require "libperk"
      p defined?(JSON)
      puts Perk::Document.parse(ARGV[0]).one.to_json
    RUBY
  end

  # Rails' own as_json follows instance variables: from a resource to its document, and back.
  def test_json_of_rails
    written = fresh(<<~RUBY)
      begin
        require "logger"
        require "active_support"
        require "active_support/all"
      rescue LoadError
        print "no Rails"
        exit
      end
      require "libperk"
      document = Perk::Document.parse(ARGV[0])
      one = document.one
      puts one.to_json, ActiveSupport::JSON.encode(document), { offer: one }.to_json
      puts one.to_json(only: [:id, "name"]), [one].as_json(only: :id).inspect
      puts one.user_reward.to_json, JSON.generate(one)
      puts Perk::Document.parse(ARGV[0].sub("Shop", "<b>")).one.to_json(only: :name)
    RUBY
    skip "ActiveSupport is not installed" if written == "no Rails"
    assert_equal [TEXT, "[#{TEXT}]", %({"offer":#{TEXT}}), '{"id":"1","name":"Shop"}',
                  '[{"id"=>"1"}]', '{"value":5.7,"type":"PERCENT"}', TEXT,
                  '{"name":"\u003cb\u003e"}'], written.lines(chomp: true)
  end

  # A relationship that the table knows reads like an attribute.
  def test_relationships_are_members
    one = offer
    names = [one.category, one[:category], one["category"]].map { |found| found.map(&:name) }
    assert_equal [["Food"]] * 3, names
    assert_respond_to one, :category
    found = (one in { name: "Shop", category: [{ name: "Food" }] })
    assert found
    refute_includes one.to_h, :category
    assert_equal ["Food"], Marshal.load(Marshal.dump(one)).category.map(&:name)
  end

  def test_relationships_that_the_reply_does_not_include
    bare = Perk::Document.parse(BODY.sub(/,\s*"included".*\]\}\Z/m, "}")).one
    [-> { bare.category }, -> { bare["category"] }, -> { bare.dig(:category, 0) }].each do |read|
      error = assert_raises(Perk::StateError, &read)
      assert_includes error.message, 'include="categories"'
    end
    assert_raises(Perk::StateError) { bare.fetch(:category) }
    assert_equal [7, false], [bare.fetch(:category, 7), bare.key?(:category)]
    assert_equal [], bare.related(:category)
    assert_equal [true, "Food"], [offer.key?("category"), offer.fetch(:category)[0].name]
    found = (bare in { category: _ })
    refute found
    none = offer_with("{}")
    assert_raises(Perk::StateError) { none.category }
    stated = offer('{"data": {"type": "standardOffer", "id": "1", "attributes": {}, ' \
                   '"relationships": {"category": {"data": []}}}}')
    assert_equal [], stated.category
  end

  # An attribute of the same name is read in its place.
  def test_an_attribute_named_like_a_relationship
    assert_equal "own", offer_with('{"category": "own"}').category
  end

  def test_what_people_see
    one = offer
    line = "Offer('Shop', '5.70 % cash back')"
    assert_equal [line, "#<Perk::#{line}>"], [one.to_s, one.inspect]
    assert_equal '#<Perk::Reward value=5.7 type="PERCENT">', one.user_reward.inspect
    assert_equal '[#<Perk::Asset url="https://a.example/1">]', one.assets.inspect
    assert_equal "#<Perk::Record deepThing=***>", one.some_new.inspect
    assert_equal "#<Perk::Record deepThing=***>", one.some_new.to_s
  end

  def test_what_people_do_not_see
    body = '{"data": {"type": "user", "id": "user-7", "attributes": {"email": "ana@x.test", ' \
           '"phoneNumbers": [{"number": "+12025550123", "type": "MOBILE"}]}}}'
    user = offer(body)
    assert_equal "User('***')", user.to_s
    assert_equal '[#<Perk::PhoneNumber number=*** type="MOBILE">]', user.phone_numbers.inspect
  end

  def test_hostile_texts_are_shown_as_text
    hostile = "\u001b[2J\u202e\r\n<script>\"#{"x" * 100}"
    one = offer(JSON.generate(data: { type: "standardOffer", id: "1", attributes: {
                                name: hostile, components: { baseReward: hostile, hostile => 1 }
                              } }))
    [one, one.components].each do |thing|
      assert_match(/\A[[:print:]]+\z/, thing.inspect)
      assert_includes thing.inspect, '\u001b[2J\u202e'
      assert_operator thing.inspect.length, :<, 200
    end
    deep = (1..20).reduce({}) { |inner, _| { action: inner, text: hostile } }
    wide = offer(JSON.generate(data: { type: "standardOffer", id: "1", attributes: {
                                 components: { cta: deep, tags: ["t"] * 1000 }
                               } }))
    assert_operator wide.components.inspect.length, :<, 1000
  end

  # A resource leaves the other ones of its page behind.
  def test_marshal
    data = Array.new(500) do |at|
      { type: "standardOffer", id: at.to_s, attributes: { name: "x" * 900 } }
    end
    one = Perk::Document.parse(JSON.generate(data: [*JSON.parse(BODY)["data"], *data],
                                             included: JSON.parse(BODY)["included"])).one
    state = Marshal.dump(one)
    assert_operator state.bytesize, :<, 1000
    again = Marshal.load(state)
    assert_equal [one, VALUES, ["Food"]], [again, again.to_h, again.related(:category).map(&:name)]
    assert_equal "Food", Marshal.load(Marshal.dump(one.related(:category).first)).name
    assert_equal again.to_h, Marshal.load(Marshal.dump(again)).to_h
    body = '[{"_id": "7", "data": 1, "offers": [{"totalCommission": 0.10000000000000000001}]}]'
    plain = Perk::Document.parse(body, plain_type: "legacyMerchant").one
    assert_equal plain.to_h, Marshal.load(Marshal.dump(plain)).to_h
    assert_equal 501, Marshal.load(Marshal.dump(one.document)).size
  end

  def test_ractors
    offer.to_json # the main Ractor loads what is used
    made = Ractor.new(BODY) do |body|
      one = Perk::Document.parse(body).one
      one.to_json + one[:name]
    end
    assert_equal "#{TEXT}Shop", made.take
  end
end
