# frozen_string_literal: true

require_relative "helper"

# One folder of tests/vectors/<kind>.
class VectorFolder
  attr_reader :name

  def self.all(kind)
    Dir[File.join(ROOT, "tests/vectors", kind, "*/")].sort.map { |path| new(path) }
  end

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

class PerkTest
  # A test for every folder of that kind, and one that there are any.
  def self.vectors(kind, &block)
    folders = VectorFolder.all(kind)
    define_method("test_#{kind}_vectors_exist") { refute_empty folders }
    folders.each { |folder| define_method("test_#{kind}_#{folder.name}") { instance_exec(folder, &block) } }
  end
end
