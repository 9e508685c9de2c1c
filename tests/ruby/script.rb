# frozen_string_literal: true

require_relative "helper"

# Pieces of vectors, as the core takes them.
module Given
  def client_of(given)
    config = CORE.perk_config_new(given["provider"])
    given["settings"].each { |name, value| CORE.perk_config_set(config, name, value) }
    CORE.perk_client_new(config)
  end

  def args_of(given)
    args = CORE.perk_args_new(CORE.perk_op_find(given["operation"]))
    CORE.perk_args_set_strict(args, given["strict"] ? 1 : 0) if given.key?("strict")
    CORE.perk_args_set_all(args, Perk.dump(given.fetch("args", {})))
    args
  end

  def headers_of(request)
    count = CORE.perk_request_header_count(request)
    Array.new(count) do |at|
      [CORE.perk_request_header_name(request, at), CORE.perk_request_header_value(request, at)]
    end
  end

  def members_of(request)
    {
      "method" => CORE.perk_request_method(request),
      "url" => CORE.perk_request_url(request),
      "headers" => headers_of(request),
      "body" => CORE.perk_request_body(request)&.force_encoding(Encoding::UTF_8)
    }
  end
end

# A call played step by step: no network is needed.
class Script
  include Given

  def initialize(test, script)
    @test = test
    @now = 0
    @script = script
    @client = client_of(script)
    @calls = Hash.new do |calls, number|
      calls[number] = make_call(script.fetch("options", {}), number)
    end
  end

  def play(step, where)
    @now = step.fetch("at", @now)
    return check_refusal(step, where) if step.key?("refused")
    return CORE.perk_client_drop_token(@client, step["drop_token"]) if step.key?("drop_token")

    @call = @calls[step.fetch("call", 1)]
    if step.key?("drift") then check_drift(step["drift"], where)
    elsif step.key?("expect") then expect(step, where)
    elsif step.key?("reply") then reply(step["reply"])
    elsif step.key?("abort") then abort(step["abort"])
    else CORE.perk_client_set_token(@client, step.fetch("set_token"), @now,
                                    step["life_ms"] / 1000.0)
    end
  end

  private

  def make_call(options, number = 1)
    call = call_of(@script, number)
    options.each { |name, value| CORE.perk_call_set(call, name, value) }
    CORE.perk_call_set_headers(call, Perk.dump(@script["headers"])) if @script["headers"]
    call
  end

  def check_refusal(step, where)
    error = @test.assert_raises(Perk::Error) do
      make_call(step.fetch("options", @script.fetch("options", {})))
    end
    @test.assert_error step["refused"], error, where
  end

  def call_of(script, number)
    return CORE.perk_call_login(@client) if script.fetch("logins", []).include?(number)

    if script["transfer"]
      return CORE.perk_call_transfer(@client,
                                     *script["transfer"].values_at("url", "body", "content_type"))
    end

    raw = script["raw"]
    return CORE.perk_call_new(@client, args_of(script)) unless raw

    texts = %w[query body].map { |name| raw.key?(name) ? Perk.dump(raw[name]) : nil }
    CORE.perk_call_raw(@client, raw["method"], raw["url"], *texts)
  end

  def reply(given)
    given.fetch("headers", {}).each { |name, value| CORE.perk_call_header(@call, name, value) }
    CORE.perk_call_feed(@call, given["status"], given.fetch("body", ""), @now)
  end

  def abort(given)
    code = TABLE["errors"].find { |row| row["name"] == given["code"] }.fetch("code")
    CORE.perk_call_abort(@call, code, given["sent"] ? 1 : 0, given["why"])
  end

  def expect(step, where)
    action = CORE.perk_action_name(CORE.perk_call_step(@call, @now, step.fetch("entropy", 0)))
    @test.assert_equal step["expect"], action, "#{where} (#{CORE.perk_call_error(@call).inspect})"
    case action
    when "send" then check_request(step, where)
    when "wait" then check_wait(step, where)
    when "page" then check_page(step, where)
    when "save_token" then check_save(step, where)
    when "failed" then check_failed(step, where)
    end
  end

  def check_drift(expected, where)
    @test.assert_equal expected, Perk.parse(CORE.perk_client_drift(@client, 1)), where
  end

  def check_request(step, where)
    expected = step.fetch("request", {})
    made = members_of(CORE.perk_call_request(@call))
    sent = made["headers"].to_h { |name, value| [name.downcase, value] }
    made["headers"] = expected.fetch("headers", {}).to_h { |name, _| [name, sent[name.downcase]] }
    @test.assert_equal expected, made.slice(*expected.keys), where
  end

  def check_save(step, where)
    made = [CORE.perk_client_token(@client, @now), CORE.perk_client_token_seconds(@client, @now)]
    @test.assert_equal [step["token"], step["life_ms"] / 1000.0], made, where
  end

  def check_wait(step, where)
    return unless step.key?("ms")

    low, high = [*step["ms"], *step["ms"]].minmax
    @test.assert_includes low..high, CORE.perk_call_wait_ms(@call), where
  end

  def check_page(step, where)
    native = CORE.perk_call_take_page(@call)
    page = Perk::Page.new(native)
    made = { "count" => page.size, "cursor" => page.cursor, "status" => page.status,
             "bytes" => page.json }
    expected = step.slice(*made.keys)
    compared = made.slice(*expected.keys)
    @test.assert_equal expected, compared, where
    check_outcomes(step, native, where)
    check_item_errors(step["item_errors"], page.item_errors, where) if step.key?("item_errors")
  end

  def check_item_errors(wanted, problems, where)
    @test.assert_equal wanted.size, problems.size, where
    problems.zip(wanted) { |problem, members| @test.assert_error members, problem, where }
  end

  def check_failed(step, where)
    @test.assert_error step["error"], CORE.perk_call_error(@call), where
    check_error_body(step["error_body"], where) if step.key?("error_body")
    headers = step["error_headers"]
    @test.assert_equal(headers, CORE.parse(CORE.perk_call_error_headers(@call)), where) if headers
    check_outcomes(step, nil, where)
  end

  def check_error_body(expected, where)
    body = CORE.perk_call_error_body(@call)&.force_encoding(Encoding::UTF_8)
    expected.nil? ? @test.assert_nil(body, where) : @test.assert_equal(expected, body, where)
  end

  # One letter per item: accepted, rejected, unknown.
  def check_outcomes(step, page, where)
    wanted = step["outcomes"] or return
    outcomes = CORE.perk_call_outcomes(@call, page)
    letters = { CORE::PERK_ACCEPTED => "a", CORE::PERK_REJECTED => "r", CORE::PERK_UNKNOWN => "u" }
    @test.assert_equal wanted,
                       Array.new(wanted.size) { |at| letters[CORE.perk_outcomes_at(outcomes,
                                                                                   at)] }.join,
                                                                                     where
  end
end
