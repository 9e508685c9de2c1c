# frozen_string_literal: true

module Perk
  # The value sets of the APIs as frozen Arrays: <tt>Perk::Enums::CategoryName.include?("Gas")</tt>. They are the values known today. In
  # requests the sets are closed (unless +strict+ is off); replies may hold others.
  module Enums
    Table::ALL["enums"].each do |row|
      const_set(row["name"], row["numbers"] ? row["values"].map(&:to_i).freeze : row["values"])
    end
  end
end
