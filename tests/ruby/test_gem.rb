# frozen_string_literal: true

require_relative "modules"
require "open3"
require "rubygems"
require "tmpdir"

# The gem as a user gets it: made, installed into an empty place without a network, and used from
# there.
class GemTest < PerkTest
  def test_the_gem_is_made_installed_and_used
    Dir.mktmpdir do |folder|
      gem = run!(File.join(ROOT, "tools/make_gem"), File.join(folder, "made")).lines.last.chomp
      home = { "GEM_HOME" => File.join(folder, "home"), "GEM_PATH" => File.join(folder, "home"),
               "MAKEFLAGS" => "-j2", "RUBYLIB" => nil }
      run!(home, "gem", "install", "--local", "--no-document", gem)
      used = run!(home, RbConfig.ruby, "-e", <<~RUBY, chdir: folder)
        require "libperk"
        kard = Perk::Kard.new(client_id: "a", client_secret: "b", organization_id: "o")
        puts Perk::VERSION, Perk.dump(Perk.parse("[1]")), kard.offers.list("u").inspect
        puts $LOADED_FEATURES.grep(/perk.core/)
        begin
          url = "http://127.0.0.1:9"
          Perk::Kard.new(base_url: url, auth: "token", token: "t", max_attempts: 1).ping.get
        rescue Perk::ConnectError => error
          puts error.class
        end
      RUBY
      version, values, list, library, call = used.lines(chomp: true)
      assert_equal [CORE.perk_version, "[1]", "#<Perk::Pages of offers.list>"],
                   [version, values, list]
      assert_equal "Perk::ConnectError", call
      assert library.start_with?(File.realpath(folder)), library
      Modules.new(File.dirname(library)).check(self)
    end
  end

  def test_what_is_missing_is_named_with_its_package
    Dir.mktmpdir do |folder|
      shown, status = Open3.capture2e({ "PKG_CONFIG_LIBDIR" => folder, "PKG_CONFIG_PATH" => nil },
                                      RbConfig.ruby, File.join(ROOT, "ruby/ext/libperk/extconf.rb"),
                                      chdir: folder)
      refute_predicate status, :success?
      { "jansson.h" => "libjansson-dev", "openssl/evp.h" => "libssl-dev",
        "curl/curl.h" => "libcurl4-openssl-dev" }.each do |header, package|
        assert_match(/#{header} .*not found: install #{package}$/, shown)
      end
      assert_match(/apt-get install pkg-config libjansson-dev libssl-dev libcurl4-openssl-dev$/, shown)
    end
  end

  def run!(*command, **options)
    shown, status = Open3.capture2e(*command, **options)
    assert_predicate status, :success?, shown
    shown
  end
end
