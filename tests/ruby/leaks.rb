# frozen_string_literal: true

# Whether work leaves native objects behind. Ruby's collector is conservative: any word on a stack that looks like a reference keeps an
# object, so one count above zero proves nothing. A leak of one object per round does grow with the rounds; what luck keeps does not.
module Leaks
  ROUNDS = 10
  TRIES = 5
  AT_START = Perk.live # before anything was made, so exact

  class << self
    # @yield runs the work once more; it already ran once
    # @return [Boolean] after every round at least as many objects were left as there were rounds
    def after?(&again)
      (1..ROUNDS).all? do |round|
        again.call if round > 1
        left?(round)
      end
    end

    private

    # The sleep: a thread that was joined may still be on its way out, and its stack counts until it is gone.
    def left?(bound)
      return false if Perk.live - AT_START < bound

      TRIES.times.none? do
        GC.start
        Perk.live - AT_START < bound || sleep(0.005).nil?
      end
    end
  end
end
