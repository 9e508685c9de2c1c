# frozen_string_literal: true

require "forwardable"
require_relative "helper"

# A case whose bytes are files: one folder of tests/vectors/<kind>.
class VectorFolder
  attr_reader :name

  def initialize(path)
    @path = path
    @name = File.basename(path)
  end

  def file?(file)
    File.exist?(File.join(@path, file))
  end

  def bytes(file)
    File.binread(File.join(@path, file))
  end

  def json(file)
    JSON.parse(File.read(File.join(@path, file), encoding: "UTF-8"))
  end
end

# A case that is one file: its members, with the defaults of its kind filled in.
class VectorCase
  ALL = JSON.parse(File.read(File.join(ROOT, "tests/vectors/defaults.json")))

  extend Forwardable

  attr_reader :name

  def_delegators :@members, :[], :fetch, :key?

  def initialize(path)
    @name = File.basename(path, ".json")
    @members = JSON.parse(File.read(path, encoding: "UTF-8"))
    defaults = ALL.fetch(File.basename(File.dirname(path)), ALL["others"])
    settings = defaults["settings"].fetch(@members["provider"])
    @members["settings"] = settings.merge(@members.fetch("settings", {})).compact
    add_headers(defaults["headers"]) if defaults.key?("headers") && @members.key?("request")
  end

  private

  def add_headers(constant)
    request = @members["request"]
    request["headers"] = constant + request.fetch("headers", [])
  end
end

class PerkTest
  # A test for every case of that kind, and one that there are any.
  def self.vectors(kind, &block)
    paths = Dir[File.join(ROOT, "tests/vectors", kind, "*")].sort
    cases = paths.map do |path|
      path.end_with?(".json") ? VectorCase.new(path) : VectorFolder.new(path)
    end
    define_method("test_#{kind}_vectors_exist") { refute_empty cases }
    cases.each { |one| define_method("test_#{kind}_#{one.name}") { instance_exec(one, &block) } }
  end
end
