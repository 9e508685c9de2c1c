# frozen_string_literal: true

require_relative "modules"

# A typemap that does not match is silent: SWIG then asks for an argument too many, or hands out a
# raw pointer. So every function of the public headers is compared with what is bound.
class BindingTest < PerkTest
  # Bound in other ways (destructors, text, errors, jansson trees, native values), hidden by
  # bindings/common/api.i, or without a use in Ruby (shapes, which are for gateways).
  HIDDEN = /_free$|_unref$|_ref$|^perk_(engine|pull|rows|shape)_|^perk_bulk_add_rows$|
            ^perk_doc_shape$|
            ^perk_table_(schema|take|stream)$|^perk_chunks_(add|schema|stream)$|
            ^perk_error_(clear|advice)$|^perk_call_client$|^perk_text_str$|
            ^perk_json_|^perk_driver_(now_ms|has_ca)$|^perk_resource_(str|int|num|bool|time)$/x

  # Name, result and parameters of each function.
  def self.functions
    headers = Dir[File.join(ROOT, "csrc/include/perk/*.h")].sort.map { |path| File.read(path) }
    text = headers.join.gsub(%r{/\*.*?\*/}m, "").gsub(/\s+/, " ")
    text.scan(/PERK_API ([\w ]+?[ *]+)(perk_\w+)\(([^()]*)\);/).map do |result, name, params|
      [name, result.strip, params.split(",").map(&:strip)]
    end
  end

  # What a Ruby caller gives: all but the error; an observer for the driver's tick and its context.
  def self.arity(params)
    params.reject { |param| param == "void" || param =~ /perk_error \*err$|^void \*/ }.size
  end

  FUNCTIONS = functions.reject { |name, *| name =~ HIDDEN }

  def test_the_headers_were_read
    assert_operator FUNCTIONS.size, :>, 60
  end

  FUNCTIONS.each do |name, _result, params|
    define_method("test_arity_of_#{name}") do
      assert_respond_to CORE, name
      wanted = BindingTest.arity(params)
      error = assert_raises(ArgumentError) { CORE.public_send(name, *Array.new(wanted + 1)) }
      assert_includes error.message, "(#{wanted + 1} for #{wanted})"
    end
  end

  def test_nothing_else_is_bound
    extra = %w[parse dump dump_args resource_place exclusively define_identity resources included
               resource_of native_resource attach prepare wrap wire_name read_member member_name is_personal relation_name
               define_errors define_resources
               define_clients field_names class_for load_file pull_new pull_into pull_wants pull_add pull_end_ids
               pull_next pull_index pull_id pull_error pull_page_count pull_page pull_call
               pull_action pull_resumes_in_ms pull_report pull_take_events pull_close table_move chunks_stream
               stream_address stream_release stream_is_released]
    bound = CORE.singleton_methods(false).map(&:to_s).reject { |name| name.end_with?("=") }
    assert_equal (FUNCTIONS.map(&:first) + extra).sort, bound.sort
  end

  def test_objects_have_classes
    classes = CORE.constants.select { |name| CORE.const_get(name).is_a?(Class) }.map(&:to_s).sort
    assert_equal %w[Args Bulk Call Chunks Client Config Doc Driver Modify Op Outcomes Pull Reconcile
                    Request Resource Stream Table Verification Verifier], classes
  end

  def test_objects_come_from_functions_only
    %w[Args Call Client Doc].each { |name| assert_raises(NoMethodError,
                                                         TypeError) { CORE.const_get(name).new } }
  end

  def test_nothing_is_no_object
    FUNCTIONS.each do |name, _result, params|
      next unless params.first =~ /\A(const )?perk_(?!str|text|error|tick)\w+ \*\w+\z/

      nothing = Array.new(BindingTest.arity(params))
      assert_raises(ArgumentError, TypeError, Perk::Error,
                    "#{name} takes nil for its object") { CORE.public_send(name, *nothing) }
    end
  end

  def test_the_driver_is_apart
    Modules.new(File.join(BUILD, "libperk")).check(self)
  end

  # The rest of the process knows of no driver before the first call.
  def test_the_driver_is_loaded_with_the_first_call
    shown = IO.popen([RbConfig.ruby, "-I", BUILD, "-I", File.join(ROOT, "ruby/lib"), "-e",
                      <<~RUBY], &:read)
      require "libperk"
      loaded = -> { File.read("/proc/self/maps").scan(/driver\\.so|libcurl/).uniq.sort }
      Perk::Webhook::Handler
      url = "http://127.0.0.1:9"
      kard = Perk::Kard.new(base_url: url, auth: "token", token: "t", max_attempts: 1)
      p loaded.call
      kard.ping.get rescue p loaded.call, Perk.live
    RUBY
    assert_equal ["[]", '["driver.so", "libcurl"]'], shown.lines(chomp: true).first(2)
  end

  def test_there_is_one_count_of_objects_for_both
    before = Perk.live
    driver = CORE.perk_driver_new
    assert_operator Perk.live, :>, before
    assert_instance_of CORE::Driver, driver
  end
end
