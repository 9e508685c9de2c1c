# frozen_string_literal: true

module Perk
  module Testing
    # Takes secrets out of what a Recorder writes and compares. Texts are changed in place: a body
    # keeps its form and the digits of its numbers.
    module Mask
      MASK = "***"
      HEADER = /\A(proxy-)?authorization\z|\A(set-)?cookie\z|api-key|token|secret|signature/i
      NAMES = "(?:access_?|refresh_?|id_?)?token|(?:client_?)?secret|password|key"
      MEMBER = /("(?:#{NAMES})"\s*:\s*")(?:[^"\\]|\\.)*"/i
      FORM = /((?:\A|&)(?:#{NAMES})=)[^&]*/i
      # JSON may write "&" as an escape.
      QUERY = /((?:[?&]|\\u0026)[\w.%-]*(?:signature|token|credential|sig|key|secret)=)[^&"\\\s]+/i
      private_constant :HEADER, :NAMES, :MEMBER, :FORM, :QUERY

      module_function

      def headers(pairs)
        pairs.map { |name, value| [name, HEADER.match?(name) ? MASK : value] }
      end

      def url(text)
        text.gsub(QUERY) { "#{$1}#{MASK}" }
      end

      # @param text [String] UTF-8
      def body(text)
        masked = text.gsub(MEMBER) { "#{$1}#{MASK}\"" }
        masked = masked.gsub(FORM) { "#{$1}#{MASK}" } unless masked.start_with?("{", "[")
        url(masked)
      end
    end
    private_constant :Mask
  end
end
