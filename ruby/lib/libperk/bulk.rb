# frozen_string_literal: true

module Perk
  # What became of one item of a bulk write.
  class Outcome
    # @return [Integer] from 0, in input order
    attr_reader :index
    # @return [Error, nil] why it was not accepted
    attr_reader :error
    # @return [String, nil] what reconcile has found, in one line; nil before
    attr_reader :reason

    attr_reader :sent # :nodoc:

    def initialize(index, sent, status, error, reason = nil) # :nodoc:
      @index = index
      @sent = sent
      @status = status
      @error = error
      @reason = reason
    end

    def judge(status, error) # :nodoc:
      @error = error
      @status = status
    end

    # The item as it was sent: plain values, made anew from the JSON each time (a time is a String),
    # whatever the caller's object is now. Names are Symbols when those of the Hash that was given
    # were. An item without a JSON form was never sent: it is the caller's own, or a copy of a Hash.
    def item
      @sent.item
    end

    def accepted?
      @status == Core::PERK_ACCEPTED
    end

    # The server did not act on it, or it was never sent.
    def rejected?
      @status == Core::PERK_REJECTED
    end

    # The server may or may not have acted on it.
    def unknown?
      @status == Core::PERK_UNKNOWN
    end

    def inspect
      "#<#{self.class.name} #{index}: #{%w[accepted rejected unknown].find { |status| public_send("#{status}?") }}>"
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

    def initialize(settled, origin = nil) # :nodoc:
      @all = settled.sort_by(&:index).freeze
      @origin = origin
    end

    attr_reader :origin # :nodoc:

    # @yieldparam outcome [Outcome]
    def each(&block)
      return enum_for(:each) { size } unless block

      @all.each(&block)
      self
    end

    def size
      @all.size
    end
    alias length size

    def empty?
      @all.empty?
    end

    def [](index)
      @all[index]
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
      raise StateError, "these outcomes have no client any more; client.reconcile takes the operation and its items" unless @origin

      Writes.reconciled(self)
    end

    def marshal_dump # :nodoc:
      @all
    end

    def marshal_load(all) # :nodoc:
      initialize(all)
    end

    def inspect
      "#<#{self.class.name}: #{accepted.size} accepted, #{rejected.size} rejected, #{unknown.size} unknown>"
    end
    alias to_s inspect
  end

  # Some items of a bulk write were not accepted; +cause+ is the first one's error.
  class BulkError < Error
    # @return [Outcomes] all of them
    attr_reader :outcomes

    def initialize(outcomes, first) # :nodoc:
      counts = "#{outcomes.rejected.size} rejected, #{outcomes.unknown.size} unknown"
      super("#{counts} of #{outcomes.size} items; the first is item #{first.index}: #{first.error.message}")
      @code = first.error.code
      @advice = first.error.advice
      @flags = OUTCOME_UNKNOWN if outcomes.unknown.any?
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
    attr_reader :json

    # @raise [Error] it has no JSON form
    def initialize(item)
      @json = Core.dump(item)
      @symbols = item.is_a?(Hash) && item.each_key.first.is_a?(Symbol)
    end

    def item
      restored(Core.parse(@json))
    end

    private

    def restored(value)
      case value
      when Hash then value.to_h { |name, member| [@symbols ? name.to_sym : name, restored(member)] }
      when Array then value.map { |member| restored(member) }
      else value
      end
    end
  end
  private_constant :SentItem

  # An item that could not be sent.
  UnsentItem = ::Struct.new(:item) do
    def self.of(item)
      new(item.instance_of?(Hash) ? item.dup : item)
    end
  end
  private_constant :UnsentItem

  # One walk through items, which fills and sends one request after the other.
  class Bulk
    # @param given [String] the JSON of the other arguments
    # @param progress [#call, nil]
    def initialize(client, row, given, strict, options, progress)
      @client = client
      @row = row
      @given = given
      @strict = strict
      @options = options
      @progress = progress
      @settled = []
      @accepted = 0
      open
    end

    def run(items)
      items.each_with_index do |item, index|
        if @items.size == @row.most
          flush
          open
        end
        add(index, item)
      end
      flush
      outcomes
    rescue Exception => stop # whatever it is, it goes on with what is settled
      Stopped.tag(stop, outcomes)
      raise
    end

    private

    def outcomes
      Outcomes.new(@settled, [@client, Writes::Walk.new(@row, @given, @strict)])
    end

    def open
      @args = Operation.args_of(@row.name, @given, @strict)
      @items = []
    end

    def add(index, item)
      sent = SentItem.new(item)
      Core.perk_args_add_json(@args, @row.items, sent.json)
      @items << [index, sent]
    rescue Error => e
      settle(index, sent || UnsentItem.of(item), Core::PERK_REJECTED, e)
    end

    def flush
      send_items unless @items.empty?
      @progress&.call(@settled.size, @accepted)
    end

    # Whatever stops the call, the outcome of its items is known or known to be unknown. Their
    # outcomes are made before anything is sent: afterwards there may be no memory for them.
    def send_items
      call = Operation.new_call(@client, @args, @options)
      outcomes = @items.map { |index, sent| settle(index, sent, Core::PERK_UNKNOWN, nil) }
      begin
        page = Operation.run(@client, call)
      rescue Error
        nil # judge reports it for each item
      ensure
        judge(call, page, outcomes)
      end
    end

    # Items for which there is no memory stay unknown.
    def judge(call, page, outcomes)
      found = Core.perk_call_outcomes(call, page)
      outcomes.each_with_index do |outcome, at|
        outcome.judge(Core.perk_outcomes_at(found, at), Core.perk_outcomes_error(found, at))
      end
    rescue NoMemoryError, OutOfMemoryError => e
      why = Operation.lost(call, e)
      outcomes.each { |outcome| outcome.judge(Core::PERK_UNKNOWN, why) if outcome.unknown? && why.is_a?(Error) }
    ensure
      @accepted += outcomes.count(&:accepted?)
    end

    def settle(index, sent, status, error)
      outcome = Outcome.new(index, sent, status, error)
      @settled << outcome
      outcome
    end
  end
  private_constant :Bulk
end
