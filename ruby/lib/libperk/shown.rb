# frozen_string_literal: true

module Perk
  # Nested objects as people see them: in one line, without what is personal or unknown, and without
  # characters that a terminal would act on.
  module Shown # :nodoc:
    TEXT = 40 # characters of a text
    LINE = 300 # of all members together, about
    LIST = 3 # elements of a list
    DEPTH = 2 # objects within objects
    private_constant :TEXT, :LINE, :LIST, :DEPTH

    # @param members [Array] of each: its name, and a Proc that reads it unless it is personal
    def self.record(name, members, depth)
      return "#<#{name} …>" if depth > DEPTH

      line = +"#<#{name}"
      members.each do |member, read|
        break line << " …" if line.length > LINE

        line << " #{text(member)}=#{read ? value(read.call, depth) : "***"}"
      end
      line << ">"
    end

    def self.value(found, depth)
      case found
      when Record then found.shown(depth + 1)
      when Array then list(found, depth)
      when String then %("#{text(found).gsub('"', '\"')}")
      when Time then found.strftime("%Y-%m-%dT%H:%M:%S.%LZ").sub(".000Z", "Z")
      when nil, true, false, Integer, Float then found.inspect
      else found.to_s("F").delete_suffix(".0")
      end
    end

    def self.list(found, depth)
      shown = found.first(LIST).map { |one| value(one, depth) }
      shown << "…" if found.size > LIST
      "[#{shown.join(", ")}]"
    end

    def self.text(name)
      Core.perk_text_shown(name.to_s, TEXT)
    end
  end
  private_constant :Shown
end
