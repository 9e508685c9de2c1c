# frozen_string_literal: true

module Perk
  # The core's own description of its operations, resources, objects, enums, settings and errors.
  module Table
    freeze_all = lambda do |value|
      case value
      when Hash then value.each_value(&freeze_all)
      when Array then value.each(&freeze_all)
      end
      value.freeze
    end

    # Frozen to the last text, so that every Ractor may read it.
    ALL = freeze_all.call(Core.parse(Core.perk_api_describe))
    CLASS_OF_TYPE = ALL["resources"].to_h { |row| [row["type"], row["class"]] }.freeze
    PLAIN = ALL["resources"].select { |row| row["plain"] }.map { |row| row["type"] }.freeze
    OBJECTS = ALL["objects"].to_h { |row| [row["name"], row["fields"]] }.freeze

    # Namespace and method name of an operation: "legacy.offers.list_by_user" is ["offers", "list_by_user"].
    def self.names_of(row)
      row["name"].split(".").last(2)
    end

    # The operations that methods are made for; tokens are the call machine's business.
    def self.operations(provider)
      ALL["operations"].select { |row| row["provider"] == provider && row["host"] != "token" }
    end

    def self.settings(provider)
      ALL["settings"].select { |row| row["providers"].include?(provider) }
    end

    # What may be given without its name: what stands in the path and has no setting, then the body's items.
    def self.positional(row)
      path, rest = row["params"].partition { |field| field["in"].include?("path") && !field["setting"] }
      path + rest.select { |field| field["type"] == "item" }
    end

    # Whether the operation writes a list of items, of which any number may be sent in several requests (create_many).
    def self.takes_many?(row)
      !row["body"].nil? && row["body"]["shape"] == "list" && row["replay"] == "once"
    end

    # What is given by keyword; the table fills the fixed ones itself.
    def self.keywords(row)
      row["params"].reject { |field| field["fixed"] } - positional(row)
    end
  end
end
