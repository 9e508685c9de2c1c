# frozen_string_literal: true

module Perk
  # What came of one id of a Pull: its pages, or its error; then there are none.
  class Got
    # @return [Integer] the number of the id, from 0
    attr_reader :index
    # @return [String] the id; also under its own name (<tt>got.user_id</tt>)
    attr_reader :id
    # @return [Array<Page>]
    attr_reader :pages
    # @return [Error, nil] why this id failed
    attr_reader :error

    def initialize(index, id, pages, error) # :nodoc:
      @index = index
      @id = id
      @pages = pages
      @error = error
    end

    # The resources of all pages; also under the name of the noun (<tt>got.offers</tt>).
    #
    # @return [Array<Resource>]
    def items
      pages.flat_map(&:resources)
    end

    # @return [self]
    # @raise [Error] why this id failed
    def raise_for_error!
      error ? raise(error) : self
    end

    def inspect
      "#<#{self.class.name} #{index}: #{error ? error.class : "#{pages.size} pages"}>"
    end
    alias to_s inspect
  end

  # How a pull is going, or went. +ids+ were taken: +done+, +failed+, +skipped+ since the checkpoint
  # has them, the others on their way. +pages+, +requests+, +retries+ and +paused_s+ (seconds) are
  # what it took; +failures+ has the first 1000 ids that failed, +saved+ the notes of a checkpoint.
  Report = ::Struct.new(:ids, :done, :failed, :skipped, :pages, :requests, :retries, :paused_s,
                        :saved, :failures) do
    def self.of(text) # :nodoc:
      found = Core.parse(text)
      failures = found["failures"].map { |row| Failure.of(row) }
      new(*members[0..-2].map { |name| found[name.to_s] }, failures).freeze
    end

    # @return [self]
    # @raise [Error] that of the first id that failed
    def raise_for_errors!
      raise failures.first.error if failures.any?

      self
    end

    def inspect
      "#<#{self.class.name}: #{ids} ids, #{done} done, #{failed} failed, #{skipped} skipped>"
    end
    alias_method :to_s, :inspect
  end

  # An id that failed, by its number from 0, and why.
  Failure = ::Struct.new(:index, :id, :error) do
    def self.of(row) # :nodoc:
      new(row["index"], row["id"], Error.stored(row["code"], row["message"], row["http_status"]))
    end

    # Ids may be personal.
    def inspect
      "#<#{self.class.name} of id #{index}: #{error.class}>"
    end
    alias_method :to_s, :inspect
  end

  # The ids of a pull, taken as it needs them. What the caller's object raises waits here until what
  # was taken before is done.
  class Ids # :nodoc:
    attr_reader :failure

    def initialize(given)
      @given = given.is_a?(String) || given.is_a?(Symbol) ? [given] : given
      return if @given.respond_to?(:each) && !@given.is_a?(Hash)

      Core.perk_usage_error(Core::PERK_USAGE_NOT_IDS)
    end

    def ended?
      @ended
    end

    # At most so many, as JSON.
    def take(most)
      found = []
      found << text_of(walk.next) while found.size < most
      found
    rescue StopIteration
      @ended = true
      found
    rescue StandardError => e
      @ended = true
      @failure = e
      found
    end

    private

    def walk
      @walk ||= @given.respond_to?(:each_entry) ? @given.each_entry : @given.to_enum(:each)
    end

    # The core reports what is wrong with what is no id.
    def text_of(id)
      Core.dump(id)
    rescue Error
      "false"
    end
  end
  private_constant :Ids

  # One operation for many ids: an Enumerator of Got, as they come, or in the order of the ids. An
  # id that fails has its +error+, and never stops the others. The core keeps requests in flight and
  # fetches the pages of each id; other Ruby threads go on meanwhile. Each walk fetches again.
  #
  #   kard.offers.for_users(ids, max_in_flight: 16).each do |got|
  #     puts got.user_id, got.error || got.offers.size
  #   end
  class Pull < Enumerator
    # What it takes in addition to the arguments of the operation and the options of its calls.
    OPTIONS = %i[max_in_flight ordered max_wait_s checkpoint].freeze
    IN_FLIGHT = 16
    private_constant :IN_FLIGHT

    # @param plan [Plan]
    def initialize(plan, ids, kind) # :nodoc:
      super() { |to| walk(to) }
      @plan = plan
      @ids = ids
      @kind = kind
      # Made at once, so that a missing argument shows where it is missing.
      @ready = Running.new(plan, Ids.new(ids))
    end

    # How the latest walk is going, or went.
    #
    # @return [Report]
    def report
      (@running || @ready).report
    end

    # Ends a walk that <tt>next</tt> began; what is in flight is cancelled. A loop that is left does
    # the same.
    def close
      [@ready, @running].compact.each(&:close)
      nil
    end

    def inspect
      "#<#{self.class.name} of #{@plan.row.name}>"
    end
    alias to_s inspect

    def marshal_dump
      raise TypeError, "a pull cannot be marshalled; take what came of it"
    end

    private

    def walk(yielder)
      @running, @ready = @ready || Running.new(@plan, Ids.new(@ids)), nil
      @running.each { |index, id, pages, error| yielder << got(index, id, pages, error) }
    end

    def got(index, id, natives, error)
      origin = Listed.new(@plan, id)
      pages = natives.map { |native| Page.new(native, origin, @plan.row.plain_type) }
      @kind.new(index, id, pages, error)
    end

    # Where the pages of an id come from; its arguments are made when they are needed.
    Listed = ::Struct.new(:plan, :id) do
      def client
        plan.client
      end

      def operation
        plan.row
      end

      def args
        plan.args(plan.key => id)
      end

      def inspect
        "#<Listed>"
      end
    end
    private_constant :Listed

    # What a pull is about: the operation, what all ids share, and the parameter that each goes
    # into.
    class Plan # :nodoc:
      attr_reader :client, :row, :key

      def initialize(client, row, key, given, options)
        @client = client
        @row = row
        @key = key
        @pull, @call = options.compact.partition { |name, _| OPTIONS.include?(name) }.map(&:to_h)
        @strict = Operation.strict_of(client, @call)
        @given = given
        @pull[:max_in_flight] = IN_FLIGHT unless @pull.key?(:max_in_flight)
      end

      def args(more = {})
        Operation.args_of(row.name, Core.dump_args(@given.merge(more)), @strict)
      end

      def call
        Operation.new_call(client, args, @call)
      end

      # The options of the engine, and those of the pull.
      def options
        path = @pull[:checkpoint]
        made = { **@pull, **@call, key: key&.to_s }
        made[:checkpoint] = path.respond_to?(:to_path) ? path.to_path : path
        made[:token_store] = 1 if client.handle.tokens.store
        [{ max_in_flight: @pull[:max_in_flight] }, made.compact].map { |some| Core.dump(some) }
      end
    end

    # A native pull, once through. Into a table, chunks come instead of items.
    class Running # :nodoc:
      def initialize(plan, ids, table = nil)
        @handle = plan.client.handle
        @ids = ids
        @native = Core.pull_new(@handle.driver, @handle.native, plan.args, plan.options)
        Core.pull_into(@native, table) if table
      end

      # Yields the index, the id, the native pages and the error of each item; nothing for a chunk.
      def each(&block)
        go_on(&block)
        raise @ids.failure if @ids.failure
      ensure
        close
      end

      # The same without an end when it is left: it can be called again.
      def go_on(&block)
        until (kind = next_kind) == Core::PERK_PULL_ENDED
          serve(kind, &block)
        end
        close
      end

      def report
        Report.of(@last || Core.pull_report(@native))
      end

      # Cancels what is in flight. In a forked child there is nothing.
      def close
        @last ||= last_report
        Core.pull_close(@native)
      end

      private

      def next_kind
        Core.pull_next(@native)
      ensure
        @handle.report(@native)
      end

      def last_report
        Core.pull_report(@native)
      rescue StateError
        "{}"
      end

      def serve(kind)
        case kind
        when Core::PERK_PULL_WANTS_IDS then feed
        when Core::PERK_PULL_ITEM then yield(*item)
        when Core::PERK_PULL_CHUNK then yield
        when Core::PERK_PULL_HOST
          @handle.tokens.serve(@handle.native, Core.pull_call(@native), Core.pull_action(@native))
        end
      end

      def feed
        found = @ids.take(Core.pull_wants(@native))
        Core.pull_add(@native, "[#{found.join(",")}]") if found.any?
        Core.pull_end_ids(@native) if @ids.ended?
      end

      def item
        pages = Array.new(Core.pull_page_count(@native)) { |at| Core.pull_page(@native, at) }
        [Core.pull_index(@native), Core.pull_id(@native), pages, Core.pull_error(@native)]
      end
    end
    # The class of what comes of an id: with the names of the id, and of the noun.
    def self.kind(owner, name, names, noun) # :nodoc:
      return owner.const_get(name, false) if owner.const_defined?(name, false)

      Core.exclusively do
        next owner.const_get(name, false) if owner.const_defined?(name, false)

        owner.const_set(name, Class.new(Got) do
          names.each { |known| alias_method(known, :id) }
          alias_method(noun, :items)
        end)
      end
    end

    def self.each(space, row, key, ids, given, options) # :nodoc:
      raise MissingError.at("key", "name the parameter that the ids are for") if key.nil?

      names = [key.to_s, *("user_id" if row.lists["users"])].uniq
      plan = Plan.new(space.client, row, key.to_sym, given, options)
      name = [*row.lists["each"].split("_"), *(key.to_s.split("_") unless row.lists["users"])]
      name = name.map(&:capitalize).join
      new(plan, ids, kind(space.class, name, names, space.class.const_get(:NAME)))
    end
  end
end
