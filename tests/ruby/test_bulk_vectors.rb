# frozen_string_literal: true

require_relative "script"
require_relative "vectors"

# The vectors of bulk writes, through the methods of a client with a transport that plays them;
# those whose requests are open at once, which no method does, through the core.
class BulkVectors < PerkTest
  include Given

  class Stop < StandardError; end

  vectors "bulk" do |given|
    given.key?("order") ? play_open_at_once(given) : play(given)
  end

  def play(given)
    @requests = given.fetch("requests").dup
    progress = []
    outcomes, error = outcomes_of { create_many(given, ->(*counts) { progress << counts }) }
    assert_empty @requests, "not sent"
    given.key?("error") ? assert_error(given["error"], error, given.name) : check_stop(given, error)
    assert_equal given["progress"], progress if given.key?("progress")
    check_outcomes(given, outcomes) if given.key?("outcomes")
  end

  def create_many(given, progress)
    row = TABLE["operations"].find { |candidate| candidate["name"] == given["operation"] }
    options = given.fetch("args", {}).merge(given.fetch("options", {})).transform_keys(&:to_sym)
    options[:strict] = given["strict"] if given.key?("strict")
    options[row["positional"].last.to_sym] = items(given)
    space = client(given).public_send(row["namespace"])
    space.public_send("#{row["method"]}_many", **options, progress: progress)
  end

  def client(given)
    provider = TABLE["providers"].find { |row| row["name"] == given["provider"] }
    settings = given["settings"].transform_keys(&:to_sym)
    Perk.const_get(provider["class"]).new(**settings, transport: method(:reply))
  end

  def items(given)
    Enumerator.new do |yielder|
      given["items"].each_with_index do |item, index|
        raise Stop if index == given["stop_before"]

        yielder << item
      end
    end
  end

  def reply(request)
    step = @requests.shift
    sent = Perk.parse(request.body)["data"]
    assert_equal step["items"].size, sent.is_a?(Array) ? sent.size : 1
    raise Stop if step["stopped"]

    fail_with(step["abort"]) if step.key?("abort")
    Perk::Transport::Response.new(step["reply"]["status"], {}, Perk.dump(step["reply"]["body"]))
  end

  # A transport's errors do not report whether something was sent: it was unless there was no
  # connection.
  def fail_with(abort)
    assert_equal abort["code"] != "connect", abort["sent"]
    row = TABLE["errors"].find { |candidate| candidate["name"] == abort["code"] }
    raise Perk.const_get(row["class"]), abort["why"]
  end

  def outcomes_of
    [yield, nil]
  rescue Stop, Perk::Error => e
    [(e.outcomes if e.is_a?(Perk::Stopped)), e]
  end

  def check_stop(given, error)
    stops = given.key?("stop_before") || given["requests"].any? { |step| step["stopped"] }
    stops ? assert_instance_of(Stop, error) : assert_nil(error)
  end

  def check_outcomes(given, outcomes)
    known = outcomes.to_h { |outcome| [outcome.index, outcome.status[0]] }
    letters = Array.new(given["outcomes"].size) { |index| known.delete(index) || "-" }
    assert_equal given["outcomes"], letters.join
    assert_empty known
    given.fetch("errors", {}).each do |index, members|
      assert_error members, outcomes.find { |outcome| outcome.index == index.to_i }.error, index
    end
    check_summary(given["summary"], outcomes) if given.key?("summary")
  end

  def check_summary(summary, outcomes)
    error = assert_raises(Perk::BulkError) { outcomes.raise_for_errors! }
    assert error.message.start_with?(summary), error.message
  end

  # ---- through the core ----

  def play_open_at_once(given)
    bulk = CORE.perk_bulk_new(client_of(given), CORE.perk_op_find(given["operation"]),
                              Perk.dump(given.fetch("args", {})), 1)
    calls = open_calls(bulk, given["items"])
    assert_equal given["requests"].size, calls.size
    given["order"].each { |at| settle(bulk, calls[at], given["requests"][at]) }
    numbers = Array.new(CORE.perk_bulk_count(bulk)) { |index| CORE.perk_bulk_at(bulk, index) }
    assert_equal given["outcomes"], numbers.map { |number| CORE.perk_outcome_name(number)[0] }.join
  end

  def open_calls(bulk, items)
    calls = []
    items.map { |item| Perk.dump(item) }.each do |item|
      next unless CORE.perk_bulk_add(bulk, item) == CORE::PERK_BULK_FULL

      calls << CORE.perk_bulk_call(bulk)
      CORE.perk_bulk_add(bulk, item)
    end
    calls << CORE.perk_bulk_call(bulk)
  end

  def settle(bulk, call, step)
    assert_equal CORE::PERK_SEND, CORE.perk_call_step(call, 0, 0)
    if step.key?("reply")
      CORE.perk_call_feed(call, step["reply"]["status"], Perk.dump(step["reply"]["body"]), 0)
    else
      row = TABLE["errors"].find { |candidate| candidate["name"] == step["abort"]["code"] }
      CORE.perk_call_abort(call, row["code"], CORE::PERK_ABORT_SENT, step["abort"]["why"])
    end
    page = CORE.perk_call_take_page(call) if CORE.perk_call_step(call, 0, 0) == CORE::PERK_PAGE
    CORE.perk_bulk_settle(bulk, call, page)
  end
end
