# frozen_string_literal: true

# libperk: clients for card-linked-offer and rewards APIs. An unofficial client; one small C core with a thin Ruby face.
#
#   require "perk"
#
#   kard = Perk::Kard.new(client_id: "…", client_secret: "…", organization_id: "…", environment: "sandbox")
#   kard.offers.list("user-1", supported_components: :all, include: "categories").each do |offer|
#     puts offer.name, offer.user_reward&.value&.to_s("F")
#   end
#
# == Threads and Ractors
#
# Threads may share a client: one of them logs in while the others wait, and none holds the interpreter's lock while it talks to the
# server. Perk.parse, Perk.dump, Perk::Hem, Perk::Webhook and Perk::Verifier work in every Ractor. A client cannot be sent to another Ractor
# (TypeError); make one in each, after the main Ractor has named the class once (<tt>Perk::Kard</tt>), which loads it.
module Perk
  # The native half: perk.h as it is, a function each. Private; the rest of this module is its public face.
  module Core; end
  private_constant :Core
end

require "perk/core"
require "perk/table"
require "perk/error"
require "perk/values"
require "perk/hem"
require "perk/webhook"

module Perk
  # The version of the library.
  VERSION = Core.perk_version.freeze

  autoload :Document, "perk/document"
  autoload :Page, "perk/document"
  autoload :Resource, "perk/resource"
  autoload :Resources, "perk/resources"
  autoload :Enums, "perk/enums"
  autoload :Client, "perk/client"
  autoload :Quota, "perk/tokens"
  autoload :Pages, "perk/pages"
  autoload :Files, "perk/files"
  autoload :Operation, "perk/operation"
  autoload :Writes, "perk/writes"
  autoload :Outcome, "perk/bulk"
  autoload :Outcomes, "perk/bulk"
  autoload :BulkError, "perk/bulk"
  autoload :Stopped, "perk/bulk"
  autoload :Kard, "perk/clients"
  autoload :KardLegacy, "perk/clients"
  autoload :Capillary, "perk/clients"

  # JSON text as Ruby values: Hash (keys frozen), Array, String (UTF-8), Integer (of any size), Float, true, false, nil.
  #
  # @param text [String]
  # @return [Object]
  # @raise [ParseError] the text is not JSON, or is nested deeper than 128 levels (LimitError)
  def self.parse(text)
    Core.parse(text)
  end

  # Ruby values as compact JSON text: Hash, Array, String, Symbol, Integer, Float, BigDecimal (all its digits), Time and DateTime
  # (ISO 8601 with their zone), true, false, nil.
  #
  # @return [String]
  # @raise [InputError] a value has no JSON form; +pointer+ says where it stands
  def self.dump(value)
    Core.dump(value)
  end

  # How many of the library's objects are alive; for leak tests.
  def self.live
    Core.perk_live
  end
end
