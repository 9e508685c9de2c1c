# frozen_string_literal: true

module Perk
  # Arguments into the core, the core's machine run to its next page, replies out.
  module Operation
    # What a call needs of its row of the table.
    Row = ::Struct.new(:name, :returns, :plain_type, :item, :lists)

    def self.row(table_row)
      types = table_row["reply_types"]
      item = table_row["params"].find { |field| field["type"] == "item" }&.fetch("name")
      Row.new(table_row["name"].freeze, table_row["returns"].to_sym,
              types.one? ? types.first.freeze : "", item&.to_sym,
              Ractor.make_shareable(table_row["lists"])).freeze
    end

    # The row of what a client calls +name+.
    def self.row_of(client, name)
      row(Rows.row("operations", full_name(client, name)))
    end

    # @param given [Hash] arguments by name; nil counts as not given
    # @param others [Hash] keywords that the table does not know; the core rejects them
    # @param options [Hash] those of one call
    def self.perform(client, row, given, others, options)
      given = merged(row, given, others)
      args = args_of(row.name, Core.dump_args(given), strict_of(client, options))
      return Pages.new(Document.origin(client, row, args), options) if row.returns == :pages

      write(client, row, args, given, options)
    end

    # One call without pages, with native arguments made from +given+.
    def self.write(client, row, args, given, options)
      call = new_call(client, args, options)
      result(client, call) do |reply|
        document = Document.new(reply, Document.origin(client, row, args), row.plain_type)
        row.returns == :document ? document : document.plain
      end
    rescue Error => e
      Writes.keep(e, call, args, given[row.item]) if call
      raise
    end

    # The same for any number of items.
    def self.perform_many(client, row, given, others, options, progress)
      given = merged(row, given, others)
      items = given.delete(row.item)
      unless items.respond_to?(:each_with_index)
        raise WrongTypeError.at(row.item, "something with each_with_index is needed here")
      end

      strict = strict_of(client, options)
      Bulk.new(client, row, Core.dump_args(given), strict, options, progress).run(items)
    end

    # What a call would send, as a Hash for people. +name+ is that of its method.
    def self.explain(client, name, given)
      args = args_of(full_name(client, name), Core.dump_args(given), client.handle.strict)
      Core.parse(Core.perk_args_explain(client.handle.native, args))
    end

    # The table's name of what a client calls +name+.
    def self.full_name(client, name)
      "#{client.class.row["prefix"]}#{name}"
    end

    # Whether unknown names and values are rejected. Taken out of the options, which are those of
    # the core from then on.
    def self.strict_of(client, options)
      strict = options.delete(:strict)
      strict.nil? ? client.handle.strict : strict
    end

    def self.merged(row, given, others)
      twice = others.keys.find { |name| !given[name].nil? }
      raise ArgumentError, "#{row.name} got #{twice} twice" if twice

      given.merge(others).compact
    end

    # @param given [String] the JSON of the arguments
    def self.args_of(name, given, strict)
      args = Core.perk_args_new(Core.perk_op_find(name))
      Core.perk_args_set_strict(args, strict ? 1 : 0)
      Core.perk_args_set_all(args, given)
      args
    end

    def self.new_call(client, args, options)
      with_options(Core.perk_call_new(client.handle.native, args), options)
    end

    # A call that no row describes.
    def self.raw(client, method, url, query, body, options)
      texts = [query, body].map { |value| value.nil? ? nil : Core.dump_args(value) }
      call = Core.perk_call_raw(client.handle.native, method.to_s, url.to_s, *texts)
      outside_the_table(client, call, options)
    end

    # Activates an offer for the user that the call with the arguments +listed+ named.
    def self.activate(client, offer, listed, options)
      listed ||= args_of("offers.activate", "{}", false)
      call = Core.perk_call_activate(client.handle.native, offer, listed)
      outside_the_table(client, call, options)&.one
    end

    def self.outside_the_table(client, call, options)
      result(client, with_options(call, options)) do |reply|
        Document.new(reply, Document.origin(client, nil, nil))
      end
    end

    def self.with_options(call, options)
      options.compact.each do |name, value|
        if name.to_s == "headers" then Core.perk_call_set_headers(call, Core.dump_args(value))
        else Core.perk_call_set(call, name.to_s, int64(name, value))
        end
      end
      call
    end

    def self.int64(name, value, least = nil)
      raise WrongTypeError.at(name, "an Integer is needed here") unless value.is_a?(Integer)
      raise OutOfRangeError.at(name, "an integer outside 64 bits") if value.bit_length > 63
      raise OutOfRangeError.at(name, "must be at least #{least}") if least && value < least

      value
    end

    # The next reply of the call (a native document); nil when it has no more.
    def self.run(client, call)
      handle = client.handle
      tokens = handle.tokens
      Core.perk_call_set(call, "token_store", 1) if tokens.store
      loop do
        case action = handle.run(call)
        when Core::PERK_PAGE then return Core.perk_call_take_page(call)
        when Core::PERK_DONE then return nil
        when Core::PERK_FAILED then raise failure(call)
        else tokens.serve(handle.native, call, action)
        end
      end
    end

    # What the block makes of the call's reply, unless there is none. Lack of memory for either is
    # an error of the call's.
    def self.result(client, call)
      reply = run(client, call)
      reply && yield(reply)
    rescue NoMemoryError, OutOfMemoryError => e
      raise lost(call, e)
    end

    # The error of a call whose reply there was no memory for: the core knows what that means for a
    # write.
    def self.lost(call, error)
      Core.perk_call_abort(call, Core::PERK_E_NOMEM, Core::PERK_ABORT_SENT, nil)
      Core.perk_call_step(call, Perk.now_ms, 0)
      failure(call)
    rescue StateError # nothing was sent, or it has failed already
      Core.perk_call_error(call) ? failure(call) : error
    end

    def self.failure(call)
      error = Core.perk_call_error(call) || StateError.new("the call stopped without an error")
      error.body = Core.perk_call_error_body(call)
      error.headers = Core.parse(Core.perk_call_error_headers(call))
      error
    end
  end
  private_constant :Operation
end
