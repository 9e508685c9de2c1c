# frozen_string_literal: true

require_relative "helper"
require "open3"
require "tmpdir"

# Lack of memory under the binding: no write that the server has done is reported as refused, and no
# item is lost.
class NomemTest < PerkTest
  SOURCE = File.join(ROOT, "tests/c/preload_nomem.c")
  CHILD = File.join(__dir__, "nomem_child.rb")

  def test_no_write_that_was_done_is_reported_as_refused
    Dir.mktmpdir do |folder|
      library = File.join(folder, "nomem.so")
      assert system("cc", "-shared", "-fPIC", "-o", library, SOURCE)
      ["core.so", "libcurl,libjansson,libcrypto"].each do |watched|
        said,
          status = Open3.capture2e({ "LD_PRELOAD" => library, "NOMEM_WATCHED" => watched },
                                   RbConfig.ruby, CHILD)
        assert_equal ["every write that was done is reported so\n", true], [said, status.success?],
                     watched
      end
    end
  end
end
