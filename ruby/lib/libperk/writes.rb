# frozen_string_literal: true

module Perk
  # Writes after the fact: whether one was done whose outcome is unknown (reconcile), and full
  # replaces that lose nothing (modify). The core says which operation shows a write's outcome and
  # what that proves; here it is fetched.
  module Writes
    # A write of one request, kept with the error that left it in doubt. What it sent is in the
    # core's hands: it is not printed, and not marshalled.
    class Sent
      def initialize(row, native, given)
        @native = native
        value = row.item && given[row.item]
        @items = (value.is_a?(Array) ? value : [value]).map { |item| SentItem.new(item) }
      end

      # Adds the questions; gives the outcomes that they are about, in their order.
      def ask(asked, outcomes)
        Core.perk_reconcile_add(asked, @native)
        outcomes.to_a
      end

      # What is known before anything was read.
      def outcomes(client, error)
        made = @items.each_with_index.map { |sent, index| Outcome.new(index, sent, Core::PERK_UNKNOWN, error) }
        Outcomes.new(made, [client, self])
      end

      def lost?
        @native.nil?
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

    # The unknown items of a walk, each in a request of its own.
    class Walk
      def initialize(row, given, strict)
        @row = row
        @given = given
        @strict = strict
      end

      def ask(asked, outcomes)
        outcomes.unknown.each do |outcome|
          args = Operation.args_of(@row.name, @given, @strict)
          Core.perk_args_add_json(args, @row.items, outcome.sent.json)
          Core.perk_reconcile_add(asked, args)
        end
      end

      def inspect
        "#<a write>"
      end
      alias to_s inspect
    end

    module_function

    # An error that leaves a write in doubt knows which one it was.
    def keep(error, row, native, given)
      error.write = Sent.new(row, native, given) if row.reconcile && (error.outcome_unknown? || error.retryable?)
    end

    def of_error(client, error)
      raise WrongTypeError.at("write", "an error of this library, or an operation's name, is needed here") unless error.is_a?(Error)

      write = error.write
      if write.nil? || write.lost?
        raise StateError, "this error carries no write whose outcome is in doubt; name the operation and give its arguments again"
      end

      reconciled(write.outcomes(client, error))
    end

    def of_operation(client, name, given)
      name = Operation.full_name(client, name)
      native = Operation.args_of(name, Core.dump_args(given), client.handle.strict)
      row = Operation.row(Table.row("operations", name))
      reconciled(Sent.new(row, native, given).outcomes(client, nil))
    end

    # The outcomes, of which those that were unknown have been read; one read tells of many where
    # lists show them.
    def reconciled(outcomes)
      client, write = outcomes.origin
      asked = Core.perk_reconcile_new
      about = write.ask(asked, outcomes)
      while (read = Core.perk_reconcile_next(asked))
        Core.perk_reconcile_end(asked, make(client, asked, read))
      end
      found = about.each_with_index.select { |outcome, _| outcome.unknown? }.to_h { |outcome, n| [outcome.index, answer(asked, n, outcome)] }
      Outcomes.new(outcomes.map { |outcome| found.fetch(outcome.index, outcome) }, outcomes.origin)
    end

    # Makes one read and hands its pages over; the code that it failed with, 0 when it did not.
    def make(client, asked, read)
      call = Operation.new_call(client, read, {})
      begin
        while (page = Operation.run(client, call))
          break if Core.perk_reconcile_page(asked, page) == 1
        end
        0
      rescue Error => e
        e.code
      end
    end

    def answer(asked, place, outcome)
      status = Core.perk_reconcile_at(asked, place)
      error = case status
              when Core::PERK_REJECTED then Core.perk_reconcile_error(asked, place)
              when Core::PERK_UNKNOWN then outcome.error
              end
      Outcome.new(outcome.index, outcome.sent, status, error, Core.perk_reconcile_reason(asked, place))
    end

    # @param changes [Hash] what the caller gave beyond the parameters; nil clears
    def modify(client, row, given, changes, options)
      given = given.compact
      strict = Operation.strict_of(client, options)
      native_op = Core.perk_op_find(row.name)
      wanted = Core.perk_modify_new(native_op, Core.dump(given.merge(changes)), strict ? 1 : 0)
      current = Operation.run(client, Operation.new_call(client, Core.perk_modify_read(wanted), options))
      Operation.write(client, row, Core.perk_modify_write(wanted, current), given, options)
    end
  end
  private_constant :Writes
end
