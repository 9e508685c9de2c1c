# frozen_string_literal: true

module Perk
  # The result of one item of a bulk write.
  class Outcome
    # @return [Integer] from 0, in input order
    attr_reader :index
    # @return [Error, nil] why it was not accepted
    attr_reader :error
    # @return [String, nil] what reconcile has found, in one line; nil before
    attr_reader :reason

    attr_reader :sent, :number # :nodoc:

    # @param number [Integer] the core's
    def initialize(index, sent, number, error, reason = nil) # :nodoc:
      @index = index
      @sent = sent
      @number = number
      @error = error
      @reason = reason
    end

    # The item as it was sent: plain values, made from the JSON each time (a time is a String),
    # whatever the caller's object is now. Names are Symbols when those of the Hash that was given
    # were. An item without a JSON form was never sent: it is the caller's own, or a copy of a Hash.
    def item
      @sent.item
    end

    # @return [Symbol] +:accepted+, +:rejected+ or +:unknown+
    def status
      Core.perk_outcome_name(@number).to_sym
    end

    def accepted?
      @number == Core::PERK_ACCEPTED
    end

    # The server did not act on it, or it was never sent.
    def rejected?
      @number == Core::PERK_REJECTED
    end

    # The server may or may not have acted on it.
    def unknown?
      @number == Core::PERK_UNKNOWN
    end

    def inspect
      "#<#{self.class.name} #{index}: #{status}>"
    end
    alias to_s inspect
  end

  # One Outcome for each item, in input order.
  #
  #   outcomes = kard.users.create_many(users)
  #   outcomes.rejected.each { |outcome| puts outcome.index, outcome.error }
  #   outcomes.raise_for_errors!
  class Outcomes
    include Enumerable

    LOOKED_AT = 10_000 # items
    REASONS = 5
    REASON = 100 # characters of one
    private_constant :LOOKED_AT, :REASONS, :REASON

    # @param write [Bulk, Writes::Sent] where they come from; has their client
    # @param all [Array<Outcome>, nil] those of a Bulk are made when they are first read: while it
    #   stops there may be no memory
    def initialize(write, all = nil) # :nodoc:
      @write = write
      @all = all&.freeze
    end

    attr_reader :write # :nodoc:

    # @yieldparam outcome [Outcome]
    def each(&block)
      return enum_for(:each) { size } unless block

      all.each(&block)
      self
    end

    def size
      all.size
    end
    alias length size

    def empty?
      all.empty?
    end

    def [](index)
      all[index]
    end

    # @return [Array<Outcome>]
    def accepted
      select(&:accepted?)
    end

    # @return [Array<Outcome>]
    def rejected
      select(&:rejected?)
    end

    # @return [Array<Outcome>]
    def unknown
      select(&:unknown?)
    end

    # @return [self]
    # @raise [BulkError] unless every item was accepted
    def raise_for_errors!
      first = find { |outcome| !outcome.accepted? }
      raise BulkError.new(self, first), cause: first.error if first

      self
    end

    # Reads whether the unknown ones were done, as far as the API shows it: new outcomes, in which
    # some of them are accepted or rejected (not done, can be sent again: the error is a
    # NotDoneError) and the others still unknown, each with a reason. Without unknown ones nothing
    # is read. A write that is still under way counts as not done.
    #
    # @return [Outcomes]
    # @raise [StateError] they were marshalled; Client#reconcile takes the items again
    def reconcile
      return self if unknown.empty?

      Core.perk_usage_error(Core::PERK_USAGE_OUTCOMES_WITHOUT_CLIENT) unless @write
      Writes.reconciled(self)
    end

    def marshal_dump # :nodoc:
      all
    end

    def marshal_load(all) # :nodoc:
      initialize(nil, all)
    end

    # The counts, and why items were not accepted, the most frequent reason first.
    def inspect
      counts = { accepted: accepted, rejected: rejected, unknown: unknown }
      shown = counts.map { |name, some| "#{some.size} #{name}" }.join(", ")
      "#<#{self.class.name}: #{[shown, *reasons].join("; ")}>"
    end
    alias to_s inspect

    private

    # Of very many items, the first ones are looked at.
    def reasons
      failed = reject(&:accepted?)
      known = failed.first(LOOKED_AT).map { |outcome| why(outcome) }.reject(&:empty?)
      often = known.tally.sort_by.with_index { |(_, count), at| [-count, at] }
      shown = often.first(REASONS).map { |why, count| "#{count} x #{why}" }
      often.size > REASONS || failed.size > LOOKED_AT ? [*shown, "…"] : shown
    end

    # Equal for items with equal reasons; empty when that is not known.
    def why(outcome)
      error = outcome.error
      Core.perk_reason_shown(outcome.reason || error&.message, error&.pointer, REASON)
    end

    def all
      @all ||= @write.settled.freeze
    end
  end

  # Some items of a bulk write were not accepted; +cause+ is the first one's error.
  class BulkError < Error
    # @return [Outcomes] all of them
    attr_reader :outcomes

    def initialize(outcomes, first) # :nodoc:
      unknown = outcomes.unknown.size
      counts = [outcomes.rejected.size, unknown, outcomes.size, first.index]
      super("#{Core.perk_bulk_summary(*counts)}#{first.error.message}")
      @code = first.error.code
      @advice = first.error.advice
      @flags = OUTCOME_UNKNOWN if unknown.positive?
      @outcomes = outcomes
    end
  end

  # What stopped a bulk write (Interrupt, an enumerable that raises) is this too: <tt>rescue
  # Perk::Stopped => stop</tt>.
  module Stopped
    # @return [Outcomes] what is settled so far
    attr_reader :outcomes

    def self.tag(stop, outcomes) # :nodoc:
      return if stop.frozen?

      stop.extend(self)
      stop.instance_variable_set(:@outcomes, outcomes)
    end
  end

  # An item in the JSON in which it was sent.
  class SentItem
    # Whether the members of an item have Symbols for names.
    def self.symbols?(item)
      item.is_a?(Hash) && item.each_key.first.is_a?(Symbol)
    end

    def initialize(json, symbols)
      @json = json
      @symbols = symbols
    end

    def item
      value = Core.parse(@json)
      @symbols ? with_symbols(value) : value
    end

    private

    def with_symbols(value)
      case value
      when Hash then value.to_h { |name, member| [name.to_sym, with_symbols(member)] }
      when Array then value.map { |member| with_symbols(member) }
      else value
      end
    end
  end
  private_constant :SentItem

  # An item that has no JSON form.
  UnsentItem = ::Struct.new(:item) do
    def self.of(item)
      new(item.instance_of?(Hash) ? item.dup : item)
    end
  end
  private_constant :UnsentItem

  # Iterates over items and sends the core's requests with them, one after the other.
  class Bulk
    attr_reader :client

    # @param shared [String] the JSON of the other arguments
    # @param progress [#call, nil]
    def initialize(client, row, shared, strict, options, progress)
      @client = client
      @native = Core.perk_bulk_new(client.handle.native, Core.perk_op_find(row.name), shared,
                                   strict ? 1 : 0)
      @options = options
      @progress = progress
      @given = [] # of each item: whether its names are Symbols; an UnsentItem
      @outcomes = Outcomes.new(self)
    end

    def run(items)
      items.each_with_index { |item, _| add(item) }
      flush
      @outcomes
    rescue Exception => stop # any kind: it gets the outcomes that are settled
      Stopped.tag(stop, @outcomes)
      raise
    end

    # The outcomes of the items that are settled.
    def settled
      count = Core.perk_bulk_count(@native)
      Array.new(count) { |index| outcome(index) }.compact
    end

    def add_unknown(reconcile, unknown)
      unknown.each { |outcome| Core.perk_reconcile_add_item(reconcile, @native, outcome.index) }
    end

    def inspect
      "#<#{self.class.name}>"
    end
    alias to_s inspect

    private

    def outcome(index)
      number = Core.perk_bulk_at(@native, index)
      return if number.zero? # not sent

      Outcome.new(index, sent(index), number, Core.perk_bulk_error(@native, index))
    end

    def sent(index)
      json = Core.perk_bulk_item(@native, index)
      json ? SentItem.new(json, @given[index]) : @given[index]
    end

    def add(item)
      json = Core.dump(item)
    rescue Error => e
      record(UnsentItem.of(item)) { Core.perk_bulk_reject(@native, e.code, e.pointer, e.message) }
    else
      record(SentItem.symbols?(item)) { Core.perk_bulk_add(@native, json) }
    end

    # Has the core record an item, and keeps how it was given.
    def record(given)
      @given << given
      if yield == Core::PERK_BULK_FULL
        flush
        yield
      end
      recorded = true
    ensure
      @given.pop unless recorded
    end

    def flush
      call = Core.perk_bulk_call(@native)
      send_items(call) if call
      @progress&.call(*progress)
    end

    # Whatever stops the call, the outcome of its items is known, or known to be unknown.
    def send_items(call)
      Operation.with_options(call, @options)
      page = reply_to(call)
    ensure
      Core.perk_bulk_settle(@native, call, page)
    end

    def reply_to(call)
      Operation.run(@client, call)
    rescue Error => e # each item has the error of the call; others are of the caller's code
      raise unless Core.perk_call_error(call)&.code == e.code
    rescue NoMemoryError => e
      Operation.lost(call, e)
      raise
    end

    def progress
      accepted = Core.perk_bulk_accepted(@native)
      [accepted + Core.perk_bulk_rejected(@native) + Core.perk_bulk_unknown(@native), accepted]
    end
  end
  private_constant :Bulk
end
