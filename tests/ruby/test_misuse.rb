# frozen_string_literal: true

require_relative "loopback"
require "stringio"

# Arguments of the wrong kind: one clear line that names the parameter.
class MisuseTest < PerkTest
  KEY = "hook-key-one"
  BODY = '{"data":{"type":"auditUpdate","id":"n-1","attributes":{"status":"NEW"}}}'
  SIGNATURE = Perk::Webhook.sign(KEY, BODY)
  NOWHERE = "http://127.0.0.1:9/x"

  def client(**settings)
    Perk::Kard.new(**{ base_url: "http://127.0.0.1:9", token: "t",
                       organization_id: "org-1" }.merge(settings))
  end

  def handler(**settings)
    Perk::Webhook::Handler.new(KEY, **settings) { nil }
  end

  def refused(name, kind = Perk::WrongTypeError, &call)
    message = assert_raises(kind, &call).message
    assert message.start_with?("#{name}: "), message
    refute_includes message, "\n"
  end

  def test_bounds_are_whole_numbers_from_one_on
    [nil, "1", 1.5, true, 0, -1, 1 << 70].each do |value|
      kind = value.is_a?(Integer) ? Perk::OutOfRangeError : Perk::WrongTypeError
      refused("max_body", kind) { handler(max_body: value) }
      refused("limit", kind) { Perk::Webhook::DedupStore.new(value) }
    end
  end

  def test_keys_that_are_missing_or_named_are_refused
    [nil,
     { KEY => "name" }].each { |keys| refused("keys") { Perk::Webhook::Handler.new(keys) { nil } } }
  end

  def test_headers_come_in_lists_and_what_is_none_is_refused
    [nil, 5,
     "notify-signature"].each { |headers| refused("headers") { handler.handle(headers, BODY) } }
    forms = { [SIGNATURE] => 200, [] => 403, nil => 403, 5 => 401 }
    assert_equal forms.values,
                 (forms.keys.map { |value| handler.handle({ "notify-signature" => value },
                                                          BODY).status })
  end

  def test_what_holds_no_rows_is_refused
    [nil, 5, []].each { |data| refused("data") { Perk::Files.rows(data).to_a } }
    [nil, "1",
     1.5].each { |bound| refused("max_bytes") { Perk::Files.rows("{}", max_bytes: bound).to_a } }
    refused("max_row", Perk::OutOfRangeError) { Perk::Files.rows("{}", max_row: -1).to_a }
  end

  def test_numbers_name_no_file
    %i[token_file ca_file proxy].each { |name| refused(name) { client(name => 5) } }
  end

  RUBBISH = ["x", true, Float::NAN, Complex(1, 2)].freeze

  def test_seconds_beside_a_token_are_checked_and_nothing_of_it_shown
    RUBBISH.each do |seconds|
      refused("token") { client(token: -> { ["t-1", seconds] }).request("GET", "/v2/x") }
    end
  end

  Store = Struct.new(:given) do
    def load(_key) = given
    def save(*_all) = nil
  end

  def test_what_a_store_gives_is_checked
    [*RUBBISH, nil].each do |seconds|
      store = Store.new(["t-1", seconds])
      kard = client(token: nil, client_id: "i", client_secret: "s", token_url: NOWHERE,
                    token_store: store)
      refused("token_store") { kard.request("GET", "/v2/x") }
    end
  end

  def test_a_token_that_is_over_is_not_taken_for_one_without_an_end
    [0, -5, -Float::INFINITY].each do |seconds|
      error = assert_raises(Perk::AuthError) do
        client(token: -> { ["t-1", seconds] }).request("GET", "/v2/x")
      end
      assert_includes error.message, "set none"
    end
    [Float::INFINITY, 1e300].each do |seconds|
      assert_raises(Perk::ConnectError) do
        client(token: -> { ["t-1", seconds] }).request("GET", "/v2/x", max_attempts: 1)
      end
    end
  end
end
