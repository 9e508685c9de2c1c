# frozen_string_literal: true

require "libperk/client"

module Perk
  # The operations of one part of an API; <tt>kard.offers</tt> is one. A class of these gets its
  # methods with its first object.
  class Namespace
    def initialize(client) # :nodoc:
      Maker.prepare(self.class, client.class)
      @client = client
    end

    attr_reader :client # :nodoc:

    def inspect
      "#<#{self.class.name}>"
    end
    alias to_s inspect
  end

  # Clients of an API that locks tokens to issuers.
  module Issuers
    # A client with the same settings for another issuer, which is also its organization_id. It has
    # separate tokens, which are locked to the issuer; connections, rate limit, quota and token
    # store are shared. Asking for an issuer again finds its token, and closing one client closes no
    # other.
    #
    # @param issuer [String]
    # @return [Client] of the same class
    # @raise [InputError] this client was given a token, which serves one issuer only
    def for_issuer(issuer)
      handle = @handle.for_issuer(issuer)
      self.class.allocate.tap { |made| made.instance_variable_set(:@handle, handle) }
    end
  end

  # Makes the client classes out of the table. Methods are made from source text: so they show their
  # keywords (<tt>kard.offers.method(:list).parameters</tt>), and every Ractor can call them.
  module Maker
    # Gives a namespace its methods, once.
    #
    # @param client [Class]
    def self.prepare(owner, client)
      return if owner.const_defined?(:ROWS, false)

      Core.exclusively { define(owner, client.row) unless owner.const_defined?(:ROWS, false) }
    end

    def self.define(owner, provider)
      options = provider["call_options"] # keywords that every call takes
      rows = provider["namespaces"][owner.const_get(:NAME)].to_h do |name, full|
        [name.to_sym, Rows.row("operations", full)]
      end
      rows.each do |name, row|
        sources(name, row, options).each { |text| owner.class_eval(text, "perk/#{row["name"]}") }
      end
      owner.const_set(:ROWS, rows.transform_values { |row| Operation.row(row) }.freeze)
      owner.private_constant :ROWS
    end

    def self.sources(name, row, options)
      made = [method(name, row, options)]
      made << method_many(name, row, options) if row["many"]
      made << method_modify(name, row, options) if row["modify"]
      made.push(method_table(name, row, options), method_each(name, row, options)) if row["lists"]
      made
    end

    def self.method(name, row, options)
      <<~RUBY
        def #{name}(#{taken(row["positional"], row["keywords"] + options, "others")})
          Operation.perform(@client, ROWS[:#{name}], #{given(row)}, others, #{pairs(options)})
        end
      RUBY
    end

    # The method that sends any number of items.
    def self.method_many(name, row, options)
      keywords = row["keywords"] + options + ["progress"]
      <<~RUBY
        def #{name}_many(#{taken(row["positional"], keywords, "others")})
          options = #{pairs(options)}
          Operation.perform_many(@client, ROWS[:#{name}], #{given(row)}, others, options, progress)
        end
      RUBY
    end

    # The method that changes some attributes of what is otherwise replaced as a whole. It takes no
    # item: that is read.
    def self.method_modify(name, row, options)
      path = row["positional"][0..-2]
      <<~RUBY
        def modify(#{taken(path, row["keywords"] + options, "changes")})
          given = #{pairs(path + row["keywords"])}
          Writes.modify(@client, ROWS[:#{name}], given, changes, #{pairs(options)})
        end
      RUBY
    end

    PULL = %w[max_in_flight ordered max_wait_s checkpoint].freeze
    TABLE = %w[columns rest dictionary chunk_rows chunk_bytes].freeze
    private_constant :PULL, :TABLE

    # The method that makes a table: of many ids, or of the one list.
    def self.method_table(name, row, options)
      names = row["positional"] + row["keywords"]
      own = options + PULL + TABLE
      <<~RUBY
        def #{row["lists"]["table"]}(#{taken(["ids"], names + ["key"] + own, "others")})
          given = Operation.merged(ROWS[:#{name}], #{pairs(names)}, others)
          Table.open(@client, ROWS[:#{name}], ids, key, given, #{pairs(own)})
        end
      RUBY
    end

    # The method that makes one call for each of many ids.
    def self.method_each(name, row, options)
      lists = row["lists"]
      names = row["positional"] + row["keywords"] - [lists["users"] ? lists["key"] : nil]
      own = options + PULL
      <<~RUBY
        def #{lists["each"]}(#{taken(lists["users"] ? ["ids"] : %w[key ids], names + own, "others")})
          given = Operation.merged(ROWS[:#{name}], #{pairs(names)}, others)
          Pull.each(self, ROWS[:#{name}], #{lists["users"] ? ":#{lists["key"]}" : "key"}, ids, given,
                    #{pairs(own)})
        end
      RUBY
    end

    def self.taken(positional, keywords, rest)
      first = positional.map { |name| "#{name} = nil" }
      [*first, *keywords.map { |name| "#{name}: nil" }, "**#{rest}"].join(", ")
    end

    def self.given(row)
      pairs(row["positional"] + row["keywords"])
    end

    def self.pairs(names)
      "{#{names.map { |name| "#{name}: #{name}" }.join(", ")}}"
    end

    Core.define_clients(Client, Namespace, Issuers)
  end
  private_constant :Maker
end
