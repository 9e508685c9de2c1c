# frozen_string_literal: true

module Perk
  # Hashed e-mail (HEM): how an issuer names a person without sending the address.
  #
  #   Perk::Hem.digest("Ana.Lee@example.org")
  #   Perk::Hem.audit(column) { |finding| puts finding.index, finding.problem }
  module Hem
    # 64 lower-case hex digits: SHA-256 of the normalised address. White space is dropped, letters
    # are made lower case; for gmail.com and googlemail.com dots and +tags are dropped too.
    #
    # @param email [String]
    # @param strict [Boolean] refuse addresses that known clients hash differently
    # @return [String]
    # @raise [InputError] the message gives the reason without the address
    def self.digest(email, strict: true)
      raise WrongTypeError.at("email", "a String is needed here") unless email.is_a?(String)

      Core.perk_hem(email, strict ? 1 : 0)
    end

    # A problem with one address of a column: its index (from 0) and what the problem is. +differs+
    # is true for an address that other clients hash differently, false for one that cannot be
    # hashed.
    Finding = ::Struct.new(:index, :problem, :differs) do
      alias_method :differs?, :differs
    end

    # Checks a column of addresses for those that other clients hash differently, or that cannot be
    # hashed at all.
    #
    # @param emails [Enumerable<String>]
    # @yieldparam finding [Finding]
    def self.audit(emails)
      return enum_for(:audit, emails) unless block_given?

      emails.each_with_index do |email, index|
        digest(email)
      rescue InputError => e
        yield Finding.new(index, e.message, hashes?(email))
      end
    end

    def self.hashes?(email)
      digest(email, strict: false)
      true
    rescue InputError
      false
    end
    private_class_method :hashes?
  end
end
