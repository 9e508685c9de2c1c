# frozen_string_literal: true

require_relative "helper"

# The check that no class of tests leaves native objects: it sees a leak of one object per call, and
# nothing else.
class LeaksTest < PerkTest
  def rounds(*words)
    IO.popen([RbConfig.ruby, File.join(__dir__, "leak_rounds.rb"), *words], &:read)
  end

  def test_a_leak_of_one_object_per_call_is_found
    assert_equal "3\n", rounds("leak")
  end

  def test_a_leak_is_found_beside_what_luck_keeps
    assert_equal "3\n", rounds("leak", "luck")
  end

  def test_nothing_is_found_where_nothing_leaks
    assert_equal "0\n", rounds
    assert_equal "0\n", rounds("luck")
  end
end
