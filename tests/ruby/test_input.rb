# frozen_string_literal: true

require_relative "helper"
require "bigdecimal"
require "date"

# What Ruby programs hand over by mistake: a clear error with the location, never a crash, never a
# leak.
class InputTest < PerkTest
  class Opaque; end

  def self.deep(levels, inner = 1)
    (1..levels).reduce(inner) { |value, _| [value] }
  end

  def self.loop_of
    list = []
    list << { "again" => list }
  end

  # value, class of the error, where
  REFUSED = {
    "an object" => [{ a: [1, { b: Opaque.new }] }, Perk::WrongTypeError, "a/1/b"],
    "a class" => [[Opaque], Perk::WrongTypeError, "0"],
    "a date without time" => [[Date.new(2026, 1, 2)], Perk::WrongTypeError, "0"],
    "a range" => [{ r: 1..2 }, Perk::WrongTypeError, "r"],
    "a number as name" => [{ a: { 1 => 2 } }, Perk::WrongTypeError, "a"],
    "nil as name" => [{ nil => 2 }, Perk::WrongTypeError, nil],
    "not a number" => [{ x: Float::NAN }, Perk::OutOfRangeError, "x"],
    "infinity" => [[0, -Float::INFINITY], Perk::OutOfRangeError, "1"],
    "no decimal" => [[BigDecimal("NaN")], Perk::OutOfRangeError, "0"],
    "broken UTF-8" => [{ t: "caf\xE9" }, Perk::InputError, "t"],
    "broken UTF-8 in a name" => [{ "\xFF" => 1 }, Perk::InputError, "?"],
    "a broken UTF-16 text" => [["\xD8\x00".dup.force_encoding("UTF-16BE")], Perk::InputError, "0"],
    "a cycle" => [loop_of, Perk::LimitError, "0/again/0"],
    "deep nesting" => [deep(129), Perk::LimitError, "0/0/0"],
    "very deep nesting" => [deep(100_000), Perk::LimitError, "0/0/0"]
  }.freeze

  REFUSED.each do |name, (value, kind, place)|
    define_method("test_dump_refuses_#{name.tr(" ", "_")}") do
      error = assert_raises(Perk::Error) { Perk.dump(value) }
      assert_instance_of kind, error
      place == "?" ? refute_nil(error.pointer) : assert(error.pointer.to_s.start_with?(place.to_s),
                                                        error.pointer)
      refute_includes error.message, "\n"
      assert_predicate error.message, :valid_encoding?
    end
  end

  WRITTEN = {
    [1, -1, 2**53 + 1, 2**63 - 1,
     -2**63] => "[1,-1,9007199254740993,9223372036854775807,-9223372036854775808]",
    [2**64, -10**30] => "[18446744073709551616,-1000000000000000000000000000000]",
    ["a\0b", :sym, "é".encode("UTF-16LE"), "\u00e9".encode("ISO-8859-1"),
     "é".b] => '["a\u0000b","sym","é","é","é"]',
    [BigDecimal("19.99"), BigDecimal("-0.10"), 19.99, 0.1 + 0.2,
     1e16] => "[19.99,-0.1,19.99,0.30000000000000004,1e+16]",
    { a: nil, "b" => [true, false], c: {} } => '{"a":null,"b":[true,false],"c":{}}',
    Time.new(2026, 1, 2, 3, 4, 5, "-05:00") => '"2026-01-02T03:04:05-05:00"',
    Time.at(0, 678, :millisecond, in: "UTC") => '"1970-01-01T00:00:00.678000+00:00"',
    DateTime.new(2026, 1, 2, 3, 4, 5, "+02:00") => '"2026-01-02T03:04:05+02:00"',
    Struct.new(:a) { def to_hash = { a: a } }.new(1) => '{"a":1}',
    deep(128) => "#{"[" * 128}1#{"]" * 128}"
  }.freeze

  def test_dump_writes_values
    WRITTEN.each { |value, text| assert_equal text, Perk.dump(value) }
    assert_equal Encoding::UTF_8, Perk.dump("é").encoding
  end

  # As ActiveSupport::TimeWithZone does: no Time, but is_a?(Time) is true.
  class TimeInAZone
    def initialize(time) = @time = time
    def is_a?(kind) = kind == Time || super
    def strftime(format) = @time.strftime(format)
  end

  def test_what_says_that_it_is_a_time_is_one
    zoned = TimeInAZone.new(Time.new(2026, 7, 5, 10, 0, 0.25r, "-04:00"))
    assert_equal '{"at":"2026-07-05T10:00:00.250000-04:00"}', Perk.dump({ at: zoned })
    assert_includes kard.explain("notifications.list", after: zoned)["url"],
                    "2026-07-05T10%3A00%3A00.250000-04%3A00"
    assert_raises(Perk::WrongTypeError) { Perk.dump([BasicObject.new]) }
  end

  # In a separate process, which Rails' core extensions change. Without Rails there is nothing to
  # ask.
  RAILS = <<~RUBY
    begin
      require "logger"
      require "active_support"
      require "active_support/all"
    rescue LoadError
      print "no Rails"
      exit
    end
    Time.zone = "America/New_York"
    print Perk.dump([Time.zone.local(2026, 7, 5, 10), ActiveSupport::SafeBuffer.new("<b>"),
                     { a: 1 }.with_indifferent_access])
  RUBY

  def test_values_of_rails
    written = IO.popen([RbConfig.ruby, "-W0", "-r", File.join(__dir__, "helper"), "-e", RAILS],
                       &:read)
    skip "ActiveSupport is not installed" if written == "no Rails"
    assert_equal '["2026-07-05T10:00:00-04:00","<b>",{"a":1}]', written
  end

  def test_what_a_value_raises_comes_through
    angry = Class.new { def to_hash = raise(IOError, "no") }.new
    assert_raises(IOError) { Perk.dump([1, { a: angry }]) }
    changing = { a: 1 }
    changing[:b] = Class.new { define_method(:to_hash) { changing[:c] = {} } }.new
    assert_raises(RuntimeError) { Perk.dump(changing) }
  end

  def test_parse_takes_text_only
    [nil, 1, :a, [],
     Opaque.new].each { |wrong| assert_raises(Perk::WrongTypeError) { Perk.parse(wrong) } }
    [nil, 1,
     :a].each { |wrong| assert_raises(Perk::WrongTypeError) { Perk::Document.parse(wrong) } }
    assert_raises(ArgumentError) { Perk.parse }
    assert_raises(ArgumentError) { Perk.parse("1", "2") }
  end

  def test_parse_gives_rubys_own_values
    value = Perk.parse('{"i":9007199254740993,"m":9223372036854775807,"b":18446744073709551616,' \
                       '"f":1.5,"s":"a\u0000é","t":true,"n":null}')
    assert_equal({ "i" => 2**53 + 1, "m" => 2**63 - 1, "b" => 2**64, "f" => 1.5, "s" => "a\0é",
                   "t" => true, "n" => nil }, value)
    assert_equal [Encoding::UTF_8, true], [value["s"].encoding, value["s"].valid_encoding?]
    assert value.keys.all?(&:frozen?)
    assert_same value.keys.first, Perk.parse('{"i":1}').keys.first
    refute_predicate value["s"], :frozen?
    assert_raises(Perk::LimitError) { Perk.parse("9" * 5000) }
  end

  def test_parse_lets_the_last_of_many_equal_names_win
    names = Array.new(40) { |at| %("k#{at % 20}":#{at}) }
    assert_equal (0...20).to_h { |at| ["k#{at}", at + 20] }, Perk.parse("{#{names.join(",")}}")
  end

  def test_parse_survives_a_collector_that_runs_all_the_time
    text = JSON.generate((0...8).map { |at| { "name#{at}" => ["é" * 40, at * 1.5, 2**70,
                                                              { "x" => "esc\n#{at}" }] } })
    expected = JSON.parse(text)
    GC.stress = true
    values = [Perk.parse(text), Perk.parse(text)]
    GC.stress = false
    assert_equal [expected, expected], values
  ensure
    GC.stress = false
  end

  def test_a_large_array_and_a_large_document
    numbers = (0...200_000).to_a
    assert_equal numbers, Perk.parse(JSON.generate(numbers))
    data = Array.new(3000) { |at| { type: "t", id: at.to_s, attributes: { text: "x" * 30 } } }
    document = Perk::Document.parse(JSON.generate(data: data))
    assert_equal 3000, document.count { |resource| resource.text.size == 30 }
  end

  def kard
    @kard ||= Perk::Kard.new(auth: :token, token: "t", organization_id: "o",
                             base_url: "http://127.0.0.1:9")
  end

  # arguments, keywords, class of the error, where
  CALLS = {
    "nothing" => [[], {}, Perk::MissingError, "user_id"],
    "nil" => [[nil], {}, Perk::MissingError, "user_id"],
    "a number for a text" => [[7], {}, Perk::WrongTypeError, "user_id"],
    "an empty id" => [[""], {}, Perk::OutOfRangeError, "user_id"],
    "a text for a number" => [["u"], { page_size: "many" }, Perk::WrongTypeError, "page_size"],
    "a huge number" => [["u"], { page_size: 2**64 }, Perk::OutOfRangeError, "page_size"],
    "a negative number" => [["u"], { page_size: -2**63 }, Perk::OutOfRangeError, "page_size"],
    "an unknown name" => [["u"], { serch: "x" }, Perk::UnknownNameError, "serch"],
    "an unknown value" => [["u"], { sort: "nmae" }, Perk::UnknownNameError, "sort"],
    "broken UTF-8" => [["u"], { search: "\xFF" }, Perk::InputError, "search"],
    "an object" => [["u"], { search: Opaque.new }, Perk::WrongTypeError, "search"],
    "a cycle" => [["u"], { supported_components: loop_of }, Perk::LimitError, nil]
  }.freeze

  CALLS.each do |name, (args, named, kind, place)|
    define_method("test_a_call_refuses_#{name.tr(" ", "_")}") do
      error = assert_raises(Perk::InputError, Perk::LimitError) { kard.offers.list(*args, **named) }
      assert_instance_of kind, error
      assert_equal place, error.pointer if place
    end
  end

  def test_a_call_takes_what_its_signature_says
    assert_raises(ArgumentError) { kard.offers.list("u", "v") }
    assert_raises(ArgumentError) { kard.offers.list("u", user_id: "v") }
    assert_equal "#<Perk::Pages of offers.list>",
                 kard.offers.list(user_id: "u", page_size: 2**53 + 1, search: "a\0b").inspect
    assert_equal "#<Perk::Pages of offers.list>",
                 kard.offers.list("u", serch: "x", strict: false).inspect
    assert_raises(NoMethodError) { kard.offers.lst }
    assert_equal [[:opt, :user_id], [:key, :organization_id]],
                 kard.offers.method(:list).parameters.first(2)
  end

  def test_webhooks_refuse_wrong_types
    [nil, 1, :key, {}].each do |wrong|
      assert_raises(Perk::Error) { Perk::Webhook.sign(wrong, "body") }
      assert_raises(Perk::Error) { Perk::Webhook.verify!("body", "s", [wrong]) }
    end
    assert_raises(Perk::SignatureError) { Perk::Webhook.verify!("body", nil, "key") }
    assert_raises(Perk::StateError) { Perk::Webhook.verify!("body", "s" * 44, []) }
    assert_raises(Perk::InputError) { Perk::Webhook.verify!("body", "s" * 44, ["k"] * 9) }
    refute Perk::Webhook.verify?("body", "s" * 44, "key")
  end

  # In a separate process, where nothing else comes and goes.
  def test_memory_stays_flat_over_ten_thousand_rounds_of_errors
    grown = IO.popen([RbConfig.ruby, File.join(__dir__, "error_rounds.rb")], &:read)
    assert_match(/\A-?\d+\n\z/, grown)
    assert_operator grown.to_i, :<, 2048
  end
end

class ResourceTest < PerkTest
  BODY = JSON.generate(
    data: [{ type: "standardOffer", id: "1",
             attributes: { name: "Shop", userReward: { value: 5, type: "PERCENT" },
                           startDate: "2026-01-02T03:04:05.678+02:00",
                           expirationDate: "soon", someNew: { deepThing: 1 },
                                           components: { cta: { action: { method: "GET" } } } },
             relationships: { category: { data: [{ type: "category", id: "c" },
                                                 { type: "category", id: "gone" }] } } }],
    included: [{ type: "category", id: "c", attributes: { name: "Food" } }]
  )

  def offer
    @offer ||= Perk::Document.parse(BODY).one
  end

  def test_members_read_naturally
    assert_equal ["Shop", 5, 1, "GET"],
                 [offer.name, offer.user_reward.value, offer.some_new.deep_thing,
                  offer.components.cta.action.method]
    assert_equal Time.utc(2026, 1, 2, 1, 4, 5, 678_000), offer.start_date
    assert_equal "soon", offer.expiration_date, "what is no time stays as it was sent"
    assert_nil offer.is_targeted, "known to the table, and left out by the reply"
    assert_instance_of Perk::Resources::Offer, offer
    assert_equal offer.method(:name).call, "Shop"
  end

  def test_unknown_members_say_what_was_meant
    assert_respond_to offer, :some_new
    refute_respond_to offer, :sme_new
    error = assert_raises(NoMethodError) { offer.nmae }
    assert_includes error.message, "did you mean 'name'"
    error = assert_raises(NoMethodError) { offer.user_reward.vale }
    assert_includes error.message, "did you mean 'value'"
    assert_raises(NoMethodError) { offer.name = 1 }
  end

  def test_relationships
    assert_equal ["Food"], offer.related(:category).map(&:name)
    assert_nil offer.related(:nothing)
    assert_same offer.related("category").first, offer.document.resource_of("category", "c")
  end

  def test_identity
    again = Perk::Document.parse(BODY).one
    assert_equal offer, again
    assert_equal 1, [offer, again].uniq.size
    refute_equal offer, offer.related(:category).first
  end

  def test_marshalling
    [offer, offer.related(:category).first].each { |resource| assert_equal resource.raw,
                                                   Marshal.load(Marshal.dump(resource)).raw }
    assert_equal offer.document.to_a, Marshal.load(Marshal.dump(offer.document)).to_a
    assert_equal 5, Marshal.load(Marshal.dump(offer.user_reward)).value
  end

  def test_decimals_and_times_in_requests
    kard = Perk::Kard.new(token: "t", organization_id: "o")
    place = kard.explain("locations.list", user_id: "u", longitude: BigDecimal("12.50"),
                         latitude: BigDecimal("5.7"))
    assert_includes place["url"], "filter%5Blongitude%5D=12.5&filter%5Blatitude%5D=5.7"
    error = assert_raises(Perk::OutOfRangeError) do
      kard.explain("locations.list", user_id: "u", longitude: BigDecimal(1).div(3, 20), latitude: 1)
    end
    assert_equal ["longitude", true],
                 [error.pointer, error.message.include?("more digits than can be sent exactly")]
    [Time.new(2026, 7, 2, 3, 4, 5, "-05:00"),
     DateTime.new(2026, 7, 2, 3, 4, 5, "-05:00")].each do |time|
      assert_includes kard.explain("notifications.list", after: time)["url"],
                      "2026-07-02T03%3A04%3A05-05%3A00"
    end
    { Date.new(2026, 7, 2) => "a date has no time of day",
      "2026-07-02T03:04:05" => "has no time zone" }.each do |time, words|
      error = assert_raises(Perk::WrongTypeError) do
        kard.explain("notifications.list", after: time)
      end
      assert_includes error.message, words
    end
    time = offer_with('{"startDate":"2026-01-02T03:04:05+02:00"}').start_date
    assert_equal [true, 1, Time.utc(2026, 1, 2, 1, 4, 5)], [time.utc?, time.hour, time]
  end

  def offer_with(attributes)
    text = %({"data":{"type":"standardOffer","id":"1","attributes":#{attributes}}})
    Perk::Document.parse(text).one
  end

  RATES = <<~JSON
    [{"_id": "1", "offers": [
      {"totalCommission": 5.70, "issuersCommission": 1e2, "usersCommission": 3},
      {"totalCommission": 0.12345678901234567890123, "issuersCommission": null,
       "usersCommission": "5"}]}]
  JSON

  # Trap 24: 5.7 is 5.7, and not the double next to it.
  def test_rates_are_decimals_of_the_digits_that_were_sent
    one = offer_with('{"userReward":{"value":5.70}}')
    assert_equal [BigDecimal, BigDecimal("5.7")],
                 [one.user_reward.value.class, one.user_reward.value]
    assert_instance_of Float, one.attributes["userReward"]["value"]
    first, second = Perk::Document.parse(RATES, plain_type: "legacyMerchant").one.offers
    assert_equal [BigDecimal("5.7"), BigDecimal(100), BigDecimal(3)],
                 [first.total_commission, first.issuers_commission, first.users_commission]
    assert_equal BigDecimal("0.12345678901234567890123"), second.total_commission
    assert_equal [nil, "5", nil],
                 [second.issuers_commission, second.users_commission, second.max_reward_amount]
    assert_equal BigDecimal("5.7"), Marshal.load(Marshal.dump(first)).total_commission
  end

  def test_value_sets
    assert_equal %w[INSTORE ONLINE], Perk::Enums::PurchaseChannel
    assert_predicate Perk::Enums::PurchaseChannel, :frozen?
    assert(Perk::Enums::AuditCode.all?(Integer))
    assert_equal TABLE["enums"].map { |row| row["name"] }.sort,
                 Perk::Enums.constants.map(&:to_s).sort
  end

  def test_errors_are_a_tree_from_the_table
    TABLE["errors"].each do |row|
      kind = Perk.const_get(row["class"])
      parent = row["parent"] == "PerkError" ? Perk::Error : Perk.const_get(row["parent"])
      assert_equal [parent, row["code"], row["advice"]], [kind.superclass, kind.code, kind.advice]
    end
    error = Marshal.load(Marshal.dump((Perk.parse("[") rescue $!)))
    assert_equal [Perk::ParseError, 1], [error.class, error.offset]
  end
end
