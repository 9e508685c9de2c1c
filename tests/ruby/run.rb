# frozen_string_literal: true

# All tests of the Ruby package, or those in the files named; other words are minitest's.
require_relative "helper"

files, ARGV[0..] = ARGV.partition { |word| word.end_with?(".rb") }
files = Dir[File.join(__dir__, "test_*.rb")].sort if files.empty?
files.each { |file| require File.expand_path(file) }
require "minitest/autorun"
