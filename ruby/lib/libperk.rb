# frozen_string_literal: true

# libperk: clients for card-linked-offer and rewards APIs. An unofficial client; one small C core
# with a thin Ruby face.
#
#   require "libperk"
#
#   kard = Perk::Kard.new(client_id: "…", client_secret: "…", organization_id: "…",
#                         environment: "sandbox")
#   kard.offers.list("user-1", supported_components: :all, include: "categories").each do |offer|
#     puts offer.name, offer.user_reward&.value&.to_s("F")
#   end
#
# == Threads and Ractors
#
# Threads may share a client: one of them logs in while the others wait, and none holds the
# interpreter's lock while it talks to the server. Perk.parse, Perk.dump, Perk::Hem, Perk::Webhook
# and Perk::Verifier work in every Ractor. A client cannot be sent to another Ractor (TypeError);
# make one in each, after the main Ractor has named the class once (<tt>Perk::Kard</tt>), which
# loads it, and <tt>require "bigdecimal"</tt> where exact numbers are read.
module Perk
  # The native half: perk.h as it is, a function each. Private; the rest of this module is its
  # public face.
  module Core; end
  private_constant :Core
end

require "libperk/core"
require "libperk/rows"
require "libperk/error"
require "libperk/values"
require "libperk/hem"
require "libperk/webhook"

module Perk
  # The version of the library.
  VERSION = Core.perk_version.freeze

  autoload :Document, "libperk/document"
  autoload :Page, "libperk/document"
  autoload :Resource, "libperk/resource"
  autoload :Resources, "libperk/resources"
  autoload :Enums, "libperk/enums"
  autoload :Client, "libperk/client"
  autoload :Transport, "libperk/transport"
  autoload :Exchange, "libperk/transport"
  autoload :Quota, "libperk/tokens"
  autoload :Pages, "libperk/pages"
  autoload :Files, "libperk/files"
  autoload :Pull, "libperk/pull"
  autoload :Got, "libperk/pull"
  autoload :Report, "libperk/pull"
  autoload :Failure, "libperk/pull"
  autoload :Table, "libperk/table"
  autoload :Part, "libperk/table"
  autoload :ArrowStream, "libperk/table"
  autoload :Operation, "libperk/operation"
  autoload :Writes, "libperk/writes"
  autoload :Outcome, "libperk/bulk"
  autoload :Outcomes, "libperk/bulk"
  autoload :BulkError, "libperk/bulk"
  autoload :Stopped, "libperk/bulk"
  autoload :Kard, "libperk/clients"
  autoload :KardLegacy, "libperk/clients"
  autoload :Capillary, "libperk/clients"

  # JSON text as Ruby values: Hash (keys frozen), Array, String (UTF-8), Integer (of any size),
  # Float, true, false, nil.
  #
  # @param text [String]
  # @return [Object]
  # @raise [ParseError] the text is not JSON, or is nested deeper than 128 levels (LimitError)
  def self.parse(text)
    Core.parse(text)
  end

  # Ruby values as compact JSON text: Hash, Array, String, Symbol, Integer, Float, BigDecimal (all
  # its digits), Time and DateTime (ISO 8601 with their zone), true, false, nil.
  #
  # @return [String]
  # @raise [InputError] a value has no JSON form; +pointer+ is its location
  def self.dump(value)
    Core.dump(value)
  end

  # How many of the library's objects are alive; for leak tests.
  def self.live
    Core.perk_live
  end

  # The clock of calls and tokens, which is also the driver's.
  def self.now_ms # :nodoc:
    Process.clock_gettime(Process::CLOCK_MONOTONIC, :millisecond)
  end
end
