# frozen_string_literal: true

# Whether work leaves native objects behind. Ruby's collector is conservative: any word on a stack
# that looks like a reference keeps an object and all it refers to, so a count above zero proves
# nothing, however often it is taken. A leak of one object per round grows with every round; what
# luck keeps does not.
module Leaks
  ROUNDS = 10
  # rounds without growth: luck may free something while a leak grows, but not so often
  PAUSES = 3
  TRIES = 5
  AT_START = Perk.live # before anything was made, so exact

  class << self
    # @yield runs the work once more; it already ran once
    # @return [Boolean] whether the objects that are left grow with the rounds
    def after?(&again)
      counts = []
      (1..ROUNDS).all? do |round|
        again.call if round > 1
        counts << count(round)
        counts.last >= round && pauses(counts) < PAUSES
      end
    end

    private

    def pauses(counts)
      counts.each_cons(2).count { |before, now| now <= before }
    end

    # The fewest objects left in a few looks, or the first count below `enough`. The sleep: a thread
    # that was joined may still be on its way out, and its stack counts until it is gone.
    def count(enough)
      counts = [Perk.live - AT_START]
      while counts.last >= enough && counts.size <= TRIES
        sleep(0.005) if counts.size > 1
        GC.start
        counts << Perk.live - AT_START
      end
      counts.min
    end
  end
end
