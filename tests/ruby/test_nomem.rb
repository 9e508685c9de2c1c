# frozen_string_literal: true

require_relative "helper"
require "open3"
require "tmpdir"

# Lack of memory under the binding: no write that the server has done is reported as refused, and no
# item is lost.
class NomemTest < PerkTest
  SOURCE = File.join(ROOT, "tests/c/preload_nomem.c")
  CHILD = File.join(__dir__, "nomem_child.rb")
  PULLS = File.join(__dir__, "nomem_pull_child.rb")

  def test_no_write_that_was_done_is_reported_as_refused
    starve(CHILD, "every write that was done is reported so\n")
  end

  def test_pulls_and_tables_lose_no_id
    starve(PULLS, "all ids came\n")
  end

  def starve(child, wanted)
    Dir.mktmpdir do |folder|
      library = File.join(folder, "nomem.so")
      assert system("cc", "-shared", "-fPIC", "-o", library, SOURCE)
      ["core.so,driver.so", "libcurl,libjansson,libcrypto"].each do |watched|
        said,
          status = Open3.capture2e({ "LD_PRELOAD" => library, "NOMEM_WATCHED" => watched },
                                   RbConfig.ruby, child)
        assert_equal [wanted, true], [said, status.success?], watched
      end
    end
  end
end
