# frozen_string_literal: true

# All tests of the Ruby package, or those in the files named.
require_relative "helper"

files = ARGV.reject { |word| word.start_with?("-") }
files = Dir[File.join(__dir__, "test_*.rb")].sort if files.empty?
files.each { |file| require File.expand_path(file) }
ARGV.reject! { |word| !word.start_with?("-") && word.end_with?(".rb") }
require "minitest/autorun"
