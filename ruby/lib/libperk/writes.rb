# frozen_string_literal: true

module Perk
  # Writes after the fact: whether one was done whose outcome is unknown (reconcile), and full
  # replaces that lose nothing (modify). The core decides which operation shows a write's outcome
  # and what that proves; here it is fetched.
  module Writes
    # A write of one request, whose outcome is in doubt. What it sent is the core's: it is not
    # printed, and not marshalled.
    class Sent
      attr_accessor :client # the one that reads

      def initialize(native, item)
        @native = native
        @items = (item.is_a?(Array) ? item : [item]).map do |one|
          SentItem.new(Core.dump(one), SentItem.symbols?(one))
        end
      end

      def lost?
        @native.nil?
      end

      def add_unknown(reconcile, _unknown)
        Core.perk_reconcile_add(reconcile, @native)
      end

      # What is known before anything is read.
      def outcomes(error)
        made = @items.each_with_index.map do |sent, index|
          Outcome.new(index, sent, Core::PERK_UNKNOWN, error)
        end
        Outcomes.new(self, made)
      end

      def inspect
        "#<a write>"
      end
      alias to_s inspect

      def marshal_dump
        nil
      end

      def marshal_load(_)
        @items = []
      end
    end

    module_function

    # An error that leaves a write in doubt carries it.
    def keep(error, call, args, item)
      error.write = Sent.new(args, item) if Core.perk_call_can_reconcile(call) == 1
    end

    def of_error(client, error)
      Core.perk_usage_error(Core::PERK_USAGE_NOT_A_WRITE) unless error.is_a?(Error)
      write = error.write
      Core.perk_usage_error(Core::PERK_USAGE_NOTHING_IN_DOUBT) if write.nil? || write.lost?
      settled(write.dup, client, error)
    end

    def of_operation(client, name, given)
      row = Operation.row_of(client, name)
      native = Operation.args_of(row.name, Core.dump_args(given), client.handle.strict)
      settled(Sent.new(native, given[row.item]), client, nil)
    end

    def settled(write, client, error)
      write.client = client
      reconciled(write.outcomes(error))
    end

    # The outcomes, of which those that were unknown have been read about; one read may serve many
    # of them where lists show them.
    def reconciled(outcomes)
      reconcile = Core.perk_reconcile_new
      outcomes.write.add_unknown(reconcile, outcomes.unknown)
      read_all(outcomes.write.client, reconcile)
      places = Array.new(Core.perk_reconcile_count(reconcile)) do |place|
        [Core.perk_reconcile_index(reconcile, place), place]
      end.to_h
      all = outcomes.map do |outcome|
        outcome.unknown? ? found(reconcile, places.fetch(outcome.index), outcome) : outcome
      end
      Outcomes.new(outcomes.write, all)
    end

    def read_all(client, reconcile)
      while (read = Core.perk_reconcile_next(reconcile))
        Core.perk_reconcile_end(reconcile, read_pages(client, reconcile, read))
      end
    end

    # Makes one read and hands its pages over; the code that it failed with, 0 when it did not.
    def read_pages(client, reconcile, read)
      call = Operation.new_call(client, read, {})
      begin
        while (page = Operation.run(client, call))
          break if Core.perk_reconcile_page(reconcile, page) == 1
        end
        0
      rescue Error => e
        e.code
      end
    end

    def found(reconcile, place, outcome)
      number = Core.perk_reconcile_at(reconcile, place)
      error = Core.perk_reconcile_error(reconcile, place)
      error = outcome.error if number == Core::PERK_UNKNOWN
      reason = Core.perk_reconcile_reason(reconcile, place)
      Outcome.new(outcome.index, outcome.sent, number, error, reason)
    end

    # @param changes [Hash] what the caller gave beyond the parameters; nil clears
    def modify(client, row, given, changes, options)
      given = given.compact
      strict = Operation.strict_of(client, options) ? 1 : 0
      wanted = Core.perk_modify_new(Core.perk_op_find(row.name), Core.dump(given.merge(changes)),
                                    strict)
      read = Operation.new_call(client, Core.perk_modify_read(wanted), options)
      current = Operation.run(client, read)
      Operation.write(client, row, Core.perk_modify_write(wanted, current), given, options)
    end
  end
  private_constant :Writes
end
