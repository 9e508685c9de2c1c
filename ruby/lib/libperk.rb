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
# loads it; the client loads the others. The same holds for Perk::Document without a client, and for
# <tt>require "bigdecimal"</tt> where exact numbers are read.
module Perk
  # The native half: perk.h as it is, a function each. Private; the rest of this module is its
  # public face.
  module Core; end
  private_constant :Core
end

require "libperk/core"
require "libperk/rows"
require "libperk/error"
require "libperk/hem"
require "libperk/webhook"

module Perk
  # The version of the library.
  VERSION = Core.perk_version.freeze

  # Files that are loaded when something of theirs is first used. Ruby's autoload does that in the
  # main Ractor only; in others the first client loads them all (Client.ready).
  LATER = {
    "libperk/values" => %i[Members Record],
    "libperk/shown" => %i[Shown],
    "libperk/document" => %i[Document Page Listed],
    "libperk/resource" => %i[Resource],
    "libperk/resources" => %i[Resources],
    "libperk/operation" => %i[Operation],
    "libperk/pages" => %i[Pages],
    "libperk/bulk" => %i[Outcome Outcomes BulkError Stopped SentItem UnsentItem Bulk],
    "libperk/writes" => %i[Writes],
    "libperk/transport" => %i[Transport Exchange],
    "libperk/pull" => %i[Pull Got Report Failure Ids],
    "libperk/table" => %i[Table Part ArrowStream]
  }.each_value(&:freeze).freeze
  LATER.each { |file, names| names.each { |name| autoload name, file } }
  private_constant :LATER

  autoload :Enums, "libperk/enums"
  autoload :Files, "libperk/files"
  autoload :Client, "libperk/client"
  autoload :Quota, "libperk/tokens"
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
