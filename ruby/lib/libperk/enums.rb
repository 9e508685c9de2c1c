# frozen_string_literal: true

module Perk
  # The value sets of the APIs as frozen Arrays: <tt>Perk::Enums::CategoryName.include?("Gas")</tt>.
  # They are the values known today. In requests the sets are closed (unless +strict+ is off);
  # replies may hold others.
  module Enums
    Rows.rows("enums").each do |row|
      values = row["numbers"] ? row["values"].map(&:to_i) : row["values"].map(&:freeze)
      const_set(row["name"], values.freeze)
    end
  end
end
