# frozen_string_literal: true

module Perk
  # A stream of Arrow's C stream interface. Its +address+ is that of a struct ArrowArrayStream, for
  # libraries that import one (<tt>Arrow::RecordBatchReader.import(stream.address)</tt> of
  # red-arrow). Who imports it moves it out of the struct: then it is theirs, and this object keeps
  # the struct's memory only. Keep the object until it was imported. What nobody imports is released
  # with the object, or by +release+.
  class ArrowStream
    def initialize(native) # :nodoc:
      @native = native
    end

    # @return [Integer]
    # @raise [StateError] it was imported or released: the struct is empty
    def address
      if released?
        raise StateError, "the stream was imported or released; take another one of the table"
      end

      Core.stream_address(@native)
    end
    alias to_i address

    # Whether it was imported, or released.
    def released?
      Core.stream_is_released(@native)
    end

    # @return [nil]
    def release
      Core.stream_release(@native)
    end

    def inspect
      "#<#{self.class.name}#{" (released)" if released?}>"
    end
    alias to_s inspect
  end

  # The rows of one part of a Table, each a Hash by the names of the columns. Times are Strings in
  # UTC ("2026-01-02T03:04:05.678901Z"), exact numbers BigDecimal.
  class Part
    include Enumerable

    # @return [String] "offers"
    attr_reader :name

    def initialize(table, number, name) # :nodoc:
      @table = table
      @number = number
      @name = name
    end

    # @return [Array<Hash{String => Object}>] name, type, unit, doc and nullable of each column
    def columns
      Core.parse(Core.perk_table_columns(@table.native, @number))
    end

    # @return [Integer] how many rows there are; fetches them
    def size
      Core.perk_chunks_rows(own_chunks)
    end
    alias length size

    # @yieldparam row [Hash{String => Object}]
    def each_row
      return enum_for(:each_row) { size } unless block_given?

      size.times { |at| yield row(at) }
      self
    end
    alias each each_row

    # One row; nil when there is none.
    #
    # @return [Hash{String => Object}, nil]
    def [](index)
      index += size if index.negative?
      row(index) if index.between?(0, size - 1)
    end

    # All rows for a library that reads Arrow. They are not copied; each call makes a stream of its
    # own.
    #
    # @return [ArrowStream]
    def arrow_c_stream
      ArrowStream.new(Core.chunks_stream(own_chunks))
    end

    def inspect
      "#<#{self.class.name} #{name}>"
    end
    alias to_s inspect

    def marshal_dump
      raise TypeError, "a table cannot be marshalled; take its rows (to_a)"
    end

    private

    def own_chunks
      @table.chunks(@number)
    end

    def row(index)
      found = Core.parse(Core.perk_chunks_row(own_chunks, index))
      exact.each { |column| found[column] &&= BigDecimal(found[column]) }
      found
    end

    # The columns of exact numbers.
    def exact
      @exact ||= columns.filter_map do |column|
        column["name"] if column["type"].start_with?("decimal")
      end
    end
  end

  # The rows of an operation that lists, over many ids or of the one list, as columns in C. Nothing
  # is fetched before they are first read; then all of it is, once. Ids that fail have no rows: the
  # +report+ names them.
  #
  #   offers = kard.offers.table(user_ids, include: "categories")
  #   offers.each_row { |row| puts row["user_id"], row["name"] }
  #   offers.parts["categories"].size
  class Table < Part
    # What it takes in addition to the options of a Pull.
    OPTIONS = %i[columns rest dictionary chunk_rows chunk_bytes].freeze
    private_constant :OPTIONS

    # @param plan [Plan]
    # @param ids [Enumerable, nil] nil: the one list
    def initialize(plan, ids, options) # :nodoc:
      @plan = plan
      @ids = ids && Ids.new(ids)
      @options = Core.dump(options)
      @native = new_native
      @ids ? Pull::Running.new(plan, Ids.new([])).close : plan.call # reports what is wrong here
      @lock = Mutex.new
      super(self, 0, Core.perk_table_part_name(@native, 0))
    end

    attr_reader :native # :nodoc:

    # The rows themselves, and what goes with them: included resources once each, and pairs of
    # resources that belong together.
    #
    # @return [Hash{String => Part}]
    def parts
      @parts ||= Array.new(Core.perk_table_part_count(@native)) do |number|
        name = Core.perk_table_part_name(@native, number)
        [name, number.zero? ? self : Part.new(self, number, name)]
      end.to_h.freeze
    end

    # Fetches what is not there yet; reading does so, too.
    #
    # @return [self]
    # @raise [Error] of the one list; what ids fail with is in the report
    def fetch
      @lock.synchronize { fill unless @chunks }
      self
    end

    # How the fetching went; nil before it, and without ids.
    #
    # @return [Report, nil]
    attr_reader :report

    # Values that are nil since their columns cannot hold them: part, column, kind, count.
    #
    # @return [Array<Hash{String => Object}>]
    def doubts
      fetch
      Core.parse(Core.perk_table_doubts(@native))
    end

    def chunks(number) # :nodoc:
      fetch
      @chunks[number]
    end

    private

    def fill
      @made ||= empty
      @ids ? pull : list
      keep(1)
      @chunks = @made
      raise @ids.failure if @ids&.failure
    end

    def new_native
      Core.perk_table_new(Core.perk_op_find(@plan.row.name), @options)
    end

    def empty
      Array.new(Core.perk_table_part_count(@native)) do |number|
        Core.perk_chunks_new(@native, number)
      end
    end

    # Moves chunks out of the table: those that are full, in the end also the last ones.
    def keep(flush)
      @made.each_with_index { |chunks, number| Core.table_move(@native, number, flush, chunks) }
    end

    # After an interrupt it goes on where it was.
    def pull
      @running ||= Pull::Running.new(@plan, @ids, @native)
      @running.go_on { keep(0) }
    ensure
      @report = @running&.report
    end

    # After an interrupt it begins again.
    def list
      call = @plan.call
      Core.perk_call_into(call, @native, nil, 0)
      nil while Operation.run(@plan.client, call)
      done = true
    ensure
      @native, @made = new_native, nil unless done
    end

    def self.open(client, row, ids, key, given, options) # :nodoc:
      own, others = options.compact.partition { |name, _| OPTIONS.include?(name) }.map(&:to_h)
      key ||= row.lists["key"]
      raise MissingError.at("key", "name the parameter that the ids are for") if ids && key.nil?

      plan = Pull::Plan.new(client, row, key&.to_sym, given, others)
      own[:columns] = Array(own[:columns]).map(&:to_s) if own.key?(:columns)
      new(plan, ids, ids ? { **own, key: key.to_s } : own)
    end
  end
end
