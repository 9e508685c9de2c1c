# frozen_string_literal: true

module Perk
  # The resources of a list, over as many pages as there are; each page is fetched when the walk
  # gets there. Every walk starts at the first page. Printing it fetches nothing.
  #
  #   kard.offers.list("user-1").first(3)
  #   kard.offers.list("user-1").lazy.select { |offer| … }
  #   kard.offers.list("user-1").each_page { |page| page.cursor }
  class Pages
    include Enumerable
    include Listed

    def initialize(origin, options) # :nodoc:
      @origin = origin
      @options = options
      # Made at once, so that a missing argument shows where it is missing.
      @ready = new_call
    end

    # @yieldparam resource [Resource]
    def each(&block)
      return enum_for(:each) unless block

      each_page { |page| page.each(&block) }
    end

    # @yieldparam page [Page]
    def each_page
      return enum_for(:each_page) unless block_given?

      call, @ready = @ready, nil
      call ||= new_call
      while (reply = Operation.run(@origin.client, call))
        yield Page.new(reply, @origin, @origin.operation.plain_type)
      end
      self
    end

    def inspect
      "#<#{self.class.name} of #{@origin.operation.name}>"
    end
    alias to_s inspect

    def marshal_dump
      raise TypeError, "a list that is still to be fetched cannot be marshalled; take to_a"
    end

    private

    def new_call
      Operation.new_call(@origin.client, @origin.args, @options)
    end
  end
end
