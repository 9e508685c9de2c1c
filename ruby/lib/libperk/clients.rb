# frozen_string_literal: true

# All that calls need: a Ractor other than the main one cannot load files.
require "libperk/bulk"
require "libperk/client"
require "libperk/document"
require "libperk/operation"
require "libperk/pages"
require "libperk/resource"
require "libperk/resources"
require "libperk/writes"

module Perk
  # The operations of one part of an API; <tt>kard.offers</tt> is one.
  class Namespace
    def initialize(client) # :nodoc:
      @client = client
    end

    def inspect
      "#<#{self.class.name}>"
    end
    alias to_s inspect
  end

  # Clients of an API that locks tokens to issuers.
  module Issuers
    # A client with the same settings for another issuer, which is also its organization_id. Its tokens are its own and locked to the
    # issuer; connections, rate limit, quota and token store are shared. Asking for an issuer again finds its token, and closing one
    # client closes no other.
    #
    # @param issuer [String]
    # @return [Client] of the same class
    # @raise [InputError] this client was given a token, which serves one issuer only
    def for_issuer(issuer)
      handle = @handle.for_issuer(issuer)
      self.class.allocate.tap { |made| made.instance_variable_set(:@handle, handle) }
    end
  end

  # Makes the client classes out of the table. Methods are made from source text: so they show their keywords
  # (<tt>kard.offers.method(:list).parameters</tt>), and every Ractor can call them.
  module Maker
    OPTIONS = %w[timeout_ms max_attempts max_pages headers].freeze

    def self.client(provider)
      made = Perk.const_set(provider["class"], Class.new(Client))
      settings = Table.settings(provider["name"]).map { |row| row["name"] }
      made.const_set(:ENVIRONMENT_PREFIX, provider["env"])
      made.instance_variable_set(:@provider, provider["name"])
      made.instance_variable_set(:@settings, settings.freeze)
      made.include(Issuers) if settings.include?("target_issuer")
      Table.operations(provider["name"]).group_by { |row| Table.names_of(row).first }.each { |part, rows| namespace(made, part, rows) }
    end

    def self.namespace(client, part, rows)
      made = client.const_set(part.split("_").map(&:capitalize).join, Class.new(Namespace))
      made.const_set(:ROWS, rows.to_h { |row| [Table.names_of(row).last.to_sym, Operation.row(row)] }.freeze)
      rows.each { |row| made.class_eval(source(row), "perk/#{row["name"]}") }
      rows.each { |row| made.class_eval(source_many(row), "perk/#{row["name"]}_many") if Table.takes_many?(row) }
      rows.each { |row| made.class_eval(source_modify(row), "perk/#{part}.modify") if row["modify"] }
      client.class_eval("def #{part} = @#{part} ||= #{made.name}.new(self)", "perk/#{part}")
    end

    def self.source(row)
      name = Table.names_of(row).last
      <<~RUBY
        def #{name}(#{taken(row)})
          Operation.perform(@client, ROWS[:#{name}], {#{given(row)}}, others, strict, {#{pairs(OPTIONS)}})
        end
      RUBY
    end

    # The method that sends any number of items.
    def self.source_many(row)
      name = Table.names_of(row).last
      <<~RUBY
        def #{name}_many(#{taken(row, ["progress"])})
          Operation.perform_many(@client, ROWS[:#{name}], {#{given(row)}}, others, strict, {#{pairs(OPTIONS)}}, progress)
        end
      RUBY
    end

    # The method that changes some attributes of what is otherwise replaced as a whole.
    def self.source_modify(row)
      path, rest = names(row)
      path = path[0..-2] # without the item: it is read
      keywords = (rest + OPTIONS + ["strict"]).map { |field| "#{field}: nil" }
      <<~RUBY
        def modify(#{[*path.map { |field| "#{field} = nil" }, *keywords, "**changes"].join(", ")})
          Writes.modify(@client, ROWS[:#{Table.names_of(row).last}], {#{pairs(path + rest)}}, changes, strict, {#{pairs(OPTIONS)}})
        end
      RUBY
    end

    def self.taken(row, more = [])
      first, rest = names(row)
      keywords = rest + OPTIONS + ["strict"] + more
      [*first.map { |field| "#{field} = nil" }, *keywords.map { |field| "#{field}: nil" }, "**others"].join(", ")
    end

    def self.given(row)
      pairs(names(row).flatten)
    end

    def self.names(row)
      [Table.positional(row), Table.keywords(row)].map { |fields| fields.map { |field| field["name"] } }
    end

    def self.pairs(names)
      names.map { |name| "#{name}: #{name}" }.join(", ")
    end

    Table::ALL["providers"].each { |provider| client(provider) }
  end
  private_constant :Maker
end
