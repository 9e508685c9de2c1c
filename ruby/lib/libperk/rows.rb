# frozen_string_literal: true

module Perk
  # Rows of the core's table. Each is read when it is needed.
  module Rows
    # @param section [String] "providers", "operations", "resources", "objects", "enums", "errors"
    def self.row(section, name)
      Core.parse(Core.perk_api_row(section, name))
    end

    def self.rows(section)
      Core.parse(Core.perk_api_names(section)).map { |name| row(section, name) }
    end
  end
  private_constant :Rows
end
