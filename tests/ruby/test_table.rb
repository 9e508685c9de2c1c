# frozen_string_literal: true

require_relative "loopback"
require "bigdecimal"
require "fiddle"

# Tables of the vectors, cell by cell.
class TableVectors < PerkTest

  def filled(given)
    op = CORE.perk_op_find(given["operation"])
    options = given["options"] && Perk.dump(given["options"])
    native = CORE.perk_table_new(op, options)
    given["replies"].each do |reply|
      CORE.perk_table_append(native, CORE.perk_doc_parse(reply["body"], 0), reply["key"])
    end
    native
  end

  def part_of(native, name)
    names = Array.new(CORE.perk_table_part_count(native)) { |n| CORE.perk_table_part_name(native, n) }
    names.index(name)
  end

  def rows(native, part, columns)
    chunks = CORE.perk_chunks_new(native, part)
    CORE.table_move(native, part, 1, chunks)
    Array.new(CORE.perk_chunks_rows(chunks)) do |at|
      row = Perk.parse(CORE.perk_chunks_row(chunks, at))
      columns.map { |column| row.fetch(column["name"]) }
    end
  end

  def check_part(native, name, wanted)
    part = part_of(native, name)
    columns = Perk.parse(CORE.perk_table_columns(native, part))
    if wanted["columns"]
      assert_equal wanted["columns"], columns.map { |column| column.values_at("name", "type") }
    end
    assert_equal wanted["rows"], rows(native, part, columns), name if wanted["rows"]
  end

  Dir[File.join(ROOT, "tests/vectors/table/*.json")].sort.each do |path|
    given = JSON.parse(File.read(path, encoding: "UTF-8"))
    define_method("test_table_#{File.basename(path, ".json")}") do
      if given["error"]
        error = assert_raises(Perk::Error) { filled(given) }
        next assert_error(given["error"], error, path)
      end
      native = filled(given)
      assert_equal given["doubts"], Perk.parse(CORE.perk_table_doubts(native)) if given["doubts"]
      given.fetch("parts", {}).each { |name, wanted| check_part(native, name, wanted) }
    end
  end
end

# Tables of operations: what they fetch, when, and how they are read.
class TableTest < PerkTest
  include Replies

  def answer(request)
    user = request.path[%r{/users/([^/]+)/}, 1]
    return [404, { errors: [] }] if user == "u-missing"

    offers("#{user}-a", "#{user}-b", user_reward: { type: "PERCENT", value: 5.70 },
                                     start_date: "2026-01-02T03:04:05Z")
  end

  def self.wire(name)
    name.to_s.gsub(/_(\w)/) { $1.upcase }
  end

  def offers(*ids, **attributes)
    status, body = super(*ids, **attributes.transform_keys { |name| self.class.wire(name) })
    [status, body]
  end

  def pulling(script = method(:answer))
    Loopback.open(script) { |server| yield server.ready, server }
  end

  def test_of_many_ids
    pulling do |kard, server|
      table = kard.offers.table(%w[u-1 u-missing u-2], columns: %i[id user_reward_value start_date])
      assert_equal [0, nil], [server.requests.size, table.report]
      rows = table.each_row.sort_by { |row| row["id"] }
      assert_equal %w[u-1-a u-1-b u-2-a u-2-b], rows.map { |row| row["id"] }
      assert_equal({ "user_id" => "u-1", "id" => "u-1-a", "user_reward_value" => BigDecimal("5.7"),
                     "start_date" => "2026-01-02T03:04:05Z" }, rows.first)
      assert_equal [3, 2, 1], table.report.to_a.first(3)
      assert_instance_of Perk::NotFoundError, table.report.failures.first.error
      seen = server.requests.size
      assert_equal [4, rows.last], [table.size, table.to_a.max_by { |row| row["id"] }]
      assert_equal [table.to_a.last, nil, nil], [table[-1], table[4], table[-5]]
      assert_equal seen, server.requests.size, "fetched once"
    end
  end

  def test_of_one_list
    pulling do |kard|
      table = kard.offers.table(user_id: "u-1")
      assert_equal %w[id type name], table.columns.map { |column| column["name"] }.first(3)
      assert_equal %w[u-1-a u-1-b], table.map { |row| row["id"] }
      assert_equal "offers", table.name
      assert_includes table.parts.keys, "categories"
      assert_equal [0, table], [table.parts["categories"].size, table.parts["offers"]]
      assert_empty table.doubts
    end
  end

  def test_what_is_wrong_is_reported_at_once
    pulling do |kard, server|
      error = assert_raises(Perk::UnknownNameError) { kard.offers.table(["u"], columns: ["nmae"]) }
      assert_includes error.message, "name"
      assert_raises(Perk::MissingError) { kard.offers.table }
      assert_raises(Perk::MissingError) { kard.files.table(["f"]) }
      assert_raises(Perk::WrongTypeError) { kard.offers.table(5) }
      assert_raises(Perk::UnknownNameError) { kard.offers.table(["u"], nothing: 1) }
      assert_empty server.requests
    end
  end

  def test_ids_that_raise_half_way_leave_what_was_done
    broken = Enumerator.new { |to| (to << "u-1") && raise(IOError, "no more") }
    pulling do |kard|
      table = kard.offers.table(broken)
      assert_raises(IOError) { table.fetch }
      assert_equal 2, table.size
    end
  end

  def test_a_list_that_fails_begins_again
    script = [[500, {}], method(:answer)]
    Loopback.open(*script) do |server|
      table = server.ready.offers.table(user_id: "u-1", max_attempts: 1)
      assert_raises(Perk::ServerError) { table.fetch }
      assert_equal 2, table.size
    end
  end

  # The struct of Arrow's C stream interface: four functions and their data.
  def functions(address)
    Fiddle::Pointer.new(address)[0, 5 * Fiddle::SIZEOF_VOIDP].unpack("J*")
  end

  def call(function, *arguments)
    types = arguments.map { Fiddle::TYPE_VOIDP }
    Fiddle::Function.new(function, types, Fiddle::TYPE_INT).call(*arguments)
  end

  def rows_of_stream(address)
    count = 0
    next_of = functions(address)[1]
    array = Fiddle::Pointer.malloc(80, Fiddle::RUBY_FREE)
    loop do
      assert_equal 0, call(next_of, Fiddle::Pointer.new(address), array)
      length, release = array[0, 80].unpack("q2").first, array[64, 8].unpack1("J")
      return count if release.zero?

      count += length
      call(release, array)
    end
  end

  def test_an_arrow_stream_is_read_and_released
    pulling do |kard|
      table = kard.offers.table(%w[u-1 u-2], chunk_rows: 1)
      streams = Array.new(2) { table.arrow_c_stream }
      assert_equal [4, 4], streams.map { |stream| rows_of_stream(stream.address) }
      streams.first.release
      assert_predicate streams.first, :released?
      assert_raises(Perk::StateError) { streams.first.address }
      streams.first.release
      refute_predicate streams.last, :released?
      assert_equal 0, rows_of_stream(table.parts["categories"].arrow_c_stream.address)
    end
  end

  # As an importer does: the struct's bytes are taken, and the struct is marked as released.
  def test_a_stream_that_is_moved_belongs_to_its_importer
    pulling do |kard|
      stream = kard.offers.table(["u-1"]).arrow_c_stream
      moved = Fiddle::Pointer.malloc(40, Fiddle::RUBY_FREE)
      moved[0, 40] = Fiddle::Pointer.new(stream.address)[0, 40]
      Fiddle::Pointer.new(stream.address)[24, 8] = "\0" * 8
      assert_predicate stream, :released?
      stream = nil # rubocop:disable Lint/UselessAssignment
      GC.start
      assert_equal 2, rows_of_stream(moved.to_i)
      call(functions(moved.to_i)[3], moved)
    end
  end

  def test_tables_are_not_marshalled_and_print_no_data
    pulling do |kard|
      table = kard.offers.table(["u-1"])
      assert_raises(TypeError) { Marshal.dump(table) }
      refute_includes "#{table.inspect} #{table.parts.inspect}", "u-1"
    end
  end
end
